using System.Text;
using Lodestar.Tables;
using Lodestar.Together;
using Lodestar.Ui;
using Microsoft.EntityFrameworkCore;

namespace Lodestar.OtherAudits;

/// <summary>Importing tables of an audit, and malicious files.</summary>
[Trait("Category", "Data")]
public class TableImportTests(World world) : IClassFixture<World>
{
    [Fact]
    public async Task A_table_of_an_audit_fills_in_what_it_answers_and_its_columns_are_kept_for_the_next_time()
    {
        using var room = await TeamRoom.OpenAsync(world);
        var table = Encoding.UTF8.GetBytes(
            "Question;Score;Comment;Where\nO1;amber;We have a lead;Policy – shared folder\nO2;purple;;\nO3;2;Everyone learns it;\n;1;;\n"
        );

        var columns = await room.SendAsync(table);
        Assert.True(columns.Shows("The table has 4 rows"), columns.Text);
        var seen = await TeamRoom
            .AsOffered(columns)
            .Fill("Item", "Question")
            .Fill("Level", "Score")
            .Fill("Why", "Comment")
            .Fill("Evidence", "Where")
            .Fill("Name", "Our audit")
            .PressAsync("See what it contains");

        Assert.True(seen.Shows("Answers that can be imported: 2. Rows that cannot: 2."), seen.Text);
        Assert.True(seen.Shows("'purple' is not one of the words for a level") && seen.Shows("The row names no item or theme"));
        await seen.PressAsync("Import 2 answers");
        var answers = await room.AnswersAsync();
        Assert.Equal(
            (2, "We have a lead", AnswerOrigin.Imported, 1),
            (answers["O1"].Level, answers["O1"].Why, answers["O1"].Origin, answers["O1"].Words.Evidence.Count)
        );
        Assert.Equal((2, "Everyone learns it"), (answers["O3"].Level, answers["O3"].Why));

        var again = await (await room.AgainAsync()).SendAsync(table, use: "Our audit");
        Assert.Equal(["Score"], again.Document.QuerySelectorAll("[name=Level] option[selected]").Select(option => option.GetAttribute("value")));
        Assert.Equal(["Our audit"], again.Values("Name"));
    }

    [Fact]
    public async Task A_row_that_names_a_theme_fills_in_the_items_that_answer_it_and_gives_way_to_rows_about_an_item()
    {
        using var room = await TeamRoom.OpenAsync(world);
        var columns = await room.SendAsync(
            Workbook.Write([
                new Worksheet(
                    "Audit",
                    [new("Theme"), new("Level"), new("Why we say so")],
                    [
                        ["S6", "Established", "Checked each year"],
                        ["O15", "1", "This one not"],
                    ]
                ),
            ])
        );

        var seen = await TeamRoom.AsOffered(columns).Fill("Audit", "section-11").PressAsync("See what it contains");
        await seen.PressAsync("Import 2 answers");

        var answers = await room.AnswersAsync();
        Assert.Equal(
            ["O15 1 This one not", "O32 3 Checked each year"],
            answers.Values.OrderBy(answer => answer.Item, StringComparer.Ordinal).Select(answer => $"{answer.Item} {answer.Level} {answer.Why}")
        );
        Assert.True(seen.Shows("Line 3 already answers the same item"), seen.Text);
    }

    [Fact]
    public async Task What_was_taken_away_as_a_table_can_be_brought_in_as_it_is()
    {
        using var room = await TeamRoom.OpenAsync(world);
        await room.AnswerAsync("O1", "3", "=1+1 is a formula\nand this a second line", "Works", "Next");
        await room.AnswerAsync("O2", "not-known");
        foreach (var form in new[] { "csv", "xlsx" })
        {
            using var other = await TeamRoom.OpenAsync(world);

            var seen = await TeamRoom
                .AsOffered(await other.SendAsync(await room.TakeAsync(OtherAuditsLinks.Export(room.Id, form))))
                .PressAsync("See what it contains");
            await seen.PressAsync("Import 2 answers");

            var answers = await other.AnswersAsync();
            Assert.Equal(
                (AnswerKind.Level, 3, "=1+1 is a formula\nand this a second line", "Works", "Next"),
                (answers["O1"].Kind, answers["O1"].Level, answers["O1"].Why, answers["O1"].WorksWell, answers["O1"].Next)
            );
            Assert.Equal(AnswerKind.NotKnown, answers["O2"].Kind);
        }
    }

