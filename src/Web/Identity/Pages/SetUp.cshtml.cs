using Lodestar.Ui;
using Microsoft.AspNetCore.Authorization;
using Microsoft.AspNetCore.Html;
using Microsoft.AspNetCore.Mvc;
using Microsoft.AspNetCore.Mvc.RazorPages;
using Microsoft.AspNetCore.RateLimiting;

namespace Lodestar.Identity.Pages;

/// <summary>The page for setting up an authenticator app, with the recovery codes that are shown once.</summary>
[AllowAnonymous, EnableRateLimiting(IdentityLimits.SignIns)]
internal sealed class SetUpPage(Sessions sessions, SecondFactors second, SecondTries tries, Words words) : PageModel
{
    [BindProperty]
    public string? Code { get; set; }

    /// <summary>A code of the app they already have, or a recovery code, if they have one.</summary>
    [BindProperty]
    public string? Present { get; set; }

    /// <summary>True if the new app replaces another.</summary>
    public bool HasApp { get; private set; }

    /// <summary>The sealed key; the form carries it until a code proves that the app has it.</summary>
    [BindProperty]
    public string? Key { get; set; }

    [BindProperty(SupportsGet = true)]
    public string? Next { get; set; }

    /// <summary>The key in letters to type.</summary>
    public string Letters { get; private set; } = "";

    public IHtmlContent Qr { get; private set; } = HtmlString.Empty;

    /// <summary>The recovery codes, once it is set up.</summary>
    public IReadOnlyList<string>? RecoveryCodes { get; private set; }

    // People who already have an app must use it before another replaces it, or a code by e-mail would be enough after all. And somebody else at an
    // unattended browser must not set one up for a person who has none.
    private OpenSession? MaySetUp => HttpContext.Session() is { } open && (open.Second || !open.HasApp) && sessions.IsFresh(open) ? open : null;

    public IActionResult OnGet()
    {
        if (MaySetUp is not { } open)
        {
            return Redirect(IdentityLinks.SignIn(Next));
        }

        Show(open, second.NewSealedKey(open.Person.Id));
        return Page();
    }

    public async Task<IActionResult> OnPostAsync(CancellationToken stop)
    {
        if (MaySetUp is not { } open)
        {
            return Redirect(IdentityLinks.SignIn(Next));
        }

        // The new code comes first: a code of the present app works once and must not be wasted.
        if (!second.Fits(open.Person.Id, Key, Code))
        {
            ModelState.AddModelError(nameof(Code), words["identity.set-up.wrong"]);
        }
        else if (open.HasApp && !(await tries.BeginAsync(HttpContext, open, stop) == Tried.MayGoOn && await second.VerifyAsync(open.Person.Id, Present, stop)))
        {
            ModelState.AddModelError(nameof(Present), words["identity.second.wrong"]);
        }
        else if ((RecoveryCodes = await second.SetUpAsync(open.Person.Id, Key, Code, stop)) is null)
        {
            ModelState.AddModelError(nameof(Code), words["identity.set-up.wrong"]);
        }

        if (!ModelState.IsValid)
        {
            Show(open, second.Open(open.Person.Id, Key) is null ? second.NewSealedKey(open.Person.Id) : Key!);
            return this.AskAgain();
        }

        await tries.ForgetAsync(HttpContext, open.Person.Id, stop);
        await sessions.EndAllAsync(open.Person.Id, stop);
        await sessions.BeginAsync(HttpContext, open.Person.Id, second: true, stop);
        return Page();
    }

    private void Show(OpenSession open, string sealedKey)
    {
        var key = second.Open(open.Person.Id, sealedKey)!;
        HasApp = open.HasApp;
        Key = sealedKey;
        Letters = string.Join(' ', TimeCode.Letters(key).Chunk(4).Select(letters => new string(letters)));
        Qr = QrCode.Of(TimeCode.Address(key, words["ui.name"], open.Person.Name));
        ModelState.Remove(nameof(Key));
    }
}
