using System.Buffers.Binary;
using System.Globalization;

namespace Lodestar.Practice;

/// <summary>
/// Three plain words and a number, with which a person comes back to their answers. The number and the first word find the record (about 9
/// million finders); the other two words are the secret (about one million), at which a guesser has five tries a day. The code is never stored,
/// only keyed hashes of it.
/// </summary>
/// <param name="First">First word; part of the finder.</param>
/// <param name="Second">Second word; secret.</param>
/// <param name="Third">Third word; secret.</param>
/// <param name="Number">1000 to 9999; part of the finder.</param>
public sealed record ReturnCode(string First, string Second, string Third, int Number)
{
    /// <summary>The number of random bytes from which a code is made.</summary>
    public const int Bytes = 16;

    /// <summary>Makes a code from random bytes; the same bytes give the same code.</summary>
    /// <param name="random">At least <see cref="Bytes"/> bytes from a secure source.</param>
    public static ReturnCode From(ReadOnlySpan<byte> random)
    {
        var number = 1000 + (int)(BinaryPrimitives.ReadUInt64LittleEndian(random[8..]) % 9000);
        return new ReturnCode(Word(random), Word(random[2..]), Word(random[4..]), number);
    }

    /// <summary>
    /// Reads the code that a person typed, or returns null if it is not one. Capitals, hyphens, commas and spaces make no difference.
    /// </summary>
    public static ReturnCode? Parse(string? typed)
    {
        var parts = (typed ?? "").ToLowerInvariant().Split([' ', '-', ',', '.', '/', '\t', '\n', '\r', '\u00a0'], StringSplitOptions.RemoveEmptyEntries);
        return
            parts is [var first, var second, var third, var digits]
            && int.TryParse(digits, NumberStyles.None, CultureInfo.InvariantCulture, out var number)
            && number is >= 1000 and <= 9999
            && new[] { first, second, third }.All(word => Array.BinarySearch(ReturnCodeWords.All, word, StringComparer.Ordinal) >= 0)
            ? new ReturnCode(first, second, third, number)
            : null;
    }

    /// <summary>The part that finds the record.</summary>
    public string Finder => $"{First} {Number}";

    /// <summary>The whole code, as it is shown to be written down or remembered.</summary>
    public override string ToString() => $"{First} {Second} {Third} {Number}";

    private static string Word(ReadOnlySpan<byte> random) => ReturnCodeWords.All[BinaryPrimitives.ReadUInt16LittleEndian(random) % ReturnCodeWords.All.Length];
}
