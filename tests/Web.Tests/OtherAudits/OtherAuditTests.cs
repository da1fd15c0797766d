using DocumentFormat.OpenXml.Packaging;
using DocumentFormat.OpenXml.Validation;
using Lodestar.Identity;
using Lodestar.Kernel;
using Lodestar.Plans;
using Lodestar.Standards;
using Lodestar.Tables;
using Lodestar.Together;
using Lodestar.Ui;
using Microsoft.Extensions.DependencyInjection;

namespace Lodestar.OtherAudits;

/// <summary>What other audits have of a reflection, the partnership's own audits, and working papers.</summary>
[Trait("Category", "Data")]
public class OtherAuditTests(World world) : IClassFixture<World>
{
    [Fact]
    public async Task Whoever_signed_in_a_while_ago_does_so_again_before_they_take_something_away_and_comes_back_to_it()
    {
        await using var later = await World.StartedAsync();
        using var room = await TeamRoom.OpenAsync(later);
        string[] addresses =
        [
            $"/team/{room.Id}/export.json",
            $"/team/{room.Id}/export.csv",
            $"/team/{room.Id}/export.xlsx",
            $"/team/{room.Id}/audits/section-11.docx",
            $"{PlansLinks.Plan(room.Organisation.Id)}?handler=Csv",
            $"{PlansLinks.Plan(room.Organisation.Id)}?handler=Workbook",
        ];
        foreach (var address in addresses)
        {
            using var file = await room.Lead.AskAsync(new HttpRequestMessage(HttpMethod.Get, address));
            Assert.Equal("attachment", file.Content.Headers.ContentDisposition?.DispositionType);
        }

        later.Clock.Advance(TimeSpan.FromMinutes(16));

        Assert.Equal(200, (await room.Lead.OpenAsync(TogetherLinks.Tasks(room.Id))).Status);
        foreach (var address in addresses)
        {
            var asked = await room.Lead.OpenAsync(address);
            Assert.Equal(("/sign-in", address), (asked.Path, asked.Values("Next")[0]));
        }
    }

    [Fact]
    public async Task Each_theme_of_section_11_shows_what_answers_it_in_audit_words()
    {
        using var room = await TeamRoom.OpenAsync(world);
        await room.AnswerAsync("O1", "2", "We named somebody", "She has time", "Tell the board");
        await room.PointAsync("O31", "Minutes", "Board folder", choice: "not-known");

        var page = await room.Lead.OpenAsync(OtherAuditsLinks.Answered(room.Id, "section-11"));

        var first = page
            .Document.QuerySelectorAll("section")
            .First(section => section.QuerySelector("h2")?.TextContent == "S1 Senior leadership commitment")
            .TextContent;
        Assert.Contains("Items that answer this theme: 2. In audit words: in progress (1), We do not know yet (1).", first, StringComparison.Ordinal);
        Assert.All(new[] { "We named somebody", "She has time", "Tell the board", "Minutes" }, said => Assert.Contains(said, first, StringComparison.Ordinal));
        Assert.True(page.Shows("No answer yet"));
    }

    [Fact]
    public async Task What_is_answered_comes_as_a_document_and_a_workbook_that_are_valid_and_the_same_each_time()
    {
        using var room = await TeamRoom.OpenAsync(world);
        await room.AnswerAsync("O1", "3", "=cmd|' /C calc'!A0\n<b>&ünï 🙂", "+1 more", "-2 less");

        var docx = await room.TakeAsync(OtherAuditsLinks.Answered(room.Id, "section-11", "docx"));
        var xlsx = await room.TakeAsync(OtherAuditsLinks.Answered(room.Id, "section-11", "xlsx"));

        Assert.Equal(docx, await room.TakeAsync(OtherAuditsLinks.Answered(room.Id, "section-11", "docx")));
        Assert.Equal(xlsx, await room.TakeAsync(OtherAuditsLinks.Answered(room.Id, "section-11", "xlsx")));
        var text = Text(docx);
        Assert.Contains("O1 Leadership and a named champion: in place", text, StringComparison.Ordinal);
        Assert.Contains("=cmd|' /C calc'!A0", text, StringComparison.Ordinal);
        Assert.Contains("<b>&ünï 🙂", text, StringComparison.Ordinal);
        using var book = SpreadsheetDocument.Open(new MemoryStream(xlsx), isEditable: false);
        Assert.Empty(new OpenXmlValidator().Validate(book));
        Assert.Empty(book.WorkbookPart!.WorksheetParts.SelectMany(part => part.Worksheet!.Descendants<DocumentFormat.OpenXml.Spreadsheet.CellFormula>()));
    }

