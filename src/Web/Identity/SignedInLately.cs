namespace Lodestar.Identity;

/// <summary>
/// Asks people who download something to sign in again if they last did so a while ago. A laptop that is found open shows one page after
/// another, but does not hand over everything at once.
/// </summary>
internal sealed class SignedInLately(Sessions sessions) : IEndpointFilter
{
    public async ValueTask<object?> InvokeAsync(EndpointFilterInvocationContext context, EndpointFilterDelegate next) =>
        sessions.Again(context.HttpContext) is { } again ? Results.Redirect(again) : await next(context);
}
