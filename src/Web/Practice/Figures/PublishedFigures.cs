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
/// The figures of rounds: of an open one what can be shown so far (see <see cref="OpenShowings"/>). The first who asks after a
/// round has closed makes its figures, once: they are protected, kept and never made again, whoever deletes or changes an
/// answer later.
/// </summary>
internal sealed class PublishedFigures(Db db, Packs packs, ReflectionRounds rounds, OpenShowings open, TallyBook tallies, Settings settings)
{
    /// <summary>How figures are kept.</summary>
    internal static readonly JsonSerializerOptions Form = new(JsonSerializerDefaults.Web) { Converters = { new JsonStringEnumConverter(JsonNamingPolicy.KebabCaseLower) } };

    /// <summary>Closed rounds, the newest first.</summary>
    public Task<List<Round>> ClosedAsync(CancellationToken stop)
    {
        var today = rounds.Today;
        return rounds.All.Where(round => round.ClosesOn < today).OrderByDescending(round => round.ClosesOn).ThenBy(round => round.Title).ToListAsync(stop);
    }

    /// <summary>Open rounds, those that close first at the top.</summary>
    public Task<List<Round>> OpenAsync(CancellationToken stop)
    {
        var today = rounds.Today;
        return rounds.All.Where(round => round.OpensOn <= today && round.ClosesOn >= today).OrderBy(round => round.ClosesOn).ThenBy(round => round.Title).ToListAsync(stop);
    }

    /// <summary>What is published of a round: of an open one so far, of a closed one for good; null where too few took part.</summary>
    public async Task<Showing?> OfAsync(Round round, CancellationToken stop)
    {
        ArgumentNullException.ThrowIfNull(round);
        if (!round.IsOverOn(rounds.Today))
        {
            return await open.OfAsync(round, stop);
        }

        if (await KeptAsync(round, stop) is { } kept)
        {
            return kept;
        }

        var began = Stopwatch.GetTimestamp();
        var made = await open.ClosingAsync(round, stop) ?? await NeverShownAsync(round, stop);
        PracticeMeasures.Protected(Stopwatch.GetElapsedTime(began));
        if (made is not { } figures)
        {
            return null;
        }

        await open.ForgetAsync(round, stop);
        db.Add(new RoundShowing { RoundId = round.Id, ShownOn = rounds.Today, Content = JsonSerializer.Serialize(figures, Form) });
        try
        {
            await db.SaveChangesAsync(stop);
            PracticeMeasures.ShowingMade();
        }
        catch (DbUpdateException) when (!stop.IsCancellationRequested)
        {
            // Another reader was faster: what they published stands.
            db.ChangeTracker.Clear();
        }

        return await KeptAsync(round, stop);
    }

    private async Task<Showing?> KeptAsync(Round round, CancellationToken stop) =>
        await db.Set<RoundShowing>().AsNoTracking().FirstOrDefaultAsync(showing => showing.RoundId == round.Id, stop) is { } kept
            ? new Showing(kept.ShownOn, JsonSerializer.Deserialize<RoundFigures>(kept.Content, Form)!)
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
