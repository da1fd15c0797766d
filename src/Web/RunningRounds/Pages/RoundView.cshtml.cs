using Lodestar.Kernel;
using Lodestar.Partnership;
using Lodestar.Practice;
using Lodestar.Rounds;
using Lodestar.Together;
using Lodestar.Ui;
using Microsoft.AspNetCore.Authorization;
using Microsoft.AspNetCore.Mvc;
using Microsoft.AspNetCore.Mvc.RazorPages;

namespace Lodestar.RunningRounds.Pages;

/// <summary>
/// The page of a round for those who run it or their district's part. About practitioners it says no more than the published figures.
/// </summary>
[Authorize(RoundsCan.RunRounds), Opens<Round>]
internal sealed class RoundViewPage(
    Current<Round> current,
    ReflectionRounds rounds,
    RoundParts parts,
    RoundLetters letters,
    DistrictNames districts,
    Words words,
    Settings settings
) : PageModel
{
    private const int MostOnPage = 50;
    private const string NotInvited = "not-invited";
    private const string NotBegun = "not-begun";
    private const string NoLead = "no-lead";

    [BindProperty(SupportsGet = true)]
    public string? Q { get; set; }

    [BindProperty(SupportsGet = true)]
    public string? Show { get; set; }

    public Person Me => HttpContext.Me();

    public Round Round => current.Open;

    public DateOnly Today => rounds.Today;

    public bool IsOver => Round.IsOverOn(Today);

    /// <summary>True if the person may close it or move its last day.</summary>
    public bool MayChange => ReflectionRounds.RunsAll(Me, Round) && !IsOver;

    public string Where => RoundWords.Where(words, districts, Round);

    /// <summary>The address that practitioners type.</summary>
    public string Address { get; private set; } = "";

    /// <summary>The organisations in the person's part.</summary>
    public IReadOnlyList<RoundPart> Parts { get; private set; } = [];

    public IReadOnlyList<RoundPart> OnPage { get; private set; } = [];

    public Pager Pager { get; private set; } = new(1, 1, _ => "");

    /// <summary>To how many organisations messages are being sent; null if none were just sent.</summary>
    public int? Sent { get; private set; }

    public IReadOnlyList<ChoiceItem> Shown =>
        [
            new ChoiceItem { Value = "", Text = words["partnership.list.all"] },
            new ChoiceItem { Value = NotInvited, Text = words["running-rounds.run.not-invited"] },
            new ChoiceItem { Value = NoLead, Text = words["running-rounds.run.no-lead"] },
            new ChoiceItem { Value = NotBegun, Text = words["running-rounds.run.not-begun"] },
            .. Enum.GetValues<TeamStage>().Select(stage => new ChoiceItem { Value = $"{stage}", Text = words[$"running-rounds.run.stage-{stage}"] }),
        ];

    public async Task<IActionResult> OnGetAsync(Guid id, [FromQuery(Name = "page")] int? number, Guid? sending, CancellationToken stop)
    {
        var root = settings.RootFor(Request);
        Address = (root + PracticeLinks.Round(Round.Code)).Split("://", 2)[1];
        Sent = sending is { } together ? await letters.CountAsync(id, together, stop) : null;
        Parts = Round.Organisations ? await parts.OfAsync(Round, Me, stop) : [];
        var key = NameKey.Of(Q);
        var wanted = Parts.Where(part => NameKey.Of(part.Organisation.Name).Contains(key, StringComparison.Ordinal) && IsShown(part)).ToList();
        (OnPage, Pager) = Pager.Cut(wanted, number, MostOnPage, AddressOf);
        return Page();
    }

    /// <summary>Its districts, and when it was written to.</summary>
    public string About(RoundPart part) =>
        string.Join(
            " · ",
            new[]
            {
                OrganisationWords.Districts(districts, part.Organisation),
                part.Stage is TeamStage.Writing ? words["running-rounds.run.answered", part.Answered] : "",
                part.Invited is { } invited ? words["running-rounds.run.invited", words.Day(invited)] : words["running-rounds.run.not-invited"],
                part.Reminded is { } reminded ? words["running-rounds.run.reminded", words.Day(reminded)] : "",
            }.Where(one => one.Length > 0)
        );

    private bool IsShown(RoundPart part) =>
        Show switch
        {
            null or "" => true,
            NotInvited => part.Invited is null,
            NoLead => !part.HasLead,
            NotBegun => part.Stage is null,
            _ => $"{part.Stage}" == Show,
        };

    private string AddressOf(int number) =>
        RunningRoundsLinks.RunRound(Round.Id)
        + QueryString.Create(
            from one in new[] { ("q", Q), ("show", Show), ("page", $"{number}") }
            where !string.IsNullOrEmpty(one.Item2)
            select KeyValuePair.Create(one.Item1, (string?)one.Item2)
        )
        + "#organisations";
}