    [Fact]
    public async Task Evidence_that_was_taken_away_in_a_table_is_the_same_when_it_comes_back()
    {
        using var room = await TeamRoom.OpenAsync(world);
        await (await room.Lead.OpenAsync(TogetherLinks.NewEvidence(room.Id, "O1")))
            .Fill("What", "Training - level two")
            .Fill("Held", "Shared drive | Safe")
            .Fill("Owner", "Deputy head")
            .Fill("ReviewOn.Day", "16")
            .Fill("ReviewOn.Month", "10")
            .Fill("ReviewOn.Year", $"{world.Clock.GetUtcNow().Year + 1}")
            .PressAsync("Save the pointer");
        await room.AnswerAsync("O1", "3");
        await room.PointAsync("O1", "Minutes \u2013 board\u00A0 - old", "Office \\ cupboard");
        var pointers = await PointersAsync(room.Organisation.Id);
        Assert.Equal(2, pointers.Count);
        foreach (var form in new[] { "csv", "xlsx" })
        {
            using var other = await TeamRoom.OpenAsync(world);
            var table = await room.TakeAsync(OtherAuditsLinks.Export(room.Id, form));
            await (await TeamRoom.AsOffered(await other.SendAsync(table)).PressAsync("See what it contains")).PressAsync("Import this answer");

            Assert.Equal(pointers, await PointersAsync(other.Organisation.Id));

            var again = await other.AgainAsync();
            await (await TeamRoom.AsOffered(await again.SendAsync(table)).PressAsync("See what it contains")).PressAsync("Import this answer");
            Assert.Equal(pointers, await PointersAsync(other.Organisation.Id));
        }

        Task<List<(string, string, string, DateOnly?)>> PointersAsync(Guid organisation) =>
            world.OnDbAsync(async db =>
                (
                    await db.Set<EvidencePointer>()
                        .AsNoTracking()
                        .Where(pointer => pointer.OrganisationId == organisation)
                        .OrderBy(pointer => pointer.What)
                        .ToListAsync()
                )
                    .Select(pointer => (pointer.What, pointer.Held, pointer.Owner, pointer.ReviewOn))
                    .ToList()
            );
    }

    [Theory]
    [
        InlineData("extra-cells.csv", "Column G has no heading"),
        InlineData("unquoted-comma.csv", "Column G has no heading"),
        InlineData("boolean-level.xlsx", "'TRUE' is not one of the words for a level")
    ]
    public async Task A_row_that_would_lose_words_is_refused(string input, string why)
    {
        using var room = await TeamRoom.OpenAsync(world);

        var seen = await TeamRoom.AsOffered(await room.SendAsync(Sent.Input(input))).PressAsync("See what it contains");

        Assert.True(seen.Shows("Answers that can be imported: 0. Rows that cannot: 1.") && seen.Shows(why), seen.Text);
    }

    [Fact]
    public async Task A_second_column_of_a_name_can_be_chosen_and_what_is_not_read_is_named()
    {
        using var room = await TeamRoom.OpenAsync(world);

        var columns = TeamRoom.AsOffered(await room.SendAsync(Sent.Input("audit-second-comments-lost.csv")));
        Assert.True(
            (await TeamRoom.AsOffered(await room.SendAsync(Sent.Input("audit-second-comments-lost.csv"))).PressAsync("See what it contains")).Shows(
                "Columns that are not read: Why we say so (2)."
            )
        );
        await (await columns.Fill("WorksWell", "Why we say so (2)").PressAsync("See what it contains")).PressAsync("Import this answer");

        Assert.Equal(("", "words in the second"), ((await room.AnswersAsync())["O38"].Why, (await room.AnswersAsync())["O38"].WorksWell));
    }

    [Fact]
    public async Task Items_and_levels_are_known_however_their_blanks_and_signs_were_copied()
    {
        using var room = await TeamRoom.OpenAsync(world);
        var title = Sent.Read(Sent.Input("audit-nbsp-title.csv")).Value.Rows[0].Cells[0];
        Assert.Contains('\u00A0', title);
        string[] items = [title, "O 20", "O21.", "O22\u00A0", "o23"];
        var table = $"Item,Level,Why we say so\n{string.Concat(items.Select(item => $"{item},In\u00A0progress,a\n"))}";

        var seen = await TeamRoom.AsOffered(await room.SendAsync(table)).PressAsync("See what it contains");

        Assert.True(seen.Shows("Answers that can be imported: 5. Rows that cannot: 0."), seen.Text);
    }

