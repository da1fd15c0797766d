using Lodestar.Partnership;
using Lodestar.Persistence;
using Lodestar.Rounds;
using Lodestar.Standards;
using Microsoft.EntityFrameworkCore;
using Microsoft.EntityFrameworkCore.Metadata.Builders;

namespace Lodestar.Practice;

/// <summary>
/// One person's reflection. Only the keyed hash of their return code says whose it is, and the week is the finest time that is kept.
/// </summary>
internal sealed class Sheet
{
    public required Guid Id { get; init; }

    /// <summary>Keyed hash of the return code; the only way from a code to its answers.</summary>
    public required byte[] Owner { get; set; }

    public Guid? RoundId { get; set; }

    public Guid? OrganisationId { get; set; }

    public required string Reflection { get; init; }

    public required string PackVersion { get; init; }

    /// <summary>How much of the reflection the person takes.</summary>
    public required Scope Scope { get; set; }

    /// <summary>Monday of the week of the last entry.</summary>
    public required DateOnly Week { get; set; }

    /// <summary>The number of the last entry, so that two saves at once are noticed.</summary>
    public required int Revision { get; set; }

    /// <summary>The number of the entry that was submitted last; null if none was.</summary>
    public int? Submitted { get; set; }

    /// <summary>True after it was counted in what was shown of its round while that was open. When that was is not kept.</summary>
    public bool Shown { get; set; }
}

/// <summary>One save, with what it added. Entries are appended and never changed, and deleted when their owner deletes the sheet.</summary>
internal sealed class SheetEntry
{
    public required Guid SheetId { get; init; }

    /// <summary>1 for the first entry of a sheet, and one more for each later one.</summary>
    public required int Revision { get; init; }

    /// <summary>Sector, districts, answers and skipped sections as JSON (see <see cref="SheetJson"/>), stored with <see cref="Pressed"/>.</summary>
    public required string Content { get; init; }

    /// <summary>
    /// The private note. It is in a column of its own, so that no figure can read it by mistake. Only the newest is kept: what a person removes
    /// from it is gone from every version.
    /// </summary>
    public string? Note { get; init; }
}

/// <summary>What a return code opens. It names no sheet, because only the code itself leads there.</summary>
internal sealed class ReturnRecord
{
    /// <summary>Keyed hash of the code's finder.</summary>
    public required byte[] Finder { get; init; }

    /// <summary>Keyed hash of the whole code.</summary>
    public required byte[] Proof { get; init; }

    /// <summary>Monday of the week in which it was last opened.</summary>
    public DateOnly? OpenedWeek { get; set; }

    /// <summary>First day of the month in which it was given out, for the retention clock; null for records older than the clock.</summary>
    public DateOnly? Month { get; init; }
}

/// <summary>Failed tries for one finder, whether or not a record has it, so that a guesser learns nothing from them.</summary>
internal sealed class ReturnFailures
{
    public required byte[] Finder { get; init; }

    public int Failures { get; set; }

    /// <summary>The moment when counting starts again.</summary>
    public required DateTimeOffset Until { get; set; }
}

/// <summary>One sitting: which browser has which sheet open. It ends when the person leaves, or expires.</summary>
internal sealed class Sitting
{
    /// <summary>Keyed hash of the browser's session cookie.</summary>
    public required byte[] Token { get; init; }

    public required Guid SheetId { get; set; }

    /// <summary>The sealed part: the code while it is still to be shown, its finder, and an earlier sheet for comparison.</summary>
    public required string Sealed { get; set; }

    /// <summary>When it expires: a full hour, so that it does not disclose when the last answer was given.</summary>
    public required DateTimeOffset Until { get; set; }
}

/// <summary>A reflection that arrived whole under a key. Anyone who sends it again within a day gets the same reply.</summary>
internal sealed class ArrivalKey
{
    /// <summary>Keyed hash of the round and the key.</summary>
    public required byte[] Key { get; init; }

    /// <summary>Keyed hash of the content, so that another reflection under the same key is noticed.</summary>
    public required byte[] Content { get; set; }

    /// <summary>Id of the sheet; empty after its owner deleted it or took a new code.</summary>
    public required Guid SheetId { get; set; }

    /// <summary>Which of the return codes that follow from the key was unused.</summary>
    public required int Attempt { get; init; }

    /// <summary>When it is deleted: a midnight.</summary>
    public required DateTimeOffset Until { get; init; }
}

