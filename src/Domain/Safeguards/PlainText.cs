using System.Globalization;
using System.Text;

namespace Lodestar.Safeguards;

/// <summary>
/// A text in the plainest characters that read the same, with the way back to where each stood: full-width and other
/// digits, dashes and blanks of every kind, letters of other alphabets that look Latin, and nothing that cannot be seen.
/// </summary>
internal sealed class PlainText
{
    // Cyrillic and Greek letters that look like Latin ones (Unicode Technical Standard 39, confusables).
    private const string Lookalikes = "аaвbсcеeһhіiјjкkмmнhоoрpѕsтtуyхxԁdɡgυuνvοoαaρpτtκkιiηnχxАAВBСCЕEНHІIЈJКKМMОOРPЅSТTУYХXΑAΒBΕEΗHΙIΚKΜMΝNΟOΡPΤTΥYΧXΖZ";

    private static readonly Dictionary<char, char> Latin = Enumerable.Range(0, Lookalikes.Length / 2).ToDictionary(pair => Lookalikes[2 * pair], pair => Lookalikes[(2 * pair) + 1]);

    private readonly string original;
    private readonly List<int> places = [];

    private PlainText(string original)
    {
        this.original = original;
        var text = new StringBuilder(original.Length);
        for (var place = 0; place < original.Length;)
        {
            var known = Rune.TryGetRuneAt(original, place, out var rune);
            if (known && Plain(rune) is { } plain && !(plain == ' ' && text.Length > 0 && text[^1] == ' '))
            {
                text.Append(plain);
                places.Add(place);
            }

            place += known ? rune.Utf16SequenceLength : 1;
        }

        // The letter O after a digit is meant as a nought.
        for (var place = 1; place < text.Length; place++)
        {
            var next = place + 1 < text.Length ? text[place + 1] : ' ';
            if (text[place] is 'o' or 'O' && char.IsAsciiDigit(text[place - 1]) && (!char.IsAsciiLetter(next) || next is 'o' or 'O'))
            {
                text[place] = '0';
            }
        }

        Text = text.ToString();
    }

    /// <summary>The text in plain characters.</summary>
    public string Text { get; }

    public static PlainText Of(string original) => new(original);

    /// <summary>Where a part of the plain text stands in the original.</summary>
    public (int Start, int Length) In(int index, int length)
    {
        var last = places[index + length - 1];
        var end = last + (char.IsHighSurrogate(original[last]) && last + 1 < original.Length ? 2 : 1);
        return (places[index], end - places[index]);
    }

    /// <summary>True where no digit touches a part on either side, and no letter unless it may.</summary>
    public bool StandsAlone(int index, int length, bool besideLetters)
    {
        return !Touches(index - 1, Text[index]) && !Touches(index + length, Text[index + length - 1]);

        bool Touches(int beside, char edge) =>
            beside >= 0 && beside < Text.Length && char.IsAsciiLetterOrDigit(edge)
            && (char.IsAsciiDigit(Text[beside]) || (!besideLetters && char.IsAsciiLetter(Text[beside])));
    }

    private static char? Plain(Rune rune)
    {
        if (rune.IsAscii)
        {
            return rune.Value == '\t' ? ' ' : (char)rune.Value;
        }

        // Full-width forms of the ASCII characters stand in their order.
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
            _ when rune.Value is 0x00B7 or 0x2022 or 0x2024 or 0x30FB => '.',
            _ => rune.IsBmp ? Latin.GetValueOrDefault((char)rune.Value, (char)rune.Value) : ' ',
        };
    }
}
