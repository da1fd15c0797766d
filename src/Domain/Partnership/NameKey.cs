using System.Globalization;
using System.Text;

namespace Lodestar.Partnership;

/// <summary>A name as it is compared and searched: two that differ in capitals, accents, blanks or signs alone are one.</summary>
public static class NameKey
{
    /// <summary>The key of a name; empty where it has neither letter nor digit.</summary>
    public static string Of(string? name)
    {
        var key = new StringBuilder();
        foreach (var sign in (name ?? "").Replace("&", " and ", StringComparison.Ordinal).Normalize(NormalizationForm.FormKD))
        {
            if (char.IsLetterOrDigit(sign))
            {
                key.Append(char.ToLowerInvariant(sign));
            }
            else if (!IsWithinWord(sign) && key.Length > 0 && key[^1] != ' ')
            {
                key.Append(' ');
            }
        }

        return key.ToString().TrimEnd();
    }

    // An accent, or an apostrophe of either kind: "St Mary's" is "St Marys".
    private static bool IsWithinWord(char sign) =>
        sign is '\'' or '\u2019' || CharUnicodeInfo.GetUnicodeCategory(sign) is UnicodeCategory.NonSpacingMark or UnicodeCategory.Format;
}
