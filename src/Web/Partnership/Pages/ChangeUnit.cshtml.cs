using Lodestar.Kernel;
using Lodestar.Ui;
using Microsoft.AspNetCore.Authorization;
using Microsoft.AspNetCore.Mvc;
using Microsoft.AspNetCore.Mvc.RazorPages;

namespace Lodestar.Partnership.Pages;

/// <summary>The page for renaming a unit, taking it out of use, and using it again.</summary>
[Authorize(PartnershipCan.DescribeOrganisations)]
internal sealed class ChangeUnitPage(Organisations organisations, Units units, Words words) : PageModel
{
    [BindProperty]
    public string? Name { get; set; }

    public Organisation Organisation { get; private set; } = null!;

    public Unit Unit { get; private set; } = null!;

    public async Task<IActionResult> OnGetAsync(Guid id, Guid unit, CancellationToken stop)
    {
        if (!await FindAsync(id, unit, stop))
        {
            return NotFound();
        }

        Name = Unit.Name;
        return Page();
    }

    public async Task<IActionResult> OnPostRenameAsync(Guid id, Guid unit, CancellationToken stop) =>
        await FindAsync(id, unit, stop) ? Reply(await units.RenameAsync(Organisation, unit, Name, HttpContext.Me(), stop)) : NotFound();

    public async Task<IActionResult> OnPostRetireAsync(Guid id, Guid unit, [FromForm] bool retired, CancellationToken stop)
    {
        if (!await FindAsync(id, unit, stop))
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

    private async Task<bool> FindAsync(Guid id, Guid unit, CancellationToken stop)
    {
        if (
            await organisations.SeenByAsync(HttpContext.Me(), id, stop) is not { LeftOn: null } found
            || (await units.OfAsync(id, stop)).FirstOrDefault(one => one.Id == unit) is not { } its
        )
        {
            return false;
        }

        (Organisation, Unit) = (found, its);
        return true;
    }
}
