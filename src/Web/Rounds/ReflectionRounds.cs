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

    /// <summary>The day it is.</summary>
    public DateOnly Today => Week.DayOf(clock.GetUtcNow());

    /// <summary>The rounds in which organisations reflect together: everyone of theirs reads what they are called and when they are.</summary>
    public IQueryable<Round> ForTeams() => All.Where(round => round.Organisations);

    /// <summary>Every round, as figures name it: what they are called and when they were is for everyone.</summary>
    public IQueryable<Round> ForFigures() => All;

    /// <summary>Every round, by its first day.</summary>
    [ForTheMachine("A command.")]
    public Task<List<Round>> ListAsync(CancellationToken stop) => All.OrderBy(round => round.OpensOn).ThenBy(round => round.Title).ToListAsync(stop);

    /// <summary>The rounds of practitioners that are not over and have a day between two days, by their first day.</summary>
    public Task<List<Round>> BesideAsync(DateOnly? from, DateOnly? until, CancellationToken stop)
    {
        var today = Today;
        return All.Where(round => round.Reflection == "practitioner" && round.OpensOn <= until && round.ClosesOn >= from && round.ClosesOn >= today)
            .OrderBy(round => round.OpensOn)
            .ToListAsync(stop);
    }

    /// <summary>The titles that are taken.</summary>
    public Task<List<string>> TitlesAsync(CancellationToken stop) => All.Select(round => round.Title).ToListAsync(stop);

    /// <summary>The ids of the rounds whose answers are still there.</summary>
    internal static IQueryable<Guid> WithAnswers(Db db) => db.Set<Round>().Where(round => round.ForgottenOn == null).Select(round => round.Id);

    /// <summary>The round with this join code, or null.</summary>
    public Task<Round?> ByCodeAsync(string code, CancellationToken stop) => All.FirstOrDefaultAsync(round => round.Code == code, stop);

    /// <summary>The round with this id, or null.</summary>
    public async Task<Round?> ByIdAsync(Guid? id, CancellationToken stop) => id is null ? null : await All.FirstOrDefaultAsync(round => round.Id == id, stop);

    /// <summary>A round of which somebody runs at least a part, or null.</summary>
    public async Task<Round?> RunByAsync(Person person, Guid id, CancellationToken stop) =>
        await ByIdAsync(id, stop) is { } round && RunsPart(person, round) ? round : null;

    /// <summary>The rounds of which somebody runs at least a part, the newest first.</summary>
    public async Task<IReadOnlyList<Round>> RunByAsync(Person person, CancellationToken stop) =>
        [.. (await All.OrderByDescending(round => round.OpensOn).ThenBy(round => round.Title).ToListAsync(stop)).Where(round => RunsPart(person, round))];

    /// <summary>True where somebody runs a round in one of its districts: they ask the organisations there.</summary>
    public static bool RunsPart(Person person, Round round)
    {
        ArgumentNullException.ThrowIfNull(person);
        ArgumentNullException.ThrowIfNull(round);
        return round.Districts.Any(district => person.May(RoundsCan.RunRounds, Where.InDistrict(district)));
    }

    /// <summary>True where somebody runs all of a round: they alone close it, or let it go on.</summary>
    public static bool RunsAll(Person person, Round round)
    {
        ArgumentNullException.ThrowIfNull(person);
        ArgumentNullException.ThrowIfNull(round);
        return person.MayInAll(RoundsCan.RunRounds, round.Districts);
    }

    /// <summary>The extension of an organisation in a round, or null.</summary>
    public Task<RoundExtension?> ExtensionAsync(Guid round, Guid organisation, CancellationToken stop) =>
        db.Set<RoundExtension>().AsNoTracking().FirstOrDefaultAsync(one => one.RoundId == round && one.OrganisationId == organisation, stop);

    /// <summary>The extensions of all organisations in a round.</summary>
    public async Task<IReadOnlyList<RoundExtension>> ExtensionsAsync(Guid round, CancellationToken stop) =>
        await db.Set<RoundExtension>().AsNoTracking().Where(one => one.RoundId == round).ToListAsync(stop);

    /// <summary>The extensions of some organisations, in all rounds.</summary>
    public async Task<IReadOnlyList<RoundExtension>> ExtensionsAsync(IReadOnlyCollection<Guid> organisations, CancellationToken stop) =>
        await db.Set<RoundExtension>().AsNoTracking().Where(one => organisations.Contains(one.OrganisationId)).ToListAsync(stop);

    /// <summary>Gives one organisation more days, in place of those it was given before.</summary>
    /// <param name="round">The round.</param>
    /// <param name="organisation">The organisation.</param>
    /// <param name="closesOn">The last day for it.</param>
    /// <param name="reason">Why.</param>
    /// <param name="by">Who gives them.</param>
    /// <param name="stop">Ends it.</param>
    /// <returns>What stands in its way, or null.</returns>
    public async Task<Problem?> ExtendAsync(Round round, Organisation organisation, DateOnly? closesOn, string? reason, Person by, CancellationToken stop)
    {
        ArgumentNullException.ThrowIfNull(round);
        ArgumentNullException.ThrowIfNull(organisation);
        ArgumentNullException.ThrowIfNull(by);
        return round.Districts.Intersect(organisation.Districts).Any(district => by.May(RoundsCan.RunRounds, Where.InDistrict(district)))
            ? await GiveAsync(round, organisation, closesOn, reason, by, stop)
            : NotYours;
    }

    /// <summary>Gives an organisation a few days more, in which it changes what was sent back to it.</summary>
    /// <returns>What stands in its way, or null.</returns>
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

        // A caller that changes more has its own transaction open.
        await using var transaction = db.Database.CurrentTransaction is null ? await db.Database.BeginTransactionAsync(stop) : null;
        await db.Set<RoundExtension>().Where(one => one.RoundId == round.Id && one.OrganisationId == organisation.Id).ExecuteDeleteAsync(stop);
        db.Add(given.Value);
        audit.Add("round.extended", $"{round.Title}: {organisation.Name}, {given.Value.ClosesOn:yyyy-MM-dd}");
        await db.SaveChangesAsync(stop);
        await (transaction?.CommitAsync(stop) ?? Task.CompletedTask);
        return null;
    }

    /// <summary>Lets a round go on until a later day.</summary>
    /// <returns>What stands in its way, or null.</returns>
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

    /// <summary>Opens a round in districts whose rounds somebody runs.</summary>
    public Task<Outcome<Round>> OpenAsync(NewRound wanted, Person by, CancellationToken stop)
    {
        ArgumentNullException.ThrowIfNull(wanted);
        ArgumentNullException.ThrowIfNull(by);
        return wanted.Districts.Count == 0 || by.MayInAll(RoundsCan.RunRounds, wanted.Districts)
            ? OpenAsync(wanted, stop)
            : Task.FromResult<Outcome<Round>>(NotYours);
    }

    /// <summary>Opens a round. A real installation opens none for a district whose front door nobody has confirmed lately.</summary>
    [ForTheMachine("A command.")]
    public async Task<Outcome<Round>> OpenAsync(NewRound wanted, CancellationToken stop)
    {
        ArgumentNullException.ThrowIfNull(wanted);
        var confirmed = await frontDoors.ConfirmedAsync(stop);
        var unconfirmed = settings.Sample ? [] : wanted.Districts.Where(district => !confirmed.ContainsKey(district)).ToList();
        var outcome = Round.Open(wanted, unconfirmed, Today);
        if (outcome.Problem is not null)
        {
            return outcome;
        }

        if (await All.AnyAsync(round => round.Title == outcome.Value.Title, stop))
        {
            return new Problem(nameof(wanted.Title), "rounds.taken");
        }

        db.Add(outcome.Value);
        audit.Add("round.opened", outcome.Value.Title);
        await db.SaveChangesAsync(stop);
        return outcome;
    }

    /// <summary>Notes with the next save that the answers of a round go: from then on nobody counts what is left of them.</summary>
    [ForTheMachine("Retention: the time of its answers is over.")]
    public async Task ForgetAsync(Guid id, CancellationToken stop) => (await db.Set<Round>().SingleAsync(one => one.Id == id, stop)).Forget(Today);

    /// <summary>Closes a round, all of which somebody runs.</summary>
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
