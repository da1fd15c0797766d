using System.Diagnostics;
using Microsoft.AspNetCore.Diagnostics;

namespace Lodestar;

/// <summary>
/// One span for each request, with its method, its route as a template, its status and how long it took. The framework's own spans contain
/// paths and addresses, and take over ids and texts that a request brings, so they are not used.
/// </summary>
internal static class Spans
{
    /// <summary>The name of the source of the spans.</summary>
    public const string Name = "Lodestar";

    private const string Route = "http.route";
    private const string Method = "http.request.method";
    private const string Status = "http.response.status_code";

    private static readonly ActivitySource Source = new(Name);

    /// <summary>Everything that spans and metrics say about a request.</summary>
    public static string[] Told { get; } = [Route, Method, Status];

    /// <summary>Adds a span to each request.</summary>
    public static IApplicationBuilder UseSpans(this IApplicationBuilder app) =>
        app.Use(
            async (http, next) =>
            {
                // It is a root span, whatever the request says it belongs to.
                Activity.Current = null;
                var method = http.Request.Method is "GET" or "HEAD" or "POST" ? http.Request.Method : "other";
                using var span = Source.StartActivity(method, ActivityKind.Server);
                try
                {
                    await next(http);
                }
                finally
                {
                    if (span is not null)
                    {
                        var route = RouteOf(http);
                        span.DisplayName = $"{method} {route}".Trim();
                        span.SetTag(Method, method).SetTag(Route, route).SetTag(Status, http.Response.StatusCode);
                        span.SetStatus(
                            http.Response.StatusCode >= StatusCodes.Status500InternalServerError ? ActivityStatusCode.Error : ActivityStatusCode.Unset
                        );
                    }
                }
            }
        );

    // If the error page replaces another, the other one is named.
    private static string? RouteOf(HttpContext http)
    {
        var endpoint = http.Features.Get<IExceptionHandlerFeature>()?.Endpoint
            ?? http.Features.Get<IStatusCodeReExecuteFeature>()?.Endpoint
            ?? http.GetEndpoint();
        return (endpoint as RouteEndpoint)?.RoutePattern.RawText;
    }
}
