using Lodestar.Kernel;
using Lodestar.Ui;
using Microsoft.AspNetCore.Authorization;
using Microsoft.AspNetCore.Mvc;
using Microsoft.AspNetCore.Mvc.RazorPages;

namespace Lodestar.Identity.Pages;

/// <summary>The page of everybody whom a person may see, on which roles can be ended.</summary>
[Authorize(IdentityCan.KeepPeople)]
internal sealed class PeopleListPage(Accounts accounts, Invitations invitations, Words words) : PageModel
{
    private const int OnAPage = 50;

    public Person Me => HttpContext.Me();

    /// <summary>A part of a name, an address or a role; empty for everybody.</summary>
    [BindProperty(SupportsGet = true)]
    public string? Q { get; set; }

    /// <summary>How many there are, on all pages.</summary>
    public int Count { get; private set; }

    /// <summary>True if there are enough people to need a search.</summary>
    public bool IsSearched => Q is { Length: > 0 } || Pager.Of > 1;

    public Pager Pager { get; private set; } = new(1, 1, _ => "");

    public IReadOnlyList<(Member Member, string Post, bool MayEnd)> People { get; private set; } = [];

    public IReadOnlyList<(OpenInvitation Invitation, string Post)> Invited { get; private set; } = [];

    /// <summary>The invitation that was just sent.</summary>
    [BindProperty(SupportsGet = true, Name = "invited")]
    public Guid? JustNow { get; set; }

    /// <summary>The address to which the message was just sent.</summary>
    public string? Sent => Invited.FirstOrDefault(one => one.Invitation.Id == JustNow).Invitation?.Email;

    public async Task OnGetAsync([FromQuery(Name = "page")] int? number, CancellationToken stop)
    {
        var places = await accounts.PlacesAsync(stop);
        var sought = (Q ?? "").Trim();
        var all = (await accounts.SeenByAsync(Me, stop))
            .Select(member => (Member: member, Post: PostWords.Of(words, member.Post, places.Name(member.Post))))
            .Where(one => new[] { one.Member.Name, one.Member.Email, one.Post }.Any(text => text.Contains(sought, StringComparison.CurrentCultureIgnoreCase)))
            .ToList();
        Count = all.Count;
        (var shown, Pager) = Pager.Cut(all, number, OnAPage, other => $"{IdentityLinks.People}?q={Uri.EscapeDataString(sought)}&page={other}");
        People = [.. shown.Select(one => (one.Member, one.Post, GivenRoles.By(Me, places.WhereIs(one.Member.Post)).Contains(one.Member.Post.Role)))];
        Invited = [.. (await invitations.OpenAsync(Me, stop)).Select(one => (one, PostWords.Of(words, one.Post, places.Name(one.Post))))];
    }

    /// <summary>Withdraws an invitation. One that was accepted in the meantime is seen among the people.</summary>
    public async Task<IActionResult> OnPostWithdrawAsync(Guid invitation, CancellationToken stop)
    {
        await invitations.WithdrawAsync(invitation, Me, stop);
        return Redirect(IdentityLinks.People);
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
            await OnGetAsync(number: null, stop);
            return this.AskAgain();
        }

        return Redirect(IdentityLinks.People);
    }
}
