using Lodestar.Kernel;

namespace Lodestar.Partnership;

/// <summary>What is wanted of an organisation.</summary>
/// <param name="Name">Name for people.</param>
/// <param name="Sector">Code of its sector.</param>
/// <param name="Districts">Codes of the districts it works in.</param>
/// <param name="Size">How many people work or volunteer there; null where nobody has said.</param>
public sealed record NewOrganisation(string Name, string Sector, IReadOnlyList<string> Districts, SizeBand? Size = null);

/// <summary>An organisation whose people reflect together.</summary>
public sealed class Organisation
{
    /// <summary>The longest name.</summary>
    public const int LongestName = 120;

    private Organisation() { }

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

    /// <summary>How many people work or volunteer there; null where nobody has said.</summary>
    public SizeBand? Size { get; private set; }

    /// <summary>The day it left the partnership; null while it is in it. Nobody is asked there any more, and what it gave stays.</summary>
    public DateOnly? LeftOn { get; private set; }

    /// <summary>A new organisation, or what stands in its way.</summary>
    /// <param name="name">Name, at most <see cref="LongestName"/> characters.</param>
    /// <param name="code">A new join code.</param>
    /// <param name="sector">Code of a sector of the pack.</param>
    /// <param name="districts">Codes of districts of the pack.</param>
    public static Outcome<Organisation> Register(string name, string code, string sector, IReadOnlyList<string> districts) =>
        Register(new NewOrganisation(name, sector, districts), code);

    /// <summary>A new organisation, or what stands in its way.</summary>
    /// <param name="wanted">What is wanted.</param>
    /// <param name="code">A new join code.</param>
    public static Outcome<Organisation> Register(NewOrganisation wanted, string code)
    {
        ArgumentNullException.ThrowIfNull(wanted);
        var organisation = new Organisation { Id = Guid.NewGuid(), Code = code };
        return organisation.Change(wanted) is { } problem ? problem : organisation;
    }

    /// <summary>Says anew all that is said of it.</summary>
    /// <returns>What stands in its way, or null.</returns>
    public Problem? Change(NewOrganisation wanted)
    {
        if (Problems(wanted).FirstOrDefault() is { } problem)
        {
            return problem;
        }

        Describe(wanted.Name, wanted.Size);
        (Sector, Districts) = (wanted.Sector, [.. wanted.Districts.Distinct()]);
        return null;
    }

    /// <summary>All that stands in the way of what is wanted, in the order of the form.</summary>
    public static IEnumerable<Problem> Problems(NewOrganisation wanted)
    {
        ArgumentNullException.ThrowIfNull(wanted);
        if (NameProblem(wanted.Name) is { } name)
        {
            yield return name;
        }

        if (wanted.Districts.Count == 0)
        {
            yield return new Problem(nameof(Districts), "partnership.organisations.districts");
        }
    }

    /// <summary>Says anew what it is called and how large it is.</summary>
    /// <returns>What stands in its way, or null.</returns>
    public Problem? Describe(string name, SizeBand? size)
    {
        ArgumentNullException.ThrowIfNull(name);
        if (NameProblem(name) is { } problem)
        {
            return problem;
        }

        (Name, Size) = (name.Trim(), size);
        return null;
    }

    private static Problem? NameProblem(string name) =>
        name.Trim().Length > LongestName || NameKey.Of(name).Length == 0 ? new Problem(nameof(Name), "partnership.organisations.name")
        : OneLine.Is(name) ? null
        : new Problem(nameof(Name), "partnership.organisations.one-line");

    /// <summary>Takes over what another is known for that was the same organisation all along.</summary>
    public void Absorb(Organisation other)
    {
        ArgumentNullException.ThrowIfNull(other);
        (Districts, Size) = ([.. Districts.Union(other.Districts)], Size ?? other.Size);
    }

    /// <summary>Leaves the partnership.</summary>
    /// <param name="today">The day it is.</param>
    public void Leave(DateOnly today) => LeftOn ??= today;

    /// <summary>Comes back.</summary>
    public void Return() => LeftOn = null;
}

/// <summary>A part of an organisation that reflects for itself, such as a team, a site or a ward.</summary>
public sealed class Unit
{
    /// <summary>The longest name.</summary>
    public const int LongestName = 80;

    private Unit() { }

    /// <summary>Random id.</summary>
    public Guid Id { get; private init; }

    /// <summary>The organisation it is in.</summary>
    public Guid OrganisationId { get; private set; }

    /// <summary>Name for people.</summary>
    public string Name { get; private set; } = "";

    /// <summary>The day it was retired; null while it is in use. What it gave stays.</summary>
    public DateOnly? RetiredOn { get; private set; }

    /// <summary>A new unit, or what stands in its way.</summary>
    /// <param name="organisation">Id of its organisation.</param>
    /// <param name="name">Name, at most <see cref="LongestName"/> characters.</param>
    public static Outcome<Unit> In(Guid organisation, string? name)
    {
        var unit = new Unit { Id = Guid.NewGuid(), OrganisationId = organisation };
        return unit.Rename(name) is { } problem ? problem : unit;
    }

    /// <summary>Gives it another name.</summary>
    /// <returns>What stands in its way, or null.</returns>
    public Problem? Rename(string? name)
    {
        var called = (name ?? "").Trim();
        if (called.Length > LongestName || NameKey.Of(called).Length == 0)
        {
            return new Problem(nameof(Name), "partnership.units.name");
        }

        if (!OneLine.Is(called))
        {
            return new Problem(nameof(Name), "partnership.organisations.one-line");
        }

        Name = called;
        return null;
    }

    /// <summary>Takes it out of use, or back into it.</summary>
    /// <param name="on">The day, or null to use it again.</param>
    public void Retire(DateOnly? on) => RetiredOn = on;

    /// <summary>Goes with its organisation into another; where that has one of the same name, its own says where it was.</summary>
    /// <param name="organisation">The other.</param>
    /// <param name="was">Name of the organisation it was in.</param>
    /// <param name="isTaken">True where the other has one of the same name.</param>
    public void Move(Guid organisation, string was, bool isTaken)
    {
        OrganisationId = organisation;
        if (isTaken)
        {
            var both = $"{Name} ({was})";
            Name = both.Length <= LongestName ? both : both[..LongestName];
        }
    }
}
