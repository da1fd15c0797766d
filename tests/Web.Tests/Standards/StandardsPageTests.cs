using Lodestar.Ui;
using Microsoft.Extensions.DependencyInjection;

namespace Lodestar.Standards;

public class StandardsPageTests(World world) : IClassFixture<World>
{
    [Fact]
    public async Task Every_standard_item_guidance_role_and_prompt_sheet_has_an_address_that_opens()
    {
        var pack = world.Services.GetRequiredService<Packs>().Current(Language.English);
        using var visitor = world.Visitor();
        var pages = pack
            .Standards.Standards.SelectMany(standard =>
                new[] { (StandardsLinks.Standard(standard.Id), standard.Title), (StandardsLinks.PromptSheet(standard.Id), standard.Title) }
            )
            .Concat(pack.Organisation!.Items.Select(item => (StandardsLinks.Item(item.Id), item.Title)))
            .Concat(pack.Guidance.Select(page => (StandardsLinks.Guidance(page.Id), page.Title)))
            .Concat(pack.Roles.Select(role => (StandardsLinks.Role(role.Id), role.Title)));

        foreach (var (path, title) in pages)
        {
            var page = await visitor.OpenAsync(path);
            Assert.Equal((200, title), (page.Status, page.Heading));
        }
    }

    [Theory]
    [
        InlineData("/standards/nope"),
        InlineData("/standards/nope/prompt-sheet"),
        InlineData("/standards/items/O99"),
        InlineData("/standards/guidance/nope"),
        InlineData("/standards/roles/nope")
    ]
    public async Task What_no_version_ever_had_is_kindly_not_found(string path)
    {
        using var visitor = world.Visitor();

        Assert.Equal((404, "We cannot find that page"), await StatusAndHeading(visitor, path));
    }

    [Fact]
    public async Task An_address_never_dies_what_an_earlier_version_had_stays_with_a_note()
    {
        var files = PackFiles.BuiltIn().Files.ToDictionary();
        files["pack.yaml"] = files["pack.yaml"].Replace("version: \"2026.1\"", "version: \"2025.9\"", StringComparison.Ordinal);
        files["guidance/old-advice.md"] = files["guidance/clear-steps.md"]
            .Replace("id: clear-steps", "id: old-advice", StringComparison.Ordinal)
            .Replace("title: Clear steps on one page", "title: Old advice", StringComparison.Ordinal);
        await world.OnDbAsync(async db =>
        {
            db.Add(
                new StoredPack
                {
                    Version = "2025.9",
                    Sha256 = "old",
                    Files = Packs.Compress(new PackFiles(files)),
                }
            );
            return await db.SaveChangesAsync();
        });
        using var visitor = world.Visitor();

        var page = await visitor.OpenAsync("/standards/guidance/old-advice");

        Assert.Equal("Old advice", page.Heading);
        Assert.True(page.Shows("It was last in version 2025.9"));
    }

    [Fact]
    public async Task The_directory_shows_only_what_may_be_shown_and_no_number_that_is_being_checked()
    {
        var pack = world.Services.GetRequiredService<Packs>().Current(Language.English);
        using var visitor = world.Visitor();

        var page = await visitor.OpenAsync("/directory");

        Assert.All(pack.Services.Where(service => service.Shown == Showing.NotShown), service => Assert.Null(page.Document.GetElementById(service.Id)));
        foreach (var service in pack.Services.Where(service => service is { Shown: Showing.WebOnly, Phone: not null }))
        {
            Assert.DoesNotContain(service.Phone!, page.Document.GetElementById(service.Id)!.TextContent, StringComparison.Ordinal);
        }

        Assert.All(page.Document.QuerySelectorAll("main .ls-plain-list > li"), service =>
            Assert.Contains("Sources read on", service.TextContent, StringComparison.Ordinal)
        );
    }

    [Theory]
    [InlineData("/directory?about=blackmail"), InlineData("/library?about=talking-with-parents")]
    public async Task A_list_can_be_narrowed_to_a_subject(string path)
    {
        using var visitor = world.Visitor();
        var all = (await visitor.OpenAsync(path.Split('?')[0])).Document.QuerySelectorAll(".ls-plain-list > li").Length;

        var some = (await visitor.OpenAsync(path)).Document.QuerySelectorAll(".ls-plain-list > li").Length;

        Assert.InRange(some, 1, all - 1);
    }

    [Fact]
    public async Task A_subject_nobody_knows_shows_everything()
    {
        using var visitor = world.Visitor();

        Assert.Equal(
            (await visitor.OpenAsync("/directory")).Document.QuerySelectorAll(".ls-plain-list > li").Length,
            (await visitor.OpenAsync("/directory?about=%3Cscript%3E")).Document.QuerySelectorAll(".ls-plain-list > li").Length
        );
    }

    [Theory]
    [InlineData("/help-now"), InlineData("/reflect"), InlineData("/"), InlineData("/nope")]
    public async Task Where_someone_could_try_to_report_a_worry_the_page_says_whom_to_call(string path)
    {
        using var visitor = world.Visitor();

        var help = (await visitor.OpenAsync(path)).Document.QuerySelector(".ls-help")!.TextContent;

        Assert.All(new[] { "999", "101", "Childline", "0800 1111", "CEOP" }, contact => Assert.Contains(contact, help, StringComparison.Ordinal));
    }

    [Fact]
    public async Task Until_a_person_confirms_a_front_door_the_page_shows_the_councils_own_address_and_says_that_the_number_is_being_checked()
    {
        using var visitor = world.Visitor();
        var before = await visitor.OpenAsync("/help-now");
        Assert.Contains(
            "Calderdale, worried about a child: Calderdale Safeguarding Children Partnership (the number is being checked. Use their website, or call 101)",
            before.Text,
            StringComparison.Ordinal
        );

        await world.WithAsync(async services =>
        {
            await services
                .GetRequiredService<Partnership.FrontDoors>()
                .ConfirmAsync("calderdale", "01632 960000", "01632 960001", "in working hours.", "Duty manager", CancellationToken.None);
            return 0;
        });
        Assert.Contains(
            "Calderdale, worried about a child: 01632 960000 in working hours. Other times 01632 960001 (confirmed 23 November 2026)",
            (await visitor.OpenAsync("/help-now")).Text,
            StringComparison.Ordinal
        );

        world.Clock.Advance(TimeSpan.FromDays(91));
        Assert.DoesNotContain("01632", (await visitor.OpenAsync("/help-now")).Text, StringComparison.Ordinal);
    }

    private static async Task<(int Status, string Heading)> StatusAndHeading(Visitor visitor, string path)
    {
        var page = await visitor.OpenAsync(path);
        return (page.Status, page.Heading);
    }
}
