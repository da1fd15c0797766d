using System.Text;
using Lodestar.Kernel;

namespace Lodestar.Tables;

/// <summary>Reading CSV and XLSX: what the trials of 30 November 2026 found, each fault and its neighbours (docs/trials.md).</summary>
public class ReadingTests
{
    [Theory]
    [InlineData("extra-cells.csv", "G"), InlineData("unquoted-comma.csv", "G"), InlineData("organisations-semicolon-units.csv", "F")]
    public void A_row_with_words_beyond_the_head_is_refused(string input, string column) => Assert.Equal(column, Beyond(Sent.Input(input)));

    [Theory]
    [InlineData("Item\tLevel\nO20\t2\tlost\n", "C"), InlineData("Item;Level\nO20;2;;lost\n", "D"), InlineData("Item,,Level\nO20,lost,2\n", "B")]
    public void So_is_one_under_a_blank_heading_or_in_another_kind_of_file(string text, string column) =>
        Assert.Equal(column, Beyond(Encoding.UTF8.GetBytes(text)));

    [Fact]
    public void A_cell_of_a_workbook_beyond_the_head_is_refused_and_empty_ones_are_not()
    {
        Assert.Equal("C", Beyond(Sent.Book(Sent.Row("Item", "Level") + Sent.Row("O20", "2", "lost"))));
        Assert.Null(Fault(Sent.Book(Sent.Row("Item", "Level") + Sent.Row("O20", "2", "", " "))));
        Assert.Null(Fault("Item,Level\nO20,2,,\n"u8.ToArray()));
    }

    [Theory]
    [InlineData("duplicate-headers.csv", "Comments|Comments (2)"), InlineData("audit-second-comments-lost.csv", "Why we say so|Why we say so (2)")]
    [InlineData("orgs-name-twice.csv", "name|name (2)")]
    public void Two_columns_of_one_name_are_told_apart(string input, string names)
    {
        var table = Sent.Read(Sent.Input(input)).Value;

        Assert.All(names.Split('|'), name => Assert.True(table.PlaceOf(name) >= 0, name));
        Assert.Equal(table.Head.Count, table.Head.Distinct(StringComparer.OrdinalIgnoreCase).Count());
    }

    [Theory]
    [InlineData("commas-in-header-semicolons.csv", "O20"), InlineData("audit-tab-comma-heading.csv", "O38")]
    public void Commas_in_a_heading_do_not_part_it(string input, string item) => Assert.Equal([item, "2", "ok"], Sent.First(Sent.Input(input)));

    [Theory]
    [InlineData("Item;\"Level, in words\";Why we say so\nO20;2;ok\n"), InlineData("Item;Level, or none;Why we say so\nO20;2;ok\n")]
    [InlineData("Audit 2027, all sites, Leeds, spring\nItem;Level;Why we say so\nO20;2;ok\nO21;2;ok\n")]
    [InlineData("Item,\"Level; 1; 2; 3; 4\",Why we say so\nO20,2,ok\n"), InlineData("Item;Level;Why we say so\nO20;2;ok\nO21;2;\"yes, no, and, so, on\"\n")]
    public void The_separator_is_the_one_that_most_rows_agree_on(string text) => Assert.Equal(["O20", "2", "ok"], Sent.Read(text).Value.Rows[0].Cells);

    [Theory]
    [InlineData("sep=;\n", ";"), InlineData("sep=,\r\n", ","), InlineData("\uFEFFsep=;\n", ";"), InlineData("\"sep=;\"\n", ";"), InlineData("SEP=;\n", ";")]
    [InlineData("sep=\t\n", "\t"), InlineData("sep=|\n", "|")]
    public void A_line_that_names_the_separator_is_taken_at_its_word(string line, string separator)
    {
        var row = Sent.Read($"{line}Item{separator}Level\nO20{separator}2\n").Value.Rows[0];

        Assert.Equal(["O20", "2"], row.Cells);
        Assert.Equal(3, row.Line);
    }

    [Theory]
    [InlineData("sep-line.csv"), InlineData("orgs-sep.csv")]
    public void So_it_is_in_the_files_of_the_trials(string input) => Assert.True(Sent.Read(Sent.Input(input)).Value.IsKnown);

    [Theory]
    [InlineData("utf-16", true), InlineData("utf-16", false), InlineData("utf-16BE", true), InlineData("utf-16BE", false), InlineData("utf-32", true)]
    [InlineData("utf-32BE", true), InlineData("utf-8", true), InlineData("utf-8", false)]
    public void Every_encoding_of_unicode_is_read(string name, bool marked)
    {
        var encoding = Encoding.GetEncoding(name);
        byte[] file = [.. marked ? encoding.GetPreamble() : [], .. encoding.GetBytes("Item,Level\nÖ20,2\n")];

        Assert.Equal(["Ö20", "2"], Sent.First(file));
    }

