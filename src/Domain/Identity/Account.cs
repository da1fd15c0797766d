using System.Globalization;
using System.Net.Mail;
using Lodestar.Kernel;

namespace Lodestar.Identity;

/// <summary>Somebody who can sign in.</summary>
public sealed class Account
{
    public const int LongestName = 80;

    /// <summary>The longest e-mail address, in characters.</summary>
    public const int LongestEmail = 200;

    private Account() { }

    public Guid Id { get; private init; }

    /// <summary>The address to which codes are sent, as it was typed.</summary>
    public string Email { get; private init; } = "";

    /// <summary>The address in the form in which two addresses are compared.</summary>
    public string EmailKey { get; private init; } = "";

    /// <summary>Display name.</summary>
    public string Name { get; private set; } = "";

    /// <summary>The sealed key of the authenticator app; null if there is none.</summary>
    public string? AuthenticatorKey { get; private set; }

    /// <summary>The last time step whose code was used; no code works twice.</summary>
    public long AuthenticatorStep { get; private set; }

    /// <summary>The first characters of the id, to tell apart two people with the same name.</summary>
    public string ShortId => ShortIdOf(Id);

    /// <summary>The first characters of an account's id.</summary>
    public static string ShortIdOf(Guid id) => $"#{id:N}"[..7];

    /// <summary>Makes a new account, or says why it cannot be made.</summary>
    /// <param name="email">E-mail address.</param>
    /// <param name="name">Name, at most <see cref="LongestName"/> characters.</param>
    public static Outcome<Account> Open(string? email, string? name)
    {
        if (KeyOf(email) is not { } key)
        {
            return new Problem(nameof(Email), "identity.email-wrong");
        }

        var called = (name ?? "").Trim();
        return called.Length is 0 or > LongestName || called.Any(IsHidden) || called.Contains("://", StringComparison.Ordinal)
            ? new Problem(nameof(Name), "identity.name-wrong", LongestName)
            : new Account
            {
                Id = Guid.NewGuid(),
                Email = email!.Trim(),
                EmailKey = key,
                Name = called,
            };
    }

    /// <summary>Returns an e-mail address in the form in which two are compared, or null if it is not an address.</summary>
    public static string? KeyOf(string? email)
    {
        var typed = (email ?? "").Trim();
        return
            typed.Length <= LongestEmail
            && typed.All(sign => char.IsAscii(sign) && !char.IsWhiteSpace(sign) && !char.IsControl(sign))
            && MailAddress.TryCreate(typed, out var address)
            && address.Address == typed
            && address.Host.Contains('.', StringComparison.Ordinal)
            ? typed.ToLowerInvariant()
            : null;
    }

    /// <summary>From now on, signing in needs a code from an authenticator app.</summary>
    /// <param name="step">The time step of the code that proved that the app has the key.</param>
    public void UseAuthenticator(string sealedKey, long step) => (AuthenticatorKey, AuthenticatorStep) = (sealedKey, step);

    /// <summary>From now on, signing in needs no authenticator app.</summary>
    public void ForgetAuthenticator() => AuthenticatorKey = null;

    // Invisible characters could make one name look like another.
    private static bool IsHidden(char sign) =>
        char.IsControl(sign)
        || char.GetUnicodeCategory(sign)
            is UnicodeCategory.Format
                or UnicodeCategory.LineSeparator
                or UnicodeCategory.ParagraphSeparator
                or UnicodeCategory.PrivateUse;
}
