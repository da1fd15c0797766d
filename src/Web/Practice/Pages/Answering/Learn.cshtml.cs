using Lodestar.Standards;
using Microsoft.AspNetCore.Authorization;
using Microsoft.AspNetCore.Mvc;
using Microsoft.AspNetCore.Mvc.RazorPages;

namespace Lodestar.Practice.Pages.Answering;

/// <summary>
/// The page of what can be learned after an answer: an explanation, or invented examples of practice. Nothing here is marked wrong.
/// </summary>
[AllowAnonymous, NeedsSitting]
internal sealed class LearnPage(CurrentSitting current) : PageModel
{
    public OpenSitting Open => current.Open;

    public Step Step { get; private set; } = null!;

    public IReadOnlyList<Item> Items { get; private set; } = [];

    public string Next => Open.Journey.After(Step) is { } next ? PracticeLinks.Question(next.Id) : PracticeLinks.Check;

    /// <summary>True if there is something to learn after the answer to an item.</summary>
    public static bool Teaches(Item item) => item.Explanation is not null || item.Practice is not null;

    /// <summary>
    /// True if the examples for an item are open at first. Of many, those are open that may help most: the first two for which things are not
    /// easy yet.
    /// </summary>
    public bool OpensFor(Item item) => Items.Where(one => Profile.StandingOf(Open.Pack, Open.Reflection, one, Open.Answers) <= 2).Take(2).Contains(item);

    public IActionResult OnGet(string step)
    {
        if (Open.Journey.Find(step) is not { } found || !Journey.ItemsOf(found).All(Open.Answers.Has) || !Journey.ItemsOf(found).Any(Teaches))
        {
            return Redirect(Open.GoOn);
        }

        Step = found;
        Items = [.. Journey.ItemsOf(found).Where(Teaches)];
        return Page();
    }
}
