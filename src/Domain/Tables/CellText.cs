using System.Globalization;
using System.Text;
using Lodestar.Kernel;

namespace Lodestar.Tables;

/// <summary>Text of cells in the form in which it is compared.</summary>
public static class CellText
{
    /// <summary>
    /// A text in the form in which two are compared: in lower case, with one space for each run of spaces, with one kind of dash, and without
    /// invisible characters. A word copied from a document is then the same as the word typed.
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