    [Fact]
    public void A_mark_of_the_encoding_that_stands_twice_is_no_part_of_a_heading() =>
        Assert.Equal("Item", Sent.Read([.. Encoding.UTF8.GetPreamble(), .. Encoding.UTF8.GetPreamble(), .. "Item,Level\nO20,2\n"u8]).Value.Head[0]);

    [Theory]
    [InlineData("<c t=\"b\"><v>1</v></c>", "TRUE"), InlineData("<c t=\"b\"><v>0</v></c>", "FALSE"), InlineData("<c t=\"s\"/>", "")]
    [InlineData("<c t=\"s\"><v>0</v></c>", "rich text"), InlineData("<c t=\"d\"><v>2027-02-01</v></c>", "1 February 2027")]
    public void A_cell_is_read_as_what_it_is(string cell, string shown) =>
        Assert.Equal(shown, Sent.First(Sent.Cell(cell, texts: "<si><r><t>rich</t></r><r><t> text</t></r><rPh><t>spoken</t></rPh></si>"))[2]);

    [Fact]
    public void True_in_the_column_of_a_level_is_no_level() => Assert.Equal("TRUE", Sent.First(Sent.Input("boolean-level.xlsx"))[1]);

    [Theory]
    [InlineData("14", "46419", "1 February 2027"), InlineData("dd/mm/yyyy", "46419", "1 February 2027")]
    [InlineData("[$-809]d mmmm yyyy", "46419", "1 February 2027"), InlineData("22", "46419.5", "1 February 2027, 12:00")]
    [InlineData("17", "46419", "Feb-27"), InlineData("mmm-yy", "46419", "Feb-27"), InlineData("20", "0.39583333333333331", "9:30")]
    [InlineData("9", "0.45", "45%"), InlineData("0000", "7", "0007"), InlineData("2", "2.5", "2.50")]
    [InlineData("General", "46203", "46203"), InlineData("General", "0.30000000000000004", "0.3"), InlineData("General", "2.0", "2")]
    [InlineData("14", "99999999999", "99999999999"), InlineData("dd/mm/yyyy", "-5", "-5")]
    public void A_number_is_read_as_its_sheet_shows_it_and_a_day_in_words(string format, string value, string shown) =>
        Assert.Equal(shown, Sent.First(Sent.Cell($"<c s=\"0\"><v>{value}</v></c>", [format]))[2]);

    [Fact]
    public void Days_of_a_workbook_that_counts_from_1904_are_the_same_days() =>
        Assert.Equal("1 February 2027", Sent.First(Sent.Cell("<c s=\"0\"><v>44957</v></c>", ["14"], from1904: true))[2]);

    [Fact]
    public void A_format_without_end_is_not_tried() => Assert.Equal("7", Sent.First(Sent.Cell("<c s=\"0\"><v>7</v></c>", [new string('0', 100_000)]))[2]);

    [Theory]
    [InlineData("First_x000D_\nSecond", "First\nSecond"), InlineData("First_x000d_\nSecond", "First\nSecond")]
    [InlineData("First_x000A_Second", "First\nSecond"), InlineData("A_x0009_B", "A\tB"), InlineData("_x005F_x0041_", "_x0041_")]
    [InlineData("A_x000B_B", "A\nB"), InlineData("A_xD83D_B", "A B"), InlineData("A_x0000_B", "A B")]
    public void What_is_escaped_in_a_workbook_is_decoded(string written, string read)
    {
        Assert.Equal(read, Sent.First(Sent.Cell($"<c t=\"inlineStr\"><is><t>{written}</t></is></c>"))[2]);
        Assert.Equal(read, Sent.First(Sent.Cell("<c t=\"s\"><v>0</v></c>", texts: $"<si><t>{written}</t></si>"))[2]);
    }

    [Fact]
    public void Escapes_in_the_files_of_the_trials_are_line_ends()
    {
        Assert.Equal("We plan it. \nThen we do it.", Sent.First(Sent.Input("x000d-shared.xlsx"))[2]);
        Assert.Equal("First line\nSecond line", Sent.First(Sent.Input("cr-in-cell.xlsx"))[2]);
    }

    [Fact]
    public void A_hidden_sheet_is_passed_over()
    {
        var table = Sent.Read(Sent.Input("hidden-first-sheet.xlsx")).Value;

        Assert.Equal(["Item", "Level"], table.Head);
        Assert.Null(table.Sheet);
    }

