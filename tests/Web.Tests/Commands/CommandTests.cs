using Lodestar.Kernel;

namespace Lodestar.Commands;

[Trait("Category", "Data")]
public class CommandTests
{
    private Settings? settings;

    [Fact]
    public async Task A_round_is_opened_listed_and_closed_once_its_districts_have_confirmed_their_front_doors()
    {
        var refused = await RunAsync("round", "open", "--title", "Autumn", "--closes", "2099-12-31", "--districts", "leeds,wakefield");
        Assert.Equal(2, refused.Code);
        Assert.Contains(
            "Nobody has confirmed the front-door number of these districts in the last 90 days: leeds, wakefield.",
            refused.Error,
            StringComparison.Ordinal
        );

        foreach (var district in new[] { "leeds", "wakefield" })
        {
            Assert.Equal(0, (await RunAsync("front-door", "confirm", district, "--phone", "01632 960000", "--by", "Duty manager")).Code);
        }

        var opened = await RunAsync(
            "round",
            "open",
            "--title",
            "Autumn",
            "--closes",
            "2099-12-31",
            "--districts",
            "leeds,wakefield",
            "--pack-version",
            "2026.1"
        );
        Assert.True(opened.Code == 0, opened.Error);
        Assert.Contains("  open  ", opened.Output, StringComparison.Ordinal);
        var code = opened.Output.Split(' ')[0]["/r/".Length..];

        Assert.Equal(0, (await RunAsync("round", "close", code)).Code);
        Assert.Contains($"/r/{code}  closed", (await RunAsync("round", "list")).Output, StringComparison.Ordinal);
    }

    [Theory]
    [InlineData("There is no district 'york'", "round", "open", "--title", "A", "--closes", "2099-01-01", "--districts", "york")]
    [InlineData("'1/2/2099' is not a date", "round", "open", "--title", "A", "--closes", "1/2/2099", "--districts", "leeds")]
    [InlineData("The pack has no reflection 'quiz'", "round", "open", "--title", "A", "--closes", "2099-01-01", "--reflection", "quiz")]
    [InlineData(
        "This installation never served version '1999.1' of the pack. It has 2026.1",
        "round",
        "open",
        "--title",
        "A",
        "--closes",
        "2099-01-01",
        "--pack-version",
        "1999.1"
    )]
    [InlineData("The last day must not be before the first day", "round", "open", "--title", "A", "--closes", "2001-01-01")]
    [InlineData("There is no round with the code zzzz-zzzz", "round", "close", "zzzzzzzz")]
    [InlineData("There is no district 'york'", "front-door", "confirm", "york", "--phone", "1", "--by", "x")]
    [InlineData("There is no sector 'magic'", "organisation", "add", "--name", "A", "--sector", "magic", "--districts", "leeds")]
    public async Task What_cannot_be_done_is_said_in_a_sentence_and_ends_with_2(string says, params string[] arguments)
    {
        var (code, output, error) = await RunAsync(arguments);

        Assert.Equal((2, ""), (code, output));
        Assert.Contains(says, error, StringComparison.Ordinal);
    }

    [Fact]
    public async Task An_organisation_is_registered_once_and_gets_a_code_for_its_links()
    {
        var added = await RunAsync("organisation", "add", "--name", "Kite Club", "--sector", "youth-work", "--districts", "leeds,kirklees");
        var again = await RunAsync("organisation", "add", "--name", "Kite Club", "--sector", "youth-work", "--districts", "leeds");

        Assert.True(added.Code == 0, added.Error);
        Assert.Equal(2, again.Code);
        Assert.Contains("There is already an organisation with this name", again.Error, StringComparison.Ordinal);
        Assert.Equal($"{added.Output.Trim()}  youth-work  leeds,kirklees  Kite Club\n", (await RunAsync("organisation", "list")).Output);
    }

