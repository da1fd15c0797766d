using Lodestar.Identity;
using Microsoft.AspNetCore.Authorization;
using Microsoft.AspNetCore.Mvc;
using Microsoft.AspNetCore.Mvc.RazorPages;

namespace Lodestar.Reflection.Team.Pages;

/// <summary>That an organisation took part; never that it is safe, and no longer than until the next round.</summary>
[Authorize(Can.ReadTeams), OpensTeam]
internal sealed class TeamCertificatePage(CurrentTeam current) : PageModel
{
    private const int MonthsAfterRound = 6;

    public OpenTeam Open => current.Open;

    /// <summary>The last day on which it says anything.</summary>
    public DateOnly Until => UntilOf(Open);

    /// <summary>The last day on which the certificate of a reflection says anything.</summary>
    public static DateOnly UntilOf(OpenTeam open) => open.Round.ClosesOn.AddMonths(MonthsAfterRound);

    public IActionResult OnGet() => Open.Team.IsWriting || Open.Today > Until ? NotFound() : Page();
}
