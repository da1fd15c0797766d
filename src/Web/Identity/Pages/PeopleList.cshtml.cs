using Lodestar.Ui;
using Microsoft.AspNetCore.Authorization;
using Microsoft.AspNetCore.Mvc;
using Microsoft.AspNetCore.Mvc.RazorPages;

namespace Lodestar.Identity.Pages;

/// <summary>Everybody that somebody may see, and ending what one of them does.</summary>
[Authorize(Can.KeepPeople)]
internal sealed class PeopleListPage(Accounts accounts, Invitations invitations, Words words) : PageModel
{
    public Person Me => HttpContext.Me();

    public IReadOnlyList<(Member Member, string Post, bool MayEnd)> People { get; private set; } = [];

    public IReadOnlyList<(OpenInvitation Invitation, string Post)> Invited { get; private set; } = [];

    /// <summary>The invitation that was sent just now.</summary>
    [BindProperty(SupportsGet = true, Name = "invited")]
    public Guid? JustNow { get; set; }

    /// <summary>Where the message of just now went.</summary>
    public string? Sent => Invited.FirstOrDefault(one => one.Invitation.Id == JustNow).Invitation?.Email;

    public async Task OnGetAsync(CancellationToken stop)
    {
        var places = await accounts.PlacesAsync(stop);
        People = [.. (await accounts.SeenByAsync(Me, stop)).Select(member => (member, PostWords.Of(words, member.Post, places.Name(member.Post)), Can.GivenBy(Me, places.WhereIs(member.Post)).Contains(member.Post.Role)))];
        Invited = [.. (await invitations.OpenAsync(Me, stop)).Select(one => (one, PostWords.Of(words, one.Post, places.Name(one.Post))))];
    }

    public async Task<IActionResult> OnPostEndAsync(Guid account, Role role, string? place, CancellationToken stop)
    {
        if (!ModelState.IsValid)
        {
            return BadRequest();
        }

        if (await accounts.EndAsync(account, new Post(role, place ?? ""), Me, stop) is { } problem)
        {
            ModelState.AddModelError(problem.Field, words[problem]);
            await OnGetAsync(stop);
            return this.AskAgain();
        }

        return Redirect(IdentityLinks.People);
    }
}