    [Fact]
    public async Task The_pack_check_ends_with_0_1_or_2()
    {
        var pack = Path.Combine(Repository.Root, "packs", "west-yorkshire");
        var broken = World.NewFolder();
        await File.WriteAllTextAsync(Path.Combine(broken, "pack.yaml"), "id: nothing\n");

        Assert.Equal(0, (await RunAsync("content", "check", pack, "--on", "2026-11-23")).Code);
        Assert.Contains("was due on 2027-11-22", (await RunAsync("content", "check", pack, "--on", "2031-01-01")).Error, StringComparison.Ordinal);
        var soon = await RunAsync("content", "check", pack, "--on", "soon");
        Assert.Equal(2, soon.Code);
        Assert.StartsWith("'soon' is not a date. Write it like ", soon.Error, StringComparison.Ordinal);
        var (code, output, error) = await RunAsync("content", "check", broken);
        Assert.Equal((1, ""), (code, output));
        Assert.Contains($"{broken}/pack.yaml:1: pack nothing has no 'version'.", error, StringComparison.Ordinal);
        Assert.Equal(2, (await RunAsync("content", "check", Path.Combine(broken, "nope"))).Code);
    }

    [Fact]
    public async Task Publishing_freezes_a_version_and_a_change_is_then_a_fault()
    {
        var folder = World.NewFolder();
        foreach (var (path, text) in Standards.SmallPack.With().Files)
        {
            Directory.CreateDirectory(Path.GetDirectoryName(Path.Combine(folder, path))!);
            await File.WriteAllTextAsync(
                Path.Combine(folder, path),
                text.Replace("2027-11-22", $"{DateTime.Today.AddDays(300):yyyy-MM-dd}", StringComparison.Ordinal)
                    .Replace("2026-11-22", $"{DateTime.Today:yyyy-MM-dd}", StringComparison.Ordinal)
            );
        }

        Assert.Equal(0, (await RunAsync("content", "publish", folder)).Code);
        Assert.Equal(0, (await RunAsync("content", "check", folder)).Code);
        var file = Path.Combine(folder, "glossary.yaml");
        await File.WriteAllTextAsync(file, (await File.ReadAllTextAsync(file)).Replace("Someone who", "A person who", StringComparison.Ordinal));

        var (code, _, error) = await RunAsync("content", "check", folder);

        Assert.Equal(1, code);
        Assert.Contains("Version 2 was published with other content.", error, StringComparison.Ordinal);
    }

    [Fact]
    public async Task A_table_of_counts_in_a_file_is_made_fit_to_publish()
    {
        var folder = World.NewFolder();
        var (table, other) = (Path.Combine(folder, "table.json"), Path.Combine(folder, "other.json"));
        await File.WriteAllTextAsync(
            table,
            """
            {
              "id":"small","threshold":5,"zeros_published":true,
              "cells":{"A|X":3,"A|Y":20,"A|Total":23,"B|X":30,"B|Y":40,"B|Total":70,"Total|X":33,"Total|Y":60,"Total|Total":93},
              "equations":[
                {"total":"Total|X","parts":["A|X","B|X"]},
                {"total":"Total|Y","parts":["A|Y","B|Y"]},
                {"total":"Total|Total","parts":["A|Total","B|Total"]},
                {"total":"A|Total","parts":["A|X","A|Y"]},
                {"total":"B|Total","parts":["B|X","B|Y"]},
                {"total":"Total|Total","parts":["Total|X","Total|Y"]}
              ]
            }
            """
        );
        await File.WriteAllTextAsync(other, """{"cells":{"a":3,"b":4,"all":8},"equations":[{"total":"all","parts":["a","b"]}]}""");

        var (code, output, _) = await RunAsync("protect", table);

        Assert.Equal(0, code);
        Assert.Contains(
            "\"cells\":{\"A|X\":null,\"A|Y\":null,\"A|Total\":23,\"B|X\":null,\"B|Y\":null,\"B|Total\":70,\"Total|X\":33,\"Total|Y\":60,\"Total|Total\":93}",
            output,
            StringComparison.Ordinal
        );
        var refused = await RunAsync("protect", other);
        Assert.Equal((2, ""), (refused.Code, refused.Output));
        Assert.Contains("'all' is not the sum of its parts", refused.Error, StringComparison.Ordinal);
        Assert.Equal(2, (await RunAsync("protect", Path.Combine(folder, "nope.json"))).Code);
        Assert.Equal(
            2,
            (await RunAsync("protect", Path.Combine(Repository.Root, "tests", "Domain.Tests", "Statistics", "Tables", "t3_30_5x3x4_thr5.truth.json"))).Code
        );
    }

