namespace Lodestar.Notices;

/// <summary>The addresses where people choose which e-mails they get.</summary>
internal static class NoticesLinks
{
    public const string Choices = "/account/notices";

    public static string Stop(string kind, string token) => $"/notices/stop/{kind}/{token}";
}
