namespace Lodestar.Ui;

/// <summary>A language in which the interface can be shown.</summary>
/// <param name="Code">BCP 47 code, as in <c>lang</c>.</param>
/// <param name="RightToLeft">True if it is written from right to left.</param>
/// <param name="Say">Translates words of the base language into it; null for a language with files of its own.</param>
public sealed record Language(string Code, bool RightToLeft = false, Func<string, string>? Say = null)
{
    /// <summary>The language in which the files are written first.</summary>
    public static readonly Language English = new("en");

    /// <summary>A pseudo-language with accents, brackets and a third more length, so that text that is not from a language file stands out.</summary>
    public static readonly Language Pseudo = new("en-XA", Say: PseudoLanguage.Accented);

    /// <summary>A pseudo-language written from right to left.</summary>
    public static readonly Language PseudoMirrored = new("ar-XB", RightToLeft: true, PseudoLanguage.Mirrored);

    /// <summary>'ltr' or 'rtl'.</summary>
    public string Direction => RightToLeft ? "rtl" : "ltr";
}

/// <summary>Turns English into something that reads the same and looks foreign. Placeholders, addresses and Markdown marks stay.</summary>
internal static class PseudoLanguage
{
    private const string Plain = "aceinosuyACEINOSUY";
    private const string Accents = "áçéíñóšúýÁÇÉÍÑÓŠÚÝ";

    /// <summary>The text with accents and brackets, a third longer.</summary>
    public static string Accented(string text) => OverLines(text, line => $"⟦{Change(line)}{new string('~', line.Length / 4)}⟧");

    /// <summary>The text for right-to-left writing.</summary>
    public static string Mirrored(string text) => OverLines(text, line => $"\u202e{Change(line)}\u202c");

    // Line by line, after the marks at the beginning of a line, so that Markdown keeps its form.
    private static string OverLines(string text, Func<string, string> change) =>
        string.Join(
            '\n',
            text.Split('\n')
                .Select(line =>
                {
                    var start = line.TakeWhile(letter => " #-*>0123456789.|".Contains(letter, StringComparison.Ordinal)).Count();
                    return start == line.Length || line.Contains('|', StringComparison.Ordinal) ? line : line[..start] + change(line[start..]);
                })
        );

    private static string Change(string line)
    {
        var changed = new System.Text.StringBuilder(line.Length);
        for (var i = 0; i < line.Length; i++)
        {
            var end = line[i] switch
            {
                '{' => line.IndexOf('}', i),
                ']' when i + 1 < line.Length && line[i + 1] == '(' => line.IndexOf(')', i),
                _ => -1,
            };
            if (end >= 0)
            {
                changed.Append(line, i, end - i + 1);
                i = end;
                continue;
            }

            var place = Plain.IndexOf(line[i], StringComparison.Ordinal);
            changed.Append(place < 0 ? line[i] : Accents[place]);
        }

        return changed.ToString();
    }
}

/// <summary>The languages of this installation.</summary>
public sealed class Languages
{
    private readonly Dictionary<string, Words> words;

    /// <param name="pseudo">True to offer the pseudo-languages; only in tests and in a sample partnership.</param>
    public Languages(bool pseudo)
    {
        var english = WordFiles.Read(Language.English.Code).ToList();
        Language[] offered = pseudo ? [Language.English, Language.Pseudo, Language.PseudoMirrored] : [Language.English];
        words = offered.ToDictionary(
            language => language.Code,
            language => new Words(language, english.Select(word => KeyValuePair.Create(word.Key, language.Say?.Invoke(word.Value) ?? word.Value)))
        );
    }

    /// <summary>The words in the language that a browser asks for, otherwise in English.</summary>
    public Words For(HttpRequest request)
    {
        ArgumentNullException.ThrowIfNull(request);
        foreach (var wanted in request.GetTypedHeaders().AcceptLanguage.OrderByDescending(one => one.Quality ?? 1))
        {
            if (words.TryGetValue(wanted.Value.ToString(), out var found))
            {
                return found;
            }
        }

        return English;
    }

    /// <summary>The words in English.</summary>
    public Words English => words[Language.English.Code];
}
