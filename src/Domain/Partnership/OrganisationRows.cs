using Lodestar.Kernel;

namespace Lodestar.Partnership;

/// <summary>A row of a table of organisations, as somebody typed it.</summary>
/// <param name="Line">Its line in the file, from 1.</param>
/// <param name="Sector">Code or label of its sector.</param>
/// <param name="Districts">Codes or labels of its districts, separated by semicolons.</param>
/// <param name="Size">Code or label of its size; may be empty.</param>
/// <param name="Units">Names of its units, separated by semicolons; may be empty.</param>
public sealed record OrganisationRow(int Line, string Name, string Sector, string Districts, string Size, string Units);

/// <summary>Why a row was refused.</summary>
/// <param name="Line">Its line in the file, from 1.</param>
/// <param name="Column">Name of the column.</param>
/// <param name="Value">What is in the cell.</param>
/// <param name="Problem">What is wrong with it.</param>
public sealed record RowFault(int Line, string Column, string Value, Problem Problem);

/// <summary>The same fault in several rows.</summary>
/// <param name="First">The fault as it is in the first of these rows.</param>
/// <param name="Lines">Their lines in the file, in order.</param>
public sealed record RowFaults(RowFault First, IReadOnlyList<int> Lines)
{
    private const int MostRuns = 20;

    /// <summary>The lines as people write them, such as "2–301, 305". A very long list ends with an ellipsis.</summary>
    public string Ranges
    {
        get
        {
            // In a run without a gap, line number and position differ by the same amount.
            var runs = Lines.Select((line, place) => (line, Run: line - place)).GroupBy(one => one.Run, one => one.line).ToList();
            return string.Join(
                ", ",
                runs.Take(MostRuns)
                    .Select(run => run.First() == run.Last() ? $"{run.First()}" : $"{run.First()}–{run.Last()}")
                    .Concat(runs.Count > MostRuns ? ["…"] : Array.Empty<string>())
            );
        }
    }
}

/// <summary>A row that can be registered.</summary>
/// <param name="Wanted">The organisation.</param>
public sealed record GoodRow(NewOrganisation Wanted, IReadOnlyList<string> Units);

/// <summary>Which codes and labels a table may use.</summary>
/// <param name="Sectors">Code and label of each sector.</param>
/// <param name="Districts">Code and label of each district.</param>
/// <param name="Sizes">Code and label of each size.</param>
/// <param name="MayKeepIn">True for a district in which the person who imports may register organisations.</param>
public sealed record RowTerms(
    IReadOnlyList<(string Code, string Name)> Sectors,
    IReadOnlyList<(string Code, string Name)> Districts,
    IReadOnlyList<(string Code, string Name)> Sizes,
    Func<string, bool> MayKeepIn
);

/// <summary>Checks the rows of a table of organisations one by one. Each row is good or has at least one fault.</summary>
public sealed class OrganisationRows
{
    /// <summary>The columns, as the first line of a file names them.</summary>
    public static readonly IReadOnlyList<string> Columns = ["name", "sector", "districts", "size", "units"];

    /// <summary>The columns that a file must have.</summary>
    public static readonly IReadOnlyList<string> Needed = ["name", "sector", "districts"];

    /// <summary>The largest number of units that one row may name.</summary>
    public const int MostUnits = 50;

    private static readonly char[] Between = [';', '|'];

    private readonly RowTerms terms;
    private readonly Dictionary<string, string> sectors;
    private readonly Dictionary<string, string> districts;
    private readonly Dictionary<string, string> sizes;
    private readonly IReadOnlySet<string> known;
    private readonly Dictionary<string, int> seen = new(StringComparer.Ordinal);
    private readonly List<GoodRow> good = [];
    private readonly List<RowFault> faults = [];

    /// <param name="terms">Which codes and labels may be used.</param>
    /// <param name="known">Keys of the names that are already taken; see <see cref="NameKey"/>.</param>
    public OrganisationRows(RowTerms terms, IReadOnlySet<string> known)
    {
        ArgumentNullException.ThrowIfNull(terms);
        (this.terms, this.known) = (terms, known);
        (sectors, districts, sizes) = (ByKey(terms.Sectors), ByKey(terms.Districts), ByKey(terms.Sizes));
    }

    /// <summary>The rows that can be registered.</summary>
    public IReadOnlyList<GoodRow> Good => good;

    /// <summary>What is wrong with the other rows, in the order of the file.</summary>
    public IReadOnlyList<RowFault> Faults => faults;

