using Lodestar.Identity;
using Lodestar.Persistence;
using Microsoft.EntityFrameworkCore;
using Microsoft.EntityFrameworkCore.Metadata.Builders;

namespace Lodestar.Standards;

/// <summary>A version of the pack that was served here, kept with all its files so that old answers keep their words.</summary>
internal sealed class StoredPack
{
    public required string Version { get; init; }

    public required string Sha256 { get; set; }

    /// <summary>The files by path, as JSON compressed with Brotli.</summary>
    public required byte[] Files { get; set; }
}

/// <summary>Maps <see cref="StoredPack"/> to its table.</summary>
internal sealed class StoredPackTable : IEntityTypeConfiguration<StoredPack>
{
    public void Configure(EntityTypeBuilder<StoredPack> builder)
    {
        builder.ToTable("standards_packs");
        builder.HasKey(pack => pack.Version);
        builder.Property(pack => pack.Version).HasMaxLength(VersionName.Longest);
        builder.Property(pack => pack.Sha256).HasMaxLength(ColumnLengths.Sha256).HasColumnName("sha256");
    }
}

/// <summary>A layer of local questions as it was published. It never changes, so that old answers keep their words.</summary>
internal sealed class StoredLayer
{
    /// <summary>The longest sentence about what changed, in characters.</summary>
    public const int LongestChanges = 300;

    public required int Number { get; init; }

    /// <summary>The version of the pack on which it was written.</summary>
    public required string PackVersion { get; init; }

    /// <summary><see cref="LocalLayer"/> as JSON.</summary>
    public required string Content { get; init; }

    public required string Sha256 { get; init; }

    /// <summary>What changed, in a sentence.</summary>
    public required string Changes { get; init; }

    public required string ByName { get; init; }

    public required DateTimeOffset At { get; init; }
}

/// <summary>A question, or help with an item, that is being written. It is deleted when it is published or discarded.</summary>
internal sealed class LocalDraft
{
    /// <summary>The question's id, or the item's after <see cref="LocalDrafts.HelpMark"/>.</summary>
    public required string About { get; init; }

    /// <summary><see cref="LocalQuestion"/> or <see cref="HelpText"/> as JSON; null if it is to be removed.</summary>
    public string? Content { get; set; }

    public int Version { get; set; }

    public required string ByName { get; set; }

    public required DateTimeOffset At { get; set; }
}

/// <summary>Maps <see cref="StoredLayer"/> to its table.</summary>
internal sealed class StoredLayerTable : IEntityTypeConfiguration<StoredLayer>
{
    public void Configure(EntityTypeBuilder<StoredLayer> builder)
    {
        builder.ToTable("standards_layers");
        builder.HasKey(layer => layer.Number);
        builder.Property(layer => layer.Number).ValueGeneratedNever();
        builder.Property(layer => layer.PackVersion).HasMaxLength(VersionName.Longest);
        builder.Property(layer => layer.Sha256).HasMaxLength(ColumnLengths.Sha256).HasColumnName("sha256");
        builder.Property(layer => layer.Changes).HasMaxLength(StoredLayer.LongestChanges);
        builder.Property(layer => layer.ByName).HasMaxLength(Account.LongestName);
    }
}

/// <summary>Maps <see cref="LocalDraft"/> to its table.</summary>
internal sealed class LocalDraftTable : IEntityTypeConfiguration<LocalDraft>
{
    public void Configure(EntityTypeBuilder<LocalDraft> builder)
    {
        builder.ToTable("standards_drafts");
        builder.HasKey(draft => draft.About);
        builder.Property(draft => draft.About).HasMaxLength(ColumnLengths.Code);
        builder.Property(draft => draft.Version).IsConcurrencyToken();
        builder.Property(draft => draft.ByName).HasMaxLength(Account.LongestName);
    }
}
