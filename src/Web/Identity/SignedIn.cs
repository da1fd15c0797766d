using System.Data.Common;
using System.Runtime.ExceptionServices;
using System.Text.Encodings.Web;
using Lodestar.Kernel;
using Microsoft.AspNetCore.Authentication;
using Microsoft.AspNetCore.Authorization;
using Microsoft.Extensions.Options;

namespace Lodestar.Identity;

/// <summary>Knows who is signed in from the session in the database, so that ending a session there ends it at once on every node.</summary>
internal sealed class SignedIn(IOptionsMonitor<AuthenticationSchemeOptions> options, ILoggerFactory logger, UrlEncoder encoder, Sessions sessions)
    : AuthenticationHandler<AuthenticationSchemeOptions>(options, logger, encoder)
{
    public new const string Scheme = "signed-in";

    private ExceptionDispatchInfo? failed;

    protected override async Task<AuthenticateResult> HandleAuthenticateAsync()
    {
        try
        {
            if (await sessions.CurrentAsync(Context, Context.RequestAborted) is { } open)
            {
                Context.Features.Set(open);
                Context.Features.Set(open.Whole ? open.Person : null);
            }
        }
        catch (Exception without) when (without is DbException or InvalidOperationException)
        {
            // The pages that say whom to call and what is wrong need no database. Those that need a permission fail below.
            failed = ExceptionDispatchInfo.Capture(without);
        }

        // There is no principal, because forms would be tied to it, and one that a practitioner has open would be refused once they sign in.
        return AuthenticateResult.NoResult();
    }

    // Anyone who asks for a page is sent to sign in and back. A form is sent, with everything in it, to a page that holds it until they have signed
    // in. A script that saves what is typed is told that they are not signed in.
    protected override Task HandleChallengeAsync(AuthenticationProperties properties)
    {
        if (IsNothing())
        {
            return Task.CompletedTask;
        }

        failed?.Throw();
        if (Context.Features.Get<Person>() is not null)
        {
            Response.StatusCode = StatusCodes.Status403Forbidden;
            return Task.CompletedTask;
        }

        if (Request.Path.StartsWithSegments("/api") || Request.Headers["Sec-Fetch-Dest"] == "empty")
        {
            Response.StatusCode = StatusCodes.Status401Unauthorized;
            return Task.CompletedTask;
        }

        var next = Request.Path + Request.QueryString;
        var open = Context.Session();
        if (
            open is null
            && HttpMethods.IsPost(Request.Method)
            && Request.ContentType?.StartsWith("application/x-www-form-urlencoded", StringComparison.OrdinalIgnoreCase) == true
        )
        {
            Response.Redirect(IdentityLinks.Unsent(next), permanent: false, preserveMethod: true);
            return Task.CompletedTask;
        }

        Response.Redirect(
            open is null ? IdentityLinks.SignIn(next)
            : open.HasApp ? IdentityLinks.Second(next)
            : IdentityLinks.SetUp(next)
        );
        return Task.CompletedTask;
    }

    // An address that leads nowhere, or to something without a permission, does not exist, whoever asks.
    private bool IsNothing()
    {
        var nothing = Context.GetEndpoint()?.Metadata.GetMetadata<IAuthorizeData>() is null;
        Response.StatusCode = nothing ? StatusCodes.Status404NotFound : Response.StatusCode;
        return nothing;
    }
}
