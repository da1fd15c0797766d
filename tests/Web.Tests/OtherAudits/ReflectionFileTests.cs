using System.Text.Json.Nodes;
using Lodestar.Identity;
using Lodestar.Kernel;
using Lodestar.Together;

namespace Lodestar.OtherAudits;

/// <summary>An organisation's reflection as one file: downloaded, read by another program, and imported again.</summary>
[Trait("Category", "Data")]
public class ReflectionFileTests(World world) : IClassFixture<World>
{
    // What an imported file cannot say about itself: the round and organisation it is in now, who imported it and when, that it waits to be
    // confirmed, and what happened to it where it came from.
    private static readonly string[] OfTheOther = ["round", "organisation", "stage", "steps", "reply"];
    private static readonly string[] OfTheAct = ["origin", "by", "at", "roundsUnchanged", "reason", "history"];

    [Fact]
    public async Task What_is_taken_away_and_brought_in_elsewhere_is_the_same_file_again()
    {
        using var here = await TeamRoom.OpenAsync(world);
        await here.PointAsync("O1", "Online safety policy", "Policy folder");
        await here.AnswerAsync("O2", "not-relevant", "We keep no records: \"<b>\", ünï and 🙂\n\n=1+1");
        await here.AnswerAsync("O3", "4", "Everyone", "The first week", "Ask again");
        await here.AnswerAsync("O4", "not-known");
        using var there = await TeamRoom.OpenAsync(world);
        var before = await here.FileAsync();

        var seen = await there.SendAsync(before);
        Assert.True(seen.Shows("Answers that can be imported: 4. Rows that cannot: 0."), seen.Text);
        Assert.Empty(await there.AnswersAsync());
        var done = await seen.PressAsync("Import 4 answers");

        Assert.True(done.Shows("Answers imported: 4."), done.Text);
        Assert.Equal(Content(before), Content(await there.FileAsync()));
        Assert.All((await there.AnswersAsync()).Values, answer => Assert.Equal(AnswerOrigin.Imported, answer.Origin));
        Assert.NotEqual(
            JsonNode.Parse(before)!["organisation"]!["name"]!.GetValue<string>(),
            JsonNode.Parse(await there.FileAsync())!["organisation"]!["name"]!.GetValue<string>()
        );
    }

    [Fact]
    public async Task What_is_brought_in_counts_once_somebody_has_saved_it()
    {
        using var room = await TeamRoom.OpenAsync(world);
        await (await room.SendAsync(TeamRoom.Written(TeamRoom.Answer("O5", "We asked everyone")))).PressAsync("Import this answer");
        Assert.Equal(0, await room.CountedAsync());
        Assert.True((await room.Lead.OpenAsync(TogetherLinks.Tasks(room.Id))).Shows("To be confirmed"));
        Assert.True((await room.Lead.OpenAsync(TogetherLinks.Submit(room.Id))).Shows("One answer was imported from a file and nobody has checked it yet."));

        var item = await room.Lead.OpenAsync(TogetherLinks.Item(room.Id, "O5"));
        Assert.True(item.Shows("was imported from a file"));
        await item.PressAsync("Save and go on");

        Assert.Equal(1, await room.CountedAsync());
        var answer = (await room.AnswersAsync())["O5"];
        Assert.Equal((AnswerOrigin.Written, 2, "We asked everyone"), (answer.Origin, answer.Version, answer.Why));
    }

    [Fact]
    public async Task Nothing_goes_over_what_somebody_wrote_and_the_same_file_twice_waits_once()
    {
        using var room = await TeamRoom.OpenAsync(world);
        await room.AnswerAsync("O1", "3", "Ours");
        var file = TeamRoom.Written($"{TeamRoom.Answer("O1", "Theirs")},{TeamRoom.Answer("O2", "New")}");

        var seen = await room.SendAsync(file);
        Assert.True(seen.Shows("Somebody has already answered this here"), seen.Text);
        await seen.PressAsync("Import this answer");
        await (await room.SendAsync(file)).PressAsync("Import this answer");

        var answers = await room.AnswersAsync();
        Assert.Equal(("Ours", 1), (answers["O1"].Why, answers["O1"].Version));
        Assert.Equal(("New", 1), (answers["O2"].Why, answers["O2"].Version));
    }

