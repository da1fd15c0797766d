using System.Globalization;
using System.Text;

namespace Lodestar.OtherAudits;

/// <summary>A pointer to evidence as a line of a cell: what it is, its location, its owner and the day of its next review.</summary>
public static class EvidenceLine
{
    private const char Between = '|';

    // A separator inside a value is escaped, because a name can contain any character.
    private const char Escape = '\\';

    private static readonly string[] DayForms = ["yyyy-MM-dd", "d MMMM yyyy"];

    // A text without separators is what the evidence is, not where it is held: names hold hyphens more often than dashes.
    private static readonly string[][] Dashes =
    [
        [" \u2013 ", " \u2014 "],
        [" - "],
    ];

    /// <summary>Writes a pointer as a line.</summary>
    public static string Of(string what, string held, string owner, DateOnly? reviewOn)
    {
        var parts = new[] { what, held, owner, reviewOn?.ToString(DayForms[0], CultureInfo.InvariantCulture) ?? "" };
        return string.Join($" {Between} ", parts.Take(Math.Max(2, Array.FindLastIndex(parts, part => part.Length > 0) + 1)).Select(Escaped));
    }

    /// <summary>Reads a pointer from a line. A line typed by a person has a dash, or says only what the evidence is.</summary>
    /// <param name="heldUnknown">The location to give if the line does not say one.</param>
    public static FilePointer Read(string line, string heldUnknown)
    {
        ArgumentNullException.ThrowIfNull(line);
        var (parts, day) = (Parts(line), default(DateOnly));
        if (
            parts.Count is 2 or 3
            || (parts.Count == 4 && DateOnly.TryParseExact(parts[3], DayForms, CultureInfo.InvariantCulture, DateTimeStyles.None, out day))
        )
        {
            var held = parts[1].Length > 0 ? parts[1] : heldUnknown;
            return new FilePointer("", parts[0], held, parts.ElementAtOrDefault(2) ?? "", parts.Count == 4 ? day : null);
        }

        var plain = line.Replace('\u00A0', ' ').Trim();
        var cut = Dashes.Select(kind => kind.Select(dash => plain.LastIndexOf(dash, StringComparison.Ordinal)).Max()).FirstOrDefault(place => place > 0, -1);
        return cut < 0 ? new FilePointer("", plain, heldUnknown) : new FilePointer("", plain[..cut].TrimEnd(), plain[(cut + 3)..].TrimStart());
    }

    private static string Escaped(string part) =>
        part.Replace($"{Escape}", $"{Escape}{Escape}", StringComparison.Ordinal)
            .Replace($"{Between}", $"{Escape}{Between}", StringComparison.Ordinal)
            .ReplaceLineEndings(" ");

    private static List<string> Parts(string line)
    {
        var (parts, part) = (new List<string>(), new StringBuilder());
        for (var place = 0; place < line.Length; place++)
        {
            if (line[place] == Escape && place + 1 < line.Length && line[place + 1] is Escape or Between)
            {
                part.Append(line[++place]);
            }
            else if (line[place] == Between)
            {
                parts.Add(part.ToString().Trim());
                part.Clear();
            }
            else
            {
                part.Append(line[place]);
            }
        }

        return [.. parts, part.ToString().Trim()];
    }
}
