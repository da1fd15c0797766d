using Lodestar.Kernel;
using Lodestar.Tables;

namespace Lodestar.Partnership;

/// <summary>A table of organisations after its rows were checked.</summary>
/// <param name="Rows">Its rows, with their faults.</param>
internal sealed record OrganisationFile(BroughtTable Table, OrganisationRows Rows)
{
    /// <summary>Columns that are not read; a misspelt name shows up here.</summary>
    public IReadOnlyList<string> NotRead => Table.Besides(OrganisationRows.Columns);

    /// <summary>The problem if a table lacks a column that it must have; null if it has all.</summary>
    public static Problem? Missing(BroughtTable table) =>
        OrganisationRows.Needed.FirstOrDefault(column => table.PlaceOf(column) < 0) is { } missing
            ? new Problem("", "partnership.import.no-column", missing)
            : null;

    /// <summary>Checks every row.</summary>
    /// <param name="rows">The rules by which they are checked.</param>
    public static OrganisationFile Check(BroughtTable table, OrganisationRows rows)
    {
        var places = OrganisationRows.Columns.ToDictionary(column => column, table.PlaceOf);
        foreach (var row in table.Rows)
        {
            if (table.FaultOf(row) is { } fault)
            {
                rows.Refuse(new RowFault(row.Line, table.NameOf(fault.Place), row.Cell(fault.Place), fault.Why));
            }
            else
            {
                rows.Add(new OrganisationRow(row.Line, Cell("name"), Cell("sector"), Cell("districts"), Cell("size"), Cell("units")));
            }

            string Cell(string column) => row.Cell(places[column]);
        }

        return new OrganisationFile(table, rows);
    }
}
