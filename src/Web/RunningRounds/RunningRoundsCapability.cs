using Lodestar.Kernel;
using Lodestar.Persistence;
using Lodestar.Rounds;

namespace Lodestar.RunningRounds;

/// <summary>Opening rounds, asking organisations to take part, and closing them.</summary>
internal static class RunningRoundsCapability
{
    private const int Months = 24;

    /// <summary>What this folder declares to the centre.</summary>
    public static Capability Declared { get; } =
        new("RunningRounds")
        {
            Doors = [new(DoorPlace.Account, RunningRoundsLinks.Rounds, "running-rounds.run.title", 30, RoundsCan.RunRounds)],
            Events = ["round.invited", "round.reminded"],
            Tables =
            [
                new(
                    new ExpiryClock<RoundMessage>(
                        "running_rounds_messages",
                        "Which organisation was written to in a round",
                        $"{Months} months",
                        "so that nobody is asked twice, and as long as the audit log",
                        (db, at) =>
                        {
                            var last = Week.DayOf(at).AddMonths(-Months);
                            return db.Set<RoundMessage>().Where(message => message.SentOn <= last).OrderBy(message => message.SentOn);
                        }
                    )
                ),
            ],
            Followers = [typeof(MessagesToOrganisations)],
            Sample = new(90, RunningRoundsSample.Add),
            Commands = [RoundCommand.Make],
            Walks = RunningRoundsWalks.All,
            Services = services =>
            {
                services.AddScoped<RoundLetters>();
                services.AddScoped<RoundParts>();
            },
        };
}
