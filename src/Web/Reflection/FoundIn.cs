using Lodestar.Kernel;
using Lodestar.Safeguards;
using Lodestar.Standards;

namespace Lodestar.Reflection;

/// <summary>What to tell somebody in whose text something points at a person.</summary>
internal static class FoundIn
{
    /// <summary>The problem with a text, or null.</summary>
    public static Problem? Text(string field, string? text)
    {
        return Identifiers.Find(text ?? "") switch
        {
            [] => null,
            [var one] => new Problem(field, $"safeguards.found.{PackBinder.KeyOf(one.Kind.ToString())}", Words(one)),
            var several => new Problem(field, "safeguards.several", string.Join(", ", several.Select(one => $"'{Words(one)}'"))),
        };

        string Words(Identifier found) => text!.Substring(found.Start, found.Length);
    }
}
