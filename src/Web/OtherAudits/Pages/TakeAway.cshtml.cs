using Lodestar.Together;
using Lodestar.Ui;
using Microsoft.AspNetCore.Authorization;
using Microsoft.AspNetCore.Mvc.RazorPages;

namespace Lodestar.OtherAudits.Pages;

/// <summary>The page of everything as which an organisation's reflection can be downloaded. Reading and downloading never end.</summary>
[Authorize(TogetherCan.ReadTeams), Opens<TeamView>]
internal sealed class TakeAwayPage(Current<TeamView> current, DescribedAudits audits) : PageModel
{
    public TeamView Open => current.Open;

    public bool MayImport => Open.MayWrite && Open.MayLead;

    public IReadOnlyList<OtherAudit> Audits { get; private set; } = [];

    public async Task OnGetAsync(CancellationToken stop) => Audits = await audits.AllAsync(Open.Pack, stop);
}
