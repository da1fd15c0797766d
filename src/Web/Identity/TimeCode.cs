using OtpNet;

namespace Lodestar.Identity;

/// <summary>Codes of an authenticator app (RFC 6238): six digits, a new code every thirty seconds, each accepted once.</summary>
internal static class TimeCode
{
    /// <summary>The length of a key in bytes.</summary>
    public const int KeyLength = 20;

    /// <summary>A new random key.</summary>
    public static byte[] NewKey() => KeyGeneration.GenerateRandomKey(KeyLength);

    /// <summary>Finds the time step whose code was typed: this one, the one before or the next, unless it was already used.</summary>
    /// <param name="typed">What was typed; spaces make no difference.</param>
    /// <param name="now">The current moment.</param>
    /// <param name="used">The last step that was used.</param>
    /// <returns>The step; null if no code fits.</returns>
    public static long? Match(byte[] key, string? typed, DateTimeOffset now, long used)
    {
        var code = string.Concat((typed ?? "").Where(sign => !char.IsWhiteSpace(sign)));
        return new Totp(key).VerifyTotp(now.UtcDateTime, code, out var step, VerificationWindow.RfcSpecifiedNetworkDelay) && step > used ? step : null;
    }

    /// <summary>Writes a key in the letters that people type into an app (RFC 4648, base 32), without padding.</summary>
    public static string Letters(byte[] key) => Base32Encoding.ToString(key).TrimEnd('=');

    /// <summary>The address that an app reads from a QR code.</summary>
    public static string Address(byte[] key, string issuer, string account) => new OtpUri(OtpType.Totp, key, account, issuer).ToString();
}
