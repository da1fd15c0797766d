using System.Collections.Immutable;
using Lodestar.Standards;

namespace Lodestar.Practice;

/// <summary>
/// What one person has answered so far. It is immutable: each answer gives a new sheet, just as each save appends an entry and overwrites none.
/// </summary>
public sealed record AnswerSheet
{
    /// <summary>A sheet without answers.</summary>
    public static readonly AnswerSheet Empty = new();

    /// <summary>Code of the sector; null until it is answered.</summary>
    public string? Sector { get; init; }

    /// <summary>Codes of the districts; empty until they are answered.</summary>
    public ImmutableList<string> Districts { get; init; } = [];

    /// <summary>Answers by item, without sector, districts and the private note.</summary>
    public ImmutableSortedDictionary<string, ImmutableList<string>> Answers { get; init; } =
        ImmutableSortedDictionary.Create<string, ImmutableList<string>>(StringComparer.Ordinal);

    /// <summary>The person's private note, which is never pooled.</summary>
    public string? Note { get; init; }

    /// <summary>Sections that the person chose to skip whole.</summary>
    public ImmutableSortedSet<string> Skipped { get; init; } = ImmutableSortedSet.Create<string>(StringComparer.Ordinal);

    /// <summary>The answers to an item; empty if it was not answered.</summary>
    public IReadOnlyList<string> To(Item item)
    {
        ArgumentNullException.ThrowIfNull(item);
        return item.Kind switch
        {
            ItemKind.Sector => Sector is null ? [] : [Sector],
            ItemKind.Districts => Districts,
            ItemKind.Text => Note is null ? [] : [Note],
            _ => Answers.TryGetValue(item.Id, out var values) ? values : [],
        };
    }

    /// <summary>True if an item has an answer. An empty private note counts as one.</summary>
    public bool Has(Item item) => To(item).Count > 0;

    /// <summary>Adds an answer that was already checked (see <see cref="AnswerCheck"/>).</summary>
    public AnswerSheet With(Item item, IEnumerable<string> values)
    {
        ArgumentNullException.ThrowIfNull(item);
        var list = values.ToImmutableList();
        return item.Kind switch
        {
            ItemKind.Sector => this with { Sector = list[0] },
            ItemKind.Districts => this with { Districts = list },
            ItemKind.Text => this with { Note = list.FirstOrDefault() ?? "" },
            _ => this with { Answers = Answers.SetItem(item.Id, list) },
        };
    }

    /// <summary>Puts a later entry on top of this sheet.</summary>
    public AnswerSheet With(AnswerSheet later)
    {
        ArgumentNullException.ThrowIfNull(later);
        return new AnswerSheet
        {
            Sector = later.Sector ?? Sector,
            Districts = later.Districts.Count > 0 ? later.Districts : Districts,
            Answers = Answers.SetItems(later.Answers),
            Note = later.Note ?? Note,
            Skipped = later.Skipped,
        };
    }

    /// <summary>The one group under which the districts are counted: a district's code, 'several', 'region', 'elsewhere' or 'withheld'.</summary>
    public string DistrictGroup =>
        Districts.Count switch
        {
            0 => "withheld",
            1 => Districts[0],
            _ => "several",
        };

    /// <summary>The sector under which the sheet is counted; 'withheld' if none was named.</summary>
    public string SectorGroup => Sector ?? "withheld";
}
