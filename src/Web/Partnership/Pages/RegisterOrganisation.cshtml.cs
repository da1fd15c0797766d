using Lodestar.Kernel;
using Lodestar.Ui;
using Microsoft.AspNetCore.Authorization;
using Microsoft.AspNetCore.Mvc;
using Microsoft.AspNetCore.Mvc.RazorPages;

namespace Lodestar.Partnership.Pages;

/// <summary>The page for registering a new organisation.</summary>
[Authorize(PartnershipCan.KeepOrganisations)]
internal sealed class RegisterOrganisationPage(Organisations organisations, SectorNames sectors, DistrictNames districts, Words words) : PageModel
{
    [BindProperty(Name = "")]
    public OrganisationForm Form { get; set; } = new();

    public void OnGet()
    {
        Offer();
        if (Form.AllDistricts is [{ Value: { } only }])
        {
            Form.Districts = [only];
        }
    }

    public async Task<IActionResult> OnPostAsync(CancellationToken stop)
    {
        Offer();
        foreach (var wrong in Form.Problems)
        {
            ModelState.AddModelError(wrong.Field, words[wrong]);
        }

        if (ModelState.IsValid)
        {
            var id = this.MarkOf([Form.Name, Form.Sector, Form.Size, .. Form.Districts]);
            var registered = await organisations.RegisterAsync(Form.Wanted, HttpContext.Me(), stop, id);
            if (registered.Problem is not { } problem)
            {
                return Redirect(PartnershipLinks.Organisation(registered.Value.Id));
            }

            ModelState.AddModelError(problem.Field, words[problem]);
        }

        return this.AskAgain();
    }

    private void Offer() => Form.Offer(words, sectors, districts, HttpContext.Me(), mayKeep: true);
}