    [Fact]
    public async Task A_partnership_says_which_items_answer_the_themes_of_its_own_audit()
    {
        using var room = await TeamRoom.OpenAsync(world);
        await room.AnswerAsync("O3", "4", "Everyone learns it");
        using var manager = await world.MemberAsync($"{Guid.NewGuid():N}@example.org", Post.InDistrict(Kernel.Role.DistrictManager, "leeds"));

        var start = await (await manager.OpenAsync(OtherAuditsLinks.New)).FollowAsync("Harmful sexual behaviour audit");
        Assert.Equal(["Harmful sexual behaviour audit"], start.Values("Title"));
        var audit = await start.PressAsync("Start");
        var theme = await (await audit.PressAsync("Add a theme"))
            .Fill("Title", "Workforce")
            .Fill("Items", "O3", "O40", "O999")
            .PressAsync("Save and add another");
        audit = await theme.Fill("Title", "Nothing here").PressAsync("Save the theme");
        Assert.True(audit.Shows("T1 Workforce Induction and core learning, Looking after our people"), audit.Text);
        Assert.Equal(
            "Say what the theme is called, in at most 200 characters",
            (await (await audit.PressAsync("Add a theme")).Fill("Items", "O1").PressAsync("Save the theme")).ErrorBeside("Title")
        );

        var list = await room.Lead.OpenAsync(OtherAuditsLinks.TakeAway(room.Id));
        var answered = await list.FollowAsync("Harmful sexual behaviour audit");
        Assert.True(
            answered.Shows("T1 Workforce Items that answer this theme: 2. In audit words: strong, shared with others (1), No answer yet (1)."),
            answered.Text
        );
        Assert.True(answered.Shows("T2 Nothing here No item of this reflection answers this theme."));
        Assert.Contains("Everyone learns it", Text(await room.TakeAsync(answered.Path + ".docx")), StringComparison.Ordinal);
    }

    [Fact]
    public async Task Two_who_change_an_audit_at_once_do_not_go_over_each_other_and_it_can_be_taken_out()
    {
        using var manager = await world.MemberAsync($"{Guid.NewGuid():N}@example.org", Post.InRegion(Kernel.Role.AllianceCoordinator));
        var audit = await (await manager.OpenAsync(OtherAuditsLinks.New)).Fill("Title", WalkGround.NewName("Ours")).PressAsync("Start");
        var stale = await manager.OpenAsync(audit.Path);
        await audit.Fill("Title", "Named anew").PressAsync("Save");

        var refused = await stale.Fill("Title", "Mine").PressAsync("Save");

        Assert.Equal(400, refused.Status);
        Assert.Contains("Somebody else changed this audit", refused.Errors.Single().Text, StringComparison.Ordinal);
        Assert.Equal(["Mine"], refused.Values("Title"));
        Assert.False((await (await manager.OpenAsync(audit.Path)).PressAsync("Remove it")).Shows("Named anew"));
        Assert.Equal(404, (await manager.OpenAsync(audit.Path)).Status);
    }

    [Fact]
    public async Task A_name_of_a_person_in_an_audit_is_found_before_it_is_kept()
    {
        using var manager = await world.MemberAsync($"{Guid.NewGuid():N}@example.org", Post.InRegion(Kernel.Role.AllianceCoordinator));

        var page = await (await manager.OpenAsync(OtherAuditsLinks.New)).Fill("Title", "Our audit").Fill("Note", "Ask on 07700 900123").PressAsync("Start");

        Assert.Equal(400, page.Status);
        Assert.NotNull(page.ErrorBeside("Note"));
    }

