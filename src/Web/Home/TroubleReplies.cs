using Lodestar.Persistence;
using Lodestar.Ui;
using Microsoft.AspNetCore.Diagnostics;
using Microsoft.AspNetCore.Http.Features;

namespace Lodestar.Home;

/// <summary>A form that could not be saved. The error page holds it, so that nothing has to be typed again.</summary>
/// <param name="Action">The address to which it was sent.</param>
/// <param name="Fields">Every field in it.</param>
internal sealed record HeldForm(string Action, IReadOnlyList<KeyValuePair<string, string>> Fields);

/// <summary>
/// The one place where an exception becomes a reply. If the trouble with the database is temporary, the reply is 503 with words that say what
/// is safe. The API replies with a problem as for any other fault.
/// </summary>
internal sealed class TroubleReplies(Readiness readiness, ILogger<TroubleReplies> log) : IExceptionHandler
{
    private const string AMinute = "60";

    /// <summary>New for each service, because the framework adds that service's pages to it.</summary>
    public static ExceptionHandlerOptions Options =>
        new()
        {
            ExceptionHandlingPath = "/error",
            CreateScopeForErrors = true,
            StatusCodeSelector = failed => Trouble.Is(failed) ? StatusCodes.Status503ServiceUnavailable : StatusCodes.Status500InternalServerError,

            // While the trouble lasts every request fails, so the log gets a line and not a page.
            SuppressDiagnosticsCallback = context => Trouble.Is(context.Exception),
        };

    /// <summary>Replies to an exception; returns false if the framework should.</summary>
    public async ValueTask<bool> TryHandleAsync(HttpContext httpContext, Exception exception, CancellationToken cancellationToken)
    {
        var passes = Trouble.Is(exception);
        if (passes)
        {
            readiness.Doubt();
            httpContext.Response.Headers.RetryAfter = AMinute;
            log.LogError("The database could not be used: {Reason}", Trouble.Name(exception));
        }

        // By now the request's own path is that of the error page.
        var path = new PathString(httpContext.Features.GetRequiredFeature<IExceptionHandlerPathFeature>().Path);
        if (path.StartsWithSegments("/api"))
        {
            var words = httpContext.RequestServices.GetRequiredService<Languages>().For(httpContext.Request);
            await Results
                .Problem(statusCode: httpContext.Response.StatusCode, title: words[passes ? "home.unsaved.api" : "home.error.title"])
                .ExecuteAsync(httpContext);
            return true;
        }

        if (passes && HttpMethods.IsPost(httpContext.Request.Method) && await FormAsync(httpContext.Request, cancellationToken) is { } form)
        {
            httpContext.Features.Set(
                new HeldForm(
                    $"{path}{httpContext.Request.QueryString}",
                    [.. form.SelectMany(field => field.Value.Select(value => KeyValuePair.Create(field.Key, value ?? "")))]
                )
            );
        }

        return false;
    }

    // The form may not have been read yet, and a body that is not a form was refused earlier.
    private static async Task<IFormCollection?> FormAsync(HttpRequest request, CancellationToken stop)
    {
        try
        {
            return await request.ReadFormAsync(stop);
        }
        catch (Exception broken) when (broken is BadHttpRequestException or InvalidDataException or InvalidOperationException or IOException)
        {
            return null;
        }
    }
}