    [Fact]
    public async Task A_day_in_a_workbook_comes_in_as_words_and_the_sheet_is_named()
    {
        using var room = await TeamRoom.OpenAsync(world);
        var sheet = new Worksheet(
            "Answers",
            [new("Item"), new("Level"), new("What we will do next"), new("Evidence")],
            [
                ["O20", 2, new DateOnly(2027, 2, 1), "Policy - online safety \u2013 Shared drive"],
            ]
        );

        var columns = TeamRoom.AsOffered(
            await room.SendAsync(
                Workbook.Write([
                    new Worksheet(
                        "Cover",
                        [new("Our audit")],
                        [
                            ["of spring"],
                        ]
                    ),
                    sheet,
                ])
            )
        );
        Assert.True(columns.Shows("Read from the sheet 'Answers'"));
        await (await columns.PressAsync("See what it contains")).PressAsync("Import this answer");

        Assert.Equal("1 February 2027", (await room.AnswersAsync())["O20"].Next);
        Assert.Equal(
            ("Policy - online safety", "Shared drive"),
            await world.OnDbAsync(async db =>
                await db.Set<EvidencePointer>()
                    .Where(pointer => pointer.OrganisationId == room.Organisation.Id)
                    .Select(pointer => new ValueTuple<string, string>(pointer.What, pointer.Held))
                    .SingleAsync()
            )
        );
    }

    [Fact]
    public async Task A_vertical_tab_is_a_line_end_in_what_is_kept_and_in_what_is_taken_away()
    {
        using var room = await TeamRoom.OpenAsync(world);
        await room.AnswerAsync("O1", "3", "First line\vSecond line");

        Assert.Equal("First line\nSecond line", (await room.AnswersAsync())["O1"].Why);
    }

    [Fact]
    public async Task Ten_thousand_rows_with_faults_are_told_and_one_more_is_too_many()
    {
        using var room = await TeamRoom.OpenAsync(world);
        var rows = string.Concat(Enumerable.Range(0, BroughtTable.MostRows - 1).Select(number => $"X{number},7,because\n"));

        var seen = await TeamRoom.AsOffered(await room.SendAsync($"Item,Level,Why we say so\n{rows}O1,2,it is\n")).PressAsync("See what it contains");

        Assert.True(seen.Shows("Answers that can be imported: 1. Rows that cannot: 9999."), seen.Text[..400]);
        Assert.Equal(100, seen.Document.QuerySelectorAll("tbody tr").Length);
        Assert.True(seen.Shows("9899 rows: There is no such item here"));
        await seen.PressAsync("Import this answer");
        Assert.Equal("it is", (await room.AnswersAsync())["O1"].Why);
        Assert.Contains("more than 10,000 rows", (await room.SendAsync($"Item,Level\n{rows}a,b\nc,d\n")).ErrorBeside("Upload"), StringComparison.Ordinal);
    }

    [Fact]
    public async Task Columns_are_kept_under_twenty_names_and_with_short_words_for_each_level()
    {
        using var room = await TeamRoom.OpenAsync(world);
        await world.OnDbAsync(db =>
        {
            db.AddRange(
                Enumerable
                    .Range(0, 20)
                    .Select(number => new KeptColumns
                    {
                        OrganisationId = room.Organisation.Id,
                        Name = $"Kept {number}",
                        Content = "{}",
                    })
            );
            return db.SaveChangesAsync();
        });
        async Task<Page> KeepAsync(string name, string words) =>
            await TeamRoom
                .AsOffered(await room.SendAsync("Item,Level\nO1,2\n"))
                .Fill("Name", name)
                .Fill("LevelWords[0]", words)
                .PressAsync("See what it contains");

        Assert.Contains("kept for 20 tables", (await KeepAsync("One more", "1")).ErrorBeside("Name"), StringComparison.Ordinal);
        Assert.Contains("200 characters", (await KeepAsync("", new string('a', 201))).ErrorBeside("LevelWords[0]"), StringComparison.Ordinal);
        Assert.True((await KeepAsync("Kept 7", "1")).Shows("Answers that can be imported: 1"));
    }

    [Fact]
    public async Task Words_in_a_table_that_point_at_a_person_are_never_kept()
    {
        using var room = await TeamRoom.OpenAsync(world);

        var seen = await TeamRoom
            .AsOffered(await room.SendAsync("Item,Level,Why we say so\nO1,2,Ring 07700 900123\nO2,2,Fine\n"))
            .PressAsync("See what it contains");
        await seen.PressAsync("Import this answer");

        Assert.True(seen.Shows("Take out the telephone number"));
        Assert.Equal(["O2"], (await room.AnswersAsync()).Keys);
    }

    [Fact]
    public async Task A_form_that_was_changed_on_its_way_is_judged_again()
    {
        using var room = await TeamRoom.OpenAsync(world);
        await room.AnswerAsync("O1", "3", "Ours");
        var seen = await room.SendAsync(TeamRoom.Written(TeamRoom.Answer("O2", "Fine")));

        await seen.Fill("Waiting", TeamRoom.Written($"{TeamRoom.Answer("O1", "Mine now")},{TeamRoom.Answer("O3", "Ring 07700 900123")}"))
            .PressAsync("Import this answer");

        Assert.Equal(["Ours"], (await room.AnswersAsync()).Values.Select(answer => answer.Why));
    }

