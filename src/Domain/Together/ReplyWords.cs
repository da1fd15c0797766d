using Lodestar.Kernel;

namespace Lodestar.Together;

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
    public IEnumerable<Problem> Problems() =>
        Texts
            .Where(one => one.Text.Trim().Length is 0 or > Longest)
            .Select(one =>
                one.Text.Trim().Length == 0
                    ? new Problem(one.Field, Missing(one.Field))
                    : new Problem(one.Field, "together.item.long", Longest, one.Text.Trim().Length)
            );

    /// <summary>The same, and that the thanks are more than the words that were proposed to start from.</summary>
    /// <param name="proposed">The words of thanks that were proposed.</param>
    public IEnumerable<Problem> Problems(string proposed) =>
        Thanks.Trim().Length > 0 && Letters(Thanks).SequenceEqual(Letters(proposed))
            ? Problems().Prepend(new Problem(nameof(Thanks), "together.reply.thanks-proposed-only"))
            : Problems();

    /// <summary>The same without blanks around, and with one kind of line ends.</summary>
    public ReplyWords Tidy() => new(Tidy(Thanks), Tidy(FirstStrength), Tidy(SecondStrength), Tidy(Ask));

    // A comma or a capital more makes no words of one's own.
    private static IEnumerable<char> Letters(string text) => text.Where(char.IsLetterOrDigit).Select(char.ToLowerInvariant);

    private static string Tidy(string? text) => KeptText.Lines(text).Trim();

    private static string Missing(string field) =>
        field switch
        {
            nameof(Thanks) => "together.reply.thanks-missing",
            nameof(Ask) => "together.reply.ask-missing",
            _ => "together.reply.strength-missing",
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

    /// <summary>
    /// True where a reader may see what others read and agree a level: each reads alone first. Where the partnership wants a
    /// panel, two have to have read; otherwise one alone may say the level, as long as nobody else has begun to read.
    /// </summary>
    /// <param name="own">True where this reader has given a level.</param>
    /// <param name="others">How many others have.</param>
    /// <param name="panel">True where the partnership wants two readers.</param>
    public static bool MayAgree(bool own, int others, bool panel) => panel ? own && others > 0 : own || others == 0;
}