    [Fact]
    public async Task Every_answer_that_is_not_brought_in_is_named_with_why()
    {
        using var room = await TeamRoom.OpenAsync(world);
        var file = TeamRoom.Written(
            string.Join(
                ',',
                TeamRoom.Answer("O1", "Ring me on 07700 900123 or write to ali.khan@example.org"),
                TeamRoom.Answer("O99"),
                TeamRoom.Answer("O2", level: 9),
                TeamRoom.Answer("O3", "First"),
                TeamRoom.Answer("O3", "Second"),
                """{"item":"O4","standing":"splendid"}""",
                """{"item":"O5","standing":"not-relevant"}""",
                """{"item":"O6","why":"x","evidence":["e7"]}""",
                """{"item":"O7"}""",
                TeamRoom.Answer("O8", new string('y', AnswerWords.Longest + 1)),
                TeamRoom.Answer("O9", "A girl told me that her uncle makes her send naked pictures of herself")
            )
        );

        var seen = await room.SendAsync(file);

        var rows = seen
            .Document.QuerySelectorAll("tbody tr")
            .Select(row => string.Join('|', row.QuerySelectorAll("td").Select(cell => cell.TextContent)))
            .ToList();
        Assert.Equal(
            [
                "1|O1|Take these out: '07700 900123', 'ali.khan@example.org'. Each of them could point at a person",
                "2|O99|There is no such item here",
                "3|O2|Choose where we are, or leave it open for now",
                "5|O3|Line 4 already answers the same item",
                "6||This answer does not have the form of a whole-reflection file",
                "7|O5|Say why it is not relevant to us",
                "8|O6|It points at evidence 'e7', which is not in the file",
                "9|O7|This row says nothing",
                "10|O8|Shorten this to 2000 characters. It has 2001",
                "11|O9|The words read as if somebody was harmed. They are not kept here. If a child is in danger call 999; under 'Help now' is "
                    + "who else to call",
            ],
            rows
        );
        await seen.PressAsync("Import this answer");
        Assert.Equal(["O3"], (await room.AnswersAsync()).Keys);
    }

    [Theory]
    [
        InlineData("{", "It cannot be read at line 1"),
        InlineData("{}", "This is not a whole-reflection file"),
        InlineData("{\"format\":3}", "It cannot be read"),
        InlineData(
            "{\"a\":{\"a\":{\"a\":{\"a\":{\"a\":{\"a\":{\"a\":{\"a\":{\"a\":{\"a\":{\"a\":{\"a\":{\"a\":{\"a\":{\"a\":{\"a\":{\"a\":{}}}}}}}}}}}}}}}}}}",
            "It cannot be read"
        )
    ]
    public async Task A_file_that_is_none_is_refused_with_a_sentence(string file, string sentence)
    {
        using var room = await TeamRoom.OpenAsync(world);

        var page = await room.SendAsync(file);

        Assert.Equal(400, page.Status);
        Assert.Contains(sentence, page.ErrorBeside("Upload"), StringComparison.Ordinal);
        Assert.Equal("Upload", Assert.Single(page.Errors).Target);
    }

    [Fact]
    public async Task A_file_of_another_pack_or_format_is_refused()
    {
        using var room = await TeamRoom.OpenAsync(world);

        Assert.Contains(
            "answers the items of 'west-yorkshire' 1999.1",
            (await room.SendAsync(TeamRoom.Written(TeamRoom.Answer("O1"), version: "1999.1"))).ErrorBeside("Upload"),
            StringComparison.Ordinal
        );
        Assert.Contains(
            "version 2 of the format",
            (await room.SendAsync(TeamRoom.Written(TeamRoom.Answer("O1"), format: 2))).ErrorBeside("Upload"),
            StringComparison.Ordinal
        );
    }

    [Fact]
    public async Task History_steps_and_pointers_are_in_the_file_where_they_are_asked_for()
    {
        using var room = await TeamRoom.OpenAsync(world);
        await room.AnswerAsync("O1", "1", "At first");
        await room.AnswerAsync("O1", "2", "Later");

        var whole = JsonNode.Parse(await room.FileAsync(history: true))!;
        var plain = JsonNode.Parse(await room.FileAsync())!;

        Assert.Equal("At first", whole["answers"]![0]!["history"]![0]!["why"]!.GetValue<string>());
        Assert.Equal("Later", whole["answers"]![0]!["why"]!.GetValue<string>());
        Assert.Null(plain["answers"]![0]!["history"]);
    }

