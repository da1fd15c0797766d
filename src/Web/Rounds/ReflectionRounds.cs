using Lodestar.Audit;
using Lodestar.Kernel;
using Lodestar.Partnership;
using Lodestar.Persistence;
using Microsoft.EntityFrameworkCore;

namespace Lodestar.Rounds;

/// <summary>Reads, opens and closes rounds.</summary>
public sealed class ReflectionRounds(Db db, FrontDoors frontDoors, AuditLog audit, Facts facts, Settings settings, TimeProvider clock)
{
    private static readonly Problem NotYours = new("", "rounds.not-yours");

    /// <summary>Today, in the United Kingdom.</summary>
    public DateOnly Today => Week.DayOf(clock.GetUtcNow());

    /// <summary>The rounds in which organisations reflect together. Everybody in those organisations may read their titles and days.</summary>
    public IQueryable<Round> ForTeams() => All.Where(round => round.Organisations);

    /// <summary>Every round, as figures name it: titles and days are public.</summary>
    public IQueryable<Round> ForFigures() => All;

    /// <summary>Every round, by its first day.</summary>
    [ForTheMachine("A command.")]
    public Task<List<Round>> ListAsync(CancellationToken stop) => All.OrderBy(round => round.OpensOn).ThenBy(round => round.Title).ToListAsync(stop);

    /// <summary>The rounds of practitioners that are not over and have a day in a period, by their first day.</summary>
    public Task<List<Round>> BesideAsync(DateOnly? from, DateOnly? until, CancellationToken stop)
    {
        var today = Today;
        return All.Where(round => round.Reflection == "practitioner" && round.OpensOn <= until && round.ClosesOn >= from && round.ClosesOn >= today)
            .OrderBy(round => round.OpensOn)
            .ToListAsync(stop);
    }

    /// <summary>The titles that are already used.</summary>
    public Task<List<string>> TitlesAsync(CancellationToken stop) => All.Select(round => round.Title).ToListAsync(stop);

    /// <summary>The ids of the rounds whose answers are still there.</summary>
    internal static IQueryable<Guid> WithAnswers(Db db) => db.Set<Round>().Where(round => round.ForgottenOn == null).Select(round => round.Id);

    /// <summary>The round with this join code; null if there is none.</summary>
    public Task<Round?> ByCodeAsync(string code, CancellationToken stop) => All.FirstOrDefaultAsync(round => round.Code == code, stop);

    /// <summary>The round with this id; null if there is none.</summary>
    public async Task<Round?> ByIdAsync(Guid? id, CancellationToken stop) => id is null ? null : await All.FirstOrDefaultAsync(round => round.Id == id, stop);

    /// <summary>A round of which a person runs at least a part; null if they do not.</summary>
    public async Task<Round?> RunByAsync(Person person, Guid id, CancellationToken stop) =>
        await ByIdAsync(id, stop) is { } round && RunsPart(person, round) ? round : null;

    /// <summary>The rounds of which a person runs at least a part, newest first.</summary>
    public async Task<IReadOnlyList<Round>> RunByAsync(Person person, CancellationToken stop) =>
        [.. (await All.OrderByDescending(round => round.OpensOn).ThenBy(round => round.Title).ToListAsync(stop)).Where(round => RunsPart(person, round))];

    /// <summary>True if a person runs a round in at least one of its districts: they ask the organisations there.</summary>
    public static bool RunsPart(Person person, Round round)
    {
        ArgumentNullException.ThrowIfNull(person);
        ArgumentNullException.ThrowIfNull(round);
        return round.Districts.Any(district => person.May(RoundsCan.RunRounds, Where.InDistrict(district)));
    }

    /// <summary>True if a person runs all of a round: only they may close it or move its last day.</summary>
    public static bool RunsAll(Person person, Round round)
    {
        ArgumentNullException.ThrowIfNull(person);
        ArgumentNullException.ThrowIfNull(round);
        return person.MayInAll(RoundsCan.RunRounds, round.Districts);
    }

