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

internal sealed class StoredPackTable : IEntityTypeConfiguration<StoredPack>
{
    public void Configure(EntityTypeBuilder<StoredPack> builder)
    {
        builder.ToTable("standards_packs");
        builder.HasKey(pack => pack.Version);
        builder.Property(pack => pack.Version).HasMaxLength(40);
        builder.Property(pack => pack.Sha256).HasMaxLength(64).HasColumnName("sha256");
    }
}
