namespace Lodestar.Ui;

/// <summary>
/// The one cookie: ASP.NET Core's antiforgery cookie, which is random, holds no answer, and is gone when the browser
/// closes or the person leaves. A sitting is bound to it, so that there need not be a second one.
/// </summary>
public static class SessionCookie
{
    /// <summary>Its name.</summary>
    public const string Name = "session";

    /// <summary>Its value, or null where the browser sends none.</summary>
    public static string? Read(HttpRequest request)
    {
        ArgumentNullException.ThrowIfNull(request);
        return request.Cookies[Name] is { Length: > 0 } value ? value : null;
    }

    /// <summary>Tells the browser to forget it.</summary>
    public static void Drop(HttpResponse response)
    {
        ArgumentNullException.ThrowIfNull(response);
        response.Cookies.Delete(Name);
    }
}
