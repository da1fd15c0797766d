using System.Text;
using Lodestar.Kernel;

namespace Lodestar.Partnership;

/// <summary>
/// A name in the form in which names are compared and searched. Names that differ only in capitals, accents, spaces or punctuation are the
/// same.
/// </summary>
public static class NameKey
{
    /// <summary>Makes the key of a name; empty if the name has no letter or digit.</summary>
    public static string Of(string? name)
    {
        var key = new StringBuilder();
        foreach (var sign in PlainText.Of((name ?? "").Replace("&", " and ", StringComparison.Ordinal)).Text)
        {
            if (char.IsLetterOrDigit(sign))
            {
                key.Append(char.ToLowerInvariant(sign));
            }
            else if (sign != '\'' && key.Length > 0 && key[^1] != ' ')
            {
                // An apostrophe is part of a word: "St Mary's" is "St Marys".
                key.Append(' ');
            }
        }

        return key.ToString().TrimEnd();
    }
}
