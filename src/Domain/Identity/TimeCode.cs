using System.Buffers.Binary;
using System.Globalization;
using System.Security.Cryptography;
using System.Text;

namespace Lodestar.Identity;

/// <summary>Codes of an authenticator app: six digits, a new code each thirty seconds.</summary>
/// <remarks>
/// HMAC-SHA-1 as in RFC 6238 and RFC 4226, which is what every such app speaks. Our own, because the framework's accepts the
/// same code again.
/// </remarks>
public static class TimeCode
{
    /// <summary>Bytes of a key.</summary>
    public const int KeyLength = 20;

    private const int Digits = 6;
    private const int SecondsOfAStep = 30;
    private const string Alphabet = "ABCDEFGHIJKLMNOPQRSTUVWXYZ234567";

    /// <summary>A new random key.</summary>
    public static byte[] NewKey() => RandomNumberGenerator.GetBytes(KeyLength);

    /// <summary>The code of a step.</summary>
    public static string Of(byte[] key, long step)
    {
        Span<byte> counter = stackalloc byte[sizeof(long)];
        BinaryPrimitives.WriteInt64BigEndian(counter, step);
#pragma warning disable CA5350 // The standard's own; a keyed hash of a counter needs no resistance to collisions.
        var hash = HMACSHA1.HashData(key, counter);
#pragma warning restore CA5350
        var number = BinaryPrimitives.ReadInt32BigEndian(hash.AsSpan(hash[^1] & 0xF)) & int.MaxValue;
        return (number % 1_000_000).ToString("D6", CultureInfo.InvariantCulture);
    }

    /// <summary>The step whose code was typed: this one, the one before or the next, and none that was used already.</summary>
    /// <param name="key">The key.</param>
    /// <param name="typed">What was typed; blanks do not matter.</param>
    /// <param name="now">The moment.</param>
    /// <param name="used">The last step that was used.</param>
    /// <returns>The step, or null where no code fits.</returns>
    public static long? Match(byte[] key, string? typed, DateTimeOffset now, long used)
    {
        var digits = string.Concat((typed ?? "").Where(sign => !char.IsWhiteSpace(sign)));
        if (digits.Length != Digits)
        {
            return null;
        }

        var current = now.ToUnixTimeSeconds() / SecondsOfAStep;
        return new[] { current, current - 1, current + 1 }
            .Where(step => step > used && CryptographicOperations.FixedTimeEquals(Encoding.UTF8.GetBytes(Of(key, step)), Encoding.UTF8.GetBytes(digits)))
            .Select(step => (long?)step).FirstOrDefault();
    }

    /// <summary>A key in the letters that people type into an app (RFC 4648, base 32).</summary>
    public static string Letters(byte[] key)
    {
        ArgumentNullException.ThrowIfNull(key);
        var letters = new StringBuilder();
        for (var bit = 0; bit < key.Length * 8; bit += 5)
        {
            var pair = (key[bit / 8] << 8) | (bit / 8 + 1 < key.Length ? key[(bit / 8) + 1] : 0);
            letters.Append(Alphabet[(pair >> (11 - (bit % 8))) & 31]);
        }

        return letters.ToString();
    }

    /// <summary>What an app reads from a QR code.</summary>
    public static string Address(byte[] key, string issuer, string account) =>
        $"otpauth://totp/{Uri.EscapeDataString(issuer)}:{Uri.EscapeDataString(account)}?secret={Letters(key)}&issuer={Uri.EscapeDataString(issuer)}";
}
