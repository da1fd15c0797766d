using Lodestar.Standards;
using Lodestar.Together;

namespace Lodestar.Plans;

/// <summary>An action that a reflection suggests for the plan. The organisation takes it or not.</summary>
/// <param name="Item">The item it follows from.</param>
/// <param name="Text">What could be done.</param>
/// <param name="Own">True if the words are the organisation's own and not the pack's.</param>
public sealed record PlanProposal(OrganisationItem Item, string Text, bool Own)
{
    /// <summary>
    /// Suggests one action for each item: in the organisation's own words on what it will do next or, if it wrote none, the pack's next step
    /// for items at a lower level or not known yet. Own words come first, then the items to start with.
    /// </summary>
    /// <param name="pack">The pack in which the answers were given.</param>
    /// <param name="answers">The answers by item id.</param>
    /// <param name="settled">Items for which something is already decided.</param>
    public static IReadOnlyList<PlanProposal> From(Pack pack, IReadOnlyDictionary<string, AnswerWords> answers, IReadOnlySet<string> settled)
    {
        ArgumentNullException.ThrowIfNull(pack);
        ArgumentNullException.ThrowIfNull(answers);
        ArgumentNullException.ThrowIfNull(settled);
        var lower = pack.Standards.Levels.Count / 2;
        return
        [
            .. (pack.Organisation?.Items ?? [])
                .Where(item =>
                    !settled.Contains(item.Id)
                    && answers.TryGetValue(item.Id, out var answer)
                    && (answer.Next.Length > 0 || answer.Kind == AnswerKind.NotKnown || answer.Level <= lower)
                )
                .Select(item =>
                    answers[item.Id].Next is { Length: > 0 } own
                        ? new PlanProposal(item, Short(own), Own: true)
                        : new PlanProposal(item, Short(item.NextStep), Own: false)
                )
                .OrderByDescending(proposal => proposal.Own)
                .ThenByDescending(proposal => proposal.Item.First)
                .ThenBy(proposal => answers[proposal.Item.Id].Level ?? 0),
        ];
    }

    private static string Short(string text) => text.Length <= TeamAction.LongestText ? text : text[..(TeamAction.LongestText - 1)].TrimEnd() + '…';
}
