using Lodestar.Kernel;

namespace Lodestar.Reflection.Team;

/// <summary>What a district replies.</summary>
/// <param name="Thanks">Words of thanks, of one's own.</param>
/// <param name="FirstStrength">A strength.</param>
/// <param name="SecondStrength">Another.</param>
/// <param name="Ask">One ask.</param>
public sealed record ReplyWords(string Thanks, string FirstStrength, string SecondStrength, string Ask)
{
    /// <summary>The longest text in one box, in characters.</summary>
    public const int Longest = 1000;

    /// <summary>Nothing yet.</summary>
    public static readonly ReplyWords Empty = new("", "", "", "");

    /// <summary>The texts with the names of their fields.</summary>
    public IReadOnlyList<(string Field, string Text)> Texts =>
        [(nameof(Thanks), Thanks), (nameof(FirstStrength), FirstStrength), (nameof(SecondStrength), SecondStrength), (nameof(Ask), Ask)];

    /// <summary>All that is wrong with it as a reply that is sent: nothing may be missing.</summary>
    public IEnumerable<Problem> Problems() => Texts
        .Where(one => one.Text.Trim().Length is 0 or > Longest)
        .Select(one => one.Text.Trim().Length == 0 ? new Problem(one.Field, Missing(one.Field)) : new Problem(one.Field, "reflection.team.item.long", Longest, one.Text.Trim().Length));

    private static string Missing(string field) => field switch
    {
        nameof(Thanks) => "reflection.team.reply.thanks-missing",
        nameof(Ask) => "reflection.team.reply.ask-missing",
        _ => "reflection.team.reply.strength-missing",
    };
}

/// <summary>The level that one reader of the district sees in an answer.</summary>
/// <param name="Reader">Who read it.</param>
/// <param name="Level">The level from 1.</param>
public readonly record struct Reading(string Reader, int Level)
{
    /// <summary>How far the readers of one item are apart, in levels: the highest less the lowest; null for fewer than two readers.</summary>
    public static int? Apart(IReadOnlyCollection<Reading> readings)
    {
        ArgumentNullException.ThrowIfNull(readings);
        return readings.Count < 2 ? null : readings.Max(reading => reading.Level) - readings.Min(reading => reading.Level);
    }
}
