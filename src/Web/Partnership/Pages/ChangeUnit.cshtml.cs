using Lodestar.Kernel;
using Lodestar.Ui;
using Microsoft.AspNetCore.Authorization;
using Microsoft.AspNetCore.Mvc;
using Microsoft.AspNetCore.Mvc.RazorPages;

namespace Lodestar.Partnership.Pages;

/// <summary>The page for renaming a unit, taking it out of use, and using it again.</summary>
[Authorize(PartnershipCan.DescribeOrganisations), Opens<Organisation>]
internal sealed class ChangeUnitPage(Current<Organisation> current, Units units, Words words) : PageModel
{
    [BindProperty]
    public string? Name { get; set; }

    public Organisation Organisation => current.Open;

    public Unit Unit { get; private set; } = null!;

    public async Task<IActionResult> OnGetAsync(Guid unit, CancellationToken stop)
    {
        if (!await FindAsync(unit, stop))
        {
            return NotFound();
        }

        Name = Unit.Name;
        return Page();
    }

    public async Task<IActionResult> OnPostRenameAsync(Guid unit, CancellationToken stop) =>
        await FindAsync(unit, stop) ? Reply(await units.RenameAsync(Organisation, unit, Name, HttpContext.Me(), stop)) : NotFound();

    public async Task<IActionResult> OnPostRetireAsync(Guid unit, [FromForm] bool retired, CancellationToken stop)
    {
        if (!await FindAsync(unit, stop))
        {
            return NotFound();
        }

        Name = Unit.Name;
        return Reply(await units.RetireAsync(Organisation, unit, retired, HttpContext.Me(), stop));
    }

    private IActionResult Reply(Problem? problem)
    {
        if (problem is null)
        {
            return Redirect($"{PartnershipLinks.Organisation(Organisation.Id)}#units");
        }

        ModelState.AddModelError(problem.Field, words[problem]);
        return this.AskAgain();
    }

    private async Task<bool> FindAsync(Guid unit, CancellationToken stop)
    {
        if (Organisation.LeftOn is not null || (await units.OfAsync(Organisation.Id, stop)).FirstOrDefault(one => one.Id == unit) is not { } its)
        {
            return false;
        }

        Unit = its;
        return true;
    }
}
