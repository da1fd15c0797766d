using Lodestar.Identity;
using Lodestar.Kernel;
using Lodestar.Partnership;
using Lodestar.Ui;
using Microsoft.AspNetCore.Authorization;
using Microsoft.AspNetCore.Mvc;
using Microsoft.AspNetCore.Mvc.RazorPages;

namespace Lodestar.Safeguards.Pages;

/// <summary>A concern as the list shows it.</summary>
internal sealed record ConcernRow(
    Guid Id,
    ConcernState State,
    string Place,
    string Written,
    string? Organisation,
    string? Waits,
    string Contact,
    IReadOnlyList<string> Steps
);

/// <summary>
/// The page of a safeguarding lead: where and when words were written, how long the concern has waited, whom to contact, and what was done.
/// </summary>
[Authorize(SafeguardsCan.AnswerConcerns)]
internal sealed class ConcernListPage(Concerns concerns, Watches watches, Accounts accounts, DistrictNames districts, Words words, TimeProvider clock)
    : PageModel
{
    private const int HalfYear = 182;

    public Person Me => HttpContext.Me();

    /// <summary>Each district of theirs, and whether anybody is told of concerns there.</summary>
    public IReadOnlyList<(string District, string Text)> Watched { get; private set; } = [];

    public IReadOnlyList<ConcernRow> Open { get; private set; } = [];

    public IReadOnlyList<ConcernRow> Closed { get; private set; } = [];

    public int NotReal { get; private set; }

    public async Task OnGetAsync(CancellationToken stop)
    {
        var now = clock.GetUtcNow();
        Watched = [.. (await watches.OfAsync([.. Concerns.DistrictsOf(Me)], stop)).Select(watch => (districts.Of(watch.District), Watching(watch, now)))];
        var people = (await accounts.AllAsync(stop)).DistinctBy(one => one.Account).ToDictionary(one => one.Account);
        var names = await ToNamesAsync(stop);
        var rows = (await concerns.SeenByAsync(Me, stop)).Select(item => Row(item, people, names, now)).ToList();
        Open = [.. rows.Where(row => row.State != ConcernState.DealtWith)];
        Closed = [.. rows.Where(row => row.State == ConcernState.DealtWith)];
        NotReal = await concerns.NotRealSinceAsync(Week.DayOf(now).AddDays(-HalfYear), stop);
    }

    public async Task<IActionResult> OnPostAsync(Guid id, ConcernStepKind kind, CancellationToken stop)
    {
        if (!ModelState.IsValid || kind is not (ConcernStepKind.Seen or ConcernStepKind.DealtWith))
        {
            return BadRequest();
        }

        return await concerns.NoteAsync(id, kind, Me, stop) ? Redirect(SafeguardsLinks.Concerns) : NotFound();
    }

    private async Task<Dictionary<Guid, string>> ToNamesAsync(CancellationToken stop) =>
        (await accounts.PlacesAsync(stop)).Organisations.ToDictionary(one => one.Id, one => one.Name);

    private string Watching(Watch watch, DateTimeOffset now) =>
        watch switch
        {
            { IsOn: false } => words["safeguards.concerns.off"],
            var on when !on.Times.IsOpenAt(now) && on.Times.NextAfter(now) is { } opens => words["safeguards.concerns.closed", Moments.Of(words, opens)],
            _ => words["safeguards.concerns.on"],
        };

    private ConcernRow Row(ConcernItem item, Dictionary<Guid, Member> people, Dictionary<Guid, string> names, DateTimeOffset now)
    {
        var concern = item.Concern;
        return new ConcernRow(
            concern.Id,
            concern.State,
            words.Find(concern.Page) ?? concern.Page,
            words[concern.ForThemself ? "safeguards.concerns.written-hour" : "safeguards.concerns.written", Moments.Of(words, concern.At)],
            concern.Organisation is { } organisation ? names.GetValueOrDefault(organisation) : null,
            concern.State == ConcernState.Waiting ? Moments.Waiting(words, now - concern.At) : null,
            Contact(concern, people),
            [.. item.Steps.Select(step => Step(step, people))]
        );
    }

    private string Contact(Concern concern, Dictionary<Guid, Member> people) =>
        concern switch
        {
            { ForThemself: true } => words["safeguards.concerns.nobody"],
            { Writer: { } writer } => people.TryGetValue(writer, out var person)
                ? words["safeguards.concerns.contact", person.Name, person.Email]
                : words["safeguards.concerns.contact-gone"],
            _ => words["safeguards.concerns.no-contact"],
        };

    private string Step(ConcernStep step, Dictionary<Guid, Member> people)
    {
        var what = words[$"safeguards.steps.{step.Kind}"];
        var who = step.By is { } by ? words["safeguards.concerns.by", what, people.TryGetValue(by, out var lead) ? lead.Name : Account.ShortIdOf(by)] : what;
        return $"{Moments.Of(words, step.At)}: {who}";
    }
}
