using Lodestar.Jobs;
using Lodestar.Kernel;
using Lodestar.Persistence;
using Lodestar.Plans;
using Lodestar.Rounds;
using Microsoft.EntityFrameworkCore;

namespace Lodestar.Together;

/// <summary>Reflections that are signed off already, for tests of what comes after.</summary>
internal static class Signed
{
    public static AnswerWords Says(int level, string worksWell = "", string next = "") =>
        new(AnswerKind.Level, level, "We talked about it.", worksWell, next, []);

    /// <summary>A reflection with answers that was signed off some days ago; returns its address.</summary>
    public static Task<string> SignedOffAsync(
        this World world,
        Guid organisation,
        Round round,
        int daysAgo = 0,
        params (string Item, AnswerWords Words)[] answers
    ) =>
        world.OnDbAsync(async db =>
        {
            var team = Add(db, world, organisation, round, answers);
            Assert.Null(team.Submit(Guid.NewGuid()));
            Assert.Null(team.SignOff(world.Clock.GetUtcNow().AddDays(-daysAgo)));
            await db.SaveChangesAsync();
            return TogetherLinks.Tasks(team.Id);
        });

    /// <summary>A reflection that is being written.</summary>
    public static Task<string> BegunAsync(this World world, Guid organisation, Round round, params (string Item, AnswerWords Words)[] answers) =>
        world.OnDbAsync(async db =>
        {
            var team = Add(db, world, organisation, round, answers);
            await db.SaveChangesAsync();
            return TogetherLinks.Tasks(team.Id);
        });

    /// <summary>The newest action of a plan.</summary>
    public static Task<TeamAction> ActionAsync(this World world, string text) =>
        world.OnDbAsync(db => db.Set<TeamAction>().AsNoTracking().SingleAsync(action => action.Text == text));

    /// <summary>Looks for actions that are due, as the clock does every hour.</summary>
    public static Task RemindAsync(this IServiceProvider node) => node.RunJobAsync(PlanReminders.Job);

    private static TeamReflection Add(Db db, World world, Guid organisation, Round round, (string Item, AnswerWords Words)[] answers)
    {
        var team = TeamReflection.Begin(round, organisation, Week.StartOf(round.OpensOn));
        db.Add(team);
        db.AddRange(
            answers.Select(answer => new TeamAnswer
            {
                ReflectionId = team.Id,
                Item = answer.Item,
                Version = 1,
                Kind = answer.Words.Kind,
                Level = answer.Words.Level,
                Why = answer.Words.Why,
                WorksWell = answer.Words.WorksWell,
                Next = answer.Words.Next,
                Evidence = "[]",
                Origin = AnswerOrigin.Written,
                RoundsUnchanged = 0,
                By = Guid.NewGuid(),
                ByName = "Eve",
                At = world.Clock.GetUtcNow(),
            })
        );
        team.Count(answers.Length);
        return team;
    }
}
