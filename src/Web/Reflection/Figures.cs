using System.Diagnostics;
using System.Text.Json;
using System.Text.Json.Serialization;
using Lodestar.Kernel;
using Lodestar.Persistence;
using Lodestar.Standards;
using Lodestar.Statistics;
using Lodestar.Ui;
using Microsoft.EntityFrameworkCore;

namespace Lodestar.Reflection;

/// <summary>
/// The figures of closed rounds. The first who asks after a round has closed makes them, once: they are protected, kept and
/// never made again, whoever deletes or changes an answer later.
/// </summary>
internal sealed class Figures(Db db, Packs packs, Rounds rounds, KeptTallies tallies, Settings settings)
{
    private static readonly JsonSerializerOptions Form = new(JsonSerializerDefaults.Web) { Converters = { new JsonStringEnumConverter(JsonNamingPolicy.KebabCaseLower) } };

    /// <summary>Closed rounds, the newest first.</summary>
    public Task<List<Round>> ClosedAsync(CancellationToken stop)
    {
        var today = rounds.Today;
        return rounds.All.Where(round => round.ClosesOn < today).OrderByDescending(round => round.ClosesOn).ThenBy(round => round.Title).ToListAsync(stop);
    }

    /// <summary>What is published of a closed round; null where too few took part.</summary>
    /// <exception cref="InvalidOperationException">The round has not closed.</exception>
    public async Task<Showing?> OfAsync(Round round, CancellationToken stop)
    {
        ArgumentNullException.ThrowIfNull(round);
        if (!round.IsOverOn(rounds.Today))
        {
            throw new InvalidOperationException("A round that is open has no figures yet.");
        }

        if (await KeptAsync(round, stop) is { } kept)
        {
            return kept;
        }

        var pack = packs.Version(round.PackVersion, Language.English);
        var reflection = pack.Reflection(round.Reflection);
        var pooled = await tallies.OfAsync(round.Id, stop);
        var began = Stopwatch.GetTimestamp();
        var protectedFigures = RoundFigures.Of(pack, reflection, pooled, new DisclosureRule(settings.Threshold));
        Measures.Protected(Stopwatch.GetElapsedTime(began));
        if (protectedFigures is not { } figures)
        {
            return null;
        }

        db.Add(new RoundShowing { RoundId = round.Id, ShownOn = rounds.Today, Content = JsonSerializer.Serialize(figures, Form) });
        try
        {
            await db.SaveChangesAsync(stop);
            Measures.ShowingMade();
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
}

/// <summary>What was published of a round, and when.</summary>
internal sealed record Showing(DateOnly ShownOn, RoundFigures Figures);
