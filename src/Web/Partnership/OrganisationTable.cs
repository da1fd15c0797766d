using Lodestar.Identity;
using Lodestar.Kernel;
using Lodestar.Persistence;
using Microsoft.EntityFrameworkCore;
using Microsoft.EntityFrameworkCore.Metadata.Builders;

namespace Lodestar.Partnership;

/// <summary>Maps <see cref="FrontDoor"/> to its table.</summary>
internal sealed class FrontDoorTable : IEntityTypeConfiguration<FrontDoor>
{
    public void Configure(EntityTypeBuilder<FrontDoor> builder)
    {
        builder.ToTable("partnership_front_doors");
        builder.HasKey(door => door.District);
        builder.Property(door => door.Phone).HasMaxLength(FrontDoor.LongestPhone);
        builder.Property(door => door.OutOfHours).HasMaxLength(FrontDoor.LongestPhone);
        builder.Property(door => door.Hours).HasMaxLength(200);
        builder.Property(door => door.ConfirmedBy).HasMaxLength(FrontDoor.LongestWords);
    }
}

/// <summary>Maps <see cref="Organisation"/> to its table.</summary>
internal sealed class OrganisationTable : IEntityTypeConfiguration<Organisation>
{
    public void Configure(EntityTypeBuilder<Organisation> builder)
    {
        builder.ToTable("partnership_organisations");
        builder.Property(organisation => organisation.Code).HasMaxLength(JoinCode.Longest);
        builder.Property(organisation => organisation.Name).HasMaxLength(Organisation.LongestName);
        builder.Property(organisation => organisation.Size).HasMaxLength(ColumnLengths.Kind);
        builder.HasIndex(organisation => organisation.Code).IsUnique();
    }
}

/// <summary>Maps <see cref="Unit"/> to its table.</summary>
internal sealed class UnitTable : IEntityTypeConfiguration<Unit>
{
    public void Configure(EntityTypeBuilder<Unit> builder)
    {
        builder.ToTable("partnership_units");
        builder.Property(unit => unit.Name).HasMaxLength(Unit.LongestName);
        builder.HasOne<Organisation>().WithMany().HasForeignKey(unit => unit.OrganisationId).OnDelete(DeleteBehavior.Restrict);
    }
}

/// <summary>The join code of an organisation that was merged into another, to which its links and posters now lead.</summary>
internal sealed class FormerCode
{
    public required string Code { get; init; }

    public required Guid OrganisationId { get; set; }
}

/// <summary>Maps <see cref="FormerCode"/> to its table.</summary>
internal sealed class FormerCodeTable : IEntityTypeConfiguration<FormerCode>
{
    public void Configure(EntityTypeBuilder<FormerCode> builder)
    {
        builder.ToTable("partnership_former_codes");
        builder.HasKey(former => former.Code);
        builder.Property(former => former.Code).HasMaxLength(JoinCode.Longest);
        builder.HasOne<Organisation>().WithMany().HasForeignKey(former => former.OrganisationId).OnDelete(DeleteBehavior.Restrict);
    }
}

/// <summary>A file that somebody wants to import. It waits until they confirm, or for a day.</summary>
internal sealed class WaitingImport
{
    public required Guid Id { get; init; }

    /// <summary>The account of the person who sent it; nobody else sees it.</summary>
    public required Guid AccountId { get; init; }

    public required string Content { get; init; }

    public required DateTimeOffset Until { get; init; }
}

/// <summary>Maps <see cref="WaitingImport"/> to its table.</summary>
internal sealed class WaitingImportTable : IEntityTypeConfiguration<WaitingImport>
{
    public void Configure(EntityTypeBuilder<WaitingImport> builder)
    {
        builder.ToTable("partnership_imports");
        builder.HasOne<Account>().WithMany().HasForeignKey(import => import.AccountId).OnDelete(DeleteBehavior.Cascade);
    }
}

/// <summary>What this database is: a single row, written when the database is made.</summary>
internal sealed class Installation
{
    public const int OnlyId = 1;

    public int Id { get; init; } = OnlyId;

    /// <summary>True if it was made as a sample. A sample never becomes real, nor the other way round.</summary>
    public required bool Sample { get; init; }

    /// <summary>Id of the pack; another area needs another database.</summary>
    public required string Pack { get; init; }

    /// <summary>Keyed hash of a fixed text, by which a node notices that it was given another secret key.</summary>
    public required byte[] KeyCheck { get; init; }
}

/// <summary>Maps <see cref="Installation"/> to its table.</summary>
internal sealed class InstallationTable : IEntityTypeConfiguration<Installation>
{
    public void Configure(EntityTypeBuilder<Installation> builder)
    {
        builder.ToTable("partnership_installation");
        builder.Property(installation => installation.Id).ValueGeneratedNever();
    }
}
