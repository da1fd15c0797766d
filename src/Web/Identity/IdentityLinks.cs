namespace Lodestar.Identity;

/// <summary>Every address of signing in and of people.</summary>
internal static class IdentityLinks
{
    public const string People = "/people";
    public const string Invite = "/people/invite";
    public const string Account = "/account";
    public const string SignOut = "/sign-out";
    public const string Code = "/sign-in/code";

    public static string SignIn(string? next = null) => With("/sign-in", next);

    public static string CodeFor(string? next) => With(Code, next);

    public static string Second(string? next = null) => With("/sign-in/second", next);

    public static string SetUp(string? next = null) => With("/sign-in/set-up", next);

    public static string Invitation(string token) => $"/invitations/{token}";

    /// <summary>Where somebody wanted to go, if it is a page of ours; else their own.</summary>
    public static string Next(string? next) =>
        next is ['/', not ('/' or '\\'), ..] && next.All(sign => char.IsAscii(sign) && !char.IsControl(sign)) ? next : Account;

    private static string With(string page, string? next) => next is null or Account or "/" ? page : $"{page}?next={Uri.EscapeDataString(next)}";
}
