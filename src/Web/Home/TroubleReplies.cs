using Lodestar.Persistence;
using Lodestar.Ui;
using Microsoft.AspNetCore.Diagnostics;
using Microsoft.AspNetCore.Http.Features;

namespace Lodestar.Home;

/// <summary>A form that could not be saved. The error page holds it, so that nothing has to be typed again.</summary>
/// <param name="Action">Where it was sent.</param>
/// <param name="Fields">Everything in it.</param>
internal sealed record HeldForm(string Action, IReadOnlyList<KeyValuePair<string, string>> Fields);

/// <summary>
/// The one place where an exception becomes a reply. Trouble with the database that passes is 503 with words that say what is
/// safe; by API it is a problem like any other.
/// </summary>
internal sealed class TroubleReplies(Readiness readiness, ILogger<TroubleReplies> log) : IExceptionHandler
{
    private const string AMinute = "60";

    /// <summary>New for each service: the framework puts the pages of that one into it.</summary>
    public static ExceptionHandlerOptions Options =>
        new()
        {
            ExceptionHandlingPath = "/error",
            CreateScopeForErrors = true,
            StatusCodeSelector = failed => Trouble.Is(failed) ? StatusCodes.Status503ServiceUnavailable : StatusCodes.Status500InternalServerError,

            // Each request fails while it lasts: a line says so, not a page.
            SuppressDiagnosticsCallback = context => Trouble.Is(context.Exception),
        };

    public async ValueTask<bool> TryHandleAsync(HttpContext httpContext, Exception exception, CancellationToken cancellationToken)
    {
        var passes = Trouble.Is(exception);
        if (passes)
        {
            readiness.Doubt();
            httpContext.Response.Headers.RetryAfter = AMinute;
            log.LogError("The database could not be used: {Reason}", Trouble.Name(exception));
        }

        // The request's own path is that of the error page by now.
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

    // It may not have been read yet, and what is no form was refused before.
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