    [Fact]
    public async Task A_result_of_a_formula_is_not_believed()
    {
        using var room = await TeamRoom.OpenAsync(world);
        var sheet = Sent.Book(
            "<row r=\"1\"><c t=\"inlineStr\"><is><t>Item</t></is></c><c t=\"inlineStr\"><is><t>Level</t></is></c></row><row r=\"2\"><c "
                + "t=\"inlineStr\"><is><t>O1</t></is></c><c><f>HYPERLINK(\"https://evil.example\")</f><v>2</v></c></row>"
        );

        var seen = await TeamRoom.AsOffered(await room.SendAsync(sheet)).PressAsync("See what it contains");

        Assert.True(seen.Shows("A cell of this row is a formula. Paste the values instead"), seen.Text);
    }

    [Theory]
    [
        InlineData("<!DOCTYPE x [<!ENTITY a \"aaaaaaaaaa\"><!ENTITY b \"&a;&a;&a;&a;&a;&a;&a;&a;\">]>", "&b;"),
        InlineData("<!DOCTYPE x [<!ENTITY a SYSTEM \"file:///etc/passwd\">]>", "&a;")
    ]
    public async Task A_workbook_with_entities_is_refused(string head, string cell)
    {
        using var room = await TeamRoom.OpenAsync(world);

        var page = await room.SendAsync(Sent.Book($"<row><c t=\"inlineStr\"><is><t>{cell}</t></is></c></row>", head));

        Assert.Equal((400, "This file cannot be read as a table. Save it as CSV or XLSX and try again"), (page.Status, page.ErrorBeside("Upload")));
    }

    [Fact]
    public async Task A_workbook_that_unpacks_without_end_is_refused()
    {
        using var room = await TeamRoom.OpenAsync(world);
        var bomb = Sent.Book($"<row><c t=\"inlineStr\"><is><t>{new string('a', 40 * 1024 * 1024)}</t></is></c></row>");
        Assert.True(bomb.Length < 200_000);

        var page = await room.SendAsync(bomb);

        Assert.Contains("far larger inside", page.ErrorBeside("Upload"), StringComparison.Ordinal);
    }

    [Fact]
    public async Task A_workbook_with_macros_or_without_a_sheet_a_picture_and_an_empty_file_are_refused()
    {
        using var room = await TeamRoom.OpenAsync(world);

        Assert.Contains("macros", (await room.SendAsync(Sent.Book("", more: "xl/vbaProject.bin"))).ErrorBeside("Upload"), StringComparison.Ordinal);
        Assert.Contains(
            "cannot be read as a table",
            (await room.SendAsync(TextDocument.Write([new TextHeading(1, "No table")]))).ErrorBeside("Upload"),
            StringComparison.Ordinal
        );
        Assert.Contains(
            "cannot be read as a table",
            (await room.SendAsync([0x89, (byte)'P', (byte)'N', (byte)'G', 0, 0, 1])).ErrorBeside("Upload"),
            StringComparison.Ordinal
        );
        Assert.Contains("cannot be read as a table", (await room.SendAsync("PK\u0003\u0004 and no archive")).ErrorBeside("Upload"), StringComparison.Ordinal);
        Assert.Equal("This file is empty. Choose another", (await room.SendAsync("")).ErrorBeside("Upload"));
        Assert.Equal("This table has no rows under its headings", (await room.SendAsync("Item,Level\n")).ErrorBeside("Upload"));
    }

    [Fact]
    public async Task A_file_over_two_megabytes_is_told_and_one_over_eight_is_turned_away_and_files_are_taken_nowhere_else()
    {
        using var room = await TeamRoom.OpenAsync(world);

        Assert.Contains(
            "larger than 2 MB",
            (await room.SendAsync(new byte[TakesFilesAttribute.LargestFile + 1])).ErrorBeside("Upload"),
            StringComparison.Ordinal
        );
        Assert.Equal(413, await PostAsync(OtherAuditsLinks.Import(room.Id), TakesFilesAttribute.LargestForm + 1));
        Assert.Equal(415, await PostAsync(TogetherLinks.Item(room.Id, "O1"), 100));
        Assert.Equal(415, await PostAsync(OtherAuditsLinks.TakeAway(room.Id), 100));
        Assert.Equal(415, await PostAsync("/team/no-such/import", 100));

        async Task<int> PostAsync(string path, int size)
        {
            // The headers are sent first and the rest only when the server asks for it; otherwise it may hang up while the rest is being sent.
            using var form = new MultipartFormDataContent { { new ByteArrayContent(new byte[size]), "Upload", "a.csv" } };
            using var request = new HttpRequestMessage(HttpMethod.Post, path) { Content = form, Headers = { ExpectContinue = true } };
            using var reply = await room.Lead.AskAsync(request);
            return (int)reply.StatusCode;
        }
    }
}
