using Lodestar.Kernel;

namespace Lodestar.Rounds;

/// <summary>More days for one organisation in a round, with a reason that the organisation can read.</summary>
public sealed class RoundExtension
{
    /// <summary>The longest reason, in characters.</summary>
    public const int LongestReason = 300;

    private RoundExtension() { }

    public Guid RoundId { get; private init; }

    public Guid OrganisationId { get; private set; }

    /// <summary>The last day for this organisation.</summary>
    public DateOnly ClosesOn { get; private init; }

    /// <summary>Why it got more days.</summary>
    public string Reason { get; private init; } = "";

    /// <summary>Id of the account that gave them.</summary>
    public Guid By { get; private init; }

    /// <summary>The day on which they were given.</summary>
    public DateOnly GivenOn { get; private init; }

    /// <summary>Gives more days, or says why it cannot. A round that is over can be opened again for one organisation.</summary>
    /// <param name="organisation">Id of the organisation.</param>
    /// <param name="closesOn">The organisation's last day.</param>
    /// <param name="reason">Why, at most <see cref="LongestReason"/> characters.</param>
    /// <param name="by">Id of the account that gives it.</param>
    /// <param name="today">Today, in the United Kingdom.</param>
    public static Outcome<RoundExtension> Give(Round round, Guid organisation, DateOnly? closesOn, string? reason, Guid by, DateOnly today)
    {
        ArgumentNullException.ThrowIfNull(round);
        if (closesOn is not { } last || last <= round.ClosesOn || last < today || last > today.AddYears(1))
        {
            return new Problem(nameof(ClosesOn), "rounds.extend-day");
        }

        var why = (reason ?? "").Trim();
        return why.Length is 0 or > LongestReason
            ? new Problem(nameof(Reason), "rounds.extend-reason", LongestReason)
            : new RoundExtension
            {
                RoundId = round.Id,
                OrganisationId = organisation,
                ClosesOn = last,
                Reason = why,
                By = by,
                GivenOn = today,
            };
    }
}
