using Lodestar.Kernel;
using Lodestar.Partnership;
using Lodestar.Persistence;
using Lodestar.Practice;
using Lodestar.Rounds;

namespace Lodestar.RunningRounds;

/// <summary>Adds invented messages: most organisations were invited to the open round, some were reminded, and one was given more days.</summary>
internal static class RunningRoundsSample
{
    /// <summary>Adds them to the sample.</summary>
    public static void Add(SampleGround ground)
    {
        var db = ground.Services.GetRequiredService<Db>();
        var organisations = PartnershipSample.Organisations(db);
        var open = db.Added<Round>().Single(round => round.Code == PracticeSample.Open);
        Write(LetterKind.Invitation, organisations.Where((_, place) => place % 5 != 4), open.OpensOn.AddDays(1));
        Write(LetterKind.Reminder, organisations.Where((_, place) => place % 5 == 1), ground.Today.AddDays(-1));
        db.Add(
            RoundExtension
                .Give(open, organisations[5].Id, open.ClosesOn.AddDays(21), "Inspection in the last week of the round.", Guid.Empty, ground.Today)
                .Value
        );

        void Write(LetterKind kind, IEnumerable<Organisation> to, DateOnly day)
        {
            var sending = new byte[16];
            ground.Random.NextBytes(sending);
            db.AddRange(
                to.Select(
                    (one, number) =>
                        new RoundMessage
                        {
                            SendingId = new Guid(sending),
                            Number = number,
                            RoundId = open.Id,
                            OrganisationId = one.Id,
                            Kind = kind,
                            SentOn = day,
                            By = Guid.Empty,
                        }
                )
            );
        }
    }
}
