using System.Text.Json;
using Lodestar.Kernel;
using Lodestar.Persistence;
using Lodestar.Rounds;
using Lodestar.Standards;
using Lodestar.Ui;
using Microsoft.AspNetCore.DataProtection;
using Microsoft.EntityFrameworkCore;

namespace Lodestar.Practice;

/// <summary>What a person wants to start.</summary>
/// <param name="Reflection">Id of the reflection.</param>
/// <param name="Scope">How much of it.</param>
/// <param name="Round">The round in which they take part; null if they reflect for themself.</param>
/// <param name="Organisation">Id of the organisation whose link was used; null if there was none.</param>
internal sealed record NewSitting(string Reflection, Scope Scope, Round? Round, Guid? Organisation);

/// <summary>The sealed part of a sitting.</summary>
/// <param name="Finder">Keyed hash of the return code's finder.</param>
/// <param name="Show">The return code while it is still to be shown.</param>
/// <param name="Earlier">An earlier sheet of the same person, for comparison while this sitting lasts.</param>
/// <param name="LastWeek">The week in which the code was opened before, which is shown while the sitting lasts.</param>
internal sealed record SittingSecret(byte[] Finder, string? Show = null, Guid? Earlier = null, DateOnly? LastWeek = null);

/// <summary>
/// The sittings of browsers. The session cookie is the antiforgery cookie, the only one before signing in. A sitting is found by the keyed hash
/// of it and holds no answer.
/// </summary>
[ForTheMachine("A practitioner has no account: their sitting, or their return code, opens what is theirs.")]
internal sealed class Sittings(
    Db db,
    SecretKey secret,
    Sheets sheets,
    ReturnCodes codes,
    ReflectionRounds rounds,
    Packs packs,
    Words words,
    IDataProtectionProvider protection,
    TimeProvider clock
)
{
    /// <summary>A sitting expires this long after the last save, or up to an hour later.</summary>
    public static readonly TimeSpan Lasts = TimeSpan.FromHours(3);

    private readonly IDataProtector seal = protection.CreateProtector("sitting");

    private DateTimeOffset Until
    {
        get
        {
            var until = clock.GetUtcNow() + Lasts + TimeSpan.FromHours(1);
            return until - TimeSpan.FromTicks(until.Ticks % TimeSpan.TicksPerHour);
        }
    }

    /// <summary>Starts a new sheet and shows its return code next.</summary>
    public async Task StartAsync(HttpContext http, NewSitting wanted, CancellationToken stop)
    {
        var pack = wanted.Round?.PackVersion ?? await packs.NewestVersionAsync(stop);
        var code = await codes.AddNewAsync(stop);
        var sheet = new Sheet
        {
            Id = Guid.NewGuid(),
            Owner = sheets.OwnerOf(code),
            RoundId = wanted.Round?.Id,
            OrganisationId = wanted.Organisation,
            Reflection = wanted.Reflection,
            PackVersion = pack,
            Scope = wanted.Scope,
            Week = Week.Of(clock.GetUtcNow()),
            Revision = 0,
        };
        db.Add(sheet);
        await SitAsync(http, sheet.Id, new SittingSecret(codes.FinderOf(code), code.ToString()), stop);
    }

    /// <summary>Continues with a sheet that a return code opened.</summary>
    public Task ResumeAsync(HttpContext http, Opened opened, CancellationToken stop) =>
        SitAsync(http, opened.Sheet.Id, new SittingSecret(opened.Finder, LastWeek: opened.LastWeek), stop);

    /// <summary>What this browser has open; null if nothing.</summary>
    public async Task<OpenSitting?> CurrentAsync(HttpContext http, CancellationToken stop)
    {
        if (TokenOf(http) is not { } token)
        {
            return null;
        }

        var now = clock.GetUtcNow();
        var found = await (
            from sitting in db.Set<Sitting>().AsNoTracking()
            join sheet in db.Set<Sheet>().AsNoTracking() on sitting.SheetId equals sheet.Id
            where sitting.Token == token && sitting.Until > now
            select new { sitting, sheet }
        ).FirstOrDefaultAsync(stop);
        if (found is null)
        {
            return null;
        }

        var answers = await sheets.AnswersAsync(found.sheet.Id, stop);
        var pack = packs.Version(found.sheet.PackVersion, words.Language);
        var opened = JsonSerializer.Deserialize<SittingSecret>(seal.Unprotect(found.sitting.Sealed))!;
        var round = await rounds.ByIdAsync(found.sheet.RoundId, stop);
        return new OpenSitting(found.sitting, found.sheet, opened, pack, pack.Reflection(found.sheet.Reflection), answers, round);
    }

    /// <summary>Appends what a page added, and extends the sitting.</summary>
    public async Task SaveAsync(OpenSitting open, AnswerSheet added, CancellationToken stop)
    {
        await sheets.AppendAsync(open.Sheet.Id, open.Reflection, added, stop);
        await KeepOpenAsync(open, stop);
    }

    /// <summary>Continues with the whole reflection.</summary>
    public async Task WidenAsync(OpenSitting open, CancellationToken stop)
    {
        await db.Set<Sheet>().Where(sheet => sheet.Id == open.Sheet.Id).ExecuteUpdateAsync(set => set.SetProperty(sheet => sheet.Scope, Scope.Whole), stop);
        await KeepOpenAsync(open, stop);
    }

    /// <summary>
    /// Shows a new return code next. The old one then opens nothing, and anyone who came in with it is out. If two ask at once, one gets it and
    /// both see the same code.
    /// </summary>
    public async Task ReplaceCodeAsync(OpenSitting open, CancellationToken stop)
    {
        await using var transaction = await db.Database.BeginTransactionAsync(stop);
        if (await codes.ReplaceAsync(open.Sheet.Id, open.Secret.Finder, stop) is { } code)
        {
            await db.Set<Sitting>().Where(sitting => sitting.SheetId == open.Sheet.Id && sitting.Token != open.Row.Token).ExecuteDeleteAsync(stop);
            await sheets.ForgetArrivalAsync(open.Sheet.Id, stop);
            await KeepAsync(open, open.Secret with { Finder = codes.FinderOf(code), Show = code.ToString() }, stop);
            await transaction.CommitAsync(stop);
        }
    }

    /// <summary>Replaces the secrets for the rest of the sitting.</summary>
    public Task KeepAsync(OpenSitting open, SittingSecret kept, CancellationToken stop)
    {
        var text = Seal(kept);
        return Row(open).ExecuteUpdateAsync(set => set.SetProperty(sitting => sitting.Sealed, text).SetProperty(sitting => sitting.Until, Until), stop);
    }

    /// <summary>Ends this browser's sitting. What was saved stays, and can be opened with the return code.</summary>
    public async Task LeaveAsync(HttpContext http, CancellationToken stop)
    {
        if (TokenOf(http) is { } token)
        {
            await db.Set<Sitting>().Where(sitting => sitting.Token == token).ExecuteDeleteAsync(stop);
        }

        SessionCookie.Drop(http.Response);
    }

    private Task KeepOpenAsync(OpenSitting open, CancellationToken stop) =>
        Row(open).ExecuteUpdateAsync(set => set.SetProperty(sitting => sitting.Until, Until), stop);

    private IQueryable<Sitting> Row(OpenSitting open) => db.Set<Sitting>().Where(sitting => sitting.Token == open.Row.Token);

    // The new sitting gets a new cookie, so that anyone who knew the old one, from before the person came, is not in it.
    private async Task SitAsync(HttpContext http, Guid sheet, SittingSecret kept, CancellationToken stop)
    {
        var before = TokenOf(http);
        await using var transaction = await db.Database.BeginTransactionAsync(stop);
        await db.Set<Sitting>().Where(sitting => sitting.Token == before).ExecuteDeleteAsync(stop);
        db.Add(
            new Sitting
            {
                Token = TokenOf(SessionCookie.Renew(http)),
                SheetId = sheet,
                Sealed = Seal(kept),
                Until = Until,
            }
        );
        await db.SaveChangesAsync(stop);
        await transaction.CommitAsync(stop);
    }

    private string Seal(SittingSecret kept) => seal.Protect(JsonSerializer.Serialize(kept));

    private byte[]? TokenOf(HttpContext http) => SessionCookie.Read(http.Request) is { } cookie ? TokenOf(cookie) : null;

    private byte[] TokenOf(string cookie) => secret.Mac("sitting", cookie);
}

