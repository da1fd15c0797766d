using Lodestar.Jobs;
using Lodestar.Persistence;
using Lodestar.Rounds;
using Lodestar.Standards;
using Lodestar.Statistics;
using Lodestar.Ui;
using Microsoft.EntityFrameworkCore;
using Microsoft.Extensions.DependencyInjection;

namespace Lodestar.Practice.Figures;

public class SampleFiguresTests(SampleWorld world) : IClassFixture<SampleWorld>
{
    [Fact]
    public async Task Nothing_that_the_sample_partnership_publishes_gives_a_person_away()
    {
        foreach (var closed in await world.WithAsync(services => services.GetRequiredService<PublishedFigures>().ClosedAsync(CancellationToken.None)))
        {
            var truth = await CountedAsync(closed);
            Attack(closed, (await ShowingAsync(closed))!.Figures, [], truth);
        }

        var open = await world.OnDbAsync(db => db.Set<Round>().AsNoTracking().SingleAsync(round => round.Code == "samp-open"));
        var more = new Queue<string>(await world.OnDbAsync(db => Contents(db, sheet => sheet.RoundId != open.Id && sheet.Reflection == open.Reflection)));
        var shown = new List<Showing>();
        while (!open.IsOverOn(Today))
        {
            if (await ShowingAsync(open) is { } showing && showing.ShownOn == Today)
            {
                shown.Add(showing);
            }

            // At the end so few people come that many an answer grows only by a few.
            world.Clock.AdjustTime(world.Clock.GetUtcNow().AddDays(1));
            var coming = Enumerable.Range(0, OpenFigures.MayMove(open, Today) ? 12 : 3).Select(_ => more.Dequeue()).ToList();
            await world.WithAsync(services => services.AddReturnsAsync(open, coming));
        }

        Assert.True(shown.Count > 3);
        await world.Services.RunJobAsync(ClosingFigures.Job);
        var all = await CountedAsync(open);
        Attack(open, (await ShowingAsync(open))!.Figures, [.. shown.Select(showing => showing.Figures)], all);
    }

    private DateOnly Today => Kernel.Week.DayOf(world.Clock.GetUtcNow());

    private Task<Showing?> ShowingAsync(Round round) =>
        world.WithAsync(services => services.GetRequiredService<PublishedFigures>().OfAsync(round, CancellationToken.None));

    // Nobody deletes or changes anything here, so that what was counted is what is there.
    private async Task<GroupTallies> CountedAsync(Round round)
    {
        var reflection = PackOf(round).Reflection(round.Reflection);
        var pooled = new GroupTallies();
        foreach (var content in await world.OnDbAsync(db => Contents(db, sheet => sheet.RoundId == round.Id)))
        {
            pooled.Add(reflection, SheetJson.Read(content, note: null));
        }

        return pooled;
    }

    private static Task<List<string>> Contents(Db db, System.Linq.Expressions.Expression<Func<Sheet, bool>> of) =>
        (
            from sheet in db.Set<Sheet>().Where(of)
            join entry in db.Set<SheetEntry>() on new { sheet.Id, Number = sheet.Submitted } equals new { Id = entry.SheetId, Number = (int?)entry.Revision }
            orderby sheet.Id
            select entry.Content
        ).ToListAsync();

    private Pack PackOf(Round round) => world.Services.GetRequiredService<Packs>().Version(round.PackVersion, Language.English);

    // A reader who kept every showing subtracts each from the next, and works on the last table with what was shown before.
    private void Attack(Round round, RoundFigures closing, IReadOnlyList<RoundFigures> shown, GroupTallies truth)
    {
        Assert.NotEmpty(closing.Items);
        var reflection = PackOf(round).Reflection(round.Reflection);
        foreach (var figures in closing.Items.Where(item => item.Rows.Count > 0))
        {
            var early = shown.SelectMany(one => one.Items).Where(item => item.Item == figures.Item).DistinctBy(item => item.Of).ToList();
            foreach (var (before, after) in early.Zip(early.Skip(1)))
            {
                Assert.All(before.Rows.Zip(after.Rows), rows => Assert.False(rows.Second.All - rows.First.All is > 0 and < 5 or < 0 or null));
                Assert.True(after.Of - before.Of >= 5);
            }

            Assert.All(early, item => Assert.All(item.Rows, row => Assert.True(row.All is 0 or >= 5)));
            var tables =
                reflection.Find(figures.Item)!.Kind == ItemKind.Many
                    ? figures.Rows.Select(row => new[] { row })
                    :
                    [
                        [.. figures.Rows],
                    ];
            foreach (var rows in tables)
            {
                var (table, published) = TableOf(figures.Item, rows, closing, truth);
                Assert.All(published.Cells.Where(cell => cell.Value is not null), cell => Assert.Equal(table.Cells[cell.Key], cell.Value));
                Assert.Empty(Disclosure.Leaks(table, published, early.Count == 0 ? null : Before(rows, early[^1])));
            }
        }
    }

    private static Dictionary<string, long> Before(FigureRow[] rows, ItemFigures shown)
    {
        var cells = rows.ToDictionary(row => $"{row.Option}|-1", row => shown.Rows.Single(one => one.Option == row.Option).All!.Value);
        cells["rest|-1"] = shown.Of!.Value - cells.Values.Sum();
        cells["all|-1"] = shown.Of!.Value;
        return cells;
    }

    // People who gave none of the answers of a table are a row of their own, which a reader can work out if nothing is withheld.
    private static (CountTable Table, PublishedTable Published) TableOf(string item, FigureRow[] rows, RoundFigures figures, GroupTallies truth)
    {
        var (cells, printed) = (new Dictionary<string, long>(), new Dictionary<string, long?>());
        var columns = rows[0].Columns.Count;
        for (var column = -1; column < columns; column++)
        {
            List<TallyGroup> groups =
                column < 0
                    ? [new TallyGroup(Grouping.Round, "")]
                    : [.. figures.Columns[column].Codes.Select(code => new TallyGroup(figures.Columns[column].By, code))];
            var (left, known) = (truth.ReturnsOf(groups), true);
            cells[$"all|{column}"] = left;
            printed[$"all|{column}"] = column < 0 ? figures.Returns : figures.Columns[column].Returns;
            foreach (var row in rows)
            {
                var count = truth.Count(item, row.Option, groups);
                cells[$"{row.Option}|{column}"] = count;
                printed[$"{row.Option}|{column}"] = column < 0 ? row.All : row.Columns[column];
                (left, known) = (left - count, known && printed[$"{row.Option}|{column}"] is not null);
            }

            cells[$"rest|{column}"] = left;
            printed[$"rest|{column}"] = known || left == 0 ? left : null;
        }

        IEnumerable<string> options = [.. rows.Select(row => row.Option), "rest"];
        IEnumerable<Sum> sums =
        [
            .. from row in options.Append("all")
            from grouping in new[] { Grouping.District, Grouping.Sector }
            where columns > 0
            select new Sum(
                $"{row}|-1",
                [.. Enumerable.Range(0, columns).Where(column => figures.Columns[column].By == grouping).Select(column => $"{row}|{column}")]
            ),
            .. Enumerable.Range(-1, columns + 1).Select(column => new Sum($"all|{column}", [.. options.Select(row => $"{row}|{column}")])),
        ];
        return (new CountTable(cells, [.. sums]), new PublishedTable(printed, [.. sums], new DisclosureRule()));
    }
}
