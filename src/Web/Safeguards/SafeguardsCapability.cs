using Lodestar.Kernel;
using Lodestar.Persistence;

namespace Lodestar.Safeguards;

/// <summary>What is between people's own words and the database, and who is told of concerns.</summary>
internal static class SafeguardsCapability
{
    private const int Days = 180;
    private const int MostMonths = 24;
    private const int MonthsOfCounts = 12;

    /// <summary>What this folder declares to the centre.</summary>
    public static Capability Declared { get; } =
        new("Safeguards")
        {
            Permissions = SafeguardsCan.All,
            Doors = [new(DoorPlace.Account, SafeguardsLinks.Concerns, "safeguards.concerns.title", 70, SafeguardsCan.AnswerConcerns)],
            Events = ["concern-hours.set"],
            Notices = [ConcernMessages.Kind],
            Tables =
            [
                new(
                    new ExpiryClock<Concern>(
                        "safeguards_concerns",
                        "Concerns",
                        $"{Days} days after they were dealt with, {MostMonths} months at most",
                        "so that a lead can answer for what was done, and a pattern in half a year is seen",
                        (db, at) =>
                        {
                            var (closed, raised) = (at.AddDays(-Days), at.AddMonths(-MostMonths));
                            return db.Set<Concern>().Where(one => one.Closed <= closed || one.At <= raised).OrderBy(one => one.At);
                        }
                    )
                    {
                        IsTold = true,
                    }
                ),
                new(new RetentionClock("safeguards_steps", "What was done about concerns", "with the concern", "who did what, and when")),
                new(
                    new RetentionClock(
                        "safeguards_hours",
                        "Hours of safeguarding leads",
                        "until they are changed, or with the account",
                        "a writer reads when somebody will look"
                    )
                ),
                new(
                    new ExpiryClock<Override>(
                        "safeguards_overrides",
                        "Counts of words said to be about no real child",
                        $"{MonthsOfCounts} months",
                        "how often the detector is wrong",
                        (db, at) =>
                        {
                            var last = Week.DayOf(at).AddMonths(-MonthsOfCounts);
                            return db.Set<Override>().Where(one => one.Week <= last).OrderBy(one => one.Week);
                        }
                    )
                ),
            ],
            Followers = [typeof(ConcernsOfOrganisations)],
            Commands = [IdentifiersCommand.Make],
            Walks = SafeguardsWalks.All,
            Services = services =>
            {
                services.AddSingleton(Detectors.Usual);
                services.AddScoped<FreeTextSeen>();
                services.AddScoped<FreeText>();
                services.AddScoped<DisclosureTalk>();
                services.AddScoped<Watches>();
                services.AddScoped<Concerns>();
                services.AddSingleton<ConcernMessages>();
                services.AddHostedService(provider => provider.GetRequiredService<ConcernMessages>());
            },
        };
}
