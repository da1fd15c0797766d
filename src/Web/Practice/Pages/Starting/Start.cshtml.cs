using Lodestar.Kernel;
using Lodestar.Partnership;
using Lodestar.Rounds;
using Lodestar.Standards;
using Lodestar.Ui;
using Microsoft.AspNetCore.Authorization;
using Microsoft.AspNetCore.Mvc;
using Microsoft.AspNetCore.Mvc.RazorPages;
using Microsoft.AspNetCore.RateLimiting;

namespace Lodestar.Practice.Pages.Starting;

/// <summary>The page where a reflection starts: for oneself, in a round, or in a round through an organisation's own link.</summary>
[AllowAnonymous, EnableRateLimiting(PracticeLimits.Submissions)]
internal sealed class StartPage(Sittings sittings, ReflectionRounds rounds, Organisations organisations, Packs packs, Words words) : PageModel
{
    /// <summary>The reflection that is taken if an address names none.</summary>
    private const string Practitioner = "practitioner";

    public Round? Round { get; private set; }

    public Organisation? Organisation { get; private set; }

    public PersonReflection Reflection { get; private set; } = null!;

    public bool IsOver => Round?.IsOverOn(rounds.Today) == true;

    public bool IsNotYetOpen => Round is not null && !IsOver && !Round.IsOpenOn(rounds.Today);

    public Task<IActionResult> OnGetAsync(
        [FromRoute] string? round,
        [FromRoute] string? organisation,
        [FromRoute] string? reflection,
        CancellationToken stop
    ) => FindAsync(round, organisation, reflection, stop);

    public async Task<IActionResult> OnPostAsync(
        [FromRoute] string? round,
        [FromRoute] string? organisation,
        [FromRoute] string? reflection,
        string? scope,
        CancellationToken stop
    )
    {
        var found = await FindAsync(round, organisation, reflection, stop);
        if (found is not PageResult || IsOver || IsNotYetOpen)
        {
            return found;
        }

        var taken = scope == "short" && Reflection.Short is not null ? Scope.Short : Scope.Whole;
        await sittings.StartAsync(HttpContext, new NewSitting(Reflection.Id, taken, Round, Organisation?.Id), stop);
        return Redirect(PracticeLinks.Before);
    }

    private async Task<IActionResult> FindAsync(string? round, string? organisation, string? reflection, CancellationToken stop)
    {
        Round = round is null ? null : await rounds.ByCodeAsync(JoinCode.Normalise(round), stop);
        Organisation = organisation is null ? null : await organisations.ByCodeAsync(JoinCode.Normalise(organisation), stop);
        if ((round is not null && Round is null) || (organisation is not null && Organisation is null))
        {
            return NotFound();
        }

        var pack = Round is null ? await packs.NewestAsync(words.Language, stop) : packs.Version(Round.PackVersion, words.Language);
        var id = Round?.Reflection ?? reflection ?? Practitioner;
        if (pack.Reflections.FirstOrDefault(one => one.Id == id) is not { } known)
        {
            return NotFound();
        }

        Reflection = known;
        return Page();
    }
}