/// <summary>A sitting with everything that its pages need.</summary>
internal sealed record OpenSitting(Sitting Row, Sheet Sheet, SittingSecret Secret, Pack Pack, PersonReflection Reflection, AnswerSheet Answers, Round? Round)
{
    /// <summary>The way through the reflection, given the answers so far.</summary>
    public Journey Journey { get; } = new(Reflection, Sheet.Scope, Answers);

    /// <summary>True after it was submitted at least once.</summary>
    public bool IsSubmitted => Sheet.Submitted is not null;

    /// <summary>Where the person goes on: the first page that still needs an answer, or the check.</summary>
    public string GoOn => Journey.FirstOpen is { } first ? PracticeLinks.Question(first.Id) : PracticeLinks.Check;

    /// <summary>
    /// True for an answer about experience or wellbeing after it was submitted. Somebody who looks over a shoulder, or finds the return code,
    /// should not read it.
    /// </summary>
    public bool Hides(Item item) => IsSubmitted && Reflection.SectionOf(item).Private && Answers.Has(item);

    /// <summary>Feedback on the answer to an item.</summary>
    public IReadOnlyList<string> ThoughtsOn(Item item) =>
        Hides(item)
            ? []
            : [.. item.Feedback.Where(thought => thought.When.Count == 0 || thought.When.Intersect(Answers.To(item)).Any()).Select(thought => thought.Text)];
}
