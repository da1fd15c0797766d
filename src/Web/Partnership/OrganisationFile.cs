using Lodestar.Kernel;
using Lodestar.Tables;

namespace Lodestar.Partnership;

/// <summary>A table of organisations with what its rows were found to be.</summary>
/// <param name="Table">The table.</param>
/// <param name="Rows">Its rows, checked.</param>
internal sealed record OrganisationFile(BroughtTable Table, OrganisationRows Rows)
{
    /// <summary>Columns of which nothing is read: a name that is misspelt is found here.</summary>
    public IReadOnlyList<string> NotRead => Table.Besides(OrganisationRows.Columns);

    /// <summary>The column that a table of organisations must have and this one has not; null if it has all.</summary>
    public static Problem? Missing(BroughtTable table) =>
        OrganisationRows.Needed.FirstOrDefault(column => table.PlaceOf(column) < 0) is { } missing
            ? new Problem("", "partnership.import.no-column", missing)
            : null;

    /// <summary>Checks every row.</summary>
    /// <param name="table">The table.</param>
    /// <param name="rows">What checks them.</param>
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
