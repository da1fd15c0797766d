using Lodestar.Kernel;

namespace Lodestar.Identity;

/// <summary>Who sends a request.</summary>
internal static class CurrentPerson
{
    /// <summary>The session of this browser, also where its second factor is still to be shown; null where there is none.</summary>
    public static OpenSession? Session(this HttpContext http) => http.Features.Get<OpenSession>();

    /// <summary>Who is signed in, on a page that only those can open.</summary>
    /// <exception cref="InvalidOperationException">Nobody is.</exception>
    public static Person Me(this HttpContext http) => http.Features.Get<Person>() ?? throw new InvalidOperationException("Nobody is signed in.");
}
