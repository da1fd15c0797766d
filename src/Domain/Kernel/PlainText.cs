using System.Globalization;
using System.Text;

namespace Lodestar.Kernel;

/// <summary>
/// A text in the plainest characters that read the same, with the way back to the original. It turns other digits, dashes and spaces into plain
/// ones, and letters that look Latin into Latin ones, and leaves out what cannot be seen.
/// </summary>
internal sealed class PlainText
{
    // Cyrillic and Greek letters that look like Latin ones (Unicode Technical Standard 39, confusables).
    private const string Lookalikes = "аaвbсcеeһhіiјjкkмmнhоoрpѕsтtуyхxԁdɡgυuνvοoαaρpτtκkιiηnχxАAВBСCЕEНHІIЈJКKМMОOРPЅSТTУYХXΑAΒBΕEΗHΙIΚKΜMΝNΟOΡPΤTΥYΧXΖZ";

    // Letters with marks, as Latin alphabets write them, each group after its plain letter.
    private const string Marked =
        "aàáâãäåāăąǎạảấầẩẫậắằẳẵặæ cçćĉċč dďđðḍ eèéêëēĕėęěẹẻẽếềểễệəɛ gĝğġģǧ hĥħḥ iìíîïĩīĭįıǐịỉ jĵ kķǩ lĺļľŀł nñńņňŋɲ oòóôõöøōŏőǒọỏốồổỗộơớờởỡợœɔ "
        + "rŕŗřṛ sśŝşšșßṣ tţťŧțṭþ uùúûüũūŭůűųǔụủưứừửữự wŵẁẃẅ yýÿŷỳỵỷỹ zźżžẓ "
        + "AÀÁÂÃÄÅĀĂĄǍẠẢẤẦẨẪẬẮẰẲẴẶÆ CÇĆĈĊČ DĎĐÐḌ EÈÉÊËĒĔĖĘĚẸẺẼẾỀỂỄỆƏƐ GĜĞĠĢǦ HĤĦḤ IÌÍÎÏĨĪĬĮİǏỊỈ JĴ KĶǨ LĹĻĽĿŁ NÑŃŅŇŊƝ "
        + "OÒÓÔÕÖØŌŎŐǑỌỎỐỒỔỖỘƠỚỜỞỠỢŒƆ RŔŖŘṚ SŚŜŞŠȘẞṢ TŢŤŦȚṬÞ UÙÚÛÜŨŪŬŮŰŲǓỤỦƯỨỪỬỮỰ WŴẀẂẄ YÝŸŶỲỴỶỸ ZŹŻŽẒ";

    private static readonly Dictionary<char, char> Latin = Enumerable
        .Range(0, Lookalikes.Length / 2)
        .Select(pair => (Seen: Lookalikes[2 * pair], Read: Lookalikes[(2 * pair) + 1]))
        .Concat(Marked.Split(' ').SelectMany(letters => letters[1..].Select(seen => (Seen: seen, Read: letters[0]))))
        .DistinctBy(pair => pair.Seen)
        .ToDictionary(pair => pair.Seen, pair => pair.Read);

    private readonly string original;
    private readonly List<int> places = [];

    private PlainText(string original)
    {
        this.original = original;
        var text = new StringBuilder(original.Length);
        for (var place = 0; place < original.Length; )
        {
            var known = Rune.TryGetRuneAt(original, place, out var rune);
            if (known && Plain(rune) is { } plain && !(plain == ' ' && text.Length > 0 && text[^1] == ' '))
            {
                text.Append(plain);
                places.Add(place);
            }

            place += known ? rune.Utf16SequenceLength : 1;
        }

        var characters = new char[text.Length];
        text.CopyTo(0, characters, text.Length);
        MendDigits(characters);
        Text = new string(characters);
    }

    /// <summary>The text in plain characters.</summary>
    public string Text { get; }

