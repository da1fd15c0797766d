using Microsoft.AspNetCore.Mvc.RazorPages;

namespace Lodestar.Ui;

/// <summary>What a page does with a form that cannot be accepted.</summary>
public static class Replies
{
    /// <summary>Shows the form again with what was typed and what is wrong; the reply is 400.</summary>
    public static PageResult AskAgain(this PageModel page)
    {
        ArgumentNullException.ThrowIfNull(page);
        return new PageResult { StatusCode = StatusCodes.Status400BadRequest };
    }
}