    /// <summary>The extension of an organisation in a round; null if it has none.</summary>
    public Task<RoundExtension?> ExtensionAsync(Guid round, Guid organisation, CancellationToken stop) =>
        db.Set<RoundExtension>().AsNoTracking().FirstOrDefaultAsync(one => one.RoundId == round && one.OrganisationId == organisation, stop);

    /// <summary>The extensions of all organisations in a round.</summary>
    public async Task<IReadOnlyList<RoundExtension>> ExtensionsAsync(Guid round, CancellationToken stop) =>
        await db.Set<RoundExtension>().AsNoTracking().Where(one => one.RoundId == round).ToListAsync(stop);

    /// <summary>The extensions of several organisations, in all rounds.</summary>
    public async Task<IReadOnlyList<RoundExtension>> ExtensionsAsync(IReadOnlyCollection<Guid> organisations, CancellationToken stop) =>
        await db.Set<RoundExtension>().AsNoTracking().Where(one => organisations.Contains(one.OrganisationId)).ToListAsync(stop);

    /// <summary>Gives one organisation more days; an earlier extension is replaced.</summary>
    /// <param name="closesOn">The organisation's last day.</param>
    /// <param name="reason">Why it gets more days.</param>
    /// <param name="by">The person who gives them.</param>
    /// <param name="stop">Stops the work.</param>
    /// <returns>The problem that prevents it, or null.</returns>
    public async Task<Problem?> ExtendAsync(Round round, Organisation organisation, DateOnly? closesOn, string? reason, Person by, CancellationToken stop)
    {
        ArgumentNullException.ThrowIfNull(round);
        ArgumentNullException.ThrowIfNull(organisation);
        ArgumentNullException.ThrowIfNull(by);
        return round.Districts.Intersect(organisation.Districts).Any(district => by.May(RoundsCan.RunRounds, Where.InDistrict(district)))
            ? await GiveAsync(round, organisation, closesOn, reason, by, stop)
            : NotYours;
    }

    /// <summary>Gives an organisation a few more days, in which to change what was sent back to it.</summary>
    /// <returns>The problem that prevents it, or null.</returns>
    [ForTheMachine("Sending back asks, and sets the day: its signatory runs no round.")]
    public Task<Problem?> OpenAgainAsync(Round round, Organisation organisation, DateOnly closesOn, string reason, Person by, CancellationToken stop)
    {
        ArgumentNullException.ThrowIfNull(round);
        ArgumentNullException.ThrowIfNull(organisation);
        ArgumentNullException.ThrowIfNull(by);
        return GiveAsync(round, organisation, closesOn, reason, by, stop);
    }

    private async Task<Problem?> GiveAsync(Round round, Organisation organisation, DateOnly? closesOn, string? reason, Person by, CancellationToken stop)
    {
        var given = RoundExtension.Give(round, organisation.Id, closesOn, reason, by.Id, Today);
        if (given.Problem is not null)
        {
            return given.Problem;
        }

        if (await ExtensionAsync(round.Id, organisation.Id, stop) is { } there && (there.ClosesOn, there.Reason) == (given.Value.ClosesOn, given.Value.Reason))
        {
            // The same form twice.
            return null;
        }

        // A caller that changes more has its own transaction.
        await using var transaction = db.Database.CurrentTransaction is null ? await db.Database.BeginTransactionAsync(stop) : null;
        await db.Set<RoundExtension>().Where(one => one.RoundId == round.Id && one.OrganisationId == organisation.Id).ExecuteDeleteAsync(stop);
        db.Add(given.Value);
        audit.Add("round.extended", $"{round.Title}: {organisation.Name}, {given.Value.ClosesOn:yyyy-MM-dd}");
        await db.SaveChangesAsync(stop);
        await (transaction?.CommitAsync(stop) ?? Task.CompletedTask);
        return null;
    }

