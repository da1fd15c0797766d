using Lodestar.Kernel;

namespace Lodestar.Partnership;

/// <summary>An organisation whose people reflect together.</summary>
public sealed class Organisation
{
    private Organisation()
    {
    }

    /// <summary>Random id.</summary>
    public Guid Id { get; private init; }

    /// <summary>The code in its own links; it appears nowhere else.</summary>
    public string Code { get; private init; } = "";

    /// <summary>Name for people.</summary>
    public string Name { get; private set; } = "";

    /// <summary>Code of its sector.</summary>
    public string Sector { get; private set; } = "";

    /// <summary>Codes of the districts it works in.</summary>
    public IReadOnlyList<string> Districts { get; private set; } = [];

    /// <summary>A new organisation, or what stands in its way.</summary>
    /// <param name="name">Name, at most 120 characters.</param>
    /// <param name="code">A new join code.</param>
    /// <param name="sector">Code of a sector of the pack.</param>
    /// <param name="districts">Codes of districts of the pack.</param>
    public static Outcome<Organisation> Register(string name, string code, string sector, IReadOnlyList<string> districts)
    {
        ArgumentNullException.ThrowIfNull(name);
        ArgumentNullException.ThrowIfNull(districts);
        if (string.IsNullOrWhiteSpace(name) || name.Length > 120 || name.Any(char.IsControl))
        {
            return new Problem(nameof(Name), "partnership.organisations.name");
        }

        return districts.Count == 0
            ? new Problem(nameof(Districts), "partnership.organisations.districts")
            : new Organisation { Id = Guid.NewGuid(), Code = code, Name = name.Trim(), Sector = sector, Districts = [.. districts.Distinct()] };
    }
}
