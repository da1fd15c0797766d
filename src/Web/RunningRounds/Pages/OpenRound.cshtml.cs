using System.ComponentModel.DataAnnotations;
using Lodestar.Kernel;
using Lodestar.Partnership;
using Lodestar.Rounds;
using Lodestar.Standards;
using Lodestar.Ui;
using Microsoft.AspNetCore.Authorization;
using Microsoft.AspNetCore.Mvc;
using Microsoft.AspNetCore.Mvc.RazorPages;
using Microsoft.EntityFrameworkCore;

namespace Lodestar.RunningRounds.Pages;

/// <summary>The page for opening a round: in the region by its coordinator, in a district by its manager. Title and days are proposed.</summary>
[Authorize(RoundsCan.RunRounds)]
internal sealed class OpenRoundPage(ReflectionRounds rounds, DistrictNames districts, Packs packs, Words words, Settings settings) : PageModel
{
    private const string Practitioners = "practitioners";
    private const string Both = "both";

    [BindProperty]
    public string? Title { get; set; }

    [BindProperty(Name = nameof(Districts))]
    public List<string> Districts { get; set; } = [];

    [BindProperty(BinderType = typeof(DateParts)), Display(Name = "running-rounds.open.opens")]
    public DateOnly? OpensOn { get; set; }

    [BindProperty(BinderType = typeof(DateParts)), Display(Name = "running-rounds.open.closes")]
    public DateOnly? ClosesOn { get; set; }

    /// <summary>Who is asked to take part.</summary>
    [BindProperty]
    public string? Who { get; set; }

    /// <summary>Confirms that it is opened beside another round that asks the same people at the same time.</summary>
    [BindProperty(Name = nameof(Sure))]
    public IReadOnlyList<string> Sure { get; set; } = [];

    public IReadOnlyList<ChoiceItem> SureChoice { get; } = [new ChoiceItem { Value = "yes", Text = words["running-rounds.open.beside-sure"] }];

    /// <summary>Rounds that ask the same people at the same time, with the districts that they share.</summary>
    public IReadOnlyList<(Round Round, string Districts)> Beside { get; private set; } = [];

    /// <summary>The districts in which the person may open a round.</summary>
    public IReadOnlyList<ChoiceItem> AllDistricts =>
        [
            .. districts
                .All.Where(district => HttpContext.Me().May(RoundsCan.RunRounds, Where.InDistrict(district.Code)))
                .Select(district => new ChoiceItem { Value = district.Code, Text = district.Name }),
        ];

    public IReadOnlyList<ChoiceItem> Asked { get; } =
    [
        new ChoiceItem { Value = Both, Text = words["running-rounds.open.both"] },
        new ChoiceItem { Value = Practitioners, Text = words["running-rounds.open.practitioners"] },
    ];

    public async Task OnGetAsync(CancellationToken stop)
    {
        var cadence = new RoundCadence(settings.Get(RoundsCapability.RoundsPerYear));
        Districts = [.. AllDistricts.Select(district => district.Value!)];
        (OpensOn, ClosesOn, Who) = (rounds.Today, rounds.Today.AddDays(cadence.Days), Both);
        Title = await ProposedAsync(cadence, stop);
    }

    public async Task<IActionResult> OnPostAsync(CancellationToken stop)
    {
        var mine = AllDistricts.Select(district => district.Value!).ToList();
        var chosen = mine.Count == 1 ? mine : [.. Districts.Where(mine.Contains)];
        Require(Title, nameof(Title), "rounds.title", Round.LongestTitle);
        Require(chosen.Count > 0 ? chosen : null, nameof(Districts), "rounds.districts");
        Require(OpensOn, nameof(OpensOn), "running-rounds.open.opens-missing");
        Require(ClosesOn, nameof(ClosesOn), "running-rounds.open.closes-missing");
        if (Who is not (Both or Practitioners))
        {
            ModelState.AddModelError(nameof(Who), words["running-rounds.open.who-missing"]);
        }

        var id = this.MarkOf([Title?.Trim(), $"{OpensOn:O}", $"{ClosesOn:O}", Who, .. chosen]);
        if (ModelState.IsValid && !Sure.Contains("yes") && await IsBesideAsync(chosen, id, stop))
        {
            ModelState.AddModelError(nameof(Sure), words["running-rounds.open.beside-choose"]);
        }

        if (ModelState.IsValid)
        {
            var opened = await rounds.OpenAsync(
                new NewRound(Title?.Trim() ?? "", "practitioner", chosen, await packs.NewestVersionAsync(stop), OpensOn!.Value, ClosesOn!.Value, Who == Both),
                HttpContext.Me(),
                stop,
                id
            );
            if (opened.Problem is not { } problem)
            {
                return Redirect(RunningRoundsLinks.RunRound(opened.Value.Id));
            }

            // A person with a single district is not asked which.
            ModelState.AddModelError(problem.Field == nameof(Districts) && mine.Count == 1 ? "" : problem.Field, Say(problem));
        }

        return this.AskAgain();
    }

    private void Require(object? given, string field, string missing, params object[] with)
    {
        if (given is null && ModelState.ErrorOf(field) is null)
        {
            ModelState.AddModelError(field, words[missing, with]);
        }
    }

    // The round that this very form opened stands beside no other.
    private async Task<bool> IsBesideAsync(IReadOnlyList<string> chosen, Guid id, CancellationToken stop)
    {
        var others = await rounds.BesideAsync(OpensOn, ClosesOn, stop);
        Beside =
        [
            .. others
                .Where(round => round.Id != id && round.Districts.Intersect(chosen).Any())
                .Select(round => (round, string.Join(", ", round.Districts.Intersect(chosen).Select(districts.Of)))),
        ];
        return Beside.Count > 0;
    }

    // A command names codes; people in a browser read names.
    private string Say(Problem problem) =>
        problem.Words == "rounds.front-door" ? words[problem.Words, string.Join(", ", $"{problem.With[0]}".Split(", ").Select(districts.Of))] : words[problem];

    private async Task<string> ProposedAsync(RoundCadence cadence, CancellationToken stop)
    {
        var (key, year) = cadence.Title(rounds.Today);
        var title = words[key, year, words[$"ui.dates.month-{rounds.Today.Month}"]];
        title = AllDistricts is [{ Text: { } only }] && districts.All.Count > 1 ? words["running-rounds.open.title-in", title, only] : title;
        var taken = await rounds.TitlesAsync(stop);
        return Enumerable.Range(1, taken.Count + 1).Select(number => number == 1 ? title : $"{title} ({number})").First(one => !taken.Contains(one));
    }
}
