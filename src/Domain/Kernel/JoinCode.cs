using System.Security.Cryptography;

namespace Lodestar.Kernel;

/// <summary>The code in the link of a round or an organisation: short enough to type from a poster.</summary>
public static class JoinCode
{
    /// <summary>Room for a code in a table, in characters; those made today have nine.</summary>
    public const int Longest = 20;

    /// <summary>Letters and digits that nobody mistakes for one another; there are no vowels, so no word appears.</summary>
    private const string Signs = "bcdfghjkmnpqrstvwxyz23456789";

    /// <summary>Makes a new code: two groups of four characters, about 38 bits.</summary>
    public static string New() => $"{RandomNumberGenerator.GetString(Signs, 4)}-{RandomNumberGenerator.GetString(Signs, 4)}";

    /// <summary>Turns what a person typed into the form in which codes are kept.</summary>
    public static string Normalise(string typed)
    {
        ArgumentNullException.ThrowIfNull(typed);
        var signs = new string([.. typed.ToLowerInvariant().Where(char.IsLetterOrDigit)]);
        return signs.Length == 8 ? $"{signs[..4]}-{signs[4..]}" : signs;
    }
}
