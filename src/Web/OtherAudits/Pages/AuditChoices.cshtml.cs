using Lodestar.Identity;
using Lodestar.Kernel;
using Lodestar.Standards;
using Lodestar.Together;
using Lodestar.Ui;
using Microsoft.AspNetCore.Authorization;
using Microsoft.AspNetCore.Mvc.RazorPages;

namespace Lodestar.OtherAudits.Pages;

/// <summary>The page of working papers for everyone and, for those who keep them, of the partnership's audits.</summary>
[AllowAnonymous]
internal sealed class AuditChoicesPage(DescribedAudits audits, Packs packs, Words words) : PageModel
{
    public IReadOnlyList<WorkingPaper> Papers => packs.Current(words.Language).Papers;

    /// <summary>Where the reader came from: their work, their account, or the first page.</summary>
    public string Back =>
        HttpContext.Features.Get<Person>() is not { } me ? "/"
        : me.May(TogetherCan.ReadTeams) ? FrontLinks.Work
        : IdentityLinks.Account;

    public bool MayKeep => HttpContext.Features.Get<Person>()?.May(OtherAuditsCan.KeepAudits) == true;

    public IReadOnlyList<OwnAudit> Own { get; private set; } = [];

    public async Task OnGetAsync(CancellationToken stop) => Own = MayKeep ? await audits.OwnAsync(stop) : [];
}
