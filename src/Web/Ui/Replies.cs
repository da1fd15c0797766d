using Microsoft.AspNetCore.Mvc.ModelBinding;
using Microsoft.AspNetCore.Mvc.RazorPages;

namespace Lodestar.Ui;

/// <summary>What a page does with a form that cannot be accepted.</summary>
public static class Replies
{
    /// <summary>Shows the form again with what was typed and what is wrong; the status is 400.</summary>
    public static PageResult AskAgain(this PageModel page)
    {
        ArgumentNullException.ThrowIfNull(page);
        return new PageResult { StatusCode = StatusCodes.Status400BadRequest };
    }

    /// <summary>What is wrong with a field, in words; null if nothing is.</summary>
    public static string? ErrorOf(this ModelStateDictionary state, string field)
    {
        ArgumentNullException.ThrowIfNull(state);
        return state.TryGetValue(field, out var entry) && entry.Errors.Count > 0 ? entry.Errors[0].ErrorMessage : null;
    }
}
