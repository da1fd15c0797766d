using Lodestar.Kernel;

namespace Lodestar.Partnership;

/// <summary>The details from which an organisation is registered or changed.</summary>
/// <param name="Name">Display name.</param>
/// <param name="Sector">Code of its sector.</param>
/// <param name="Districts">Codes of the districts it works in.</param>
/// <param name="Size">How many people work or volunteer there; null if nobody has said.</param>
public sealed record NewOrganisation(string Name, string Sector, IReadOnlyList<string> Districts, SizeBand? Size = null);

/// <summary>An organisation whose people reflect together.</summary>
public sealed class Organisation
{
    public const int LongestName = 120;

    private Organisation() { }

    public Guid Id { get; private init; }

    /// <summary>The code in its own links; it appears nowhere else.</summary>
    public string Code { get; private init; } = "";

    /// <summary>Display name.</summary>
    public string Name { get; private set; } = "";

    /// <summary>Code of its sector.</summary>
    public string Sector { get; private set; } = "";

    /// <summary>Codes of the districts it works in.</summary>
    public IReadOnlyList<string> Districts { get; private set; } = [];

    /// <summary>How many people work or volunteer there; null if nobody has said.</summary>
    public SizeBand? Size { get; private set; }

    /// <summary>The day it left the partnership; null while it is a member. After that day nobody is asked there, and what it gave stays.</summary>
    public DateOnly? LeftOn { get; private set; }

    /// <summary>Registers an organisation, or says why it cannot be registered.</summary>
    /// <param name="name">Name, at most <see cref="LongestName"/> characters.</param>
    /// <param name="code">A new join code.</param>
    /// <param name="sector">Code of a sector of the pack.</param>
    /// <param name="districts">Codes of districts of the pack.</param>
    public static Outcome<Organisation> Register(string name, string code, string sector, IReadOnlyList<string> districts) =>
        Register(new NewOrganisation(name, sector, districts), code);

    /// <summary>Registers an organisation, or says why it cannot be registered.</summary>
    /// <param name="wanted">Its details.</param>
    /// <param name="code">A new join code.</param>
    /// <param name="id">The id it gets; null for a random one.</param>
    public static Outcome<Organisation> Register(NewOrganisation wanted, string code, Guid? id = null)
    {
        ArgumentNullException.ThrowIfNull(wanted);
        var organisation = new Organisation { Id = id ?? Guid.NewGuid(), Code = code };
        return organisation.Change(wanted) is { } problem ? problem : organisation;
    }

    /// <summary>Changes all its details.</summary>
    /// <returns>The problem that prevents it, or null.</returns>
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

    /// <summary>Everything that is wrong with the details, in the order of the form.</summary>
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

    /// <summary>Changes its name and size.</summary>
    /// <returns>The problem that prevents it, or null.</returns>
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
        name.Trim().Length > LongestName || NameKey.Of(name).Length == 0 ? new Problem(nameof(Name), "partnership.organisations.name", LongestName)
        : OneLine.Is(name) ? null
        : new Problem(nameof(Name), "partnership.organisations.one-line");

    /// <summary>Takes over the code of another entry that turned out to be the same organisation.</summary>
    public void Absorb(Organisation other)
    {
        ArgumentNullException.ThrowIfNull(other);
        (Districts, Size) = ([.. Districts.Union(other.Districts)], Size ?? other.Size);
    }

    /// <summary>Leaves the partnership.</summary>
    /// <param name="today">Today, in the United Kingdom.</param>
    public void Leave(DateOnly today) => LeftOn ??= today;

    /// <summary>Returns to the partnership.</summary>
    public void Return() => LeftOn = null;
}

/// <summary>A part of an organisation that reflects for itself, such as a team, a site or a ward.</summary>
public sealed class Unit
{
    public const int LongestName = 80;

    private Unit() { }

    public Guid Id { get; private init; }

    public Guid OrganisationId { get; private set; }

    /// <summary>Display name.</summary>
    public string Name { get; private set; } = "";

    /// <summary>The day it was retired; null while it is in use. What it gave stays.</summary>
    public DateOnly? RetiredOn { get; private set; }

    /// <summary>Makes a new unit, or says why it cannot be made.</summary>
    /// <param name="organisation">Id of its organisation.</param>
    /// <param name="name">Name, at most <see cref="LongestName"/> characters.</param>
    /// <param name="id">The id it gets; null for a random one.</param>
    public static Outcome<Unit> In(Guid organisation, string? name, Guid? id = null)
    {
        var unit = new Unit { Id = id ?? Guid.NewGuid(), OrganisationId = organisation };
        return unit.Rename(name) is { } problem ? problem : unit;
    }

    /// <summary>Changes its name.</summary>
    /// <returns>The problem that prevents it, or null.</returns>
    public Problem? Rename(string? name)
    {
        var called = (name ?? "").Trim();
        if (called.Length > LongestName || NameKey.Of(called).Length == 0)
        {
            return new Problem(nameof(Name), "partnership.units.name", LongestName);
        }

        if (!OneLine.Is(called))
        {
            return new Problem(nameof(Name), "partnership.organisations.one-line");
        }

        Name = called;
        return null;
    }

    /// <summary>Takes it out of use, or puts it back into use.</summary>
    /// <param name="on">The day; null puts it back into use.</param>
    public void Retire(DateOnly? on) => RetiredOn = on;

    /// <summary>Moves with its organisation into another. If a unit there has the same name, this one's name also names its old organisation.</summary>
    /// <param name="organisation">Id of the other organisation.</param>
    /// <param name="was">Name of the organisation that it comes from.</param>
    /// <param name="isTaken">True if a unit of the other organisation has the same name.</param>
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
