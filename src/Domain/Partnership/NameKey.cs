using System.Text;
using Lodestar.Kernel;

namespace Lodestar.Partnership;

/// <summary>A name as it is compared and searched: two that differ in capitals, accents, blanks or signs alone are one.</summary>
public static class NameKey
{
    /// <summary>The key of a name; empty where it has neither letter nor digit.</summary>
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
                // An apostrophe stands within a word: "St Mary's" is "St Marys".
                key.Append(' ');
            }
        }

        return key.ToString().TrimEnd();
    }
}
