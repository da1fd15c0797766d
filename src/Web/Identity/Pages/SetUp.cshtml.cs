using Lodestar.Ui;
using Microsoft.AspNetCore.Authorization;
using Microsoft.AspNetCore.Html;
using Microsoft.AspNetCore.Mvc;
using Microsoft.AspNetCore.Mvc.RazorPages;
using Microsoft.AspNetCore.RateLimiting;

namespace Lodestar.Identity.Pages;

/// <summary>Setting up an authenticator app, and the recovery codes that are shown once.</summary>
[AllowAnonymous, EnableRateLimiting(IdentityLimits.SignIns)]
internal sealed class SetUpPage(Sessions sessions, SecondFactors second, SecondTries tries, Words words) : PageModel
{
    [BindProperty]
    public string? Code { get; set; }

    /// <summary>A code of the app they have, or a recovery code, where they have one.</summary>
    [BindProperty]
    public string? Present { get; set; }

    /// <summary>True where another app takes the place of one.</summary>
    public bool HasApp { get; private set; }

    /// <summary>The key, sealed by us; the form carries it until a code shows that the app has it.</summary>
    [BindProperty]
    public string? Key { get; set; }

    [BindProperty(SupportsGet = true)]
    public string? Next { get; set; }

    /// <summary>The key in letters to type.</summary>
    public string Letters { get; private set; } = "";

    public IHtmlContent Qr { get; private set; } = HtmlString.Empty;

    /// <summary>The recovery codes, once it is set up.</summary>
    public IReadOnlyList<string>? RecoveryCodes { get; private set; }

    // Who has one already must show it before another takes its place: else a code by e-mail would be enough after all.
    // And a browser left alone must not be where somebody else sets one up for whoever has none.
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

        // The new code first: a code of the present app works once, and must not be spent in vain.
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
