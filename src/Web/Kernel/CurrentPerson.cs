namespace Lodestar.Kernel;

/// <summary>Who sends a request.</summary>
internal static class CurrentPerson
{
    /// <summary>The person who is signed in, on a page that only such people can open.</summary>
    /// <exception cref="InvalidOperationException">Nobody is signed in.</exception>
    public static Person Me(this HttpContext http) => http.Features.Get<Person>() ?? throw new InvalidOperationException("Nobody is signed in.");
}
