using Microsoft.AspNetCore.Mvc.Filters;
using Microsoft.Net.Http.Headers;

namespace Lodestar.Ui;

/// <summary>Puts <see cref="ShownPages"/> around every form.</summary>
internal static class ShownPagesMiddleware
{
    /// <summary>Answers a form with a redirect to the page instead of the page. It is outside everything that makes replies, error pages included.</summary>
    public static IApplicationBuilder UseRedirectToPages(this IApplicationBuilder app) =>
        app.UseWhen(http => HttpMethods.IsPost(http.Request.Method) && IsNavigation(http.Request), posted => posted.Use(RedirectAsync));

    /// <summary>Shows the page that a browser comes back to. It comes after everything that asks who may open the address.</summary>
    public static IApplicationBuilder UseShownPages(this IApplicationBuilder app) => app.UseWhen(IsComingBack, reading => reading.Use(ShowAsync));

    /// <summary>True if a request asks for a page that answered a form.</summary>
    public static bool IsComingBack(HttpContext http) => HttpMethods.IsGet(http.Request.Method) && http.Request.Query.ContainsKey(ShownPages.Query);

    /// <summary>Records that a page took a form with a valid token. A form that no page takes is refused at once and costs nothing further.</summary>
    public sealed class FormsTaken : IAsyncPageFilter
    {
        /// <inheritdoc/>
        public Task OnPageHandlerSelectionAsync(PageHandlerSelectedContext context) => Task.CompletedTask;

        /// <inheritdoc/>
        public Task OnPageHandlerExecutionAsync(PageHandlerExecutingContext context, PageHandlerExecutionDelegate next)
        {
            // Pages of errors are asked for in place of a form, by GET.
            if (HttpMethods.IsPost(context.HttpContext.Request.Method))
            {
                context.HttpContext.Features.Set(this);
            }

            return next();
        }
    }

    // Scripts send forms too, and read what comes back themselves. A browser that does not say what it does is taken at its word.
    private static bool IsNavigation(HttpRequest request) =>
        !request.Path.StartsWithSegments("/api") && (request.Headers["Sec-Fetch-Mode"] is not [{ } mode] || mode == "navigate");

    private static async Task RedirectAsync(HttpContext http, RequestDelegate next)
    {
        var reply = http.Response.Body;
        using var page = new MemoryStream();
        http.Response.Body = page;
        try
        {
            await next(http);
        }
        finally
        {
            http.Response.Body = reply;
        }

        var bytes = page.GetBuffer().AsMemory(0, (int)page.Length);
        if (
            http.Features.Get<FormsTaken>() is not null
            && IsPage(http.Response)
            && await http.RequestServices.GetRequiredService<ShownPages>().KeepAsync(http, bytes, http.RequestAborted) is { } address
        )
        {
            http.Response.ContentType = null;
            http.Response.ContentLength = null;
            http.Response.StatusCode = StatusCodes.Status303SeeOther;
            http.Response.Headers.Location = address;
            return;
        }

        if (!bytes.IsEmpty)
        {
            // A reply that has no body (204) takes no write at all, not even of nothing: the connection would be cut.
            await reply.WriteAsync(bytes, http.RequestAborted);
        }
    }

    // Trouble of the service is told at once: it may be the very database that would keep the page. Anyone who sends too often is not
    // answered with still more work.
    private static bool IsPage(HttpResponse response) =>
        response.StatusCode is < 500 and not StatusCodes.Status429TooManyRequests
        && MediaTypeHeaderValue.TryParse(response.ContentType, out var type)
        && type.MediaType.Equals("text/html", StringComparison.OrdinalIgnoreCase);

    private static async Task ShowAsync(HttpContext http, RequestDelegate next)
    {
        if (await http.RequestServices.GetRequiredService<ShownPages>().FindAsync(http, http.RequestAborted) is not var (status, page))
        {
            await next(http);
            return;
        }

        http.Response.StatusCode = status;
        http.Response.ContentType = "text/html; charset=utf-8";
        http.Response.ContentLength = page.Length;
        await http.Response.Body.WriteAsync(page, http.RequestAborted);
    }
}