    [Fact]
    public async Task Every_paper_can_be_read_and_taken_away_by_anyone_and_says_that_it_is_a_draft()
    {
        using var visitor = world.Visitor();
        var pack = world.Services.GetRequiredService<Packs>().Current(Language.English);
        Assert.Equal(["curriculum-audit", "policy-review", "practice-reviews", "ready-set"], pack.Papers.Select(paper => paper.Id));
        foreach (var paper in pack.Papers)
        {
            var page = await visitor.OpenAsync(OtherAuditsLinks.Paper(paper.Id));
            Assert.Equal(paper.Title, page.Heading);
            Assert.True(page.Shows("Draft"));
            Assert.Contains("Draft.", Text(await TakeAsync(paper.Id, "docx")), StringComparison.Ordinal);
            using var book = SpreadsheetDocument.Open(new MemoryStream(await TakeAsync(paper.Id, "xlsx")), isEditable: false);
            Assert.Empty(new OpenXmlValidator().Validate(book));
            Assert.Contains("\"status\": \"draft\"", System.Text.Encoding.UTF8.GetString(await TakeAsync(paper.Id, "json")), StringComparison.Ordinal);
        }

        Assert.InRange(pack.Papers.Single(paper => paper.Id == "ready-set").Sections.Sum(section => section.Lines.Count), 1, 8);
        Assert.Equal(404, (await visitor.OpenAsync(OtherAuditsLinks.Paper("no-such"))).Status);

        async Task<byte[]> TakeAsync(string paper, string form)
        {
            using var reply = await visitor.AskAsync(new HttpRequestMessage(HttpMethod.Get, OtherAuditsLinks.Paper(paper, form)));
            Assert.Equal(200, (int)reply.StatusCode);
            return await reply.Content.ReadAsByteArrayAsync();
        }
    }

    [Fact]
    public void A_draft_changes_without_a_new_version_and_nothing_else_does()
    {
        var files = PackFiles.BuiltIn();

        Assert.Equal(files.Sha256, With("drafts/papers/ready-set.yaml").Sha256);
        Assert.Equal(files.Sha256, With("languages/cy/drafts/papers/ready-set.yaml").Sha256);
        Assert.NotEqual(files.Sha256, With("mappings/section-11.yaml").Sha256);
        Assert.NotEqual(files.Sha256, With("guidance/drafts/a.md").Sha256);

        PackFiles With(string path) => new(files.Files.Where(file => file.Key != path).Append(KeyValuePair.Create(path, "title: other\n")).ToDictionary());
    }

    [Fact]
    public void A_document_holds_headings_and_tables_and_nothing_that_leads_out_of_it()
    {
        var bytes = TextDocument.Write([
            new TextHeading(1, "Title"),
            new TextParagraph("Two\nlines \u0007\uD83D"),
            new TextTable(
                [new("A", 30), new("B", 70)],
                [
                    ["1", "2"],
                ]
            ),
        ]);

        using var file = WordprocessingDocument.Open(new MemoryStream(bytes), isEditable: false);
        Assert.Empty(new OpenXmlValidator().Validate(file).Select(error => $"{error.Path?.XPath} {error.Description}"));
        Assert.Empty(file.GetAllParts().SelectMany(part => part.ExternalRelationships.Concat<ReferenceRelationship>(part.HyperlinkRelationships)));
        Assert.Equal("Title", file.PackageProperties.Title);
        Assert.Equal("TitleTwolines AB12", file.MainDocumentPart!.Document!.Body!.InnerText);
    }

    private static string Text(byte[] docx)
    {
        using var file = WordprocessingDocument.Open(new MemoryStream(docx), isEditable: false);
        Assert.Empty(new OpenXmlValidator().Validate(file).Select(error => $"{error.Path?.XPath} {error.Description}"));
        return string.Join('\n', file.MainDocumentPart!.Document!.Body!.Descendants<DocumentFormat.OpenXml.Wordprocessing.Text>().Select(text => text.Text));
    }
}
