using Microsoft.AspNetCore.Authorization;
using Microsoft.AspNetCore.Mvc;
using Microsoft.AspNetCore.Mvc.RazorPages;

namespace Lodestar.Identity.Pages;

/// <summary>
/// The page that holds what somebody sent after their session had ended, until they have signed in again in another tab. Nothing of it is
/// stored here, and nothing is sent before they press the button.
/// </summary>
[AllowAnonymous]
internal sealed class UnsentPage : PageModel
{
    /// <summary>Marks a form that was already sent from here before.</summary>
    public const string Again = "unsent";

    /// <summary>The address to which it was sent.</summary>
    [FromQuery]
    public string? Next { get; set; }

    /// <summary>True if they tried again without having signed in.</summary>
    public bool Still => Request.Form.ContainsKey(Again);

    /// <summary>Everything that was sent, except the token that proves that the form is ours, which the page makes again.</summary>
    public IReadOnlyList<KeyValuePair<string, string>> Fields =>
        [
            .. Request
                .Form.Where(one => one.Key is not ("form" or Again))
                .SelectMany(one => one.Value.Select(value => KeyValuePair.Create(one.Key, value ?? ""))),
        ];

    /// <summary>The words in it, for copying.</summary>
    public string Typed => string.Join("\n\n", Fields.Select(one => one.Value.Trim()).Where(text => text.Contains(' ', StringComparison.Ordinal)));

    public IActionResult OnGet() => Redirect(IdentityLinks.SignIn(Next));

    public IActionResult OnPost() => Page();
}
