using Lodestar.Identity;
using Lodestar.Kernel;
using Microsoft.EntityFrameworkCore;
using Microsoft.EntityFrameworkCore.Metadata.Builders;

namespace Lodestar.Notices;

/// <summary>How often a person wants one kind of e-mail.</summary>
internal sealed class ChosenPace
{
    public required Guid AccountId { get; init; }

    /// <summary>The name of the kind.</summary>
    public required string Kind { get; init; }

    public required NoticePace Pace { get; set; }
}

/// <summary>Maps <see cref="ChosenPace"/> to its table.</summary>
internal sealed class ChosenPaceTable : IEntityTypeConfiguration<ChosenPace>
{
    public void Configure(EntityTypeBuilder<ChosenPace> builder)
    {
        builder.ToTable("notices_choices");
        builder.HasKey(choice => new { choice.AccountId, choice.Kind });
        builder.Property(choice => choice.Kind).HasMaxLength(40);
        builder.Property(choice => choice.Pace).HasMaxLength(20);
        builder.HasOne<Account>().WithMany().HasForeignKey(choice => choice.AccountId).OnDelete(DeleteBehavior.Cascade);
    }
}