    [Fact]
    public void A_cover_before_the_table_is_passed_over_and_the_sheet_is_named()
    {
        var cover = new Worksheet(
            "Cover",
            [new("Organisation"), new("Date")],
            [
                ["Larkrise", "2027"],
            ]
        );
        var answers = new Worksheet(
            "Answers",
            [new("Item"), new("Level")],
            [
                ["O20", "2"],
            ]
        );

        var table = Sent.Read(Workbook.Write([cover, answers])).Value;

        Assert.Equal(["Item", "Level"], table.Head);
        Assert.Equal("Answers", table.Sheet);
    }

    [Theory]
    [InlineData("title-row.xlsx")]
    public void A_title_above_the_head_is_left_out_and_that_is_known(string input)
    {
        var table = Sent.Read(Sent.Input(input)).Value;

        Assert.Equal(("Item", 2, "O20"), (table.Head[0], table.HeadLine, table.Rows[0].Cells[0]));
    }

    [Fact]
    public void A_table_whose_columns_nobody_knows_has_its_head_below_what_stands_alone() =>
        Assert.Equal(["Question", "Score"], Sent.Read("Our audit,\n,\nQuestion,Score\nA,2\n").Value.Head);

    [Fact]
    public void A_strict_workbook_is_read_and_so_is_one_whose_parts_are_called_otherwise()
    {
        Assert.Equal(["O30", "Building", "We do this"], Sent.First(Sent.Input("strict.xlsx")));
        Assert.Equal(["O30", "Building", "We do this well"], Sent.First(Sent.Input("shared-strings-other-case.xlsx")));
    }

    [Fact]
    public void An_error_and_a_formula_are_refused_with_the_column()
    {
        Assert.Equal((2, "tables.row.error"), Fault(Sent.Cell("<c t=\"e\"><v>#N/A</v></c>")));
        Assert.Equal((2, "tables.row.formula"), Fault(Sent.Cell("<c><f>1+1</f><v>2</v></c>")));
    }

    [Fact]
    public void A_cell_that_stands_twice_or_out_of_order_moves_no_other()
    {
        const string mixed = "<row><c r=\"C2\"><v>3</v></c><c r=\"A2\"><v>1</v></c><c r=\"A2\"><v>11</v></c></row>";

        Assert.Equal(["11", "", "3"], Sent.First(Sent.Book(Sent.Row("Item", "Level", "Why we say so") + mixed)));
    }

    [Theory]
    [InlineData("'+1' buddies greet everybody"), InlineData("'=' and '-' signs"), InlineData("'- old' becomes new"), InlineData("'+Plus Kids")]
    [InlineData("''=1"), InlineData("'Be safe' is what we say"), InlineData("=SUM(A1)"), InlineData("-5"), InlineData("＝1+1"), InlineData("two\nlines")]
    [InlineData("🙂 سلام")]
    public void What_is_written_as_csv_is_read_as_it_was(string text) =>
        Assert.Equal(
            text,
            Sent.First(
                Csv.Write(
                    new Worksheet(
                        "a",
                        [new("Item"), new("Level")],
                        [
                            [text, "2"],
                        ]
                    )
                )
            )[0]
        );

    [Fact]
    public void An_apostrophe_before_what_could_be_a_formula_gets_another() =>
        Assert.Contains(
            "''+1' buddies",
            Encoding.UTF8.GetString(
                Csv.Write(
                    new Worksheet(
                        "a",
                        [new("a")],
                        [
                            ["'+1' buddies"],
                        ]
                    )
                )
            ),
            StringComparison.Ordinal
        );

    [Fact]
    public void A_quotation_mark_that_is_closed_is_not_called_open()
    {
        Assert.Null(Fault(Sent.Input("organisations-closed-quote-line-feed.csv")));
        Assert.Null(Fault("name,sector,districts\nA \"B,health,leeds\n"u8.ToArray()));
        Assert.Null(Fault("name,sector,districts\n\"A \"\"B\"\"\",health,leeds"u8.ToArray()));
        Assert.Equal((0, "tables.row.quote"), Fault("name,sector,districts\n\"Kite,health,leeds\nTwo,health,leeds\n"u8.ToArray()));
    }

    [Theory]
    [InlineData("In\u00A0progress"), InlineData("In  progress"), InlineData("In pro\u00ADgress"), InlineData("\u200BIn progress "), InlineData("IN\tPROGRESS")]
    [InlineData("In\nprogress")]
    public void Blanks_and_what_cannot_be_seen_make_no_other_word(string text) => Assert.Equal(CellText.Key("In progress"), CellText.Key(text));

