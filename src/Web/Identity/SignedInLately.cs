namespace Lodestar.Identity;

/// <summary>
/// Asks whoever takes something away to sign in again where they last did so a while ago: a laptop that is found open shows one page
/// after another, but does not hand over all of them at once.
/// </summary>
internal sealed class SignedInLately(Sessions sessions) : IEndpointFilter
{
    public async ValueTask<object?> InvokeAsync(EndpointFilterInvocationContext context, EndpointFilterDelegate next) =>
        sessions.Again(context.HttpContext) is { } again ? Results.Redirect(again) : await next(context);
}
