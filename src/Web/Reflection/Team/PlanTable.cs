using Lodestar.Kernel;
using Lodestar.Tables;
using Lodestar.Ui;

namespace Lodestar.Reflection.Team;

/// <summary>A plan as a table to take away.</summary>
internal static class PlanTable
{
    public static Worksheet Of(OpenPlan plan, IEnumerable<TeamAction> actions, IReadOnlyDictionary<Guid, TeamActionStep> last, Words words) => new(
        words["reflection.team.plan.title"],
        [
            new(words["reflection.team.plan.text"], 50),
            new(words["reflection.team.plan.owner"]),
            new(words["reflection.team.plan.due"], 14),
            new(words["reflection.team.plan.stage"], 14),
            new(words["reflection.team.plan.item"], 32),
            new(words["reflection.team.plan.effect"], 50),
            new(words["reflection.team.plan.level"]),
            new(words["reflection.team.plan.changed"], 14),
        ],
        [.. actions.Select(action => new object?[]
        {
            action.Text,
            action.Owner,
            action.DueOn,
            words[StageKey(action.Stage)],
            action.Item is { } item ? plan.TitleOf(item) : null,
            action.Effect,
            plan.LevelName(action.ProposedLevel),
            last.TryGetValue(action.Id, out var step) ? Week.DayOf(step.At) : null,
        })]);

    /// <summary>Key of the words for a stage.</summary>
    public static string StageKey(ActionStage stage) => stage switch
    {
        ActionStage.Planned => "reflection.team.plan.planned",
        ActionStage.UnderWay => "reflection.team.plan.under-way",
        ActionStage.Done => "reflection.team.plan.done",
        _ => "reflection.team.plan.dropped",
    };
}
