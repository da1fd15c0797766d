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

    /// <summary><see cref="RoundFigures"/> as JSON; null if too few took part to publish any.</summary>
    public required string? Content { get; init; }
}

/// <summary>
/// What was last shown of a round that is still open, with the counts behind it, so that the next showing can be protected together with it.
/// </summary>
internal sealed class OpenShowing
{
    public required Guid RoundId { get; init; }

    /// <summary>The day of the last showing; there is at most one a day.</summary>
    public required DateOnly ShownOn { get; set; }

    /// <summary>What was published, as JSON.</summary>
    public required string Content { get; set; }

    /// <summary>The counts behind it as JSON. They are never published, and are no person's answers.</summary>
    public required string Counts { get; set; }
}

/// <summary>Maps <see cref="OpenShowing"/> to its table.</summary>
internal sealed class OpenShowingTable : IEntityTypeConfiguration<OpenShowing>
{
    public void Configure(EntityTypeBuilder<OpenShowing> builder)
    {
        builder.ToTable("practice_open_showings");
        builder.HasKey(showing => showing.RoundId);
        builder.HasOne<Round>().WithOne().HasForeignKey<OpenShowing>(showing => showing.RoundId).OnDelete(DeleteBehavior.Restrict);
    }
}

/// <summary>Maps <see cref="RoundShowing"/> to its table.</summary>
internal sealed class RoundShowingTable : IEntityTypeConfiguration<RoundShowing>
{
    public void Configure(EntityTypeBuilder<RoundShowing> builder)
    {
        builder.ToTable("practice_showings");
        builder.HasKey(showing => showing.RoundId);
        builder.HasOne<Round>().WithOne().HasForeignKey<RoundShowing>(showing => showing.RoundId).OnDelete(DeleteBehavior.Restrict);
    }
}
