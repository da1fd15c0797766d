using Lodestar.Kernel;

namespace Lodestar.Rounds;

/// <summary>The details from which a round is opened.</summary>
/// <param name="Title">Display name.</param>
/// <param name="Reflection">Id of the reflection that people take.</param>
/// <param name="Districts">Codes of the districts taking part.</param>
/// <param name="PackVersion">The version of the pack whose items are asked.</param>
/// <param name="OpensOn">First day.</param>
/// <param name="ClosesOn">Last day.</param>
/// <param name="Organisations">True if organisations reflect together in it too.</param>
public sealed record NewRound(
    string Title,
    string Reflection,
    IReadOnlyList<string> Districts,
    string PackVersion,
    DateOnly OpensOn,
    DateOnly ClosesOn,
    bool Organisations = false
);

/// <summary>
/// One period in which the participating districts ask people to reflect. It belongs to the partnership, and two rounds may overlap. It keeps
/// the pack version with which it was opened: a new edition of the standards never changes an answer already given.
/// </summary>
public sealed class Round
{
    /// <summary>The longest title, in characters.</summary>
    public const int LongestTitle = 120;

    private Round() { }

    public Guid Id { get; private init; }

    /// <summary>The code in its link; it appears nowhere else.</summary>
    public string Code { get; private init; } = "";

    /// <summary>Display name, at most <see cref="LongestTitle"/> characters.</summary>
    public string Title { get; private set; } = "";

    /// <summary>Id of the reflection that people take.</summary>
    public string Reflection { get; private init; } = "";

    /// <summary>Codes of the districts taking part.</summary>
    public IReadOnlyList<string> Districts { get; private init; } = [];

    /// <summary>The version of the pack whose items are asked.</summary>
    public string PackVersion { get; private init; } = "";

    /// <summary>True if organisations reflect together in it, beside the practitioners who reflect for themselves.</summary>
    public bool Organisations { get; private init; }

    /// <summary>First day, in the United Kingdom.</summary>
    public DateOnly OpensOn { get; private init; }

    /// <summary>Last day, in the United Kingdom.</summary>
    public DateOnly ClosesOn { get; private set; }

    /// <summary>The day on which its answers were deleted because their time was over; null while they are kept. Counts and figures stay.</summary>
    public DateOnly? ForgottenOn { get; private set; }

    /// <summary>Opens a round, or says why it cannot be opened.</summary>
    /// <param name="wanted">What is wanted.</param>
    /// <param name="unconfirmed">The districts whose front door nobody has confirmed recently.</param>
    /// <param name="today">Today, in the United Kingdom.</param>
    /// <param name="id">Its id; null for a random one.</param>
    public static Outcome<Round> Open(NewRound wanted, IReadOnlyList<string> unconfirmed, DateOnly today, Guid? id = null)
    {
        ArgumentNullException.ThrowIfNull(wanted);
        ArgumentNullException.ThrowIfNull(unconfirmed);
        if (string.IsNullOrWhiteSpace(wanted.Title) || wanted.Title.Length > LongestTitle || wanted.Title.Any(char.IsControl))
        {
            return new Problem(nameof(wanted.Title), "rounds.title", LongestTitle);
        }

        if (wanted.Districts.Count == 0)
        {
            return new Problem(nameof(wanted.Districts), "rounds.districts");
        }

        if (wanted.OpensOn < today)
        {
            return new Problem(nameof(wanted.OpensOn), "rounds.opens");
        }

        if (wanted.ClosesOn < wanted.OpensOn)
        {
            return new Problem(nameof(wanted.ClosesOn), "rounds.closes");
        }

        if (unconfirmed.Count > 0)
        {
            return new Problem(nameof(wanted.Districts), "rounds.front-door", string.Join(", ", unconfirmed));
        }

        return Past(wanted, JoinCode.New(), id);
    }

    /// <summary>Makes a round that lies in the past, for samples and for imports.</summary>
    /// <param name="wanted">The details of the round.</param>
    /// <param name="code">The code in its link.</param>
    /// <param name="id">The id it gets; null for a random one.</param>
    public static Round Past(NewRound wanted, string code, Guid? id = null)
    {
        ArgumentNullException.ThrowIfNull(wanted);
        return new Round
        {
            Id = id ?? Guid.NewGuid(),
            Code = code,
            Title = wanted.Title.Trim(),
            Reflection = wanted.Reflection,
            Districts = [.. wanted.Districts.Distinct()],
            PackVersion = wanted.PackVersion,
            OpensOn = wanted.OpensOn,
            ClosesOn = wanted.ClosesOn,
            Organisations = wanted.Organisations,
        };
    }

    /// <summary>True on the days on which people can take part.</summary>
    public bool IsOpenOn(DateOnly day) => OpensOn <= day && day <= ClosesOn;

    /// <summary>True after its last day.</summary>
    public bool IsOverOn(DateOnly day) => ClosesOn < day;

    /// <summary>The last day for an organisation: that of the round, or a later one if it was given more days.</summary>
    /// <param name="extension">The organisation's extension; null if it has none.</param>
    public DateOnly ClosesFor(RoundExtension? extension) => extension is { } longer && longer.ClosesOn > ClosesOn ? longer.ClosesOn : ClosesOn;

    /// <summary>True on the days on which an organisation can change its answers. Reading and export never close.</summary>
    /// <param name="organisation">Id of the organisation.</param>
    /// <param name="extension">The organisation's extension; null if it has none.</param>
    public bool IsOpenFor(Guid organisation, RoundExtension? extension, DateOnly day) =>
        Organisations && OpensOn <= day && day <= ClosesFor(extension?.OrganisationId == organisation ? extension : null);

    /// <summary>Moves the last day to a later one. An earlier one is refused, because people were promised the time.</summary>
    /// <param name="day">The new last day.</param>
    /// <param name="today">Today, in the United Kingdom.</param>
    /// <returns>The problem that prevents it, or null.</returns>
    public Problem? CloseLater(DateOnly day, DateOnly today)
    {
        if (IsOverOn(today))
        {
            return new Problem(nameof(ClosesOn), "rounds.is-over");
        }

        if (day <= ClosesOn || day > ClosesOn.AddYears(1))
        {
            return new Problem(nameof(ClosesOn), "rounds.later");
        }

        ClosesOn = day;
        return null;
    }

    /// <summary>Records that its answers were deleted.</summary>
    /// <param name="today">Today, in the United Kingdom.</param>
    public void Forget(DateOnly today) => ForgottenOn ??= today;

    /// <summary>Closes the round at once by setting its last day to yesterday. It changes nothing if the round has already ended.</summary>
    /// <param name="today">Today, in the United Kingdom.</param>
    public void CloseNow(DateOnly today)
    {
        if (ClosesOn >= today)
        {
            ClosesOn = today.AddDays(-1);
        }
    }
}
