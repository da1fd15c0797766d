using System.Collections.Concurrent;
using Lodestar.Persistence;
using Lodestar.Rounds;
using Lodestar.Standards;

namespace Lodestar.Practice;

/// <summary>What the API needs repeatedly: the rounds it may write to, and the hashes by which arrivals are remembered.</summary>
internal sealed class Arrivals(SecretKey secret)
{
    /// <summary>How long a round that was just looked up is not looked up again.</summary>
    private static readonly TimeSpan Fresh = TimeSpan.FromSeconds(1);

    private readonly ConcurrentDictionary<string, (Round Round, long At)> known = new();

    /// <summary>The round with this join code, or null. A change by another process is noticed within a second.</summary>
    public async Task<Round?> RoundAsync(string code, Func<Task<Round?>> find)
    {
        if (known.TryGetValue(code, out var one) && Environment.TickCount64 - one.At < Fresh.TotalMilliseconds)
        {
            return one.Round;
        }

        if (await find() is not { } found)
        {
            return null;
        }

        known[code] = (found, Environment.TickCount64);
        return found;
    }

    /// <summary>Makes a reflection that arrived ready to be written.</summary>
    public Arrival Take(Round round, Guid? organisation, PersonReflection reflection, AnswerSheet sheet, string key)
    {
        var arrival = new Arrival(round, organisation, reflection, sheet, secret.Mac("key of an arrival", $"{round.Id:N} {key}"), []);
        return arrival with { Sent = secret.Mac("content of an arrival", $"{arrival.Content} {organisation}") };
    }
}
