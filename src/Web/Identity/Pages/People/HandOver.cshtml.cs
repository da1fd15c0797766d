using Lodestar.Kernel;
using Lodestar.Ui;
using Microsoft.AspNetCore.Authorization;
using Microsoft.AspNetCore.Mvc;
using Microsoft.AspNetCore.Mvc.RazorPages;
using Microsoft.AspNetCore.RateLimiting;

namespace Lodestar.Identity.Pages;

/// <summary>The page for handing a post over to another person.</summary>
[Authorize(IdentityCan.HandOver), EnableRateLimiting(IdentityLimits.SignIns)]
internal sealed class HandOverPage(Accounts accounts, Handovers handovers, Invitations invitations, Sessions sessions, Words words) : PageModel
{
    [BindProperty]
    public string? Email { get; set; }

    /// <summary>Role, account and place: <c>role:account:place</c>.</summary>
    [BindProperty]
    public string? Post { get; set; }

    public Person Me => HttpContext.Me();

    public IReadOnlyList<ChoiceItem> Choices { get; private set; } = [];

    public async Task<IActionResult> OnGetAsync(CancellationToken stop)
    {
        await OfferAsync(stop);
        return sessions.IsFresh(HttpContext.Session()!) ? Page() : Redirect(IdentityLinks.SignIn(IdentityLinks.HandOver));
    }

    public async Task<IActionResult> OnPostAsync(CancellationToken stop)
    {
        var offered = await OfferAsync(stop);
        if (Account.KeyOf(Email) is null)
        {
            ModelState.AddModelError(nameof(Email), words["identity.email-wrong"]);
        }

        var chosen = offered.FirstOrDefault(one => Write(one) == Post);
        if (chosen is null)
        {
            ModelState.AddModelError(nameof(Post), words["identity.hand-over.choose"]);
        }

        if (!sessions.IsFresh(HttpContext.Session()!))
        {
            ModelState.AddModelError("", words["identity.again-first"]);
        }

        if (!ModelState.IsValid)
        {
            return this.AskAgain();
        }

        return await accounts.ByEmailAsync(Account.KeyOf(Email)!, stop) is { } to
            ? Reply(await handovers.MoveAsync(chosen!.Account, to, chosen.Post, Me, stop), IdentityLinks.HandedOver)
            : await InviteAsync(chosen!, stop);
    }

    private async Task<IActionResult> InviteAsync(Member chosen, CancellationToken stop)
    {
        var invited = await invitations.InviteAsync(Email, chosen.Post, Me, stop, inPlaceOf: chosen.Account, id: this.MarkOf(Email, Post));
        return Reply(invited.Problem, invited.Problem is null ? IdentityLinks.Invited(invited.Value.Id) : "");
    }

    private IActionResult Reply(Problem? problem, string next)
    {
        if (problem is null)
        {
            return Redirect(next);
        }

        ModelState.AddModelError(problem.Field, words[problem]);
        return this.AskAgain();
    }

    private async Task<IReadOnlyList<Member>> OfferAsync(CancellationToken stop)
    {
        var offered = await handovers.OfferedAsync(Me, stop);
        var places = await accounts.PlacesAsync(stop);
        Choices =
        [
            new ChoiceItem { Value = "", Text = words["identity.invite.nothing"] },
            .. offered
                .OrderBy(one => one.Account != Me.Id)
                .Select(one => new ChoiceItem
                {
                    Value = Write(one),
                    Text =
                        one.Account == Me.Id
                            ? PostWords.Of(words, one.Post, places.Name(one.Post))
                            : words["identity.hand-over.of", PostWords.Of(words, one.Post, places.Name(one.Post)), one.Name],
                }),
        ];
        return offered;
    }

    private static string Write(Member one) => $"{one.Post.Role}:{one.Account}:{one.Post.Place}";
}
