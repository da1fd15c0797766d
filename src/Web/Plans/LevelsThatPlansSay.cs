using Lodestar.Together;
using Lodestar.Ui;

namespace Lodestar.Plans;

/// <summary>Says on the page of an item which level may now be true because an action of the plan is done. It never sets a level.</summary>
internal sealed class LevelsThatPlansSay(ActionPlans plans, Words words) : IItemNotes
{
    /// <summary>The sentences about an item, from the plan of the reflection's organisation.</summary>
    public async Task<IReadOnlyList<string>> OfAsync(TeamView open, string item, int? level, CancellationToken stop) =>
        [
            .. (await plans.SaysAsync(open, item, level, stop)).Select(action =>
                words[
                    "plans.says",
                    ShownAnswer.TextOf(open.Pack, AnswerWords.Empty with { Kind = AnswerKind.Level, Level = action.ProposedLevel }, words),
                    action.Text
                ]
            ),
        ];
}
