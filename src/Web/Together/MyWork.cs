using Lodestar.Kernel;
using Lodestar.Partnership;
using Lodestar.Persistence;
using Lodestar.Rounds;
using Lodestar.Ui;
using Microsoft.EntityFrameworkCore;

namespace Lodestar.Together;

/// <summary>Finds what waits for a person.</summary>
internal sealed class MyWork(Db db, Teams teams, ReflectionRounds rounds, Organisations organisations, Words words, TimeProvider clock)
{
    private const int MostRead = 60;

    // How many days a reply that came is listed as waiting; after that it is found with its reflection.
    private const int DaysToRead = 30;

    /// <summary>The reflections of a person's organisations, and those of their districts that still wait for a reply; newest rounds first.</summary>
    public async Task<IReadOnlyList<(TeamReflection Team, Round Round, Organisation Organisation)>> TeamsAsync(Person me, CancellationToken stop)
    {
        var mine = me.Posts.Select(post => post.Organisation).OfType<Guid>().Distinct().ToList();
        var own = await (
            from team in teams.Of(mine)
            join round in rounds.ForTeams() on team.RoundId equals round.Id
            join organisation in organisations.ForTeams() on team.OrganisationId equals organisation.Id
            orderby round.OpensOn descending, organisation.Name
            select new
            {
                team,
                round,
                organisation,
            }
        )
            .Take(MostRead)
            .ToListAsync(stop);
        var owed = me.Posts.Any(post => post.District is not null)
            ? await (
                from team in teams.Signed()
                where team.Stage == TeamStage.SignedOff
                join round in rounds.ForTeams() on team.RoundId equals round.Id
                join organisation in organisations.ForTeams() on team.OrganisationId equals organisation.Id
                orderby team.ReplyBy, organisation.Name
                select new
                {
                    team,
                    round,
                    organisation,
                }
            ).ToListAsync(stop)
            : [];
        return
        [
            .. own.Concat(owed.Where(one => me.May(TogetherCan.Reply, new Where(one.organisation.Id, one.organisation.Districts))).Take(MostRead))
                .DistinctBy(one => one.team.Id)
                .Select(one => (one.team, one.round, one.organisation)),
        ];
    }

    /// <summary>Rounds that a person's organisations have not started yet.</summary>
    public async Task<IReadOnlyList<(Round Round, Organisation Organisation, DateOnly LastDay)>> ToBeginAsync(
        Person me,
        IReadOnlyList<(TeamReflection Team, Round Round, Organisation Organisation)> begun,
        CancellationToken stop
    )
    {
        var mine = me.OrganisationsWhereMay(TogetherCan.WriteTeams);
        if (mine.Count == 0)
        {
            return [];
        }

        var today = rounds.Today;
        var extensions = await rounds.ExtensionsAsync(mine, stop);
        var open = await rounds.ForTeams().Where(round => round.Organisations && round.OpensOn <= today).OrderBy(round => round.ClosesOn).ToListAsync(stop);
        var own = await organisations
            .ForTeams()
            .Where(organisation => mine.Contains(organisation.Id))
            .OrderBy(organisation => organisation.Name)
            .ToListAsync(stop);
        return
        [
            .. from round in open
            from organisation in own
            let extension = extensions.FirstOrDefault(one => one.RoundId == round.Id && one.OrganisationId == organisation.Id)
            where
                round.IsOpenFor(organisation.Id, extension, today)
                && organisation.Districts.Intersect(round.Districts).Any()
                && !begun.Any(one => one.Team.RoundId == round.Id && one.Team.OrganisationId == organisation.Id)
            select (round, organisation, round.ClosesFor(extension)),
        ];
    }

    /// <summary>What a person is asked to do: items to answer, unsaved words, a sign-off, what was sent back, a reply to read or to write.</summary>
    public async Task<IReadOnlyList<Waiting>> WaitingAsync(
        Person me,
        IReadOnlyList<(TeamReflection Team, Round Round, Organisation Organisation)> all,
        CancellationToken stop
    )
    {
        var extensions = await rounds.ExtensionsAsync([.. all.Select(one => one.Organisation.Id)], stop);
        var writing = all.Where(one =>
                one.Team.Stage == TeamStage.Writing
                && one.Round.IsOpenFor(
                    one.Organisation.Id,
                    extensions.FirstOrDefault(longer => longer.RoundId == one.Round.Id && longer.OrganisationId == one.Organisation.Id),
                    rounds.Today
                )
            )
            .Select(one => one.Team.Id)
            .ToList();
        var counted = db.Set<TeamAnswer>().Where(TeamAnswer.IsCounted);
        var asked = await db.Set<TeamAssignment>()
            .Where(task =>
                task.AccountId == me.Id
                && writing.Contains(task.ReflectionId)
                && !counted.Any(answer => answer.ReflectionId == task.ReflectionId && answer.Item == task.Item)
            )
            .Select(task => new { task.ReflectionId, task.Item })
            .ToListAsync(stop);
        var drafts = await db.Set<TeamDraft>()
            .Where(draft => draft.AccountId == me.Id && writing.Contains(draft.ReflectionId))
            .Select(draft => draft.ReflectionId)
            .ToListAsync(stop);
        var sentBack = await db.Set<TeamStep>()
            .Where(step =>
                writing.Contains(step.ReflectionId)
                && step.Kind == TeamStepKind.SentBack
                && !db.Set<TeamStep>().Any(later => later.ReflectionId == step.ReflectionId && later.Number > step.Number)
            )
            .Select(step => step.ReflectionId)
            .ToListAsync(stop);
        var leads = me.OrganisationsWhereMay(TogetherCan.LeadTeams);
        return
        [
            .. from one in all
            where sentBack.Contains(one.Team.Id) && leads.Contains(one.Organisation.Id)
            select new Waiting(TogetherLinks.Tasks(one.Team.Id), words["together.waiting.sent-back"], About(one)),
            .. from one in all
            where one.Team.Stage == TeamStage.Replied && leads.Contains(one.Organisation.Id) && one.Team.RepliedAt > clock.GetUtcNow().AddDays(-DaysToRead)
            select new Waiting(TogetherLinks.Reply(one.Team.Id), words["together.waiting.replied"], About(one)),
            .. from one in all
            where one.Team.Stage == TeamStage.Submitted && one.Team.Signatory == me.Id
            select new Waiting(TogetherLinks.SignOff(one.Team.Id), words["together.sign-off.title"], About(one)),
            .. from one in all
            where one.Team.Stage == TeamStage.SignedOff && me.May(TogetherCan.Reply, new Where(one.Organisation.Id, one.Organisation.Districts))
            select new Waiting(
                TogetherLinks.Reply(one.Team.Id),
                words[
                    one.Team.IsReplyOverdueOn(rounds.Today) ? "together.waiting.reply-overdue" : "together.waiting.reply-by",
                    one.Organisation.Name,
                    words.Day(one.Team.ReplyBy!.Value)
                ],
                one.Round.Title
            ),
            .. from one in all
            let count = asked.Count(task => task.ReflectionId == one.Team.Id)
            where count > 0
            select new Waiting(TogetherLinks.Tasks(one.Team.Id), words["together.waiting.items", count], About(one)),
            .. from one in all
            let count = drafts.Count(id => id == one.Team.Id)
            where count > 0
            select new Waiting(TogetherLinks.Tasks(one.Team.Id), words["together.waiting.drafts", count], About(one)),
        ];

        static string About((TeamReflection Team, Round Round, Organisation Organisation) one) => $"{one.Organisation.Name} – {one.Round.Title}";
    }
}
