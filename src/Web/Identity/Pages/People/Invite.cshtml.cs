using Lodestar.Kernel;
using Lodestar.Ui;
using Microsoft.AspNetCore.Authorization;
using Microsoft.AspNetCore.Mvc;
using Microsoft.AspNetCore.Mvc.RazorPages;
using Microsoft.AspNetCore.RateLimiting;

namespace Lodestar.Identity.Pages;

/// <summary>The page for inviting somebody. It shows the message before it is sent.</summary>
[Authorize(IdentityCan.KeepPeople), EnableRateLimiting(IdentityLimits.SignIns)]
internal sealed class InvitePage(Accounts accounts, Invitations invitations, Words words) : PageModel
{
    [BindProperty]
    public string? Email { get; set; }

    /// <summary>Role and place in one choice: <c>role</c> or <c>role:place</c>.</summary>
    [BindProperty]
    public string? Post { get; set; }

    public Person Me => HttpContext.Me();

    /// <summary>The posts that can be offered.</summary>
    public IReadOnlyList<ChoiceItem> Choices { get; private set; } = [];

    public Task OnGetAsync(Guid? organisation, CancellationToken stop)
    {
        Post = organisation is { } lead ? Write(Kernel.Post.InOrganisation(Role.OrganisationLead, lead)) : null;
        return OfferAsync(stop);
    }

    public async Task<IActionResult> OnPostAsync(CancellationToken stop)
    {
        await OfferAsync(stop);
        if (Account.KeyOf(Email) is null)
        {
            ModelState.AddModelError(nameof(Email), words["identity.email-wrong"]);
        }

        var post = Choices.Any(choice => choice.Value == Post) ? Read(Post) : null;
        if (post is null)
        {
            ModelState.AddModelError(nameof(Post), words["identity.invite.choose"]);
        }

        if (!ModelState.IsValid)
        {
            return this.AskAgain();
        }

        var invited = await invitations.InviteAsync(Email, post!.Value, Me, stop, id: this.MarkOf(Email, Post));
        if (invited.Problem is { } problem)
        {
            ModelState.AddModelError(problem.Field, words[problem]);
            return this.AskAgain();
        }

        return Redirect(IdentityLinks.Invited(invited.Value.Id));
    }

    private async Task OfferAsync(CancellationToken stop)
    {
        var places = await accounts.PlacesAsync(stop);
        var offered = GivenRoles
            .By(Me, Where.Region)
            .Select(role => new Post(role, ""))
            .Concat(
                places.Districts.All.SelectMany(district =>
                    GivenRoles.By(Me, Where.InDistrict(district.Code)).Select(role => Kernel.Post.InDistrict(role, district.Code))
                )
            )
            .Concat(
                places
                    .Organisations.Where(organisation => organisation.LeftOn is null)
                    .SelectMany(organisation =>
                        GivenRoles.By(Me, new Where(organisation.Id, organisation.Districts)).Select(role => Kernel.Post.InOrganisation(role, organisation.Id))
                    )
            );
        Choices =
        [
            new ChoiceItem { Value = "", Text = words["identity.invite.nothing"] },
            .. offered.Select(post => new ChoiceItem { Value = Write(post), Text = PostWords.Of(words, post, places.Name(post)) }),
        ];
    }

    private static string Write(Post post) => post.Place.Length == 0 ? $"{post.Role}" : $"{post.Role}:{post.Place}";

    private static Post? Read(string? written) =>
        (written ?? "").Split(':', 2) is [var role, .. var place] && Enum.TryParse<Role>(role, out var known)
            ? new Post(known, place.FirstOrDefault() ?? "")
            : null;
}
