using Lodestar.Persistence;
using Lodestar.Rounds;
using Lodestar.Standards;
using Lodestar.Ui;
using Microsoft.EntityFrameworkCore;
using Microsoft.Extensions.DependencyInjection;

namespace Lodestar.Practice;

/// <summary>What many tests of the journey do on their way.</summary>
internal static class Journeys
{
    public const string ShortStart = "Start the 3-minute version";
    public const string WholeStart = "Start the whole reflection (10 to 15 minutes)";

    /// <summary>Answers for every item, the same each time; a test names only those that matter to it.</summary>
    private static readonly Dictionary<string, string[]> Usual = new()
    {
        ["P1"] = ["youth-work"],
        ["P2"] = ["leeds"],
        ["P3"] = ["4"],
        ["P4"] = ["6"],
        ["P5"] = ["2"],
        ["P6"] = ["yes-once"],
        ["P7"] = ["now-and-then"],
        ["P32"] = ["partly"],
        ["P8"] = ["confident"],
        ["P9"] = ["with-support"],
        ["P10"] = ["not-yet"],
        ["P11"] = ["with-support"],
        ["P12"] = ["not-yet"],
        ["P13"] = ["not-sure"],
        ["P14"] = ["not-part-of-my-role"],
        ["P15"] = ["i-could-help-others"],
        ["P16"] = ["take-their-phone-away-to-keep-them-safe"],
        ["P19"] = ["report-remove"],
        ["P21"] = ["mostly"],
        ["P22"] = ["some-of-it"],
        ["P23"] = ["on-a-paper-form", "i-note-that-it-was-online"],
        ["P24"] = ["sometimes"],
        ["P25"] = ["regular-supervision"],
        ["P26"] = ["no"],
        ["P27"] = ["talking-with-children"],
        ["P28"] = ["Ask the team what they like online"],
    };

    /// <summary>Starts and goes past the page before the first question; returns the first question and the return code.</summary>
    public static async Task<(Page First, string Code)> BeginAsync(this Visitor visitor, string path = "/reflect", string button = ShortStart)
    {
        var before = await (await visitor.OpenAsync(path)).PressAsync(button);
        var code = before.Document.QuerySelector(".ls-code__words")!.TextContent.Trim();
        return (await before.PressAsync("Continue"), code);
    }

    /// <summary>Answers page after page until the check, or until a page whose address ends as named.</summary>
    public static async Task<Page> AnswerAsync(this Page page, string until = "/reflect/check", params (string Item, string[] Values)[] answers)
    {
        for (var pages = 0; !page.Path.EndsWith(until, StringComparison.Ordinal); pages++)
        {
            Assert.True(pages < 80, $"Never came to {until}; stands at {page.Path}.");
            page = await page.AnswerOnePageAsync(answers);
        }

        return page;
    }

    /// <summary>Answers one page, goes past a note, or past what can be learned.</summary>
    public static async Task<Page> AnswerOnePageAsync(this Page page, params (string Item, string[] Values)[] answers)
    {
        Assert.True(page.Status == 200, $"{page.Path} replied {page.Status}: {page.Text}");
        if (page.Path.Contains("/before-", StringComparison.Ordinal))
        {
            return await page.PressAsync("Go on");
        }

        foreach (var field in page.Fields)
        {
            var named = answers.FirstOrDefault(answer => answer.Item == field).Values;
            page.Fill(field, named ?? (Usual.TryGetValue(field, out var usual) ? usual : [First(page, field)]));
        }

        return await page.PressAsync("Continue");
    }

    /// <summary>Takes the whole way to the result.</summary>
    public static async Task<(Page Result, string Code)> FinishAsync(
        this Visitor visitor,
        string path = "/reflect",
        string button = ShortStart,
        params (string Item, string[] Values)[] answers
    )
    {
        var (first, code) = await visitor.BeginAsync(path, button);
        var check = await first.AnswerAsync(answers: answers);
        return (await check.PressAsync("Submit and see my result"), code);
    }

    /// <summary>A round of the pack that is served, open today unless a test says otherwise.</summary>
    public static Task<Round> RoundAsync(this World world, string title, int opens = -7, int closes = 7, string reflection = "practitioner") =>
        world.WithAsync(async services =>
        {
            var pack = services.GetRequiredService<Packs>().Current(Language.English);
            var today = Kernel.Week.DayOf(world.Clock.GetUtcNow());
            var round = Round.Past(
                new NewRound(
                    title,
                    reflection,
                    [.. pack.Info.Districts.Select(district => district.Id)],
                    pack.Info.Version,
                    today.AddDays(opens),
                    today.AddDays(closes),
                    Organisations: true
                ),
                Kernel.JoinCode.New()
            );
            var db = services.GetRequiredService<Db>();
            db.Add(round);
            await db.SaveChangesAsync();
            return round;
        });

    /// <summary>The sheet a code leads to, with its entries.</summary>
    public static Task<(Sheet Sheet, IReadOnlyList<SheetEntry> Entries)> SheetOfAsync(this World world, string code) =>
        world.WithAsync(async services =>
        {
            var sheet = await services.GetRequiredService<Sheets>().ByCodeAsync(ReturnCode.Parse(code)!, CancellationToken.None);
            Assert.NotNull(sheet);
            var entries = await services
                .GetRequiredService<Db>()
                .Set<SheetEntry>()
                .Where(entry => entry.SheetId == sheet.Id)
                .OrderBy(entry => entry.Revision)
                .ToListAsync();
            return (sheet, (IReadOnlyList<SheetEntry>)entries);
        });

    private static string First(Page page, string field) => page.Document.QuerySelector($"[name='{field}']")!.GetAttribute("value") ?? "";
}
