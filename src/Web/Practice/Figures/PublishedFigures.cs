using System.Diagnostics;
using System.Text.Json;
using System.Text.Json.Serialization;
using Lodestar.Kernel;
using Lodestar.Persistence;
using Lodestar.Rounds;
using Lodestar.Standards;
using Lodestar.Statistics;
using Lodestar.Ui;
using Microsoft.EntityFrameworkCore;

namespace Lodestar.Practice.Figures;

/// <summary>
/// The figures of rounds: for an open one, what can be shown so far (see <see cref="OpenShowings"/>). Those of a closed round are made once, in
/// the night after it closes. They are protected, kept and never made again, even if somebody deletes or changes an answer later.
/// </summary>
[ForTheMachine("Figures of a closed round are published for everyone.")]
internal sealed class PublishedFigures(Db db, Packs packs, ReflectionRounds rounds, OpenShowings open, TallyBook tallies, Settings settings)
{
    /// <summary>The JSON options for storing figures.</summary>
    internal static readonly JsonSerializerOptions Form = new(JsonSerializerDefaults.Web)
    {
        Converters = { new JsonStringEnumConverter(JsonNamingPolicy.KebabCaseLower) },
    };

    /// <summary>Closed rounds, newest first.</summary>
    public Task<List<Round>> ClosedAsync(CancellationToken stop)
    {
        var today = rounds.Today;
        return rounds
            .ForFigures()
            .Where(round => round.ClosesOn < today)
            .OrderByDescending(round => round.ClosesOn)
            .ThenBy(round => round.Title)
            .ToListAsync(stop);
    }

    /// <summary>
    /// What is published of rounds that stand beside a closed one: they took the same reflection in the same districts and were over before
    /// it began. The newest first.
    /// </summary>
    public async Task<IReadOnlyList<(Round Round, Showing Showing)>> BeforeAsync(Round round, int most, CancellationToken stop)
    {
        ArgumentNullException.ThrowIfNull(round);
        var before = new List<(Round, Showing)>();
        foreach (
            var one in (await ClosedAsync(stop)).Where(one =>
                one.Reflection == round.Reflection && one.ClosesOn < round.OpensOn && one.Districts.ToHashSet().SetEquals(round.Districts)
            )
        )
        {
            if (before.Count < most && await KeptAsync(one, stop) is { } showing)
            {
                before.Add((one, showing));
            }
        }

        return before;
    }

    /// <summary>Open rounds, those that close first at the top.</summary>
    public Task<List<Round>> OpenAsync(CancellationToken stop)
    {
        var today = rounds.Today;
        return rounds
            .ForFigures()
            .Where(round => round.OpensOn <= today && round.ClosesOn >= today)
            .OrderBy(round => round.ClosesOn)
            .ThenBy(round => round.Title)
            .ToListAsync(stop);
    }

    /// <summary>What is published of a round: so far for an open one, for good for a closed one.</summary>
    /// <returns>Null if too few took part, and until it was made (see <see cref="IsMadeAsync"/>).</returns>
    public Task<Showing?> OfAsync(Round round, CancellationToken stop)
    {
        ArgumentNullException.ThrowIfNull(round);
        return round.IsOverOn(rounds.Today) ? KeptAsync(round, stop) : open.OfAsync(round, stop);
    }

    /// <summary>Returns true if what is published of a closed round is final, even if it is nothing because too few took part.</summary>
    public Task<bool> IsMadeAsync(Round round, CancellationToken stop) => db.Set<RoundShowing>().AnyAsync(showing => showing.RoundId == round.Id, stop);

    /// <summary>Closed rounds whose figures are not made yet, those that closed first at the top.</summary>
    public Task<List<Round>> UnmadeAsync(CancellationToken stop)
    {
        var today = rounds.Today;
        return rounds
            .ForFigures()
            .Where(round => round.ClosesOn < today && !db.Set<RoundShowing>().Any(showing => showing.RoundId == round.Id))
            .OrderBy(round => round.ClosesOn)
            .ThenBy(round => round.Title)
            .ToListAsync(stop);
    }

    /// <summary>Makes the figures of all closed rounds that have none yet. The service acts, for nobody in particular.</summary>
    /// <returns>For how many rounds.</returns>
    public async Task<int> MakeAllAsync(CancellationToken stop)
    {
        var unmade = await UnmadeAsync(stop);
        foreach (var round in unmade)
        {
            await MakeAsync(round, stop);
        }

        return unmade.Count;
    }

    /// <summary>Makes the final figures of a closed round, if they are not made yet.</summary>
    public async Task MakeAsync(Round round, CancellationToken stop)
    {
        ArgumentNullException.ThrowIfNull(round);
        if (!round.IsOverOn(rounds.Today) || await IsMadeAsync(round, stop))
        {
            return;
        }

        var began = Stopwatch.GetTimestamp();
        var figures = await open.ClosingAsync(round, stop) ?? await NeverShownAsync(round, stop);
        PracticeMeasures.Protected(Stopwatch.GetElapsedTime(began));
        await open.ForgetAsync(round, stop);
        db.Add(
            new RoundShowing
            {
                RoundId = round.Id,
                ShownOn = rounds.Today,
                Content = figures is null ? null : JsonSerializer.Serialize(figures, Form),
            }
        );
        try
        {
            await db.SaveChangesAsync(stop);
            PracticeMeasures.ShowingMade();
        }
        catch (DbUpdateException) when (!stop.IsCancellationRequested)
        {
            // Another node was faster, and what it published stays. Any other failure is thrown.
            db.ChangeTracker.Clear();
            if (!await IsMadeAsync(round, stop))
            {
                throw;
            }
        }
    }

    private async Task<Showing?> KeptAsync(Round round, CancellationToken stop) =>
        await db.Set<RoundShowing>().AsNoTracking().FirstOrDefaultAsync(showing => showing.RoundId == round.Id, stop) is { Content: { } content } kept
            ? new Showing(kept.ShownOn, JsonSerializer.Deserialize<RoundFigures>(content, Form)!)
            : null;

    private async Task<RoundFigures?> NeverShownAsync(Round round, CancellationToken stop)
    {
        var pack = packs.Version(round.PackVersion, Language.English);
        var reflection = pack.Reflection(round.Reflection);
        return RoundFigures.Of(pack, reflection, await tallies.OfAsync(round.Id, stop), new DisclosureRule(settings.Threshold));
    }
}

/// <summary>What was published of a round, and when.</summary>
internal sealed record Showing(DateOnly ShownOn, RoundFigures Figures);
