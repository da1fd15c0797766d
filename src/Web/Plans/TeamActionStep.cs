using Lodestar.Identity;
using Lodestar.Partnership;
using Lodestar.Persistence;
using Lodestar.Together;
using Microsoft.EntityFrameworkCore;
using Microsoft.EntityFrameworkCore.Metadata.Builders;

namespace Lodestar.Plans;

/// <summary>Something that happened to an action.</summary>
internal sealed class TeamActionStep
{
    public required Guid ActionId { get; init; }

    /// <summary>1 for the first, and one more for each later one.</summary>
    public required int Number { get; init; }

    public required ActionStage Stage { get; init; }

    public required string Words { get; set; }

    public required Guid By { get; init; }

    public required string ByName { get; init; }

    public required DateTimeOffset At { get; init; }
}

/// <summary>Maps <see cref="TeamAction"/> to its table.</summary>
internal sealed class TeamActionTable : IEntityTypeConfiguration<TeamAction>
{
    public void Configure(EntityTypeBuilder<TeamAction> builder)
    {
        builder.ToTable("plans_actions");
        builder.Property(action => action.Item).HasMaxLength(ColumnLengths.Code);
        builder.Property(action => action.Text).HasMaxLength(TeamAction.LongestText);
        builder.Property(action => action.Owner).HasMaxLength(TeamAction.LongestOwner);
        builder.Property(action => action.Stage).HasMaxLength(ColumnLengths.Kind);
        builder.Property(action => action.Version).IsConcurrencyToken();
        builder.HasIndex(action => action.DueOn);
        builder.HasOne<Organisation>().WithMany().HasForeignKey(action => action.OrganisationId).OnDelete(DeleteBehavior.Restrict);
        builder.HasOne<TeamReflection>().WithMany().HasForeignKey(action => action.ReflectionId).OnDelete(DeleteBehavior.SetNull);
    }
}

/// <summary>Maps <see cref="TeamActionStep"/> to its table.</summary>
internal sealed class TeamActionStepTable : IEntityTypeConfiguration<TeamActionStep>
{
    public void Configure(EntityTypeBuilder<TeamActionStep> builder)
    {
        builder.ToTable("plans_action_steps");
        builder.HasKey(step => new { step.ActionId, step.Number });
        builder.Property(step => step.Stage).HasMaxLength(ColumnLengths.Kind);
        builder.Property(step => step.ByName).HasMaxLength(Account.LongestName);
        builder.HasOne<TeamAction>().WithMany().HasForeignKey(step => step.ActionId).OnDelete(DeleteBehavior.Cascade);
    }
}
