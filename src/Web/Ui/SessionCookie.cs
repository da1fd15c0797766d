using Microsoft.AspNetCore.Antiforgery;
using Microsoft.Net.Http.Headers;

namespace Lodestar.Ui;

/// <summary>
/// The cookie of people who reflect: ASP.NET Core's antiforgery cookie, which is random, holds no answer, and is deleted when the browser
/// closes or the person leaves. A sitting is bound to it, so that a second cookie is not needed.
/// </summary>
public static class SessionCookie
{
    public const string Name = "session";

    /// <summary>Its value; null if the browser sends none.</summary>
    public static string? Read(HttpRequest request)
    {
        ArgumentNullException.ThrowIfNull(request);
        return request.Cookies[Name] is { Length: > 0 } value ? value : null;
    }

    /// <summary>
    /// Gives the browser a new one, so that a value that somebody else knew leads nowhere. Forms made earlier, in this tab or another, are then
    /// refused.
    /// </summary>
    /// <returns>The new value.</returns>
    public static string Renew(HttpContext http)
    {
        ArgumentNullException.ThrowIfNull(http);

        // A request without a cookie gets one; this is such a request.
        var fresh = new DefaultHttpContext { RequestServices = http.RequestServices };
        fresh.Request.Scheme = http.Request.Scheme;
        http.RequestServices.GetRequiredService<IAntiforgery>().GetAndStoreTokens(fresh);
        var cookie = SetCookieHeaderValue.ParseList(fresh.Response.Headers.SetCookie).Single(cookie => cookie.Name == Name);
        http.Response.Headers.Append(HeaderNames.SetCookie, cookie.ToString());
        return Uri.UnescapeDataString(cookie.Value.ToString());
    }

    /// <summary>Tells the browser to forget it.</summary>
    public static void Drop(HttpResponse response)
    {
        ArgumentNullException.ThrowIfNull(response);
        response.Cookies.Delete(Name);
    }
}
