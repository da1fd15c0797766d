using System.Security.Claims;
using System.Text.Encodings.Web;
using Microsoft.AspNetCore.Authentication;
using Microsoft.AspNetCore.Authorization;
using Microsoft.Extensions.Options;

namespace Lodestar.Identity;

/// <summary>Knows who is signed in by the session in the database, so that a session that was ended there ends at once, on every node.</summary>
internal sealed class SignedIn(IOptionsMonitor<AuthenticationSchemeOptions> options, ILoggerFactory logger, UrlEncoder encoder, Sessions sessions, SecondFactors second)
    : AuthenticationHandler<AuthenticationSchemeOptions>(options, logger, encoder)
{
    public new const string Scheme = "signed-in";

    protected override async Task<AuthenticateResult> HandleAuthenticateAsync()
    {
        if (await sessions.CurrentAsync(Context, Context.RequestAborted) is not { } open)
        {
            return AuthenticateResult.NoResult();
        }

        Context.Features.Set(open);
        if (!open.Whole)
        {
            return AuthenticateResult.NoResult();
        }

        Context.Features.Set(open.Person);
        var identity = new ClaimsIdentity([new Claim(ClaimTypes.NameIdentifier, open.Person.Id.ToString())], Scheme);
        return AuthenticateResult.Success(new AuthenticationTicket(new ClaimsPrincipal(identity), Scheme));
    }

    // What somebody sends with an expired session leads to signing in, and back to the page; what they typed is asked again.
    protected override async Task HandleChallengeAsync(AuthenticationProperties properties)
    {
        if (IsNothing())
        {
            return;
        }

        if (Request.Path.StartsWithSegments("/api"))
        {
            Response.StatusCode = StatusCodes.Status401Unauthorized;
            return;
        }

        var next = Request.Path + Request.QueryString;
        var open = Context.Features.Get<OpenSession>();
        Response.Redirect(open is null ? IdentityLinks.SignIn(next) : await second.HasAsync(open.Person.Id, Context.RequestAborted) ? IdentityLinks.Second(next) : IdentityLinks.SetUp(next));
    }

    protected override Task HandleForbiddenAsync(AuthenticationProperties properties) => IsNothing() ? Task.CompletedTask : base.HandleForbiddenAsync(properties);

    // An address that leads nowhere, or to something for which nobody said who may use it, is not there, whoever asks.
    private bool IsNothing()
    {
        var nothing = Context.GetEndpoint()?.Metadata.GetMetadata<IAuthorizeData>() is null;
        Response.StatusCode = nothing ? StatusCodes.Status404NotFound : Response.StatusCode;
        return nothing;
    }
}
