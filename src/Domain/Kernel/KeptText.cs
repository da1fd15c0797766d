using System.Text;

namespace Lodestar.Kernel;

/// <summary>Text of several lines that people type or import.</summary>
public static class KeptText
{
    // A placeholder for a lost character until both of its neighbours are known; clean text never holds it.
    private const char Lost = '\0';

    // The characters that end a line, apart from carriage return and line feed. Word processors write the first of them for a new line within a
    // paragraph.
    private const string LineEnds = "\v\f\u0085\u2028\u2029";

    /// <summary>
    /// Cleans a text so that every file format can hold it: each kind of line end becomes a line feed, and a control character between two
    /// words becomes a space.
    /// </summary>
    public static string Clean(string? text)
    {
        var plain = LineEnds.Aggregate(text ?? "", (one, sign) => one.Replace(sign, '\n'));
        var clean = new StringBuilder(plain.Length);
        for (var place = 0; place < plain.Length; place++)
        {
            var sign = plain[place];
            if (place + 1 < plain.Length && char.IsSurrogatePair(sign, plain[place + 1]))
            {
                clean.Append(plain, place++, 2);
            }
            else if (sign is '\n' or '\r' or '\t' || !(char.IsControl(sign) || char.IsSurrogate(sign) || sign is '\uFFFE' or '\uFFFF'))
            {
                clean.Append(sign);
            }
            else if (clean.Length > 0 && !char.IsWhiteSpace(clean[^1]) && clean[^1] != Lost)
            {
                clean.Append(Lost);
            }
        }

        // A lost character beside a space, or at the end, is dropped.
        return clean.Replace($"{Lost} ", " ").Replace($"{Lost}\n", "\n").ToString().TrimEnd(Lost).Replace(Lost, ' ');
    }

    /// <summary>The text with one kind of line end.</summary>
    public static string Lines(string? text) => Clean(text).ReplaceLineEndings("\n");
}
