using Microsoft.AspNetCore.Authorization;
using Microsoft.AspNetCore.Diagnostics;
using Microsoft.AspNetCore.Mvc;
using Microsoft.AspNetCore.Mvc.RazorPages;

namespace Lodestar.Home.Pages;

/// <summary>The page that people see when something cannot be shown. It keeps the status of the reply that it replaces.</summary>
[AllowAnonymous]
internal sealed class ErrorPage : PageModel
{
    /// <summary>Where its words are in the language files.</summary>
    public string Key { get; private set; } = "error";

    /// <summary>The form that could not be saved; null if there was none.</summary>
    public HeldForm? Held { get; private set; }

    public void OnGet([FromRoute] int? code)
    {
        var asked = HttpContext.Features.Get<IStatusCodeReExecuteFeature>() is null && HttpContext.Features.Get<IExceptionHandlerFeature>() is null;
        if (asked)
        {
            (code, Response.StatusCode) = (StatusCodes.Status404NotFound, StatusCodes.Status404NotFound);
        }

        Held = HttpContext.Features.Get<HeldForm>();
        Key = (code ?? Response.StatusCode) switch
        {
            StatusCodes.Status404NotFound or StatusCodes.Status405MethodNotAllowed => "not-found",
            StatusCodes.Status403Forbidden => "not-yours",
            StatusCodes.Status429TooManyRequests => "too-many",
            StatusCodes.Status413PayloadTooLarge => "too-large",
            >= 400 and < 500 => "refused",
            StatusCodes.Status503ServiceUnavailable => Held is null ? "unread" : "unsaved",
            _ => "error",
        };
    }
}
