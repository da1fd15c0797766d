using System.Globalization;
using Lodestar.Kernel;
using Lodestar.Ui.Tables;

namespace Lodestar.Partnership;

/// <summary>Reads a table of organisations.</summary>
internal static class OrganisationFile
{
    /// <summary>The most rows.</summary>
    public const int MostRows = 10_000;

    /// <summary>Checks every row.</summary>
    /// <param name="text">The text of the file.</param>
    /// <param name="rows">What checks them.</param>
    /// <returns>What keeps the file as a whole from being read, or null.</returns>
    public static Problem? Read(string text, OrganisationRows rows)
    {
        var table = CsvText.Rows(text).Where(row => !row.Cells.All(string.IsNullOrWhiteSpace)).Take(MostRows + 2).ToList();
        if (table is not [var head, _, ..])
        {
            return new Problem("File", "partnership.import.empty");
        }

        var header = head.Cells.Select(NameKey.Of).ToList();
        if (OrganisationRows.Needed.FirstOrDefault(column => !header.Contains(column)) is { } missing)
        {
            return new Problem("File", "partnership.import.no-column", missing);
        }

        var places = OrganisationRows.Columns.ToDictionary(column => column, header.IndexOf);
        foreach (var (line, cells) in table.Skip(1).Take(MostRows))
        {
            rows.Add(new OrganisationRow(line, Field("name"), Field("sector"), Field("districts"), Field("size"), Field("units")));

            string Field(string column) => places[column] is var place && place >= 0 && place < cells.Count ? cells[place] : "";
        }

        return table.Count > MostRows + 1 ? new Problem("File", "partnership.import.many", MostRows.ToString("N0", CultureInfo.InvariantCulture)) : null;
    }
}