    /// <summary>Moves the last day of a round to a later one.</summary>
    /// <returns>The problem that prevents it, or null.</returns>
    public async Task<Problem?> CloseLaterAsync(Guid id, DateOnly day, Person by, CancellationToken stop)
    {
        var round = await db.Set<Round>().SingleAsync(one => one.Id == id, stop);
        var problem = RunsAll(by, round) ? round.CloseLater(day, Today) : NotYours;
        if (problem is null)
        {
            audit.Add("round.prolonged", $"{round.Title}: {day:yyyy-MM-dd}");
            await db.SaveChangesAsync(stop);
        }

        return problem;
    }

    /// <summary>Opens a round, once, in districts where the person runs rounds.</summary>
    /// <param name="wanted">What is wanted.</param>
    /// <param name="by">Who opens it.</param>
    /// <param name="stop">Stops the work.</param>
    /// <param name="id">The id that its form gives it (see <see cref="Ui.FormMark"/>); null for a random one.</param>
    public Task<Outcome<Round>> OpenAsync(NewRound wanted, Person by, CancellationToken stop, Guid? id = null)
    {
        ArgumentNullException.ThrowIfNull(wanted);
        ArgumentNullException.ThrowIfNull(by);
        return wanted.Districts.Count == 0 || by.MayInAll(RoundsCan.RunRounds, wanted.Districts)
            ? OpenAsync(wanted, stop, id)
            : Task.FromResult<Outcome<Round>>(NotYours);
    }

    /// <summary>Opens a round. A real installation opens none for a district whose front door nobody has confirmed recently.</summary>
    [ForTheMachine("A command.")]
    public async Task<Outcome<Round>> OpenAsync(NewRound wanted, CancellationToken stop, Guid? id = null)
    {
        ArgumentNullException.ThrowIfNull(wanted);
        var confirmed = await frontDoors.ConfirmedAsync(stop);
        var unconfirmed = settings.Sample ? [] : wanted.Districts.Where(district => !confirmed.ContainsKey(district)).ToList();
        var outcome = Round.Open(wanted, unconfirmed, Today, id);
        if (outcome.Problem is not null)
        {
            return outcome;
        }

        if (await ByIdAsync(id, stop) is { } there)
        {
            return there;
        }

        if (await All.AnyAsync(round => round.Title == outcome.Value.Title, stop))
        {
            // The same form, sent twice at once, may have taken it since.
            return await ByIdAsync(id, stop) is { } same ? same : new Problem(nameof(wanted.Title), "rounds.taken");
        }

        db.Add(outcome.Value);
        audit.Add("round.opened", outcome.Value.Title);

        // Of two that come at once one is the first, and the other finds it opened, or its title taken.
        return await db.SaveNewAsync(stop) ? outcome
            : await ByIdAsync(id, stop) is { } first ? first
            : new Problem(nameof(wanted.Title), "rounds.taken");
    }

    /// <summary>Records with the next save that the answers of a round are being deleted; from then on nobody counts those that are left.</summary>
    [ForTheMachine("Retention: the time of its answers is over.")]
    public async Task ForgetAsync(Guid id, CancellationToken stop) => (await db.Set<Round>().SingleAsync(one => one.Id == id, stop)).Forget(Today);

    /// <summary>Closes a round, if the person runs all of it.</summary>
    public async Task<Outcome<Round>> CloseAsync(Guid id, Person by, CancellationToken stop) =>
        await ByIdAsync(id, stop) is { } round && RunsAll(by, round) ? await CloseAsync(round.Code, stop) : NotYours;

    /// <summary>Closes the round with this join code.</summary>
    [ForTheMachine("A command.")]
    public async Task<Outcome<Round>> CloseAsync(string code, CancellationToken stop)
    {
        if (await db.Set<Round>().FirstOrDefaultAsync(round => round.Code == code, stop) is not { } round)
        {
            return new Problem("code", "rounds.unknown", code);
        }

        if (!round.IsOverOn(Today))
        {
            round.CloseNow(Today);
            await facts.HappenedAsync(new RoundClosed(round), stop);
        }

        await db.SaveChangesAsync(stop);
        return round;
    }

    private IQueryable<Round> All => db.Set<Round>().AsNoTracking();
}
