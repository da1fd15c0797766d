using Lodestar.Identity;
using Lodestar.Kernel;
using Lodestar.Partnership;
using Lodestar.Persistence;
using Lodestar.Rounds;
using Lodestar.Standards;
using Lodestar.Ui;

namespace Lodestar.Together;

/// <summary>
/// Adds invented reflections of organisations: the last closed round, signed off and mostly replied to, and the open one, which some have
/// started.
/// </summary>
internal sealed class TogetherSample(Db db, Pack pack, Random random)
{
    private static readonly string[] Whys =
    [
        "We talked about it in two team meetings.",
        "Most of us do this, and new colleagues learn it in their first month.",
        "It depends on who is on shift. We know that and want it to be the same for everyone.",
        "Children told us so in our last listening week.",
        "It is written down and we look at it every autumn.",
    ];

    private static readonly string[] Works =
    [
        "The short briefing at the start of term.",
        "Two people who know where to look things up.",
        "Young people run one session a year.",
        "",
    ];

    private static readonly string[] Nexts =
    [
        "Put it on the agenda of the next team meeting.",
        "Ask the champion of our district for a session.",
        "Write it on one page for volunteers.",
        "",
    ];

    /// <summary>Adds them to the last closed round and to the open one, which is the newest.</summary>
    public static void Add(SampleGround ground)
    {
        var db = ground.Services.GetRequiredService<Db>();
        var rounds = db.Added<Round>().Where(round => round.Organisations).OrderBy(round => round.OpensOn).ToList();
        new TogetherSample(db, ground.Services.GetRequiredService<Packs>().Current(Language.English), ground.Random).Add(
            PartnershipSample.Organisations(db),
            rounds[^2],
            rounds[^1]
        );
    }

    private void Add(IReadOnlyList<Organisation> organisations, Round before, Round open)
    {
        var accounts = db.ChangeTracker.Entries<Account>().Select(entry => entry.Entity).ToList();
        var (lead, colleague, signatory, manager) = (Named("Ewa Nowak"), Named("Farid Rahimi"), Named("Hugh Barrow"), Named("Carys Holt"));
        var pointers = Pointers(organisations[0].Id, lead, colleague, At(before.OpensOn.AddDays(6)), At(open.OpensOn.AddDays(2)));
        foreach (var (organisation, place) in organisations.Select((one, place) => (one, place)).Where(one => one.place % 3 != 2))
        {
            var team = TeamReflection.Begin(before, organisation.Id, At(before.OpensOn.AddDays(5)));
            db.Add(team);
            var ease = random.NextDouble();
            Answer(team, pack.Organisation!.Items, lead, At(before.OpensOn.AddDays(9)), place == 0 ? pointers : [], ease);
            Move(team, team.Submit(signatory.Id), TeamStepKind.Submitted, signatory.Name, lead, before.ClosesOn.AddDays(-3));
            Move(team, team.SignOff(At(before.ClosesOn.AddDays(-1))), TeamStepKind.SignedOff, "", signatory, before.ClosesOn.AddDays(-1));
            if (place == 0 || place % 10 is not (0 or 1))
            {
                Move(team, team.Reply(At(before.ClosesOn.AddDays(20))), TeamStepKind.Replied, "", manager, before.ClosesOn.AddDays(20));
                db.Add(
                    new TeamReply
                    {
                        ReflectionId = team.Id,
                        Thanks = "Thank you for such an open picture. Saying where you are still starting out is what makes this useful to all of us.",
                        FirstStrength = "Everyone in your team can say who leads on this, and children can too.",
                        SecondStrength = "You ask children first when a new app comes up.",
                        Ask = "Please add online harm to the induction of volunteers, and tell us in spring how it went.",
                        SentBy = manager.Id,
                        SentByName = manager.Name,
                    }
                );
            }
        }

        foreach (var (organisation, place) in organisations.Select((one, place) => (one, place)).Where(one => one.place % 4 == 0))
        {
            var team = TeamReflection.Begin(open, organisation.Id, At(open.OpensOn.AddDays(3)));
            db.Add(team);
            Answer(
                team,
                [.. pack.Organisation!.Items.Take(place == 0 ? 11 : 6 + (place % 30))],
                colleague,
                At(open.OpensOn.AddDays(6)),
                place == 0 ? pointers : [],
                random.NextDouble()
            );
            if (place == 0)
            {
                db.AddRange(
                    pack.Organisation.Items.Where(item => item.Standard == pack.Standards.Standards[1].Id)
                        .Select(item => new TeamAssignment
                        {
                            ReflectionId = team.Id,
                            Item = item.Id,
                            AccountId = colleague.Id,
                        })
                );
            }
        }

        Account Named(string name) => accounts.First(account => account.Name == name);
    }

