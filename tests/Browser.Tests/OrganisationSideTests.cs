namespace Lodestar;

/// <summary>The pages of those who work for an organisation or a district.</summary>
public class OrganisationSideTests(Chromium chromium) : IClassFixture<Chromium>
{
    /// <summary>
    /// Who looks, the page that leads to one of theirs, the beginning of its address, its pages ("" is the page itself), and other pages.
    /// </summary>
    public static TheoryData<string, string, string, string[], string[]> Sides { get; } =
        new()
        {
            { "Ewa Nowak", "/work", "/team/", ["", "/share", "/profile", "/evidence", "/take-away"], ["/audits"] },
            { "Carys Holt", "/replies", "/team/", ["/profile", "/reply"], ["/rounds", "/rounds/open", "/audits/new"] },
            {
                "Bola Adeyemi",
                "/rounds",
                "/rounds/",
                ["", "/last-day", "/close", "/messages/reminder"],
                ["/organisations/register", "/organisations/import", "/local-questions", "/local-questions/publish"]
            },
            { "Ada Hartley", "/people", "/people/", [""], ["/organisations", "/audit"] },
        };

    [Theory]
    [MemberData(nameof(Sides))]
    public async Task Axe_finds_nothing_and_nothing_is_cut_off_on_a_phone(string name, string list, string start, string[] pages, string[] beside)
    {
        await using var window = await chromium.WindowAsync(390, 844);
        await window.OpenAsync("/sample/sign-in");
        await window.Page.Locator("main button", new() { HasText = name }).ClickAsync();
        await window.OpenAsync(list);
        await window.LookAsync(scripts: true);
        var one = await window.Page.Locator($"main a[href^='{start}']:not([href$='/open'])").First.GetAttributeAsync("href");
        var root = string.Join('/', one!.Split('/').Take(3));
        foreach (var path in pages.Select(page => root + page).Concat(beside))
        {
            var reply = await window.Page.GotoAsync(path);
            Assert.True(reply!.Ok, $"{path} is not open to {name}.");
            await window.LookAsync(scripts: true);
        }
    }
}
