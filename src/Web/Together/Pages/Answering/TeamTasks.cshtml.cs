using Lodestar.Standards;
using Lodestar.Together.Pages.SigningOff;
using Lodestar.Ui;
using Microsoft.AspNetCore.Authorization;
using Microsoft.AspNetCore.Mvc.RazorPages;

namespace Lodestar.Together.Pages.Answering;

/// <summary>The page of the items of an organisation's reflection, by standard, with how far each has got.</summary>
[Authorize(TogetherCan.ReadTeams), Opens<TeamView>]
internal sealed class TeamTasksPage(
    Current<TeamView> current,
    Teams teams,
    TeamAnswers answers,
    EvidencePointers evidence,
    Sharing sharing,
    IEnumerable<TeamDoor> doors,
    Words words
) : PageModel
{
    private const string DoneColour = "ls-tag--done";

    private IReadOnlyList<EvidencePointer> pointers = [];

    public TeamView Open => current.Open;

    public IReadOnlyList<TaskLine> Tasks { get; private set; } = [];

    public TeamStep? LastStep { get; private set; }

    /// <summary>How far the reflection has got, as a sentence.</summary>
    public string Where =>
        Open.Team.Stage switch
        {
            TeamStage.Writing when Open.IsOpen => words["together.tasks.writing", words.Day(Open.LastDay)],
            TeamStage.Writing => words["together.tasks.ended", words.Day(Open.LastDay)],
            TeamStage.Submitted => words["together.tasks.submitted"],
            TeamStage.SignedOff => words["together.tasks.signed-off", words.Day(Open.Team.ReplyBy!.Value)],
            _ => words["together.tasks.replied"],
        };

    public async Task OnGetAsync(CancellationToken stop)
    {
        var newest = await answers.ReadAsync(Open, stop);
        var carried = Open.Team.IsWriting ? await answers.CarriedAsync(Open, stop) : new Dictionary<string, CarriedForward>();
        pointers = carried.Count > 0 ? await evidence.ReadAsync(Open, stop) : [];
        var drafts = await answers.DraftsAsync(Open, stop);
        var asked = await sharing.OfAsync(Open.Id, stop);
        var names = asked.Count == 0 ? [] : (await sharing.WritersAsync(Open, stop)).ToDictionary(one => one.Account, one => one.Name);
        Tasks =
        [
            .. Open.Items.Select(item =>
                Line(
                    item,
                    newest.GetValueOrDefault(item.Id),
                    carried.GetValueOrDefault(item.Id),
                    drafts.Contains(item.Id),
                    asked.TryGetValue(item.Id, out var account) ? account : null,
                    names
                )
            ),
        ];
        LastStep = (await teams.StepsAsync(Open.Id, stop)).FirstOrDefault();
    }

    /// <summary>
    /// The item to continue with: one that the reader was asked to answer, or otherwise the first without an answer; null if there is none.
    /// </summary>
    public OrganisationItem? GoOn =>
        Open.MayWrite ? Tasks.Where(task => !task.Done).OrderByDescending(task => task.Mine).Select(task => task.Item).FirstOrDefault() : null;

    /// <summary>The next things to do; the first is the one that moves the reflection on.</summary>
    public IEnumerable<(string Href, string Key, bool First)> Actions()
    {
        if (Open.MaySignOff)
        {
            yield return (TogetherLinks.SignOff(Open.Id), "together.sign-off.title", true);
        }
        else if (Open.MayReply)
        {
            yield return (TogetherLinks.Reply(Open.Id), Open.Team.Stage == TeamStage.Replied ? "together.reply.read" : "together.reply.title", true);
        }
        else if (Open.MayLead && Open.MayWrite && Open.Team.Answered > 0)
        {
            yield return (TogetherLinks.Submit(Open.Id), "together.submit.title", Open.Team.Answered == Open.Items.Count);
        }
        else if (Open.Team.Stage == TeamStage.Replied)
        {
            yield return (TogetherLinks.Reply(Open.Id), "together.reply.read", true);
        }

        if (!Open.Team.IsWriting && Open.Today <= TeamCertificatePage.UntilOf(Open) && Open.IsOurs)
        {
            yield return (TogetherLinks.Certificate(Open.Id), "together.certificate.title", false);
        }

        if (Open.MayTakeBack)
        {
            yield return (TogetherLinks.TakeBack(Open.Id), "together.take-back.title", false);
        }

        if (Open.MayLead && Open.MayWrite)
        {
            yield return (TogetherLinks.Share(Open.Id), "together.share.title", false);
        }

        yield return (TogetherLinks.Answers(Open.Id), "together.answers.title", false);
        yield return (TogetherLinks.Profile(Open.Id), "together.profile.title", false);
        if (Open.IsOurs)
        {
            yield return (TogetherLinks.Evidence(Open.Id), "together.evidence.title", false);
        }

        foreach (var door in doors.OrderBy(door => door.Order))
        {
            if (door.Link(Open) is { } link)
            {
                yield return (link, door.Words, false);
            }
        }
    }

    /// <summary>Key of the words for a step.</summary>
    public static string StepKey(TeamStep step) =>
        step.Kind switch
        {
            TeamStepKind.SentBack => "together.steps.sent-back",
            TeamStepKind.TakenBack => "together.steps.taken-back",
            TeamStepKind.AskedAnother => "together.steps.asked-another",
            TeamStepKind.Promised => "together.steps.promised",
            TeamStepKind.SignedOff => "together.steps.signed-off",
            TeamStepKind.Replied => "together.steps.replied",
            _ => "together.steps.submitted",
        };

    private TaskLine Line(OrganisationItem item, TeamAnswer? now, CarriedForward? carried, bool draft, Guid? asked, Dictionary<Guid, string> names)
    {
        var mine = asked == Open.Me.Id;
        var who =
            mine ? words["together.tasks.yours"]
            : asked is { } account && names.TryGetValue(account, out var name) ? words["together.tasks.asked", name]
            : null;
        var (state, colour) = now switch
        {
            _ when draft => (words["together.state.draft"], "ls-tag--open"),
            { Waits: true } => (words["together.state.imported"], "ls-tag--open"),
            { Kind: not null } => (ShownAnswer.TextOf(Open.Pack, now.Words, words), DoneColour),
            { } => (words["together.state.begun"], "ls-tag--open"),
            null when carried is { Holds: true } => (words["together.state.still-true"], "ls-tag--open"),
            _ => (words["together.state.open"], "ls-tag--none"),
        };
        var notes = (carried is null ? [] : CarriedNote.Of(carried, now?.Words, pointers, Open.Today, words).Select(note => note.Short).Distinct())
            .Concat(now?.Origin == AnswerOrigin.Corrected ? [words["together.tasks.corrected", words.Moment(now.At)]] : Array.Empty<string>())
            .ToList();
        return new TaskLine(item, state, colour, who, mine, notes, Done: colour == DoneColour);
    }
}

/// <summary>One item in the list, with a note on its earlier answer.</summary>
internal sealed record TaskLine(OrganisationItem Item, string State, string Colour, string? Who, bool Mine, IReadOnlyList<string> Notes, bool Done);