    private List<EvidencePointer> Pointers(Guid organisation, Account first, Account then, DateTimeOffset added, DateTimeOffset changed)
    {
        List<EvidencePointer> pointers =
        [
            new()
            {
                Id = Guid.NewGuid(),
                OrganisationId = organisation,
                What = "Online safety policy",
                Held = "Policy folder on the shared drive",
                Owner = "Deputy head",
                ReviewOn = Today().AddMonths(-1),
            },
            new()
            {
                Id = Guid.NewGuid(),
                OrganisationId = organisation,
                What = "Induction checklist",
                Held = "Staff handbook, section 3",
                Owner = "Office manager",
                ReviewOn = Today().AddMonths(8),
                Version = 1,
            },
        ];
        db.AddRange(pointers);
        db.AddRange(pointers.Select((pointer, place) => Says(pointer, 1, place == 0 ? "Online safety policy (draft)" : pointer.What, first, added)));
        db.Add(Says(pointers[0], 2, pointers[0].What, then, changed));
        pointers[0].Version = 2;
        return pointers;

        static EvidenceVersion Says(EvidencePointer pointer, int version, string what, Account by, DateTimeOffset at) =>
            new()
            {
                PointerId = pointer.Id,
                Version = version,
                What = what,
                Held = pointer.Held,
                Owner = pointer.Owner,
                ReviewOn = pointer.ReviewOn,
                Retired = false,
                By = by.Id,
                ByName = by.Name,
                At = at,
            };
    }

    private void Answer(
        TeamReflection team,
        IReadOnlyList<OrganisationItem> items,
        Account by,
        DateTimeOffset at,
        IReadOnlyList<EvidencePointer> pointers,
        double ease
    )
    {
        foreach (var (item, place) in items.Select((item, place) => (item, place)))
        {
            var known = random.Next(15) != 0;
            db.Add(
                new TeamAnswer
                {
                    ReflectionId = team.Id,
                    Item = item.Id,
                    Version = 1,
                    Kind = known ? AnswerKind.Level : AnswerKind.NotKnown,
                    Level = known ? Math.Clamp(1 + (int)((ease + random.NextDouble()) * 2), 1, pack.Standards.Levels.Count) : null,
                    Why = Whys[random.Next(Whys.Length)],
                    WorksWell = Works[random.Next(Works.Length)],
                    Next = Nexts[random.Next(Nexts.Length)],
                    Evidence = TeamAnswer.Write([.. pointers.Where((_, number) => place % 5 == number).Select(pointer => pointer.Id)]),
                    Origin = AnswerOrigin.Written,
                    RoundsUnchanged = 0,
                    By = by.Id,
                    ByName = by.Name,
                    At = at.AddMinutes(place * 4),
                }
            );
        }

        team.Count(items.Count);
    }

    private void Move(TeamReflection team, Kernel.Problem? problem, TeamStepKind kind, string said, Account by, DateOnly day)
    {
        if (problem is not null)
        {
            throw new InvalidOperationException(problem.Words);
        }

        db.Add(
            new TeamStep
            {
                ReflectionId = team.Id,
                Number = team.Version,
                Kind = kind,
                Words = said,
                By = by.Id,
                ByName = by.Name,
                At = At(day),
            }
        );
    }

    private static DateTimeOffset At(DateOnly day) => new(day, new TimeOnly(10, 30), TimeSpan.Zero);

    private DateOnly Today() => db.Added<Round>().Max(round => round.OpensOn);
}
