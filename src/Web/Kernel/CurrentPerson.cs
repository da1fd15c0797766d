namespace Lodestar.Kernel;

/// <summary>The person who sends a request.</summary>
internal static class CurrentPerson
{
    /// <summary>The person who is signed in, on a page that only signed-in people can open.</summary>
    /// <exception cref="InvalidOperationException">Nobody is signed in.</exception>
    public static Person Me(this HttpContext http) => http.Features.Get<Person>() ?? throw new InvalidOperationException("Nobody is signed in.");
}
