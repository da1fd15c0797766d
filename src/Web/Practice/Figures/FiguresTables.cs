using Lodestar.Rounds;
using Microsoft.EntityFrameworkCore;
using Microsoft.EntityFrameworkCore.Metadata.Builders;

namespace Lodestar.Practice.Figures;

/// <summary>What was published of a closed round: protected figures, never answers. It is written once and never changed.</summary>
internal sealed class RoundShowing
{
    public required Guid RoundId { get; init; }

    /// <summary>The day on which it was published.</summary>
    public required DateOnly ShownOn { get; init; }

    /// <summary><see cref="RoundFigures"/> as JSON.</summary>
    public required string Content { get; init; }
}

/// <summary>
/// Kept counts of what was submitted in a round, by one group: how many took part, and how often each answer was given. They
/// change in the commit that changes the answers, and <c>lodestar figures verify</c> holds them against each other.
/// </summary>
internal sealed class TallyRow
{
    public required Guid RoundId { get; init; }

    public required Grouping By { get; init; }

    /// <summary>The group's code; empty for the whole round, the id of an organisation in one of its own.</summary>
    public required string Code { get; init; }

    /// <summary><see cref="Tally"/> as JSON.</summary>
    public required string Content { get; set; }
}

internal sealed class TallyRowTable : IEntityTypeConfiguration<TallyRow>
{
    public void Configure(EntityTypeBuilder<TallyRow> builder)
    {
        builder.ToTable("practice_tallies");
        builder.HasKey(tally => new { tally.RoundId, tally.By, tally.Code });
        builder.Property(tally => tally.By).HasMaxLength(20);
        builder.Property(tally => tally.Code).HasMaxLength(80);
        builder.HasOne<Round>().WithMany().HasForeignKey(tally => tally.RoundId).OnDelete(DeleteBehavior.Restrict);
    }
}

/// <summary>What was last shown of a round that is still open, and the counts behind it, so that the next showing can be protected together with it.</summary>
internal sealed class OpenShowing
{
    public required Guid RoundId { get; init; }

    /// <summary>The day of the last showing; there is at most one a day.</summary>
    public required DateOnly ShownOn { get; set; }

    /// <summary>What was published, as JSON.</summary>
    public required string Content { get; set; }

    /// <summary>The counts behind it as JSON: never published, and no answer of a person.</summary>
    public required string Counts { get; set; }
}

internal sealed class OpenShowingTable : IEntityTypeConfiguration<OpenShowing>
{
    public void Configure(EntityTypeBuilder<OpenShowing> builder)
    {
        builder.ToTable("practice_open_showings");
        builder.HasKey(showing => showing.RoundId);
        builder.HasOne<Round>().WithOne().HasForeignKey<OpenShowing>(showing => showing.RoundId).OnDelete(DeleteBehavior.Restrict);
    }
}

internal sealed class RoundShowingTable : IEntityTypeConfiguration<RoundShowing>
{
    public void Configure(EntityTypeBuilder<RoundShowing> builder)
    {
        builder.ToTable("practice_showings");
        builder.HasKey(showing => showing.RoundId);
        builder.HasOne<Round>().WithOne().HasForeignKey<RoundShowing>(showing => showing.RoundId).OnDelete(DeleteBehavior.Restrict);
    }
}
