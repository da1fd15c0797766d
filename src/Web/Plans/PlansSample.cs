using Lodestar.Identity;
using Lodestar.Kernel;
using Lodestar.Partnership;
using Lodestar.Persistence;
using Lodestar.Rounds;
using Lodestar.Standards;
using Lodestar.Together;
using Lodestar.Ui;

namespace Lodestar.Plans;

/// <summary>Adds invented replies that wait, levels beside an organisation's own, and a plan with actions at every stage.</summary>
internal sealed class PlansSample(Db db, Pack pack)
{
    /// <summary>Adds them to the sample.</summary>
    public static void Add(SampleGround ground)
    {
        var db = ground.Services.GetRequiredService<Db>();
        var rounds = db.Added<Round>().Where(round => round.Organisations).OrderBy(round => round.OpensOn).ToList();
        new PlansSample(db, ground.Services.GetRequiredService<Packs>().Current(Language.English)).Add(
            PartnershipSample.Organisations(db),
            rounds[^2],
            rounds[^1],
            (Named("Ewa Nowak"), Named("Farid Rahimi"), Named("Carys Holt"))
        );

        Account Named(string name) => db.Added<Account>().First(account => account.Name == name);
    }

    private void Add(IReadOnlyList<Organisation> organisations, Round before, Round open, (Account Lead, Account Colleague, Account Manager) people)
    {
        var school = Of(organisations[0], before)!;
        AddLevels(school, people.Manager);
        AddPlan(school, open, people);

        // In the manager's own district one reply is started, one is promised for later, and one is overdue.
        var waiting = organisations
            .Where(one => one.Districts.SequenceEqual(organisations[0].Districts))
            .Select(one => Of(one, before))
            .OfType<TeamReflection>()
            .Where(team => team.Stage == TeamStage.SignedOff)
            .ToList();
        if (waiting is [var begun, var promised, ..])
        {
            db.Add(
                new TeamReply
                {
                    ReflectionId = begun.Id,
                    Thanks = "Thank you for reflecting together in a term with so many new colleagues.",
                    FirstStrength = "You ask young people which apps they use before you write guidance.",
                    Version = 1,
                    SentByName = "",
                }
            );
            AddLevels(begun, people.Manager);
            Said(promised.Promise(open.OpensOn.AddDays(24), open.OpensOn));
            db.Add(
                new TeamStep
                {
                    ReflectionId = promised.Id,
                    Number = promised.Version,
                    Kind = TeamStepKind.Promised,
                    Words = "Two of us are reading your answers, and we want to do it properly.",
                    By = people.Manager.Id,
                    ByName = people.Manager.Name,
                    At = At(open.OpensOn.AddDays(-2)),
                }
            );
        }
    }

    private TeamReflection? Of(Organisation organisation, Round round) =>
        db.Added<TeamReflection>().FirstOrDefault(team => team.OrganisationId == organisation.Id && team.RoundId == round.Id);

    private void AddLevels(TeamReflection team, Account manager)
    {
        var answers = db.Added<TeamAnswer>().Where(answer => answer.ReflectionId == team.Id && answer.Level is 2 or 3).OrderBy(answer => answer.At).ToList();
        if (answers is [var first, var second, ..])
        {
            Agree(first, first.Level!.Value - 1, "What you describe works while two people are there. It stands once it works without them.");
            Agree(second, second.Level!.Value + 1, "You are too modest: what you wrote under 'what works well' is what others come to learn from you.");
        }

        void Agree(TeamAnswer answer, int level, string reason) =>
            db.Add(
                new TeamModeration
                {
                    ReflectionId = team.Id,
                    Item = answer.Item,
                    Level = level,
                    Reason = reason,
                    By = manager.Id,
                    ByName = manager.Name,
                }
            );
    }

    private void AddPlan(TeamReflection team, Round open, (Account Lead, Account Colleague, Account Manager) people)
    {
        var items = pack.Organisation!.Items;
        var today = open.OpensOn.AddDays(14);
        Add(
            items[1].Id,
            "Put online harm into the induction of volunteers, on one page.",
            "Office manager",
            today.AddDays(-6),
            ActionStage.UnderWay,
            "The page is written; the governors read it this week.",
            level: null
        );
        Add(items[4].Id, "Ask a group of pupils twice a year what we miss.", "Deputy head", today.AddDays(5), ActionStage.Planned, "", level: null);
        Add(
            items[8].Id,
            "Try the new reporting route with three pupils and write down what stopped them.",
            "Designated lead",
            today.AddDays(60),
            ActionStage.Planned,
            "",
            level: null
        );
        Add(
            items[2].Id,
            "Say in every team meeting who leads on this and who stands in.",
            "Head",
            today.AddDays(-40),
            ActionStage.Done,
            "All of the nine people we asked could name both.",
            level: 3
        );
        Add(
            items[6].Id,
            "Buy a filter for phones that pupils bring.",
            "",
            due: null,
            ActionStage.Dropped,
            "It would not have changed what pupils told us about.",
            level: null
        );

        void Add(string item, string text, string owner, DateOnly? due, ActionStage stage, string said, int? level)
        {
            var action = TeamAction.Plan(team.OrganisationId, team.Id, new WantedAction(text, owner, due, item)).Value;
            db.Add(action);
            Step(action, 1, "", people.Lead, team.SignedAt!.Value.AddDays(12));
            if (stage != ActionStage.Planned)
            {
                Said(action.Move(stage, said, level));
                Step(action, 2, said, people.Colleague, At(open.OpensOn.AddDays(-9)));
            }
        }
    }

    private void Step(TeamAction action, int number, string said, Account by, DateTimeOffset at) =>
        db.Add(
            new TeamActionStep
            {
                ActionId = action.Id,
                Number = number,
                Stage = action.Stage,
                Words = said,
                By = by.Id,
                ByName = by.Name,
                At = at,
            }
        );

    private static void Said(Problem? problem)
    {
        if (problem is not null)
        {
            throw new InvalidOperationException(problem.Words);
        }
    }

    private static DateTimeOffset At(DateOnly day) => new(day, new TimeOnly(14, 10), TimeSpan.Zero);
}
