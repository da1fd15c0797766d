using System.Globalization;
using Lodestar.Kernel;
using Lodestar.Partnership;
using Lodestar.Rounds;
using Lodestar.Safeguards;
using Lodestar.Together;
using Lodestar.Ui;
using Microsoft.AspNetCore.Authorization;
using Microsoft.AspNetCore.Mvc;
using Microsoft.AspNetCore.Mvc.RazorPages;

namespace Lodestar.RunningRounds.Pages;

/// <summary>
/// The pages for inviting and reminding organisations: whom, in which words, every message as it will be sent, and then the sending, which
/// happens once.
/// </summary>
[Authorize(RoundsCan.RunRounds), Opens<Round>]
internal sealed class WriteToOrganisationsPage(
    Current<Round> current,
    ReflectionRounds rounds,
    RoundParts parts,
    RoundLetters letters,
    FreeText free,
    Words words,
    Settings settings
) : PageModel
{
    public const string Ticked = "ticked";

    private const string Waits = "waits";

    /// <summary>Whether to write to all who are waiting, or to those that are ticked.</summary>
    [BindProperty]
    public string? To { get; set; }

    [BindProperty(Name = nameof(Chosen))]
    public List<Guid> Chosen { get; set; } = [];

    [BindProperty]
    public string? Subject { get; set; }

    [BindProperty]
    public string? Text { get; set; }

    /// <summary>The id of this sending, so that it happens only once.</summary>
    [BindProperty]
    public Guid Sending { get; set; }

    /// <summary>The mark of the messages that were checked.</summary>
    [BindProperty]
    public string? Seen { get; set; }

    public Person Me => HttpContext.Me();

    public Round Round => current.Open;

    public string Kind { get; private set; } = "";

    /// <summary>The messages, when they are ready to be checked.</summary>
    public IReadOnlyList<AddressedLetter>? Letters { get; private set; }

    /// <summary>Organisations without a lead, to which nobody can write.</summary>
    public IReadOnlyList<Organisation> Unled { get; private set; } = [];

    /// <summary>How many organisations are left for another time.</summary>
    public int Waiting { get; private set; }

    /// <summary>True if the messages are no longer those that were checked.</summary>
    public bool IsOther { get; private set; }

    public string Here => RunningRoundsLinks.WriteToOrganisations(Round.Id, Kind);

    public IReadOnlyList<ChoiceItem> Whom =>
        [
            new ChoiceItem { Value = Waits, Text = words[$"running-rounds.letters.{Kind}-all", Parts.Count(IsWaiting)] },
            new ChoiceItem { Value = Ticked, Text = words["running-rounds.letters.ticked"] },
        ];

    public IReadOnlyList<ChoiceItem> Organisations =>
        [
            .. Parts.Select(part => new ChoiceItem
            {
                Value = $"{part.Organisation.Id}",
                Text = part.HasLead ? part.Organisation.Name : words["running-rounds.letters.no-lead", part.Organisation.Name],
            }),
        ];

    private IReadOnlyList<RoundPart> Parts { get; set; } = [];

    private LetterKind Meant => Kind == "invitation" ? LetterKind.Invitation : LetterKind.Reminder;

    public async Task<IActionResult> OnGetAsync(string kind, CancellationToken stop)
    {
        if (!await FindAsync(kind, stop))
        {
            return NotFound();
        }

        (To, Subject, Text) = (Waits, words[$"running-rounds.letters.{Kind}-subject"], words[$"running-rounds.letters.{Kind}-text"]);
        return Page();
    }

    public async Task<IActionResult> OnPostAsync(Guid id, string kind, string? then, CancellationToken stop)
    {
        if (!await FindAsync(kind, stop))
        {
            return NotFound();
        }

        if (then == "change")
        {
            ModelState.Clear();
            return Page();
        }

        if (
            await free.ReplyAsync(
                this,
                new TextPlace("running-rounds.place.letter", Round.Districts),
                [(nameof(Subject), Subject), (nameof(Text), Text)],
                stop
            ) is
            { } reply
        )
        {
            return reply;
        }

        var letter = new RoundLetter(Subject?.Trim() ?? "", Text ?? "");
        var wanted = Parts.Where(part => To == Ticked ? Chosen.Contains(part.Organisation.Id) : IsWaiting(part)).ToList();
        Check(letter, wanted.Count);
        if (!ModelState.IsValid)
        {
            return this.AskAgain();
        }

        var root = settings.RootFor(Request);
        var led = wanted.Where(part => part.HasLead).ToList();
        Letters = await letters.AddressAsync(Round, letter, [.. led.Take(RoundLetters.MostTogether)], Me, root, stop);
        Waiting = led.Count - Letters.Count;
        Unled = [.. wanted.Where(part => !part.HasLead).Select(part => part.Organisation)];
        if (then == "send" && await letters.CountAsync(id, Sending, stop) == 0 && Seen != RoundLetters.MarkOf(Letters))
        {
            IsOther = true;
        }
        else if (then == "send")
        {
            await letters.SendAsync(Round, Meant, Sending, Letters, Me, stop);
            return Redirect($"{RunningRoundsLinks.RunRound(id)}?sending={Sending:N}");
        }

        Sending = then == "send" ? Sending : Guid.NewGuid();
        return Page();
    }

    private void Check(RoundLetter letter, int organisations)
    {
        foreach (var problem in letter.Problems())
        {
            ModelState.AddModelError(problem.Field, words[problem]);
        }

        if (To != Ticked && Chosen.Count > 0)
        {
            // Either all or those that are ticked: a guess would write to people who were not meant.
            ModelState.AddModelError(nameof(To), words["running-rounds.letters.both"]);
        }
        else if (organisations == 0)
        {
            ModelState.AddModelError(nameof(To), words[To == Ticked ? "running-rounds.letters.tick" : "running-rounds.letters.nobody-waits"]);
        }
    }

    // Invitations go to organisations not yet invited, reminders to those invited but not reminded today, neither to those that have submitted.
    private bool IsWaiting(RoundPart part) =>
        part.Stage is null or TeamStage.Writing
        && (Meant == LetterKind.Invitation ? part.Invited is null : part.Invited is not null && part.Reminded != rounds.Today);

    private async Task<bool> FindAsync(string kind, CancellationToken stop)
    {
        if (!Round.Organisations || Round.IsOverOn(rounds.Today))
        {
            return false;
        }

        (Kind, Parts) = (kind.ToLower(CultureInfo.InvariantCulture), await parts.OfAsync(Round, Me, stop));
        return true;
    }
}
