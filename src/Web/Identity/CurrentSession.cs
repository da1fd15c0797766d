namespace Lodestar.Identity;

/// <summary>The session in which a request is sent.</summary>
internal static class CurrentSession
{
    /// <summary>The session of this browser, even if its second step is still to be shown; null if there is none.</summary>
    public static OpenSession? Session(this HttpContext http) => http.Features.Get<OpenSession>();
}
