using Lodestar.Identity;
using Lodestar.Kernel;
using Lodestar.Ui;
using Microsoft.AspNetCore.Authorization;
using Microsoft.AspNetCore.Mvc;
using Microsoft.AspNetCore.Mvc.RazorPages;

namespace Lodestar.Partnership.Pages;

/// <summary>One organisation, its leads and its units.</summary>
[Authorize(Can.DescribeOrganisations)]
internal sealed class OrganisationViewPage(
    Organisations organisations, Units units, Merging merging, Accounts accounts, SectorNames sectors, DistrictNames districts, Words words) : PageModel
{
    /// <summary>Name of a new unit.</summary>
    public string? UnitName { get; private set; }

    public Organisation Organisation { get; private set; } = null!;

    public IReadOnlyList<Unit> Units { get; private set; } = [];

    public IReadOnlyList<Member> Leads { get; private set; } = [];

    public Person Me => HttpContext.Me();

    public bool MayKeep => Organisations.MayKeep(Me, Organisation);

    public bool IsMerged { get; private set; }

    public string Sector => sectors.Of(Organisation.Sector);

    public string Districts => OrganisationWords.Districts(districts, Organisation);

    public string Size => Organisation.Size is null ? words["partnership.sizes.not-said"] : OrganisationWords.Size(words, Organisation.Size);

    /// <summary>The unit whose new name was refused, what was typed, and why.</summary>
    public Guid? Failed { get; private set; }

    public string? Typed { get; private set; }

    public string? Wrong { get; private set; }

    public async Task<IActionResult> OnGetAsync(Guid id, bool merged, CancellationToken stop)
    {
        IsMerged = merged;
        return await FindAsync(id, stop) ? Page() : NotFound();
    }

    public Task<IActionResult> OnPostAddUnitAsync(Guid id, [FromForm(Name = nameof(UnitName))] string? name, CancellationToken stop) =>
        ChangeAsync(id, () => units.AddAsync(Organisation, UnitName = name, stop), stop);

    public Task<IActionResult> OnPostRenameAsync(Guid id, [FromForm] Guid unit, [FromForm] string? name, CancellationToken stop)
    {
        (Failed, Typed) = (unit, name);
        return ChangeAsync(id, () => units.RenameAsync(Organisation, unit, name, stop), stop);
    }

    public Task<IActionResult> OnPostRetireAsync(Guid id, [FromForm] Guid unit, [FromForm] bool retired, CancellationToken stop) =>
        ChangeAsync(id, () => units.RetireAsync(Organisation, unit, retired, stop), stop);

    public async Task<IActionResult> OnPostReturnAsync(Guid id, CancellationToken stop)
    {
        if (!await FindAsync(id, stop) || !MayKeep)
        {
            return NotFound();
        }

        await merging.ReturnAsync(id, stop);
        return Redirect(PartnershipLinks.Organisation(id));
    }

    private async Task<IActionResult> ChangeAsync(Guid id, Func<Task<Problem?>> change, CancellationToken stop)
    {
        if (!await FindAsync(id, stop))
        {
            return NotFound();
        }

        if (await change() is not { } problem)
        {
            return Redirect($"{PartnershipLinks.Organisation(id)}#units");
        }

        Wrong = words[problem];
        ModelState.AddModelError(Failed is { } unit && problem.Field.Length > 0 ? $"name-{unit:N}" : problem.Field.Length > 0 && Failed is null ? nameof(UnitName) : "", Wrong);
        return this.AskAgain();
    }

    private async Task<bool> FindAsync(Guid id, CancellationToken stop)
    {
        if (await organisations.SeenByAsync(Me, id, stop) is not { } found)
        {
            return false;
        }

        Organisation = found;
        Units = await units.OfAsync(id, stop);
        Leads = [.. (await accounts.LeadsAsync([id], stop))[id]];
        return true;
    }
}