/// <summary>Maps <see cref="ArrivalKey"/> to its table.</summary>
internal sealed class ArrivalKeyTable : IEntityTypeConfiguration<ArrivalKey>
{
    public void Configure(EntityTypeBuilder<ArrivalKey> builder)
    {
        builder.ToTable("practice_arrivals");
        builder.HasKey(arrival => arrival.Key);
    }
}

/// <summary>Maps <see cref="Sheet"/> to its table.</summary>
internal sealed class SheetTable : IEntityTypeConfiguration<Sheet>
{
    public void Configure(EntityTypeBuilder<Sheet> builder)
    {
        builder.ToTable("practice_sheets");
        builder.Property(sheet => sheet.Reflection).HasMaxLength(60);
        builder.Property(sheet => sheet.PackVersion).HasMaxLength(VersionName.Longest);
        builder.HasIndex(sheet => sheet.Owner).IsUnique();
        builder.HasOne<Round>().WithMany().HasForeignKey(sheet => sheet.RoundId).OnDelete(DeleteBehavior.Restrict);
        builder.HasOne<Organisation>().WithMany().HasForeignKey(sheet => sheet.OrganisationId).OnDelete(DeleteBehavior.Restrict);

        // Most reflections have no organisation.
        builder.HasIndex(sheet => sheet.OrganisationId).HasFilter("organisation_id IS NOT NULL");
    }
}

/// <summary>Maps <see cref="SheetEntry"/> to its table.</summary>
internal sealed class SheetEntryTable : IEntityTypeConfiguration<SheetEntry>
{
    public void Configure(EntityTypeBuilder<SheetEntry> builder)
    {
        builder.ToTable("practice_entries");
        builder.HasKey(entry => new { entry.SheetId, entry.Revision });
        builder.Property(entry => entry.Content).HasConversion(Pressed.Converter);
        builder.HasOne<Sheet>().WithMany().HasForeignKey(entry => entry.SheetId).OnDelete(DeleteBehavior.Cascade);
    }
}

/// <summary>Maps <see cref="ReturnRecord"/> to its table.</summary>
internal sealed class ReturnRecordTable : IEntityTypeConfiguration<ReturnRecord>
{
    public void Configure(EntityTypeBuilder<ReturnRecord> builder)
    {
        builder.ToTable("practice_returns");
        builder.HasKey(record => record.Finder);
    }
}

/// <summary>Maps <see cref="ReturnFailures"/> to its table.</summary>
internal sealed class ReturnFailuresTable : IEntityTypeConfiguration<ReturnFailures>
{
    public void Configure(EntityTypeBuilder<ReturnFailures> builder)
    {
        builder.ToTable("practice_return_failures");
        builder.HasKey(failures => failures.Finder);
    }
}

/// <summary>Maps <see cref="Sitting"/> to its table.</summary>
internal sealed class SittingTable : IEntityTypeConfiguration<Sitting>
{
    public void Configure(EntityTypeBuilder<Sitting> builder)
    {
        builder.ToTable("practice_sittings");
        builder.HasKey(sitting => sitting.Token);
        builder.HasOne<Sheet>().WithMany().HasForeignKey(sitting => sitting.SheetId).OnDelete(DeleteBehavior.Cascade);
        builder.HasIndex(sitting => sitting.Until);
    }
}

/// <summary>
/// Kept counts of what one group submitted in a round: how many took part, and how often each answer was given. They change in the commit that
/// changes the answers, and <c>lodestar figures verify</c> compares the two.
/// </summary>
internal sealed class TallyRow
{
    public required Guid RoundId { get; init; }

    public required Grouping By { get; init; }

    /// <summary>The group's code; empty for the whole round, the id of an organisation for its own group.</summary>
    public required string Code { get; init; }

    /// <summary><see cref="Tally"/> as JSON.</summary>
    public required string Content { get; set; }
}

/// <summary>Maps <see cref="TallyRow"/> to its table.</summary>
internal sealed class TallyRowTable : IEntityTypeConfiguration<TallyRow>
{
    public void Configure(EntityTypeBuilder<TallyRow> builder)
    {
        builder.ToTable("practice_tallies");
        builder.HasKey(tally => new
        {
            tally.RoundId,
            tally.By,
            tally.Code,
        });
        builder.Property(tally => tally.By).HasMaxLength(ColumnLengths.Kind);
        builder.Property(tally => tally.Code).HasMaxLength(80);
        builder.HasOne<Round>().WithMany().HasForeignKey(tally => tally.RoundId).OnDelete(DeleteBehavior.Restrict);
    }
}
