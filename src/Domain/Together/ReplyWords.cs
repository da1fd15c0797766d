using Lodestar.Kernel;

namespace Lodestar.Together;

/// <summary>The words of a district's reply.</summary>
/// <param name="Thanks">Words of thanks, written for this organisation.</param>
/// <param name="SecondStrength">A further strength, different from the first.</param>
public sealed record ReplyWords(string Thanks, string FirstStrength, string SecondStrength, string Ask)
{
    /// <summary>The longest text in one box, in characters.</summary>
    public const int Longest = 1000;

    /// <summary>A reply without anything in it.</summary>
    public static readonly ReplyWords Empty = new("", "", "", "");

    /// <summary>The texts with the names of their fields.</summary>
    public IReadOnlyList<(string Field, string Text)> Texts =>
        [(nameof(Thanks), Thanks), (nameof(FirstStrength), FirstStrength), (nameof(SecondStrength), SecondStrength), (nameof(Ask), Ask)];

    /// <summary>Everything that is wrong with it as a reply to send, which must be complete.</summary>
    public IEnumerable<Problem> Problems() =>
        Texts
            .Where(one => one.Text.Trim().Length is 0 or > Longest)
            .Select(one =>
                one.Text.Trim().Length == 0
                    ? new Problem(one.Field, Missing(one.Field))
                    : new Problem(one.Field, "together.item.long", Longest, one.Text.Trim().Length)
            );

    /// <summary>The same, and whether the thanks differ from the proposed words.</summary>
    /// <param name="proposed">The words of thanks that were proposed as a start.</param>
    public IEnumerable<Problem> Problems(string proposed) =>
        Thanks.Trim().Length > 0 && Letters(Thanks).SequenceEqual(Letters(proposed))
            ? Problems().Prepend(new Problem(nameof(Thanks), "together.reply.thanks-proposed-only"))
            : Problems();

    /// <summary>The same with trimmed texts and one kind of line end.</summary>
    public ReplyWords Tidy() => new(Tidy(Thanks), Tidy(FirstStrength), Tidy(SecondStrength), Tidy(Ask));

    // A comma or a capital does not make other words.
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

/// <summary>The level that one reader for the district sees in an answer.</summary>
/// <param name="Reader">Who read it.</param>
/// <param name="Level">The level, from 1.</param>
public readonly record struct Reading(string Reader, int Level)
{
    /// <summary>How many levels apart the readers of one item are, from the lowest to the highest; null for fewer than two readers.</summary>
    public static int? Apart(IReadOnlyCollection<Reading> readings)
    {
        ArgumentNullException.ThrowIfNull(readings);
        return readings.Count < 2 ? null : readings.Max(reading => reading.Level) - readings.Min(reading => reading.Level);
    }

    /// <summary>
    /// True if a reader may see what others read and agree a level. Each reads alone first. If the partnership wants a panel, two must have
    /// read; otherwise one is enough, as long as nobody else has started to read.
    /// </summary>
    /// <param name="own">True if this reader has given a level.</param>
    /// <param name="others">How many other readers have given one.</param>
    /// <param name="panel">True if the partnership wants two readers.</param>
    public static bool MayAgree(bool own, int others, bool panel) => panel ? own && others > 0 : own || others == 0;
}
