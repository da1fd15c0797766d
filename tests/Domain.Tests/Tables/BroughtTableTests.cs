namespace Lodestar.Tables;

public class BroughtTableTests
{
    [Fact]
    public void Its_head_is_the_first_row_with_names_that_are_known_or_the_first_of_more_than_one_cell()
    {
        Assert.Equal(3, Of(["name", "sector"], ["Organisations"], ["of", "spring"], ["Name", "Sector"], ["A", "B"]).HeadLine);
        Assert.Equal(2, Of([], ["Organisations"], ["Name", "Sector"], ["A", "B"]).HeadLine);
        Assert.Equal(1, Of([], ["Name"], ["A"]).HeadLine);
        Assert.Equal((1, false), Of(["name", "sector"], ["Called", "Name"], ["A", "B"]) is var table ? (table.HeadLine, table.IsKnown) : default);
    }

    [Fact]
    public void A_number_after_a_name_is_one_that_is_free() => Assert.Equal(["A", "a (2)", "A (3)", ""], Of([], ["A", "a (2)", " A", " "], ["1"]).Head);

    [Fact]
    public void Columns_that_are_not_read_are_those_that_hold_something() => Assert.Equal(["C"], Of([], ["A", "B", "C"], ["1", " ", "3"]).Besides(["a"]));

    [Fact]
    public void Ten_thousand_rows_below_a_title_are_not_too_many()
    {
        string[][] rows =
        [
            ["Title"],
            ["A", "B"],
            .. Enumerable.Repeat<string[]>(["1", "2"], BroughtTable.MostRows),
        ];

        Assert.Equal(BroughtTable.MostRows, Of([], rows).Rows.Count);
        Assert.Equal("tables.file.too-many-rows", BroughtTable.Of(Rows([.. rows, ["1", "2"]]), []).Problem!.Words);
    }

    private static BroughtTable Of(string[] known, params string[][] rows) => BroughtTable.Of(Rows(rows), known).Value;

    private static IEnumerable<BroughtTableRow> Rows(string[][] rows) => rows.Select((cells, place) => new BroughtTableRow(place + 1, cells));
}