    [Fact]
    public async Task The_schema_is_in_the_docs_and_at_its_address_and_another_program_finds_that_a_file_fits()
    {
        using var room = await TeamRoom.OpenAsync(world);
        await room.PointAsync("O1", "Policy", "Folder");
        await room.AnswerAsync("O2", "not-known");
        var (schema, file) = (Path.Combine(Repository.Root, "docs", "organisation-reflection.schema.json"), Path.GetTempFileName());
        await File.WriteAllTextAsync(file, await room.FileAsync(history: true));

        var (code, output) = await Shell.NodeAsync("OtherAudits/validate-file.mjs", schema, file);

        Assert.True(code == 0, output);
        Assert.Equal(ReflectionFiles.Schema, await File.ReadAllTextAsync(schema));
        using var nobody = world.Visitor();
        using var served = await nobody.AskAsync(new HttpRequestMessage(HttpMethod.Get, OtherAuditsLinks.Schema));
        Assert.Equal(ReflectionFiles.Schema, await served.Content.ReadAsStringAsync());
        File.Delete(file);
    }

    [Fact]
    public async Task Whoever_may_not_read_a_reflection_takes_nothing_away_and_only_a_lead_brings_in()
    {
        using var room = await TeamRoom.OpenAsync(world);
        using var other = await TeamRoom.OpenAsync(world);
        using var manager = await world.MemberAsync($"{Guid.NewGuid():N}@example.org", Post.InDistrict(Kernel.Role.DistrictManager, "leeds"));
        using var colleague = await world.MemberAsync($"{Guid.NewGuid():N}@example.org", Post.InOrganisation(Kernel.Role.Colleague, room.Organisation.Id));
        foreach (
            var path in new[]
            {
                OtherAuditsLinks.TakeAway(room.Id),
                OtherAuditsLinks.Export(room.Id, "json"),
                OtherAuditsLinks.Export(room.Id, "csv"),
                OtherAuditsLinks.Export(room.Id, "xlsx"),
                OtherAuditsLinks.Answered(room.Id, "section-11"),
                OtherAuditsLinks.Answered(room.Id, "section-11", "docx"),
            }
        )
        {
            Assert.Equal(404, (await other.Lead.OpenAsync(path)).Status);
            Assert.Equal(404, (await manager.OpenAsync(path)).Status);
            Assert.Equal(200, (await colleague.OpenAsync(path)).Status);
        }

        Assert.Equal(404, (await other.Lead.OpenAsync(OtherAuditsLinks.Import(room.Id))).Status);
        Assert.Equal(403, (await colleague.OpenAsync(OtherAuditsLinks.Import(room.Id))).Status);
    }

    [Fact]
    public async Task A_round_that_has_ended_is_still_read_and_taken_away_but_nothing_is_brought_in()
    {
        await using var later = await World.StartedAsync();
        using var room = await TeamRoom.OpenAsync(later);
        await room.AnswerAsync("O1", "2", "Before the end");
        var seen = await room.SendAsync(TeamRoom.Written(TeamRoom.Answer("O2")));
        later.Clock.AdjustTime(later.Clock.GetUtcNow().AddDays(9));
        using var again = await later.MemberAsync($"{Guid.NewGuid():N}@example.org", Post.InOrganisation(Kernel.Role.OrganisationLead, room.Organisation.Id));
        var ended = room with { Lead = again };

        Assert.Contains("Before the end", await ended.FileAsync(), StringComparison.Ordinal);
        var closed = await again.OpenAsync(OtherAuditsLinks.Import(room.Id));
        Assert.True(closed.Shows("This round has closed") && closed.Document.QuerySelector("main form") is null, closed.Text);
        Assert.Equal(["O1"], (await room.AnswersAsync()).Keys);
        Assert.Equal(200, seen.Status);
    }

    private static string Content(string file)
    {
        var node = JsonNode.Parse(file)!.AsObject();
        foreach (var name in OfTheOther)
        {
            node.Remove(name);
        }

        foreach (var answer in node["answers"]!.AsArray())
        {
            foreach (var name in OfTheAct)
            {
                answer!.AsObject().Remove(name);
            }
        }

        return node.ToJsonString();
    }
}
