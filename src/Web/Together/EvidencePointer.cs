using Lodestar.Identity;
using Lodestar.Partnership;
using Microsoft.EntityFrameworkCore;
using Microsoft.EntityFrameworkCore.Metadata.Builders;

namespace Lodestar.Together;

/// <summary>A pointer to evidence: where something is held, never the thing itself. One pointer may serve many items and rounds.</summary>
internal sealed class EvidencePointer
{
    public required Guid Id { get; init; }

    public required Guid OrganisationId { get; set; }

    public required string What { get; set; }

    public required string Held { get; set; }

    public required string Owner { get; set; }

    public required DateOnly? ReviewOn { get; set; }

    /// <summary>True once it is no longer offered. Answers with that pointer still show it.</summary>
    public bool Retired { get; set; }

    /// <summary>Goes up by one with each change.</summary>
    public int Version { get; set; }
}

/// <summary>What a pointer said from a change on. Versions are added and never changed, except when words are taken out.</summary>
internal sealed class EvidenceVersion
{
    public required Guid PointerId { get; init; }

    public required int Version { get; init; }

    public required string What { get; set; }

    public required string Held { get; set; }

    public required string Owner { get; set; }

    public required DateOnly? ReviewOn { get; init; }

    public required bool Retired { get; init; }

    /// <summary>The account that changed it; the name stays when the account ends. Empty for versions from before changes were kept.</summary>
    public required Guid By { get; init; }

    public required string ByName { get; init; }

    public required DateTimeOffset At { get; init; }
}

/// <summary>Maps <see cref="EvidencePointer"/> to its table.</summary>
internal sealed class EvidencePointerTable : IEntityTypeConfiguration<EvidencePointer>
{
    public void Configure(EntityTypeBuilder<EvidencePointer> builder)
    {
        builder.ToTable("together_evidence");
        builder.Property(pointer => pointer.What).HasMaxLength(PointerLimits.LongestText);
        builder.Property(pointer => pointer.Held).HasMaxLength(PointerLimits.LongestText);
        builder.Property(pointer => pointer.Owner).HasMaxLength(PointerLimits.LongestOwner);
        builder.HasOne<Organisation>().WithMany().HasForeignKey(pointer => pointer.OrganisationId).OnDelete(DeleteBehavior.Restrict);
    }
}

/// <summary>Maps <see cref="EvidenceVersion"/> to its table.</summary>
internal sealed class EvidenceVersionTable : IEntityTypeConfiguration<EvidenceVersion>
{
    public void Configure(EntityTypeBuilder<EvidenceVersion> builder)
    {
        builder.ToTable("together_evidence_versions");
        builder.HasKey(version => new { version.PointerId, version.Version });
        builder.Property(version => version.What).HasMaxLength(PointerLimits.LongestText);
        builder.Property(version => version.Held).HasMaxLength(PointerLimits.LongestText);
        builder.Property(version => version.Owner).HasMaxLength(PointerLimits.LongestOwner);
        builder.Property(version => version.ByName).HasMaxLength(Account.LongestName);
        builder.HasOne<EvidencePointer>().WithMany().HasForeignKey(version => version.PointerId).OnDelete(DeleteBehavior.Cascade);
    }
}
