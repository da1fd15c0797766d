using Lodestar.Partnership;
using Lodestar.Persistence;
using Lodestar.Rounds;
using Microsoft.EntityFrameworkCore;
using Microsoft.EntityFrameworkCore.Metadata.Builders;

namespace Lodestar.Practice;

/// <summary>
/// One person's reflection. Whose it is only the keyed hash of their return code tells; the week is the finest time kept.
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

    /// <summary>Number of the last entry, so that two saves at once do not pass for one.</summary>
    public required int Revision { get; set; }

    /// <summary>Number of the entry that was submitted last; null while none was.</summary>
    public int? Submitted { get; set; }

    /// <summary>True once it was counted in what was shown of its round while that was open. When that was is not kept.</summary>
    public bool Shown { get; set; }
}

/// <summary>One save: what it added. Answers are appended and never changed; they go when their owner deletes them.</summary>
internal sealed class SheetEntry
{
    public required Guid SheetId { get; init; }

    /// <summary>1 for the first entry of a sheet, counting up.</summary>
    public required int Revision { get; init; }

    /// <summary>Sector, districts, answers and skipped sections as JSON (see <see cref="SheetJson"/>); kept <see cref="Pressed"/>.</summary>
    public required string Content { get; init; }

    /// <summary>
    /// The private note; in a column of its own so that no figure can read it by mistake. Only the newest is kept: what a
    /// person takes out of it is gone from every version.
    /// </summary>
    public string? Note { get; init; }
}

/// <summary>What a return code opens. It names no sheet: only the code itself leads there.</summary>
internal sealed class ReturnRecord
{
    /// <summary>Keyed hash of the code's finder.</summary>
    public required byte[] Finder { get; init; }

    /// <summary>Keyed hash of the whole code.</summary>
    public required byte[] Proof { get; init; }

    /// <summary>Monday of the week in which it was last opened.</summary>
    public DateOnly? OpenedWeek { get; set; }

    /// <summary>First day of the month in which it was given out, for the retention clock; null for those from before there was one.</summary>
    public DateOnly? Month { get; init; }
}

/// <summary>Failed tries for one finder, whether a record has it or not, so that a guesser learns nothing from them.</summary>
internal sealed class ReturnFailures
{
    public required byte[] Finder { get; init; }

    public int Failures { get; set; }

    /// <summary>When the count begins anew.</summary>
    public required DateTimeOffset Until { get; set; }
}

/// <summary>One sitting: which browser has which sheet open. It ends when the person leaves, or by itself.</summary>
internal sealed class Sitting
{
    /// <summary>Keyed hash of the browser's session cookie.</summary>
    public required byte[] Token { get; init; }

    public required Guid SheetId { get; set; }

    /// <summary>Sealed: the code while it is still to be shown, its finder, and an earlier sheet to compare with.</summary>
    public required string Sealed { get; set; }

    /// <summary>When it ends by itself: a full hour, so that it does not tell when the last answer was given.</summary>
    public required DateTimeOffset Until { get; set; }
}

/// <summary>A reflection that arrived whole under a key: whoever sends it again within a day gets the same reply.</summary>
internal sealed class ArrivalKey
{
    /// <summary>Keyed hash of the round and the key.</summary>
    public required byte[] Key { get; init; }

    /// <summary>Keyed hash of what was sent, so that another reflection under the same key is noticed.</summary>
    public required byte[] Content { get; set; }

    /// <summary>The sheet; empty once its owner has deleted it or taken a new code.</summary>
    public required Guid SheetId { get; set; }

    /// <summary>Which of the return codes that follow from the key was free.</summary>
    public required int Attempt { get; init; }

    /// <summary>When it is forgotten: a midnight.</summary>
    public required DateTimeOffset Until { get; init; }
}

internal sealed class ArrivalKeyTable : IEntityTypeConfiguration<ArrivalKey>
{
    public void Configure(EntityTypeBuilder<ArrivalKey> builder)
    {
        builder.ToTable("practice_arrivals");
        builder.HasKey(arrival => arrival.Key);
    }
}

internal sealed class SheetTable : IEntityTypeConfiguration<Sheet>
{
    public void Configure(EntityTypeBuilder<Sheet> builder)
    {
        builder.ToTable("practice_sheets");
        builder.Property(sheet => sheet.Reflection).HasMaxLength(60);
        builder.Property(sheet => sheet.PackVersion).HasMaxLength(40);
        builder.HasIndex(sheet => sheet.Owner).IsUnique();
        builder.HasOne<Round>().WithMany().HasForeignKey(sheet => sheet.RoundId).OnDelete(DeleteBehavior.Restrict);
        builder.HasOne<Organisation>().WithMany().HasForeignKey(sheet => sheet.OrganisationId).OnDelete(DeleteBehavior.Restrict);

        // Most reflections belong to none.
        builder.HasIndex(sheet => sheet.OrganisationId).HasFilter("organisation_id IS NOT NULL");
    }
}

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

internal sealed class ReturnRecordTable : IEntityTypeConfiguration<ReturnRecord>
{
    public void Configure(EntityTypeBuilder<ReturnRecord> builder)
    {
        builder.ToTable("practice_returns");
        builder.HasKey(record => record.Finder);
    }
}

internal sealed class ReturnFailuresTable : IEntityTypeConfiguration<ReturnFailures>
{
    public void Configure(EntityTypeBuilder<ReturnFailures> builder)
    {
        builder.ToTable("practice_return_failures");
        builder.HasKey(failures => failures.Finder);
    }
}

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
/// Kept counts of what was submitted in a round, by one group: how many took part, and how often each answer was given. They
/// change in the commit that changes the answers, and <c>lodestar figures verify</c> holds them against each other.
/// </summary>
internal sealed class TallyRow
{
    public required Guid RoundId { get; init; }

    public required Grouping By { get; init; }

    /// <summary>The group's code; empty for the whole round, the id of an organisation in one of its own.</summary>
    public required string Code { get; init; }

    /// <summary><see cref="Tally"/> as JSON.</summary>
    public required string Content { get; set; }
}

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
        builder.Property(tally => tally.By).HasMaxLength(20);
        builder.Property(tally => tally.Code).HasMaxLength(80);
        builder.HasOne<Round>().WithMany().HasForeignKey(tally => tally.RoundId).OnDelete(DeleteBehavior.Restrict);
    }
}
