using System.Globalization;
using System.Net.Mail;
using Lodestar.Kernel;

namespace Lodestar.Identity;

/// <summary>Somebody who can sign in.</summary>
public sealed class Account
{
    /// <summary>The longest name.</summary>
    public const int LongestName = 80;

    private Account() { }

    /// <summary>Random id.</summary>
    public Guid Id { get; private init; }

    /// <summary>Where codes go.</summary>
    public string Email { get; private init; } = "";

    /// <summary>The same as it is compared.</summary>
    public string EmailKey { get; private init; } = "";

    /// <summary>Name for people.</summary>
    public string Name { get; private set; } = "";

    /// <summary>The key of an authenticator app, sealed; null where there is none.</summary>
    public string? AuthenticatorKey { get; private set; }

    /// <summary>The last time step whose code was used; no code works twice.</summary>
    public long AuthenticatorStep { get; private set; }

    /// <summary>The beginning of its id: tells two people of one name apart.</summary>
    public string ShortId => ShortIdOf(Id);

    /// <summary>The beginning of an account's id.</summary>
    public static string ShortIdOf(Guid id) => $"#{id:N}"[..7];

    /// <summary>A new account, or what stands in its way.</summary>
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
            ? new Problem(nameof(Name), "identity.name-wrong")
            : new Account
            {
                Id = Guid.NewGuid(),
                Email = email!.Trim(),
                EmailKey = key,
                Name = called,
            };
    }

    /// <summary>An e-mail address as it is compared; null where it is none.</summary>
    public static string? KeyOf(string? email)
    {
        var typed = (email ?? "").Trim();
        return
            typed.Length <= 200
            && typed.All(sign => char.IsAscii(sign) && !char.IsWhiteSpace(sign) && !char.IsControl(sign))
            && MailAddress.TryCreate(typed, out var address)
            && address.Address == typed
            && address.Host.Contains('.', StringComparison.Ordinal)
            ? typed.ToLowerInvariant()
            : null;
    }

    /// <summary>Uses an authenticator app from now on.</summary>
    /// <param name="sealedKey">Its key, sealed.</param>
    /// <param name="step">The step of the code that showed that the app has it.</param>
    public void UseAuthenticator(string sealedKey, long step) => (AuthenticatorKey, AuthenticatorStep) = (sealedKey, step);

    /// <summary>Uses none from now on.</summary>
    public void ForgetAuthenticator() => AuthenticatorKey = null;

    // Signs that nobody sees could make one name look like another.
    private static bool IsHidden(char sign) =>
        char.IsControl(sign)
        || char.GetUnicodeCategory(sign)
            is UnicodeCategory.Format
                or UnicodeCategory.LineSeparator
                or UnicodeCategory.ParagraphSeparator
                or UnicodeCategory.PrivateUse;
}
