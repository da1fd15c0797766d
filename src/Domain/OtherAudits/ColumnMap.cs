using Lodestar.Kernel;
using Lodestar.Partnership;
using Lodestar.Standards;
using Lodestar.Tables;
using Lodestar.Together;

namespace Lodestar.OtherAudits;

/// <summary>Which columns of a table mean what, and which of their words mean which level.</summary>
public sealed record ColumnMap
{
    /// <summary>The longest name under which a map is kept, in characters.</summary>
    public const int LongestName = 80;

    /// <summary>The longest list of words that mean one level, in characters.</summary>
    public const int LongestMeaning = 200;

    /// <summary>Kinds of answer after the levels: not known, not relevant, and none yet.</summary>
    public const int OtherKinds = 3;

    private const int LongestShown = 60;

    /// <summary>The audit whose themes the rows name; empty if they name items.</summary>
    public string Audit { get; init; } = "";

    /// <summary>The column that names the item or the theme.</summary>
    public string Item { get; init; } = "";

    /// <summary>The column of the level; empty if there is none.</summary>
    public string Level { get; init; } = "";

    /// <summary>The column of the reason; empty if there is none.</summary>
    public string Why { get; init; } = "";

    /// <summary>The column of what works well; empty if there is none.</summary>
    public string WorksWell { get; init; } = "";

    /// <summary>The column of what will be done next; empty if there is none.</summary>
    public string Next { get; init; } = "";

    /// <summary>The column of evidence, one pointer a line; empty if there is none.</summary>
    public string Evidence { get; init; } = "";

    /// <summary>The words that mean each level, then those for not known, not relevant and no answer yet; semicolons separate them.</summary>
    public IReadOnlyList<string> LevelWords { get; init; } = [];

    /// <summary>All columns that are used.</summary>
    public IEnumerable<string> Columns => new[] { Item, Level, Why, WorksWell, Next, Evidence }.Where(column => column.Length > 0);

    /// <summary>Reads a table. A row that cannot be read is refused with the reason; none is left out silently.</summary>
    /// <param name="pack">The pack of the reflection.</param>
    /// <param name="audit">The audit whose themes the rows name; null if they name items.</param>
    /// <param name="heldUnknown">The location to give for evidence if the table does not say one.</param>
    public BroughtIn Read(BroughtTable table, Pack pack, OtherAudit? audit, string heldUnknown)
    {
        ArgumentNullException.ThrowIfNull(table);
        ArgumentNullException.ThrowIfNull(pack);
        var levels = pack.Standards.Levels.Count;
        var meanings = new Dictionary<string, int>();
        foreach (var (words, place) in LevelWords.Select((words, place) => (words, place)))
        {
            foreach (var word in words.Split(';', StringSplitOptions.TrimEntries | StringSplitOptions.RemoveEmptyEntries))
            {
                meanings.TryAdd(CellText.Key(word), place);
            }
        }

        var (items, themes, refused) = (new List<BroughtAnswer>(), new List<BroughtAnswer>(), new List<RefusedRow>());
        var places = Columns.Distinct().ToDictionary(column => column, table.PlaceOf);
        foreach (var row in table.Rows)
        {
            var named = Cell(row, Item);
            var level = Cell(row, Level);
            var meaning = level.Length == 0 ? levels + 2 : meanings.GetValueOrDefault(CellText.Key(level), -1);
            var (found, byTheme) = Find(named, pack, audit);
            var why =
                table.FaultOf(row) is { } fault ? fault.Why
                : named.Length == 0 ? new Problem("", "other-audits.refused.no-item")
                : found.Count == 0 ? new Problem("", byTheme ? "other-audits.refused.theme-without" : "other-audits.refused.unknown-item")
                : meaning < 0 ? new Problem("", "other-audits.refused.unknown-level", Short(level))
                : null;
            if (why is not null)
            {
                refused.Add(new RefusedRow(row.Line, Short(named), why));
                continue;
            }

            AnswerKind? standing =
                meaning < levels ? AnswerKind.Level
                : meaning == levels ? AnswerKind.NotKnown
                : meaning == levels + 1 ? AnswerKind.NotRelevant
                : null;
            var words = new AnswerWords(
                standing,
                standing == AnswerKind.Level ? meaning + 1 : null,
                Cell(row, Why),
                Cell(row, WorksWell),
                Cell(row, Next),
                []
            ).Tidy();
            (byTheme ? themes : items).AddRange(found.Select(item => new BroughtAnswer(row.Line, item, words, Pointers(Cell(row, Evidence), heldUnknown))));
        }

        // A row that names an item takes precedence over one that names a theme with that item.
        return new BroughtIn([.. items, .. themes], refused).Once();

        string Cell(BroughtTableRow row, string column) => row.Cell(places.GetValueOrDefault(column, -1));
    }

    private static (IReadOnlyList<string> Items, bool ByTheme) Find(string named, Pack pack, OtherAudit? audit)
    {
        var items = pack.Organisation?.Items ?? [];
        if (items.FirstOrDefault(item => Is(named, item.Id, item.Title)) is { } one)
        {
            return ([one.Id], false);
        }

        return audit?.Themes.FirstOrDefault(theme => Is(named, theme.Id, theme.Title)) is { } theme
            ? ([.. theme.Items.Select(item => item.Id)], true)
            : ([], false);
    }

    // 'O38', 'O 38', its title, or both with any characters between.
    private static bool Is(string named, string id, string title) => new[] { id, title, $"{id} {title}" }.Select(Joined).Contains(Joined(named));

    private static string Joined(string name) => NameKey.Of(name).Replace(" ", "", StringComparison.Ordinal);

    private static IReadOnlyList<FilePointer> Pointers(string cell, string heldUnknown) =>
        [
            .. cell.ReplaceLineEndings("\n")
                .Split('\n', StringSplitOptions.TrimEntries | StringSplitOptions.RemoveEmptyEntries)
                .Select(line => EvidenceLine.Read(line, heldUnknown)),
        ];

    private static string Short(string text) => text.Length <= LongestShown ? text : $"{text[..LongestShown]}…";
}
