using Microsoft.AspNetCore.Authorization;
using Microsoft.AspNetCore.Mvc;
using Microsoft.AspNetCore.Mvc.RazorPages;

namespace Lodestar.Identity.Pages;

/// <summary>
/// Holds what somebody sent after their session had ended, in the page alone, until they have signed in again in another tab. Nothing
/// of it is kept here, and nothing goes anywhere before they press the button.
/// </summary>
[AllowAnonymous]
internal sealed class UnsentPage : PageModel
{
    /// <summary>Says that it was tried from here before.</summary>
    public const string Again = "unsent";

    /// <summary>Where it was sent.</summary>
    [FromQuery]
    public string? Next { get; set; }

    /// <summary>True where they tried again without having signed in.</summary>
    public bool Still => Request.Form.ContainsKey(Again);

    /// <summary>All that was sent, but for what shows that the form is ours, which the page makes anew.</summary>
    public IReadOnlyList<KeyValuePair<string, string>> Fields =>
        [
            .. Request
                .Form.Where(one => one.Key is not ("form" or Again))
                .SelectMany(one => one.Value.Select(value => KeyValuePair.Create(one.Key, value ?? ""))),
        ];

    /// <summary>The words among it, for copying.</summary>
    public string Typed => string.Join("\n\n", Fields.Select(one => one.Value.Trim()).Where(text => text.Contains(' ', StringComparison.Ordinal)));

    public IActionResult OnGet() => Redirect(IdentityLinks.SignIn(Next));

    public IActionResult OnPost() => Page();
}
