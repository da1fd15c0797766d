using System.Text.RegularExpressions;
using PhoneNumbers;

namespace Lodestar.Safeguards;

/// <summary>Telephone numbers of all countries, by their own rules.</summary>
internal static partial class Telephones
{
    private const string Here = "GB";
    private const string Nought = "(0)";

    private static readonly PhoneNumberUtil Known = PhoneNumberUtil.GetInstance();
    private static readonly ShortNumberInfo Short = ShortNumberInfo.GetInstance();

    /// <summary>
    /// Finds numbers that begin with a country's code, except organisations' numbers in this country. Numbers without it are found by our own
    /// rules, which know disguises and reserved ranges.
    /// </summary>
    public static IEnumerable<(int Index, int Length)> Abroad(string piece)
    {
        // After the country's code, a zero in brackets is not dialled, and few countries have it in a number.
        var nought = piece.IndexOf(Nought, StringComparison.Ordinal);
        var read = nought < 0 ? piece : piece.Remove(nought, Nought.Length);
        return from found in Known.FindNumbers(read, Here, PhoneNumberUtil.Leniency.VALID, long.MaxValue)
            where found.Number.CountryCode != Known.GetCountryCodeForRegion(Here) || !IsAnOrganisations(found.Number)
            let start = WithNought(found.Start)
            select (start, WithNought(found.Start + found.Length) - start);

        int WithNought(int place) => nought < 0 || place <= nought ? place : place + Nought.Length;
    }

    /// <summary>The link that dials a number as people write it, without a note in brackets after it.</summary>
    public static string Link(string written)
    {
        var number = Note().Replace(written, "");
        try
        {
            var read = Known.ParseAndKeepRawInput(number, Here);
            if (!IsOnlyDialledHere(read))
            {
                return $"tel:{Known.Format(read, PhoneNumberFormat.E164)}{(read.HasExtension ? $";ext={read.Extension}" : "")}";
            }
        }
        catch (NumberParseException)
        {
            // Its digits are better than nothing.
        }

        return "tel:" + new string([.. number.Where(char.IsAsciiDigit)]);
    }

    private static bool IsAnOrganisations(PhoneNumber number) =>
        Known.GetNumberType(number) is PhoneNumberType.TOLL_FREE or PhoneNumberType.SHARED_COST or PhoneNumberType.PREMIUM_RATE or PhoneNumberType.UAN;

    // Helplines and short numbers may not work with the country's code in front.
    private static bool IsOnlyDialledHere(PhoneNumber number) =>
        number.CountryCodeSource == PhoneNumber.Types.CountryCodeSource.FROM_DEFAULT_COUNTRY
        && (Short.IsPossibleShortNumberForRegion(number, Here) || IsAnOrganisations(number) || !Known.IsPossibleNumber(number));

    [GeneratedRegex(@"\([^()]*\p{L}[^()]*\)", RegexOptions.NonBacktracking | RegexOptions.ExplicitCapture | RegexOptions.CultureInvariant)]
    private static partial Regex Note();
}
