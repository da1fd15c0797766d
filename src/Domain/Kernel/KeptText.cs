using System.Text;

namespace Lodestar.Kernel;

/// <summary>Text of several lines, such as people type or bring in.</summary>
public static class KeptText
{
    // Stands for what is lost until both of its neighbours are known; no text that is clean holds it.
    private const char Lost = '\0';

    // What ends a line besides carriage return and line feed; the first of them is what text processors write for a line within a paragraph.
    private const string LineEnds = "\v\f\u0085\u2028\u2029";

    /// <summary>A text as every file can hold it: other line ends are line feeds, and a control sign between two words leaves a blank.</summary>
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

        // Beside a blank, or at the end, what is lost leaves nothing.
        return clean.Replace($"{Lost} ", " ").Replace($"{Lost}\n", "\n").ToString().TrimEnd(Lost).Replace(Lost, ' ');
    }

    /// <summary>The same with one kind of line end, as it is read.</summary>
    public static string Lines(string? text) => Clean(text).ReplaceLineEndings("\n");
}
