using System.Globalization;
using System.Text.Json.Serialization;
using Lodestar.Rounds;
using Lodestar.Statistics;
using Lodestar.Tables;

namespace Lodestar.Practice.Figures;

/// <summary>What is published of a round, as it leaves for use elsewhere: from the command line and from its page.</summary>
internal sealed record PublishedRound(
    Guid Id,
    string Title,
    string Reflection,
    string PackVersion,
    DateOnly Opens,
    DateOnly Closes,
    DateOnly ShownOn,
    RoundFigures Figures
)
{
    /// <summary>A line for each answer and group.</summary>
    [JsonIgnore]
    public IEnumerable<PublishedCount> Counts =>
        from item in Figures.Items
        from row in item.Rows
        from one in row
            .Columns.Select((count, place) => (Count: count, Column: Figures.Columns[place]))
            .Prepend((Count: row.All, Column: new FigureColumn(Grouping.Round, ["everyone"], item.Of ?? Figures.Returns)))
        select new PublishedCount(
            Id,
            Title,
            Reflection,
            PackVersion,
            $"{Opens:yyyy-MM-dd}",
            $"{Closes:yyyy-MM-dd}",
            $"{ShownOn:yyyy-MM-dd}",
            item.Item,
            row.Option,
            $"{one.Column.By}".ToLowerInvariant(),
            string.Join('+', one.Column.Codes),
            one.Count?.ToString(CultureInfo.InvariantCulture) ?? PublishedTable.Withheld,
            one.Column.Returns
        );

    /// <summary>The round with what is shown of it.</summary>
    public static PublishedRound Of(Round round, Showing showing)
    {
        ArgumentNullException.ThrowIfNull(round);
        ArgumentNullException.ThrowIfNull(showing);
        return new(round.Id, round.Title, round.Reflection, round.PackVersion, round.OpensOn, round.ClosesOn, showing.ShownOn, showing.Figures);
    }

    /// <summary>The same lines as a table to download.</summary>
    public Worksheet Sheet()
    {
        var columns = typeof(PublishedCount).GetProperties();
        return new Worksheet(
            Title,
            [.. columns.Select(column => new WorksheetColumn(column.Name))],
            [.. Counts.Select(count => columns.Select(column => column.GetValue(count) is Guid id ? $"{id}" : column.GetValue(count)).ToList())]
        );
    }
}

/// <summary>How often one answer was given in one group.</summary>
internal sealed record PublishedCount(
    Guid Round,
    string Title,
    string Reflection,
    string PackVersion,
    string Opens,
    string Closes,
    string ShownOn,
    string Item,
    string Option,
    string By,
    string Group,
    string Count,
    int GroupReturns
);
