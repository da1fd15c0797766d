namespace Lodestar.Identity;

/// <summary>The session of a request.</summary>
internal static class CurrentSession
{
    /// <summary>The session of this browser, even if its second step is still missing; null if there is none.</summary>
    public static OpenSession? Session(this HttpContext http) => http.Features.Get<OpenSession>();
}