    [Theory]
    [InlineData("A+", "A"), InlineData("+", "-"), InlineData("1", "11")]
    public void Words_that_differ_in_a_sign_differ(string one, string other) => Assert.NotEqual(CellText.Key(one), CellText.Key(other));

    [Theory]
    [InlineData(10_001, 1, "tables.file.too-many-rows"), InlineData(1, 101, "tables.file.too-many-columns")]
    [InlineData(10_000, 30, "tables.file.too-much-text")]
    public void Limits_are_one_set_for_both_kinds_of_file(int rows, int columns, string why)
    {
        var row = string.Join(',', Enumerable.Repeat("1234567", columns));
        var csv = $"Item,Level\n{string.Concat(Enumerable.Repeat($"{row}\n", rows))}";
        var numbers = $"<row>{string.Concat(Enumerable.Repeat("<c><v>1234567</v></c>", columns))}</row>";
        var xlsx = Sent.Book(Sent.Row("Item", "Level") + string.Concat(Enumerable.Repeat(numbers, rows)));

        Assert.Equal(why, Sent.Read(csv).Problem!.Words);
        Assert.Equal(why, Sent.Read(xlsx).Problem!.Words);
    }

    [Fact]
    public void A_workbook_that_means_harm_is_refused_within_its_limits()
    {
        var many = string.Concat(Enumerable.Repeat("<si><t>x</t></si>", 1_200_000));

        Assert.Equal("tables.file.unpacks-too-large", Sent.Read(Sent.Cell("<c t=\"s\"><v>0</v></c>", texts: many)).Problem!.Words);
        Assert.Equal("tables.file.unpacks-too-large", Sent.Read(Sent.Cell("<c/>", texts: $"<si><t>{new string('a', 40_000_000)}</t></si>")).Problem!.Words);
        Assert.Equal("tables.file.too-many-columns", Sent.Read(Sent.Book("<row r=\"1048576\"><c r=\"XFD1048576\"><v>1</v></c></row>")).Problem!.Words);
        Assert.Equal("tables.file.too-many-columns", Sent.Read(Sent.Book($"<row>{string.Concat(Enumerable.Repeat("<c/>", 500_000))}</row>")).Problem!.Words);
        Assert.Equal("tables.file.no-table", Sent.Read(Sent.Book(Sent.Row("&a;"), "<!DOCTYPE x [<!ENTITY a SYSTEM \"file:///etc/passwd\">]>")).Problem!.Words);
        Assert.Equal("tables.file.macros", Sent.Read(Sent.Book("", more: "xl/vbaProject.bin")).Problem!.Words);
        Assert.Equal("tables.file.no-table", Sent.Read("PK\u0003\u0004 and no archive").Problem!.Words);
        Assert.Equal("tables.file.no-workbook", Sent.Read("Item,Level\nO20,2\n"u8.ToArray(), "a.XLSX").Problem!.Words);
    }

    [Fact]
    public void A_table_waits_as_text_and_one_that_was_changed_on_its_way_is_none()
    {
        var table = Sent.Read(Sent.Input("title-row.xlsx")).Value;

        var again = WaitingTable.Read(WaitingTable.Of(table))!;
        Assert.Equal((table.HeadLine, table.Head.Count, table.Rows[0].Line), (again.HeadLine, again.Head.Count, again.Rows[0].Line));
        Assert.Null(WaitingTable.Read(WaitingTable.Of(table with { Head = [.. Enumerable.Repeat("a", BroughtTable.MostColumns + 1)] })));
    }

    [Theory]
    [InlineData(""), InlineData("{"), InlineData("{}"), InlineData("[]"), InlineData("null")]
    [InlineData("{\"head\":[null],\"rows\":[]}"), InlineData("{\"head\":[\"a\"],\"rows\":[null]}")]
    [InlineData("{\"head\":[\"a\"],\"rows\":[{\"line\":1,\"cells\":[null]}]}"), InlineData("{\"head\":[\"a\"],\"rows\":[{\"line\":1}]}")]
    public void A_text_that_is_no_table_is_none(string text) => Assert.Null(WaitingTable.Read(text));

    private static string? Beyond(byte[] file) => FaultOf(Sent.Read(file).Value) is { Why: { Words: "tables.row.beyond" } why } ? (string)why.With[0] : null;

    private static (int, string)? Fault(byte[] file) => FaultOf(Sent.Read(file).Value) is { } fault ? (fault.Place, fault.Why.Words) : null;

    private static (int Place, Problem Why)? FaultOf(BroughtTable table) => table.FaultOf(table.Rows[0]);
}
