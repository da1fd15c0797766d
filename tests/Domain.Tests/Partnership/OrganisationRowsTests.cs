namespace Lodestar.Partnership;

public class OrganisationRowsTests
{
    [Fact]
    public void A_row_names_sector_districts_and_size_by_label_or_by_code()
    {
        var rows = Rows();

        rows.Add(Row(sector: "youth WORK", districts: "north; South"));
        rows.Add(Row(name: "Two", sector: "youth-work", districts: "NORTH|south", size: "up to 10", units: "Juniors; Seniors;juniors"));
        rows.Add(Row(name: "Three", size: "more-than-250"));

        Assert.Empty(rows.Faults);
        Assert.All(rows.Good.Take(2), row => Assert.Equal(("youth-work", "north+south"), (row.Wanted.Sector, string.Join('+', row.Wanted.Districts))));
        Assert.Equal([null, SizeBand.UpTo10, SizeBand.Over250], rows.Good.Select(row => row.Wanted.Size));
        Assert.Equal(["Juniors", "Seniors"], rows.Good[1].Units);
    }

    [Theory]
    [
        InlineData("name", "", "partnership.organisations.name"),
        InlineData("name", "...", "partnership.organisations.name"),
        InlineData("name", "A,b\nC,d", "partnership.organisations.one-line"),
        InlineData("name", "the  LARK-rise", "partnership.import.there")
    ]
    [
        InlineData("sector", "", "partnership.import.missing"),
        InlineData("sector", "police", "partnership.import.unknown"),
        InlineData("districts", " ; ", "partnership.import.missing"),
        InlineData("districts", "north;east", "partnership.import.unknown")
    ]
    [
        InlineData("districts", "west", "partnership.import.not-yours"),
        InlineData("size", "huge", "partnership.import.unknown"),
        InlineData("units", "Juniors; !", "partnership.units.name")
    ]
    [
        InlineData("name", "Fox \u202EHill", "partnership.organisations.one-line"),
        InlineData("name", "Fox\u2028Hill", "partnership.organisations.one-line"),
        InlineData("units", "Night\nshift", "partnership.organisations.one-line")
    ]
    public void A_row_is_refused_with_line_column_value_and_reason(string column, string value, string reason)
    {
        var rows = Rows();

        rows.Add(
            Row(
                name: column == "name" ? value : "One",
                sector: column == "sector" ? value : "education",
                districts: column == "districts" ? value : "north",
                size: column == "size" ? value : "",
                units: column == "units" ? value : ""
            )
        );

        var fault = Assert.Single(rows.Faults);
        Assert.Equal((7, column, reason), (fault.Line, fault.Column, fault.Problem.Words));
        Assert.Contains(fault.Value.Trim(), value, StringComparison.Ordinal);
        Assert.Empty(rows.Good);
        Assert.Equal(1, rows.Refused);
    }

    [Fact]
    public void All_that_is_wrong_with_a_row_is_told_at_once()
    {
        var rows = Rows();

        rows.Add(Row(name: "", sector: "x", districts: "", size: "y"));

        Assert.Equal(["size", "sector", "districts", "name"], rows.Faults.Select(fault => fault.Column));
        Assert.Equal(1, rows.Refused);
    }

    [Fact]
    public void A_name_that_stands_twice_in_a_file_is_taken_once_and_the_other_says_where()
    {
        var rows = Rows();

        rows.Add(Row(name: "St Mary's & Friends"));
        rows.Add(Row(name: "st marys and FRIENDS") with { Line = 9 });

        Assert.Single(rows.Good);
        Assert.Equal(("partnership.import.twice", 7), (rows.Faults[0].Problem.Words, (int)rows.Faults[0].Problem.With[0]));
    }

    [Theory]
    [
        InlineData("Zoë’s  Café", "zoes cafe"),
        InlineData(" A & B ", "a and b"),
        InlineData("Ål-Hamd (Leeds)", "al hamd leeds"),
        InlineData("!?", ""),
        InlineData(null, "")
    ]
    public void Names_are_compared_without_capitals_accents_and_signs(string? name, string key) => Assert.Equal(key, NameKey.Of(name));

    private static OrganisationRows Rows() =>
        new(
            new RowTerms(
                [("education", "Education"), ("youth-work", "Youth work")],
                [("north", "North"), ("south", "South"), ("west", "West")],
                [.. SizeBands.All.Select(size => (size.Code, size.Code))],
                district => district != "west"
            ),
            new HashSet<string> { "the lark rise" }
        );

    private static OrganisationRow Row(string name = "One", string sector = "education", string districts = "north", string size = "", string units = "") =>
        new(7, name, sector, districts, size, units);
}
