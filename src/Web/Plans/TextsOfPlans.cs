using Lodestar.Kernel;
using Lodestar.Persistence;
using Lodestar.Ui;
using Microsoft.EntityFrameworkCore;

namespace Lodestar.Plans;

/// <summary>Finds everything that people wrote in an organisation's plan.</summary>
internal sealed class TextsOfPlans(Db db, Words words)
{
    /// <summary>The texts of its actions and of what happened to them.</summary>
    public async Task<IReadOnlyList<WrittenText>> OfAsync(Guid organisation, CancellationToken stop)
    {
        var found = new List<WrittenText>();
        var actions = await db.Set<TeamAction>().Where(one => one.OrganisationId == organisation).ToDictionaryAsync(one => one.Id, stop);
        foreach (var action in actions.Values)
        {
            found.Add(new WrittenText(Place(action), action, action.Text, left => action.TakeOut(left, action.Effect)));
            found.Add(new WrittenText(Place(action), action, action.Effect, left => action.TakeOut(action.Text, left)));
        }

        foreach (
            var step in await db.Set<TeamActionStep>()
                .Where(one => db.Set<TeamAction>().Any(action => action.Id == one.ActionId && action.OrganisationId == organisation))
                .ToListAsync(stop)
        )
        {
            found.Add(new WrittenText(Place(actions[step.ActionId]), step, step.Words, left => step.Words = left));
        }

        return found;
    }

    private string Place(TeamAction action) => words["plans.in-plan", action.Text];
}