    /// <summary>Makes a text plain.</summary>
    public static PlainText Of(string original) => new(original);

    /// <summary>Finds where a part of the plain text is in the original.</summary>
    public (int Start, int Length) In(int index, int length)
    {
        var last = places[index + length - 1];
        var end = last + (char.IsHighSurrogate(original[last]) && last + 1 < original.Length ? 2 : 1);
        return (places[index], end - places[index]);
    }

    /// <summary>True if no digit touches a part on either side, and no letter either unless <paramref name="besideLetters"/> allows it.</summary>
    public bool StandsAlone(int index, int length, bool besideLetters)
    {
        return !Touches(index - 1, Text[index]) && !Touches(index + length, Text[index + length - 1]);

        bool Touches(int beside, char edge) =>
            beside >= 0
            && beside < Text.Length
            && char.IsAsciiLetterOrDigit(edge)
            && (char.IsAsciiDigit(Text[beside]) || (!besideLetters && char.IsAsciiLetter(Text[beside])));
    }

    // The letter O beside digits is meant as a zero, and l or I between or before them as a one.
    private static void MendDigits(Span<char> text)
    {
        for (var place = 0; place < text.Length; place++)
        {
            var last = place > 0 ? text[place - 1] : ' ';
            var next = place + 1 < text.Length ? text[place + 1] : ' ';
            if (text[place] is 'o' or 'O' && char.IsAsciiDigit(last) && (!char.IsAsciiLetter(next) || next is 'o' or 'O'))
            {
                text[place] = '0';
            }
            else if (
                text[place] is 'o' or 'O'
                && !char.IsAsciiLetterOrDigit(last)
                && place + 4 < text.Length
                && !text[(place + 1)..(place + 5)].ContainsAnyExceptInRange('0', '9')
            )
            {
                text[place] = '0';
            }
            else if (text[place] is 'l' or 'I' or '|' && char.IsAsciiDigit(next) && (char.IsAsciiDigit(last) || BeginsGroup(text, place)))
            {
                text[place] = '1';
            }
        }
    }

    // As in 07700-900-I23.
    private static bool BeginsGroup(ReadOnlySpan<char> text, int place) =>
        place > 1 && text[place - 1] is '-' or '.' && char.IsAsciiDigit(text[place - 2]) && place + 2 < text.Length && char.IsAsciiDigit(text[place + 2]);

    private static char? Plain(Rune rune)
    {
        if (rune.IsAscii)
        {
            // Control characters cannot be seen. One of them is what a Note covers its findings with.
            return rune.Value switch
            {
                '\t' => ' ',
                '\n' or '\r' => (char)rune.Value,
                < ' ' => null,
                var value => (char)value,
            };
        }

        // Full-width forms are in the same order as the ASCII characters.
        if (rune.Value is >= 0xFF01 and <= 0xFF5E)
        {
            return (char)(rune.Value - 0xFF01 + '!');
        }

        if (CharUnicodeInfo.GetDecimalDigitValue(rune.ToString(), 0) is >= 0 and var digit)
        {
            return (char)('0' + digit);
        }

        return Rune.GetUnicodeCategory(rune) switch
        {
            UnicodeCategory.Format or UnicodeCategory.NonSpacingMark => null,
            UnicodeCategory.DashPunctuation => '-',
            UnicodeCategory.SpaceSeparator => ' ',
            _ when rune.Value is 0x2212 => '-',
            _ when rune.Value is 0x2018 or 0x2019 or 0x201B or 0x02BC or 0x00B4 or 0x2032 => '\'',
            _ when rune.Value is 0x201C or 0x201D or 0x201E or 0x00AB or 0x00BB => '"',
            _ when rune.Value is 0x00B7 or 0x2022 or 0x2024 or 0x30FB => '.',
            _ => rune.IsBmp ? Latin.GetValueOrDefault((char)rune.Value, (char)rune.Value) : ' ',
        };
    }
}
