using Microsoft.EntityFrameworkCore;
using Microsoft.EntityFrameworkCore.Metadata.Builders;

namespace Lodestar.Persistence;

/// <summary>
/// Remembers that something was deleted, so that a backup made before does not bring it back. It holds a keyed hash only:
/// it can be compared with what a backup brings, and says nothing by itself.
/// </summary>
internal sealed class Deletion
{
    /// <summary>Keyed hash of what identified the deleted record.</summary>
    public required byte[] Mark { get; init; }

    /// <summary>Monday of the week of the deletion; marks go when no backup can be older.</summary>
    public required DateOnly Week { get; init; }
}

internal sealed class DeletionTable : IEntityTypeConfiguration<Deletion>
{
    public void Configure(EntityTypeBuilder<Deletion> builder)
    {
        builder.ToTable("persistence_deletions");
        builder.HasKey(deletion => deletion.Mark);
    }
}
