namespace Lodestar.Identity;

/// <summary>Every address of signing in and of people.</summary>
internal static class IdentityLinks
{
    public const string People = "/people";
    public const string Invite = "/people/invite";
    public const string HandOver = "/people/hand-over";
    public const string HandedOver = "/people/handed-over";
    public const string Account = "/account";
    public const string Passkeys = "/account/passkeys";
    public const string SignInPasskey = "/sign-in/passkey";
    public const string Elsewhere = "/sign-in/elsewhere";
    public const string Back = "/sign-in/elsewhere/back";
    public const string SignOut = "/sign-out";
    public const string Code = "/sign-in/code";

    public static string SignIn(string? next = null) => With("/sign-in", next);

    public static string CodeFor(string? next) => With(Code, next);

    /// <summary>The page that holds a form that came without a session.</summary>
    public static string Unsent(string next) => With("/sign-in/unsent", next);

    /// <summary>Signing in again after too many wrong codes.</summary>
    public static string AfterTries(string? next) =>
        SignIn(next) is var page && page.Contains('?', StringComparison.Ordinal) ? $"{page}&tries=true" : $"{page}?tries=true";

    public static string Second(string? next = null) => With("/sign-in/second", next);

    public static string SetUp(string? next = null) => With("/sign-in/set-up", next);

    /// <summary>Inviting somebody to lead an organisation.</summary>
    public static string InviteLead(Guid organisation) => $"{Invite}?organisation={organisation}";

    public static string Invited(Guid invitation) => $"{People}?invited={invitation}";

    /// <summary>Signing in to use what an invitation gave to a person who already has an account.</summary>
    public static string Accepted => "/sign-in?accepted=true";

    public static string Invitation(string token) => $"/invitations/{token}";

    /// <summary>The page that somebody wanted, if it is one of ours; otherwise their own account page.</summary>
    public static string Next(string? next) =>
        next is ['/', not ('/' or '\\'), ..] && next.All(sign => char.IsAscii(sign) && !char.IsControl(sign)) ? next : Account;

    private static string With(string page, string? next) => next is null or Account or "/" ? page : $"{page}?next={Uri.EscapeDataString(next)}";
}
