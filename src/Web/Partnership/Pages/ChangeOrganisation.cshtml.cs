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

    /// <summary>What somebody else saved in the meantime, beside what was typed here.</summary>
    public TwoTexts? Both { get; private set; }

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

        foreach (var wrong in Form.Problems)
        {
            ModelState.AddModelError(wrong.Field, words[wrong]);
        }

        if (ModelState.IsValid && Shown != Now && Lines(Form.Wanted) is var mine && Lines(Said) is var saved && !mine.SequenceEqual(saved))
        {
            // Saving again puts what was typed here in its place.
            (Both, Shown) = (new TwoTexts(TwoTexts.Lines, saved, mine, PartnershipLinks.Organisation(id)), Now);
            return this.AskWhich();
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

    private NewOrganisation Said => new(Organisation.Name, Organisation.Sector, Organisation.Districts, Organisation.Size);

    // Sector and districts only if the form asks for them.
    private List<TextLine> Lines(NewOrganisation wanted) =>
        [
            new(words["partnership.view.name"], wanted.Name.Trim()),
            new(words["partnership.list.sector"], Form.MayKeep ? sectors.Of(wanted.Sector) : ""),
            new(
                words["partnership.view.districts"],
                Form.MayKeep ? string.Join(", ", wanted.Districts.Select(districts.Of).Order(StringComparer.Ordinal)) : ""
            ),
            new(words["partnership.view.size"], OrganisationWords.Size(words, wanted.Size)),
        ];

    private bool Offer()
    {
        Form.Offer(words, sectors, districts, Me, Organisations.MayKeep(Me, Organisation));
        return Organisation.LeftOn is null;
    }
}
