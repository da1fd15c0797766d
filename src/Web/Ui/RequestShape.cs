using Microsoft.AspNetCore.Diagnostics;
using Microsoft.AspNetCore.Http.Features;
using Microsoft.Net.Http.Headers;

namespace Lodestar.Ui;

/// <summary>
/// Turns away what no page sends before anything reads it: other verbs, other hosts, files where none is asked for, encodings
/// that are none, and bodies larger than the largest form.
/// </summary>
internal static class RequestShape
{
    /// <summary>The largest body in bytes; the largest form is a tenth of it.</summary>
    public const int LargestBody = 64 * 1024;

    /// <summary>The largest body where a file is sent. A page says itself what is too large for it, so it is somewhat more.</summary>
    public const int LargestUpload = 4 * 1024 * 1024;

    /// <summary>A body up to this size is read to its end before it is refused: whoever sends all of it first hears why.</summary>
    private const int ReadAnyway = 1024 * 1024;

    public static IApplicationBuilder UseRequestShape(this IApplicationBuilder app, Settings settings, IReadOnlyList<PathString> uploads)
    {
        // Links on posters and in diary files are made with the host of the request where no public address is set.
        HashSet<string> hosts = new(StringComparer.OrdinalIgnoreCase) { "localhost", "127.0.0.1", "[::1]" };
        if (settings.PublicAddress is { } address)
        {
            hosts.Add(new Uri(address).Host);
        }

        return app.Use((http, next) => RefuseOrGoOn(http, next, hosts, uploads));
    }

    private static async Task RefuseOrGoOn(HttpContext http, RequestDelegate next, HashSet<string> hosts, IReadOnlyList<PathString> uploads)
    {
        // The error page is asked for in place of what was asked for, and like any page: nobody reads the body again.
        if (http.Features.Get<IStatusCodeReExecuteFeature>() is not null || http.Features.Get<IExceptionHandlerFeature>() is not null)
        {
            (http.Request.Method, http.Request.ContentType, http.Request.Body) = (HttpMethods.Get, null, Stream.Null);
            await next(http);
            return;
        }

        var isUpload = HttpMethods.IsPost(http.Request.Method) && uploads.Contains(http.Request.Path);
        if (Refusal(http.Request, hosts, isUpload) is not { } status)
        {
            if (isUpload && http.Features.Get<IHttpMaxRequestBodySizeFeature>() is { IsReadOnly: false } larger)
            {
                larger.MaxRequestBodySize = LargestUpload;
            }

            await next(http);
            return;
        }

        if (status == StatusCodes.Status413PayloadTooLarge && http.Request.ContentLength <= ReadAnyway && http.Features.Get<IHttpMaxRequestBodySizeFeature>() is { IsReadOnly: false } limit)
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

    private static int? Refusal(HttpRequest request, HashSet<string> hosts, bool isUpload)
    {
        if (!hosts.Contains(request.Host.Host))
        {
            return StatusCodes.Status400BadRequest;
        }

        if (!HttpMethods.IsGet(request.Method) && !HttpMethods.IsHead(request.Method) && !HttpMethods.IsPost(request.Method))
        {
            return StatusCodes.Status405MethodNotAllowed;
        }

        if (request.ContentLength > (isUpload ? LargestUpload : LargestBody))
        {
            return StatusCodes.Status413PayloadTooLarge;
        }

        // A body without a length is cut off by the server at the same size.
        var hasBody = request.HttpContext.Features.Get<IHttpRequestBodyDetectionFeature>()?.CanHaveBody == true;
        return hasBody && !(request.Path.StartsWithSegments("/api") ? IsJson(request.ContentType) : isUpload ? IsUpload(request.ContentType) : IsForm(request.ContentType)) ? StatusCodes.Status415UnsupportedMediaType : null;
    }

    private static bool IsJson(string? type) =>
        MediaTypeHeaderValue.TryParse(type, out var media) && media.MediaType.Equals("application/json", StringComparison.OrdinalIgnoreCase);

    private static bool IsUpload(string? type) =>
        MediaTypeHeaderValue.TryParse(type, out var media) && media.MediaType.Equals("multipart/form-data", StringComparison.OrdinalIgnoreCase);

    private static bool IsForm(string? type) =>
        MediaTypeHeaderValue.TryParse(type, out var media)
        && media.MediaType.Equals("application/x-www-form-urlencoded", StringComparison.OrdinalIgnoreCase)
        && (!media.Charset.HasValue || media.Charset.Equals("utf-8", StringComparison.OrdinalIgnoreCase) || media.Charset.Equals("\"utf-8\"", StringComparison.OrdinalIgnoreCase));
}