    [Fact]
    public async Task Notes_in_a_file_are_scanned_a_line_each_and_offsets_count_characters_as_people_do()
    {
        var file = Path.Combine(World.NewFolder(), "notes.jsonl");
        await File.WriteAllTextAsync(
            file,
            """
            {"id":"n1","has_identifiers":true,"text":"\ud83d\ude00 Spoke to Callum Khan, 07700 900123"}

            {"id":2,"text":"Booked the hall for May"}
            """
        );

        var (code, output, error) = await Shell.RunAsync(new Settings(), "identifiers", "scan", file);

        Assert.Equal((0, ""), (code, error));
        Assert.Equal(
            """{"id":"n1","spans":[{"start":11,"end":22,"type":"PERSON"},{"start":24,"end":36,"type":"PHONE"}]}""" + "\n" + """{"id":2,"spans":[]}""" + "\n",
            output
        );
    }

    [Theory]
    [InlineData("{\"id\":\"n2\"", "Line 2 is not JSON")]
    [InlineData("[]", "Line 2 is no note: it needs an id and a text.")]
    [InlineData("{\"id\":\"n2\"}", "Line 2 is no note: it needs an id and a text.")]
    [InlineData("{\"id\":\"n2\",\"text\":7}", "Line 2 is no note: it needs an id and a text.")]
    [InlineData("{\"id\":\"n2\",\"text\":\"\\ud800\"}", "Line 2 is no note: its text holds half a character.")]
    public async Task A_line_that_is_no_note_is_named_and_ends_the_scan_with_2(string line, string says)
    {
        var file = Path.Combine(World.NewFolder(), "notes.jsonl");
        await File.WriteAllTextAsync(file, "{\"id\":\"n1\",\"text\":\"a\"}\n" + line + "\n");

        var (code, _, error) = await RunAsync("identifiers", "scan", file);

        Assert.Equal(2, code);
        Assert.Contains(says, error, StringComparison.Ordinal);
    }

    [Theory]
    [InlineData("Say what address people type", "serve", "--urls", "http://0.0.0.0:5099")]
    [InlineData("The public address is what people type", "serve", "--public-address", "lodestar.example.org")]
    [InlineData("Sample data is shown on this computer only", "serve", "--sample", "--urls", "http://0.0.0.0:5099")]
    public async Task A_service_that_others_can_reach_needs_to_know_its_own_address(string says, params string[] arguments)
    {
        var (code, output, error) = await RunAsync(arguments);

        Assert.Equal((2, ""), (code, output));
        Assert.Contains(says, error, StringComparison.Ordinal);
    }

    [Theory]
    [InlineData("bogus"), InlineData("round"), InlineData("round", "open")]
    public async Task A_command_that_is_none_shows_what_there_is(params string[] arguments)
    {
        var (code, output, error) = await RunAsync(arguments);

        Assert.NotEqual(0, code);
        Assert.Contains("Usage:", output + error, StringComparison.Ordinal);
    }

    private async Task<(int Code, string Output, string Error)> RunAsync(params string[] arguments) =>
        await Commanded.RunAsync(settings ??= await World.NewInstallationAsync(), arguments);
}
