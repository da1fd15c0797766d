using System.Globalization;
using System.Text;

namespace Lodestar.Ui;

/// <summary>Names of files that people take away.</summary>
internal static class FileNames
{
    /// <summary>A name that every system takes for a file: small letters, digits and hyphens.</summary>
    /// <param name="what">What is in it, and whose.</param>
    /// <param name="form">Its ending, without the dot.</param>
    public static string Of(string what, string form)
    {
        var letters = what.Normalize(NormalizationForm.FormD)
            .Where(letter => CharUnicodeInfo.GetUnicodeCategory(letter) != UnicodeCategory.NonSpacingMark)
            .Select(letter => char.IsAsciiLetterOrDigit(letter) ? char.ToLowerInvariant(letter) : ' ');
        return $"{string.Join('-', string.Concat(letters).Split(' ', StringSplitOptions.RemoveEmptyEntries))}.{form}";
    }
}
