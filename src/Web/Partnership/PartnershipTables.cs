using Microsoft.EntityFrameworkCore;
using Microsoft.EntityFrameworkCore.Metadata.Builders;

namespace Lodestar.Partnership;

internal sealed class FrontDoorTable : IEntityTypeConfiguration<FrontDoor>
{
    public void Configure(EntityTypeBuilder<FrontDoor> builder)
    {
        builder.ToTable("partnership_front_doors");
        builder.HasKey(door => door.District);
        builder.Property(door => door.Phone).HasMaxLength(40);
        builder.Property(door => door.OutOfHours).HasMaxLength(40);
        builder.Property(door => door.Hours).HasMaxLength(200);
        builder.Property(door => door.ConfirmedBy).HasMaxLength(120);
    }
}

internal sealed class OrganisationTable : IEntityTypeConfiguration<Organisation>
{
    public void Configure(EntityTypeBuilder<Organisation> builder)
    {
        builder.ToTable("partnership_organisations");
        builder.Property(organisation => organisation.Code).HasMaxLength(20);
        builder.Property(organisation => organisation.Name).HasMaxLength(120);
        builder.HasIndex(organisation => organisation.Code).IsUnique();
    }
}

/// <summary>What this database is: one row, written when it is made.</summary>
internal sealed class Installation
{
    public const int OnlyId = 1;

    public int Id { get; init; } = OnlyId;

    /// <summary>True where it was made as a sample; it never becomes a real one, nor the other way round.</summary>
    public required bool Sample { get; init; }

    /// <summary>Id of the pack; another area has a database of its own.</summary>
    public required string Pack { get; init; }

    /// <summary>Keyed hash of a fixed text: tells a node that was given another secret key.</summary>
    public required byte[] KeyCheck { get; init; }
}

internal sealed class InstallationTable : IEntityTypeConfiguration<Installation>
{
    public void Configure(EntityTypeBuilder<Installation> builder)
    {
        builder.ToTable("partnership_installation");
        builder.Property(installation => installation.Id).ValueGeneratedNever();
    }
}
