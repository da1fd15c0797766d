using Lodestar.Kernel;

namespace Lodestar.Rounds;

/// <summary>More days for one organisation in a round, with the reason, which the organisation reads.</summary>
public sealed class RoundExtension
{
    /// <summary>The longest reason, in characters.</summary>
    public const int LongestReason = 300;

    private RoundExtension() { }

    /// <summary>The round.</summary>
    public Guid RoundId { get; private init; }

    /// <summary>The organisation.</summary>
    public Guid OrganisationId { get; private set; }

    /// <summary>The last day for this organisation.</summary>
    public DateOnly ClosesOn { get; private init; }

    /// <summary>Why.</summary>
    public string Reason { get; private init; } = "";

    /// <summary>The account that gave it.</summary>
    public Guid By { get; private init; }

    /// <summary>The day it was given.</summary>
    public DateOnly GivenOn { get; private init; }

    /// <summary>More days, or what stands in their way. A round that is over can be opened again for one organisation.</summary>
    /// <param name="round">The round.</param>
    /// <param name="organisation">Id of the organisation.</param>
    /// <param name="closesOn">The last day for it.</param>
    /// <param name="reason">Why, at most <see cref="LongestReason"/> characters.</param>
    /// <param name="by">Id of the account that gives it.</param>
    /// <param name="today">The day it is.</param>
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
