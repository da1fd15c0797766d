using Lodestar.Kernel;
using Microsoft.AspNetCore.Diagnostics;
using Microsoft.AspNetCore.Http.Features;
using Microsoft.Net.Http.Headers;

namespace Lodestar.Ui;

/// <summary>
/// Refuses what no page sends before anything reads it: other verbs, other hosts, invalid encodings and, except for pages marked with
/// <see cref="TakesFilesAttribute"/>, files and bodies larger than the largest form.
/// </summary>
internal static class RequestShape
{
    /// <summary>The largest body in bytes; the largest form is a tenth of it.</summary>
    public const int LargestBody = 64 * 1024;

    /// <summary>
    /// A body up to this size is read to its end before it is refused, because a client that first sends everything can then read why.
    /// </summary>
    private const int ReadAnyway = 1024 * 1024;

    /// <summary>Adds these checks.</summary>
    public static IApplicationBuilder UseRequestShape(this IApplicationBuilder app, Settings settings)
    {
        // Links on posters and in diary files are made with the host of the request if no public address is set.
        HashSet<string> hosts = new(StringComparer.OrdinalIgnoreCase) { "localhost", "127.0.0.1", "[::1]" };
        if (settings.PublicAddress is { } address)
        {
            hosts.Add(new Uri(address).Host);
        }

        return app.Use((http, next) => RefuseOrGoOn(http, next, hosts));
    }

    private static async Task RefuseOrGoOn(HttpContext http, RequestDelegate next, HashSet<string> hosts)
    {
        // The error page is requested in place of the original page, like any page: nobody reads the body again.
        if (http.Features.Get<IStatusCodeReExecuteFeature>() is not null || http.Features.Get<IExceptionHandlerFeature>() is not null)
        {
            (http.Request.Method, http.Request.ContentType, http.Request.Body) = (HttpMethods.Get, null, Stream.Null);
            await next(http);
            return;
        }

        var takesFiles = HttpMethods.IsPost(http.Request.Method) ? http.GetEndpoint()?.Metadata.GetMetadata<TakesFilesAttribute>() : null;
        if (Refusal(http.Request, hosts, takesFiles) is not { } status)
        {
            if (takesFiles is not null && http.Features.Get<IHttpMaxRequestBodySizeFeature>() is { IsReadOnly: false } larger)
            {
                larger.MaxRequestBodySize = takesFiles.Largest;
            }

            await next(http);
            return;
        }

        if (
            status == StatusCodes.Status413PayloadTooLarge
            && http.Request.ContentLength <= ReadAnyway
            && http.Features.Get<IHttpMaxRequestBodySizeFeature>() is { IsReadOnly: false } limit
        )
        {
            limit.MaxRequestBodySize = ReadAnyway;
            await http.Request.Body.CopyToAsync(Stream.Null, http.RequestAborted);
        }

        http.Response.StatusCode = status;
        if (status == StatusCodes.Status405MethodNotAllowed)
        {
            http.Response.Headers.Allow = "GET, HEAD, POST";
        }

        if (http.Request.Path.StartsWithSegments("/api"))
        {
            await Results.Problem(statusCode: status).ExecuteAsync(http);
        }
    }

    private static int? Refusal(HttpRequest request, HashSet<string> hosts, TakesFilesAttribute? takesFiles)
    {
        if (!hosts.Contains(request.Host.Host))
        {
            return StatusCodes.Status400BadRequest;
        }

        if (!HttpMethods.IsGet(request.Method) && !HttpMethods.IsHead(request.Method) && !HttpMethods.IsPost(request.Method))
        {
            return StatusCodes.Status405MethodNotAllowed;
        }

        if (request.ContentLength > (takesFiles?.Largest ?? LargestBody))
        {
            return StatusCodes.Status413PayloadTooLarge;
        }

        // The server cuts off a body without a length at the same size.
        var hasBody = request.HttpContext.Features.Get<IHttpRequestBodyDetectionFeature>()?.CanHaveBody == true;
        return
            hasBody
            && !(
                request.Path.StartsWithSegments("/api")
                    ? IsJson(request.ContentType)
                    : IsForm(request.ContentType) || (takesFiles is not null && IsFormWithFile(request.ContentType))
            )
            ? StatusCodes.Status415UnsupportedMediaType
            : null;
    }

    private static bool IsJson(string? type) =>
        MediaTypeHeaderValue.TryParse(type, out var media) && media.MediaType.Equals("application/json", StringComparison.OrdinalIgnoreCase);

    private static bool IsFormWithFile(string? type) =>
        MediaTypeHeaderValue.TryParse(type, out var media) && media.MediaType.Equals("multipart/form-data", StringComparison.OrdinalIgnoreCase);

    private static bool IsForm(string? type) =>
        MediaTypeHeaderValue.TryParse(type, out var media)
        && media.MediaType.Equals("application/x-www-form-urlencoded", StringComparison.OrdinalIgnoreCase)
        && (
            !media.Charset.HasValue
            || media.Charset.Equals("utf-8", StringComparison.OrdinalIgnoreCase)
            || media.Charset.Equals("\"utf-8\"", StringComparison.OrdinalIgnoreCase)
        );
}
