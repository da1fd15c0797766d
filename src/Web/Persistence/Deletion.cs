using Microsoft.EntityFrameworkCore;
using Microsoft.EntityFrameworkCore.Metadata.Builders;

namespace Lodestar.Persistence;

/// <summary>
/// Remembers that something was deleted, so that an earlier backup does not bring it back. It holds only a keyed hash, which can be compared
/// with the rows of a backup and says nothing by itself.
/// </summary>
internal sealed class Deletion
{
    /// <summary>Keyed hash of what identified the deleted record.</summary>
    public required byte[] Mark { get; init; }

    /// <summary>Monday of the week of the deletion. Marks are deleted when no backup can be older.</summary>
    public required DateOnly Week { get; init; }
}

/// <summary>Maps <see cref="Deletion"/> to its table.</summary>
internal sealed class DeletionTable : IEntityTypeConfiguration<Deletion>
{
    public void Configure(EntityTypeBuilder<Deletion> builder)
    {
        builder.ToTable("persistence_deletions");
        builder.HasKey(deletion => deletion.Mark);
    }
}
