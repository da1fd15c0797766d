using Lodestar.Kernel;

namespace Lodestar.Safeguards;

/// <summary>What the writer is told about what was found in a text.</summary>
public static class Findings
{
    /// <summary>The problem to show beside the field, or null if nothing was found. Null says nothing about the text.</summary>
    /// <param name="field">Name of the form field.</param>
    /// <param name="text">What was written.</param>
    /// <param name="found">What was found in it.</param>
    public static Problem? Of(string field, string text, IReadOnlyList<Identifier> found)
    {
        ArgumentNullException.ThrowIfNull(text);
        ArgumentNullException.ThrowIfNull(found);

        // The page shows refused words again, so they can be quoted.
        return found switch
        {
            [] => null,
            [var one] => new Problem(field, $"safeguards.found.{KeyOf(one.Kind)}", Words(one)),
            _ => new Problem(field, "safeguards.several", string.Join(", ", found.Select(one => $"'{Words(one)}'"))),
        };

        string Words(Identifier one) => text.Substring(one.Start, one.Length);
    }

    private static string KeyOf(IdentifierKind kind) =>
        string.Concat(
            kind.ToString()
                .Select((letter, place) => place > 0 && char.IsUpper(letter) ? $"-{char.ToLowerInvariant(letter)}" : $"{char.ToLowerInvariant(letter)}")
        );
}
