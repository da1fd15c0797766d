using System.Globalization;
using System.Text;

namespace Lodestar.Ui;

/// <summary>Names of files that people download.</summary>
internal static class FileNames
{
    /// <summary>A name that is a valid file name on every system: lower-case letters, digits and hyphens.</summary>
    /// <param name="what">What is in it and whose it is.</param>
    /// <param name="form">The extension, without the dot.</param>
    public static string Of(string what, string form)
    {
        var letters = what.Normalize(NormalizationForm.FormD)
            .Where(letter => CharUnicodeInfo.GetUnicodeCategory(letter) != UnicodeCategory.NonSpacingMark)
            .Select(letter => char.IsAsciiLetterOrDigit(letter) ? char.ToLowerInvariant(letter) : ' ');
        return $"{string.Join('-', string.Concat(letters).Split(' ', StringSplitOptions.RemoveEmptyEntries))}.{form}";
    }
}
