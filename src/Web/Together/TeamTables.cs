using Lodestar.Identity;
using Lodestar.Partnership;
using Lodestar.Persistence;
using Lodestar.Rounds;
using Lodestar.Standards;
using Microsoft.EntityFrameworkCore;
using Microsoft.EntityFrameworkCore.Metadata.Builders;

namespace Lodestar.Together;

/// <summary>Something that happened to a reflection: submitted, sent back, signed off, replied.</summary>
internal sealed class TeamStep
{
    public required Guid ReflectionId { get; init; }

    /// <summary>1 for the first, and one more for each later one.</summary>
    public required int Number { get; init; }

    public required TeamStepKind Kind { get; init; }

    public required string Words { get; set; }

    public required Guid By { get; init; }

    public required string ByName { get; init; }

    public required DateTimeOffset At { get; init; }

    /// <summary>True if its words are only for people of the organisation; the district does not read them.</summary>
    public bool IsOwn => Kind is TeamStepKind.SentBack or TeamStepKind.TakenBack or TeamStepKind.AskedAnother;
}

/// <summary>What can happen to a reflection.</summary>
internal enum TeamStepKind
{
    Submitted,
    SentBack,
    SignedOff,
    Promised,
    Replied,
    TakenBack,
    AskedAnother,
}

/// <summary>Maps <see cref="TeamReflection"/> to its table.</summary>
internal sealed class TeamReflectionTable : IEntityTypeConfiguration<TeamReflection>
{
    public void Configure(EntityTypeBuilder<TeamReflection> builder)
    {
        builder.ToTable("together_reflections");
        builder.Property(team => team.PackVersion).HasMaxLength(VersionName.Longest);
        builder.Property(team => team.Stage).HasMaxLength(ColumnLengths.Kind);
        builder.Property(team => team.Version).IsConcurrencyToken();
        builder.HasIndex(team => new { team.RoundId, team.OrganisationId }).IsUnique();
        builder.HasIndex(team => team.OrganisationId);
        builder.HasOne<Round>().WithMany().HasForeignKey(team => team.RoundId).OnDelete(DeleteBehavior.Restrict);
        builder.HasOne<Organisation>().WithMany().HasForeignKey(team => team.OrganisationId).OnDelete(DeleteBehavior.Restrict);
    }
}

/// <summary>Maps <see cref="TeamStep"/> to its table.</summary>
internal sealed class TeamStepTable : IEntityTypeConfiguration<TeamStep>
{
    public void Configure(EntityTypeBuilder<TeamStep> builder)
    {
        builder.ToTable("together_steps");
        builder.HasKey(step => new { step.ReflectionId, step.Number });
        builder.Property(step => step.Kind).HasMaxLength(ColumnLengths.Kind);
        builder.Property(step => step.ByName).HasMaxLength(Account.LongestName);
        builder.Ignore(step => step.IsOwn);
        builder.BelongsToATeam(step => step.ReflectionId);
    }
}

/// <summary>What the tables of a reflection have in common.</summary>
internal static class TeamTables
{
    /// <summary>Ties a row to its reflection, with which it is deleted.</summary>
    public static void BelongsToATeam<T>(this EntityTypeBuilder<T> builder, System.Linq.Expressions.Expression<Func<T, object?>> reflection)
        where T : class => builder.HasOne<TeamReflection>().WithMany().HasForeignKey(reflection).OnDelete(DeleteBehavior.Cascade);
}
