using Lodestar.Audit;
using Lodestar.Kernel;
using Lodestar.Persistence;
using Lodestar.Ui;
using Microsoft.EntityFrameworkCore;

namespace Lodestar.Rounds;

/// <summary>The periods in which a partnership reflects.</summary>
internal static class RoundsCapability
{
    private const int MonthsOfRunning = 24;

    /// <summary>How many rounds a partnership holds in a year, from which the title and last day of the next one are proposed.</summary>
    public static readonly Setting<int> RoundsPerYear = new(
        "LODESTAR_ROUNDS_A_YEAR",
        "How many rounds the partnership holds in a year",
        RoundCadence.Usual,
        given => int.TryParse(given, out var number) && number is > 0 and <= RoundCadence.Most ? number : null,
        $"LODESTAR_ROUNDS_A_YEAR is a number from 1 to {RoundCadence.Most}."
    );

    /// <summary>What this folder declares to the centre.</summary>
    public static Capability Declared { get; } =
        new("Rounds")
        {
            Permissions = RoundsCan.All,
            Settings = [RoundsPerYear],
            Events = ["round.closed", "round.extended", "round.opened", "round.prolonged"],
            Reactions = [AuditLog.Of<RoundClosed>("round.closed", fact => fact.Round.Title)],
            Tables =
            [
                new(new RetentionClock("rounds_rounds", "Rounds", "while the partnership runs", "titles and dates, which the figures need; no person")),
                new(
                    new ExpiryClock<RoundExtension>(
                        "rounds_extensions",
                        "More days for one organisation in a round",
                        $"{MonthsOfRunning} months after its last day",
                        "so that it can be explained, as long as the audit log",
                        (db, at) =>
                        {
                            var last = Week.DayOf(at).AddMonths(-MonthsOfRunning);
                            return db.Set<RoundExtension>().Where(extension => extension.ClosesOn <= last).OrderBy(extension => extension.ClosesOn);
                        }
                    )
                ),
            ],
            Followers = [typeof(ExtensionsOfOrganisations)],
            Texts = async (services, organisation, stop) =>
            {
                var (db, words) = (services.GetRequiredService<Db>(), services.GetRequiredService<Words>());
                var extensions = await db.Set<RoundExtension>().Where(one => one.OrganisationId == organisation).ToListAsync(stop);
                return
                [
                    .. extensions.Select(one => new WrittenText(words["rounds.in-days"], one, one.Reason, left =>
                        db.Entry(one).Property(row => row.Reason).CurrentValue = left
                    )),
                ];
            },
            Services = services =>
                services
                    .AddScoped<ReflectionRounds>()
                    .AddFinding<Round>(found => (id, me, stop) => found.GetRequiredService<ReflectionRounds>().RunByAsync(me, id, stop)),
        };
}
