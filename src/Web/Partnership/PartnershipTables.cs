using Lodestar.Identity;
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
        builder.Property(organisation => organisation.Name).HasMaxLength(Organisation.LongestName);
        builder.Property(organisation => organisation.Size).HasMaxLength(20);
        builder.HasIndex(organisation => organisation.Code).IsUnique();
    }
}

internal sealed class UnitTable : IEntityTypeConfiguration<Unit>
{
    public void Configure(EntityTypeBuilder<Unit> builder)
    {
        builder.ToTable("partnership_units");
        builder.Property(unit => unit.Name).HasMaxLength(Unit.LongestName);
        builder.HasOne<Organisation>().WithMany().HasForeignKey(unit => unit.OrganisationId).OnDelete(DeleteBehavior.Restrict);
    }
}

/// <summary>The join code of an organisation that was merged into another: its links and posters lead there.</summary>
internal sealed class FormerCode
{
    public required string Code { get; init; }

    public required Guid OrganisationId { get; set; }
}

internal sealed class FormerCodeTable : IEntityTypeConfiguration<FormerCode>
{
    public void Configure(EntityTypeBuilder<FormerCode> builder)
    {
        builder.ToTable("partnership_former_codes");
        builder.HasKey(former => former.Code);
        builder.Property(former => former.Code).HasMaxLength(20);
        builder.HasOne<Organisation>().WithMany().HasForeignKey(former => former.OrganisationId).OnDelete(DeleteBehavior.Restrict);
    }
}

/// <summary>A file that somebody wants to import, until they say so, or a day has passed.</summary>
internal sealed class WaitingImport
{
    public required Guid Id { get; init; }

    /// <summary>The account of whoever sent it; nobody else sees it.</summary>
    public required Guid AccountId { get; init; }

    public required string Content { get; init; }

    public required DateTimeOffset Until { get; init; }
}

internal sealed class WaitingImportTable : IEntityTypeConfiguration<WaitingImport>
{
    public void Configure(EntityTypeBuilder<WaitingImport> builder)
    {
        builder.ToTable("partnership_imports");
        builder.HasOne<Account>().WithMany().HasForeignKey(import => import.AccountId).OnDelete(DeleteBehavior.Cascade);
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
