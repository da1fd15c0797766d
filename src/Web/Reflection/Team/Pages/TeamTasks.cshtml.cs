using Lodestar.Identity;
using Lodestar.Reflection.Audits;
using Lodestar.Standards;
using Lodestar.Ui;
using Microsoft.AspNetCore.Authorization;
using Microsoft.AspNetCore.Mvc.RazorPages;

namespace Lodestar.Reflection.Team.Pages;

/// <summary>The items of an organisation's reflection, by standard, with how far each has come.</summary>
[Authorize(Can.ReadTeams), OpensTeam]
internal sealed class TeamTasksPage(CurrentTeam current, Teams teams, TeamAnswers answers, EvidencePointers evidence, Sharing sharing, Words words) : PageModel
{
    private const string DoneColour = "ls-tag--done";

    private IReadOnlyList<EvidencePointer> pointers = [];

    public OpenTeam Open => current.Open;

    public IReadOnlyList<TaskLine> Tasks { get; private set; } = [];

    public TeamStep? LastStep { get; private set; }

    /// <summary>Where the reflection stands, as a sentence.</summary>
    public string Where => Open.Team.Stage switch
    {
        TeamStage.Writing when Open.IsOpen => words["reflection.team.tasks.writing", words.Day(Open.LastDay)],
        TeamStage.Writing => words["reflection.team.tasks.ended", words.Day(Open.LastDay)],
        TeamStage.Submitted => words["reflection.team.tasks.submitted"],
        TeamStage.SignedOff => words["reflection.team.tasks.signed-off", words.Day(Open.Team.ReplyBy!.Value)],
        _ => words["reflection.team.tasks.replied"],
    };

    public async Task OnGetAsync(CancellationToken stop)
    {
        var newest = await answers.ReadAsync(Open, stop);
        var carried = Open.Team.IsWriting ? await answers.CarriedAsync(Open, stop) : new Dictionary<string, CarriedForward>();
        pointers = carried.Count > 0 ? await evidence.ReadAsync(Open, stop) : [];
        var drafts = await answers.DraftsAsync(Open, stop);
        var asked = await sharing.OfAsync(Open.Id, stop);
        var names = asked.Count == 0 ? [] : (await sharing.WritersAsync(Open, stop)).ToDictionary(one => one.Account, one => one.Name);
        Tasks = [.. Open.Items.Select(item => Line(item, newest.GetValueOrDefault(item.Id), carried.GetValueOrDefault(item.Id), drafts.Contains(item.Id), asked.TryGetValue(item.Id, out var account) ? account : null, names))];
        LastStep = (await teams.StepsAsync(Open.Id, stop)).FirstOrDefault();
    }

    /// <summary>The item to go on with: one that was asked of the reader, or else the first that is open; null where there is none.</summary>
    public OrganisationItem? GoOn => Open.MayWrite ? Tasks.Where(task => !task.Done).OrderByDescending(task => task.Mine).Select(task => task.Item).FirstOrDefault() : null;

    /// <summary>Where one can go from here; the first is the one that moves things on.</summary>
    public IEnumerable<(string Href, string Key, bool First)> Actions()
    {
        if (Open.MaySignOff)
        {
            yield return (TeamLinks.SignOff(Open.Id), "reflection.team.sign-off.title", true);
        }
        else if (Open.MayReply)
        {
            yield return (TeamLinks.Reply(Open.Id), Open.Team.Stage == TeamStage.Replied ? "reflection.team.reply.read" : "reflection.team.reply.title", true);
        }
        else if (Open.MayLead && Open.MayWrite && Open.Team.Answered > 0)
        {
            yield return (TeamLinks.Submit(Open.Id), "reflection.team.submit.title", Open.Team.Answered == Open.Items.Count);
        }
        else if (Open.Team.Stage == TeamStage.Replied)
        {
            yield return (TeamLinks.Reply(Open.Id), "reflection.team.reply.read", true);
        }

        if (!Open.Team.IsWriting && Open.Today <= TeamCertificatePage.UntilOf(Open) && Open.IsOurs)
        {
            yield return (TeamLinks.Certificate(Open.Id), "reflection.team.certificate.title", false);
        }

        if (Open.MayTakeBack)
        {
            yield return (TeamLinks.TakeBack(Open.Id), "reflection.team.take-back.title", false);
        }

        if (Open.MayLead && Open.MayWrite)
        {
            yield return (TeamLinks.Share(Open.Id), "reflection.team.share.title", false);
        }

        yield return (TeamLinks.Answers(Open.Id), "reflection.team.answers.title", false);
        yield return (TeamLinks.Profile(Open.Id), "reflection.team.profile.title", false);
        yield return (AuditLinks.TakeAway(Open.Id), "reflection.audits.take-away.title", false);
        if (Open.IsOurs)
        {
            yield return (TeamLinks.Evidence(Open.Id), "reflection.team.evidence.title", false);
            yield return (TeamLinks.Plan(Open.Organisation.Id), "reflection.team.plan.title", false);
        }
    }

    public static string StepKey(TeamStep step) => step.Kind switch
    {
        TeamStepKind.SentBack => "reflection.team.steps.sent-back",
        TeamStepKind.TakenBack => "reflection.team.steps.taken-back",
        TeamStepKind.AskedAnother => "reflection.team.steps.asked-another",
        TeamStepKind.Promised => "reflection.team.steps.promised",
        TeamStepKind.SignedOff => "reflection.team.steps.signed-off",
        TeamStepKind.Replied => "reflection.team.steps.replied",
        _ => "reflection.team.steps.submitted",
    };

    private TaskLine Line(OrganisationItem item, TeamAnswer? now, CarriedForward? carried, bool draft, Guid? asked, Dictionary<Guid, string> names)
    {
        var mine = asked == Open.Me.Id;
        var who = mine ? words["reflection.team.tasks.yours"] : asked is { } account && names.TryGetValue(account, out var name) ? words["reflection.team.tasks.asked", name] : null;
        var (state, colour) = now switch
        {
            _ when draft => (words["reflection.team.state.draft"], "ls-tag--open"),
            { Waits: true } => (words["reflection.team.state.imported"], "ls-tag--open"),
            { Standing: not null } => (ShownAnswer.StandingOf(Open.Pack, now.Words, words), DoneColour),
            { } => (words["reflection.team.state.begun"], "ls-tag--open"),
            null when carried is { Holds: true } => (words["reflection.team.state.still-true"], "ls-tag--open"),
            _ => (words["reflection.team.state.open"], "ls-tag--none"),
        };
        var notes = (carried is null ? [] : CarriedNote.Of(carried, now?.Words, pointers, Open.Today, words).Select(note => note.Short).Distinct())
            .Concat(now?.Origin == AnswerOrigin.Corrected ? [words["reflection.team.tasks.corrected", words.Moment(now.At)]] : Array.Empty<string>()).ToList();
        return new TaskLine(item, state, colour, who, mine, notes, Done: colour == DoneColour);
    }
}

/// <summary>One item in the list, with what to know of its earlier answer.</summary>
internal sealed record TaskLine(OrganisationItem Item, string State, string Colour, string? Who, bool Mine, IReadOnlyList<string> Notes, bool Done);
