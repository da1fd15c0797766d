using Lodestar.Standards;
using Lodestar.Statistics;

namespace Lodestar.Practice.Figures;

/// <summary>One group's answers to an item.</summary>
/// <param name="Column">The group.</param>
/// <param name="Line">How often it gave each answer, of the same people as everyone's; null if how many of them it has is withheld.</param>
public sealed record ShownGroup(FigureColumn Column, ShownLine? Line);

/// <summary>What is shown of an item, read as a person reads it: of those who answered, with what lies in an order, and what stands apart from it.</summary>
public sealed class ShownItem
{
    // A scale of more numbers is read in three bands.
    private const int MostShades = 5;

    // The group of those who named none.
    private const string NotSaid = "withheld";

    private readonly IReadOnlyList<Option> choices;

    private ShownItem(Item asked, IReadOnlyList<Option> choices, ShownLine all, IEnumerable<(FigureColumn Column, ShownLine All)> groups)
    {
        (Asked, this.choices) = (asked, choices);
        var answering = all.Without(GroupTallies.NoAnswer);
        (Everyone, IsOfAnswered) = (answering ?? all, answering is not null);
        LeftOut = all.Of - Everyone.Of;
        Bands = asked.Kind == ItemKind.Scale && asked.Scale!.To - asked.Scale.From >= MostShades ? BandsOf(asked.Scale) : [];
        Groups = [.. groups.Select(group => new ShownGroup(group.Column, IsOfAnswered ? group.All.Without(GroupTallies.NoAnswer) : group.All))];
    }

    /// <summary>The question.</summary>
    public Item Asked { get; }

    /// <summary>How often everybody gave each answer: of those who answered or, if how many did not is withheld, of all.</summary>
    public ShownLine Everyone { get; }

    /// <summary>True if <see cref="Everyone"/> is of those who answered.</summary>
    public bool IsOfAnswered { get; }

    /// <summary>How many were not asked or did not answer, and are left out of <see cref="Everyone"/>.</summary>
    public long LeftOut { get; }

    /// <summary>The answers of each group; none of a grouping in which nobody named a group.</summary>
    public IReadOnlyList<ShownGroup> Groups { get; }

    /// <summary>The numbers of a long scale in three bands, from low to high: 1 to 4, 5 to 7 and 8 to 10. None for other items.</summary>
    public IReadOnlyList<Band> Bands { get; }

    /// <summary>The answers or bands that lie in an order, from first to last.</summary>
    public IReadOnlyList<string> Ordered =>
        Bands.Count > 0 ? [.. Bands.Select(band => band.Code)] : [.. choices.Where(choice => !StandsApart(choice)).Select(choice => choice.Code)];

    /// <summary>What stands apart from that order: not sure, not part of one's role, would rather not say.</summary>
    public IReadOnlyList<string> Apart => [.. choices.Where(StandsApart).Select(choice => choice.Code)];

    /// <summary>True if a group's answers can be drawn as pieces of one bar: in an order, and few enough to tell their shades apart.</summary>
    public bool IsStacked => Asked.Kind is ItemKind.One or ItemKind.Scale && Ordered.Count <= MostShades;

    /// <summary>The best answer, for knowledge; else null.</summary>
    public string? Best => choices.FirstOrDefault(choice => choice.Best)?.Code;

    /// <summary>The answers of those who stand well with it; none if its answers say nothing about that.</summary>
    public IReadOnlyList<string> Sure => [.. choices.Where(choice => choice.Standing >= 3).Select(choice => choice.Code)];

    /// <summary>The answer that sentences follow from group to group: the highest band, the best answer, or else the one given most.</summary>
    public string Followed => Bands.Count > 0 ? Bands[^1].Code : Best ?? (Everyone.Largest() is [var most, ..] ? most.Code : choices[0].Code);

    /// <summary>What is shown of an item; null if nothing is.</summary>
    /// <param name="figures">What is published of its round.</param>
    /// <param name="item">What is published of the item.</param>
    /// <param name="asked">The question.</param>
    /// <param name="choices">What could be answered, in its order.</param>
    public static ShownItem? Of(RoundFigures figures, ItemFigures item, Item asked, IReadOnlyList<Option> choices)
    {
        ArgumentNullException.ThrowIfNull(figures);
        ArgumentNullException.ThrowIfNull(item);
        ArgumentNullException.ThrowIfNull(asked);
        ArgumentNullException.ThrowIfNull(choices);
        if (item.Rows.Count == 0)
        {
            return null;
        }

        var columns = item.Rows[0].Columns.Count == 0 ? [] : figures.Columns.Select((column, place) => (Column: column, Place: place)).ToList();
        return new ShownItem(
            asked,
            choices,
            Line(item.Of ?? figures.Returns, row => row.All),
            [
                .. from one in columns
                where columns.Exists(other => other.Column.By == one.Column.By && other.Column.Codes is not [NotSaid])
                select (one.Column, Line(one.Column.Returns, row => row.Columns[one.Place])),
            ]
        );

        ShownLine Line(long of, Func<FigureRow, long?> count) =>
            ShownLine.Published(of, item.Rows.Select(row => new ShownPart(row.Option, count(row))), addsUp: asked.Kind != ItemKind.Many);
    }

    /// <summary>A line of this item with the numbers of a long scale in bands.</summary>
    public ShownLine Banded(ShownLine line)
    {
        ArgumentNullException.ThrowIfNull(line);
        return Bands.Count > 0 ? line.Together(Bands) : line;
    }

    /// <summary>
    /// True if another round asked the same in the same words with the same answers, and is of those who answered if this is, so that shares compare.
    /// </summary>
    public bool IsAskedLike(ShownItem other)
    {
        ArgumentNullException.ThrowIfNull(other);
        return (Asked.Id, Asked.Kind, Asked.Question) == (other.Asked.Id, other.Asked.Kind, other.Asked.Question)
            && IsOfAnswered == other.IsOfAnswered
            && choices.Select(choice => (choice.Code, choice.Label)).SequenceEqual(other.choices.Select(choice => (choice.Code, choice.Label)));
    }

    private static bool StandsApart(Option choice) => choice.Unsure || choice.NotMyPart || choice.Code == Item.RatherNotSay;

    // Of ten numbers four are low, three are between and three are high.
    private static List<Band> BandsOf(Scale scale)
    {
        var count = scale.To - scale.From + 1;
        var (low, between) = ((int)Math.Round(count * 0.4), (int)Math.Round(count * 0.3));
        return [Band(scale.From, low), Band(scale.From + low, between), Band(scale.From + low + between, count - low - between)];
    }

    private static Band Band(int from, int count) => new($"{from}-{from + count - 1}", [.. Enumerable.Range(from, count).Select(number => $"{number}")]);
}
