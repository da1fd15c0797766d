using Lodestar.Ui;
using Microsoft.AspNetCore.Authorization;
using Microsoft.AspNetCore.Mvc;
using Microsoft.AspNetCore.Mvc.RazorPages;

namespace Lodestar.Together.Pages.SigningOff;

/// <summary>
/// The certificate that an organisation took part. It never says that the organisation is safe, and holds only until the next round.
/// </summary>
[Authorize(TogetherCan.ReadTeams), Opens<TeamView>]
internal sealed class TeamCertificatePage(Current<TeamView> current) : PageModel
{
    private const int MonthsAfterRound = 6;

    public TeamView Open => current.Open;

    /// <summary>The last day on which it is valid.</summary>
    public DateOnly Until => UntilOf(Open);

    /// <summary>The last day on which the certificate of a reflection is valid.</summary>
    public static DateOnly UntilOf(TeamView open) => open.Round.ClosesOn.AddMonths(MonthsAfterRound);

    public IActionResult OnGet() => Open.Team.IsWriting || Open.Today > Until ? NotFound() : Page();
}