    /// <summary>The faults, each once for all rows that have it.</summary>
    public IReadOnlyList<RowFaults> Grouped =>
        [
            .. faults
                .GroupBy(fault => (fault.Column, fault.Value, fault.Problem.Words))
                .Select(same => new RowFaults(same.First(), [.. same.Select(fault => fault.Line).Distinct().Order()])),
        ];

    /// <summary>How many rows were refused.</summary>
    public int Refused => faults.Select(fault => fault.Line).Distinct().Count();

    /// <summary>Refuses a row that could not be read.</summary>
    public void Refuse(RowFault fault) => faults.Add(fault);

    /// <summary>Checks a row and takes it as good or refuses it.</summary>
    public void Add(OrganisationRow row)
    {
        ArgumentNullException.ThrowIfNull(row);
        var before = faults.Count;
        var size = row.Size.Trim().Length == 0 ? null : Find(row.Line, "size", row.Size, sizes, terms.Sizes);
        var sector = Find(row.Line, "sector", row.Sector, sectors, terms.Sectors) ?? "";
        var where = DistrictsOf(row);
        var units = UnitsOf(row);
        var wanted = new NewOrganisation(row.Name, sector, where, SizeBands.Of(size));
        CheckName(row, wanted);
        if (faults.Count == before)
        {
            good.Add(new GoodRow(wanted with { Name = row.Name.Trim() }, units));
        }
    }

    private void CheckName(OrganisationRow row, NewOrganisation wanted)
    {
        if (Organisation.Register(wanted with { Districts = ["any"] }, "").Problem is { } problem)
        {
            // A quotation mark that is closed too late swallows whole lines. Saying so helps more than saying that the name is too long.
            faults.Add(new RowFault(row.Line, "name", row.Name, OneLine.Is(row.Name) ? problem : new Problem("name", "partnership.organisations.one-line")));
            return;
        }

        var key = NameKey.Of(row.Name);
        if (known.Contains(key))
        {
            faults.Add(new RowFault(row.Line, "name", row.Name, new Problem("name", "partnership.import.there")));
        }
        else if (!seen.TryAdd(key, row.Line))
        {
            faults.Add(new RowFault(row.Line, "name", row.Name, new Problem("name", "partnership.import.twice", seen[key])));
        }
    }

    private List<string> DistrictsOf(OrganisationRow row)
    {
        var named = Parts(row.Districts.Replace(',', ';'));
        if (named.Count == 0)
        {
            faults.Add(new RowFault(row.Line, "districts", row.Districts, new Problem("districts", "partnership.import.missing")));
        }

        var codes = named.Select(name => Find(row.Line, "districts", name, districts, terms.Districts)).OfType<string>().ToList();
        if (codes.Find(code => !terms.MayKeepIn(code)) is { } foreign)
        {
            faults.Add(new RowFault(row.Line, "districts", foreign, new Problem("districts", "partnership.import.not-yours")));
        }

        return codes;
    }

    private List<string> UnitsOf(OrganisationRow row)
    {
        var units = Parts(row.Units);
        if (units.Count > MostUnits)
        {
            faults.Add(new RowFault(row.Line, "units", row.Units, new Problem("units", "partnership.import.units", MostUnits)));
        }
        else if (
            units.Select(name => (name, Unit.In(Guid.Empty, name).Problem)).FirstOrDefault(one => one.Problem is not null) is { Problem: { } problem } wrong
        )
        {
            faults.Add(new RowFault(row.Line, "units", wrong.name, problem with { Field = "units" }));
        }

        return [.. units.DistinctBy(NameKey.Of)];
    }

    private string? Find(int line, string column, string typed, Dictionary<string, string> codes, IReadOnlyList<(string Code, string Name)> all)
    {
        if (codes.TryGetValue(NameKey.Of(typed), out var code))
        {
            return code;
        }

        faults.Add(
            new RowFault(
                line,
                column,
                typed,
                typed.Trim().Length == 0
                    ? new Problem(column, "partnership.import.missing")
                    : new Problem(column, "partnership.import.unknown", string.Join(", ", all.Select(one => one.Name)))
            )
        );
        return null;
    }

    private static List<string> Parts(string typed) => [.. typed.Split(Between, StringSplitOptions.TrimEntries | StringSplitOptions.RemoveEmptyEntries)];

    private static Dictionary<string, string> ByKey(IReadOnlyList<(string Code, string Name)> all)
    {
        var codes = new Dictionary<string, string>(StringComparer.Ordinal);
        foreach (var (code, name) in all)
        {
            codes[NameKey.Of(name)] = code;
            codes[NameKey.Of(code)] = code;
        }

        return codes;
    }
}
