using Microsoft.AspNetCore.Antiforgery;
using Microsoft.Net.Http.Headers;

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

    /// <summary>
    /// Gives the browser a new one, so that a value someone else knew leads nowhere. Forms made before, in this tab or in
    /// another, are refused from then on.
    /// </summary>
    /// <returns>The new value.</returns>
    public static string Renew(HttpContext http)
    {
        ArgumentNullException.ThrowIfNull(http);

        // A request that brought no cookie gets one; this is that request.
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
