using Lodestar.Kernel;
using Lodestar.Tables;
using Lodestar.Ui;

namespace Lodestar.Plans;

/// <summary>A plan as a table to download.</summary>
internal static class PlanTable
{
    /// <summary>Makes the table.</summary>
    public static Worksheet Of(PlanView plan, IEnumerable<TeamAction> actions, IReadOnlyDictionary<Guid, TeamActionStep> last, Words words) =>
        new(
            words["plans.title"],
            [
                new(words["plans.text"], 50),
                new(words["plans.owner"]),
                new(words["plans.due"], 14),
                new(words["plans.stage"], 14),
                new(words["plans.item"], 32),
                new(words["plans.effect"], 50),
                new(words["plans.level"]),
                new(words["plans.changed"], 14),
            ],
            [
                .. actions.Select(action =>
                    new object?[]
                    {
                        action.Text,
                        action.Owner,
                        action.DueOn,
                        words[StageKey(action.Stage)],
                        action.Item is { } item ? plan.TitleOf(item) : null,
                        action.Effect,
                        plan.LevelName(action.ProposedLevel),
                        last.TryGetValue(action.Id, out var step) ? Week.DayOf(step.At) : null,
                    }
                ),
            ]
        );

    /// <summary>Key of the words for a stage.</summary>
    public static string StageKey(ActionStage stage) =>
        stage switch
        {
            ActionStage.Planned => "plans.planned",
            ActionStage.UnderWay => "plans.under-way",
            ActionStage.Done => "plans.done",
            _ => "plans.dropped",
        };
}
