using Lodestar.Kernel;
using Lodestar.Ui;
using Microsoft.AspNetCore.Authorization;
using Microsoft.AspNetCore.Mvc;
using Microsoft.AspNetCore.Mvc.RazorPages;

namespace Lodestar.Partnership.Pages;

/// <summary>The page for changing an organisation's details. Only people who keep all its districts may change its sector and districts.</summary>
[Authorize(PartnershipCan.DescribeOrganisations), Opens<Organisation>]
internal sealed class ChangeOrganisationPage(
    Current<Organisation> current,
    Organisations organisations,
    SectorNames sectors,
    DistrictNames districts,
    Words words
) : PageModel
{
    [BindProperty(Name = "")]
    public OrganisationForm Form { get; set; } = new();

    public Organisation Organisation => current.Open;

    /// <summary>The details that the form showed at first.</summary>
    [BindProperty]
    public string? Shown { get; set; }

    public Person Me => HttpContext.Me();

    private string Now => $"{Organisation.Name} · {OrganisationWords.About(words, sectors, districts, Organisation)}";

    public IActionResult OnGet()
    {
        if (!Offer())
        {
            return NotFound();
        }

        (Form.Name, Form.Sector, Form.Districts, Form.Size) = (
            Organisation.Name,
            Organisation.Sector,
            [.. Organisation.Districts],
            SizeBands.CodeOf(Organisation.Size)
        );
        Shown = Now;
        return Page();
    }

    public async Task<IActionResult> OnPostAsync(Guid id, CancellationToken stop)
    {
        if (!Offer())
        {
            return NotFound();
        }

        if (Shown != Now)
        {
            // Saving again replaces them with what was typed here.
            ModelState.AddModelError("", words["partnership.view.moved", Now]);
            Shown = Now;
        }

        foreach (var wrong in Form.Problems)
        {
            ModelState.AddModelError(wrong.Field, words[wrong]);
        }

        if (ModelState.IsValid)
        {
            if (await organisations.ChangeAsync(id, Form.Wanted, Me, stop) is not { } problem)
            {
                return Redirect(PartnershipLinks.Organisation(id));
            }

            ModelState.AddModelError(problem.Field, words[problem]);
        }

        return this.AskAgain();
    }

    private bool Offer()
    {
        Form.Offer(words, sectors, districts, Me, Organisations.MayKeep(Me, Organisation));
        return Organisation.LeftOn is null;
    }
}
