using System.Globalization;
using System.Text;
using Lodestar.Kernel;

namespace Lodestar.Tables;

/// <summary>Text of cells, as it is compared.</summary>
public static class CellText
{
    /// <summary>
    /// A text as it is compared: without capitals, with one blank for each run of blanks of any kind, with one kind of dash, and without
    /// what cannot be seen. A word that was copied out of a text document is the word that was typed.
    /// </summary>
    public static string Key(string? text)
    {
        var key = new StringBuilder(text?.Length ?? 0);
        foreach (var sign in KeptText.Clean(text).Normalize(NormalizationForm.FormKC))
        {
            var kind = CharUnicodeInfo.GetUnicodeCategory(sign);
            if (char.IsWhiteSpace(sign))
            {
                if (key.Length > 0 && key[^1] != ' ')
                {
                    key.Append(' ');
                }
            }
            else if (kind is not (UnicodeCategory.Format or UnicodeCategory.Control))
            {
                key.Append(kind == UnicodeCategory.DashPunctuation ? '-' : char.ToUpperInvariant(sign));
            }
        }

        return key.ToString().TrimEnd();
    }
}
