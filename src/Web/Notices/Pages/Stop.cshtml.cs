using Lodestar.Kernel;
using Lodestar.Ui;
using Microsoft.AspNetCore.Authorization;
using Microsoft.AspNetCore.Mvc;
using Microsoft.AspNetCore.Mvc.RazorPages;

namespace Lodestar.Notices.Pages;

/// <summary>
/// The page behind the link in a message, which stops e-mails of its kind. Opening it changes nothing, because mail filters open every link.
/// Its form is sent by the reader, or by a mail program (RFC 8058) that has no cookie and no form token: the signature in the address is
/// enough, and a stranger cannot make one. Mail programs may send the form as one with files.
/// </summary>
[AllowAnonymous, IgnoreAntiforgeryToken, TakesFiles(Largest = RequestShape.LargestBody)]
internal sealed class StopPage(NoticeChoices choices) : PageModel
{
    public NoticeKind Kind { get; private set; } = null!;

    public bool IsStopped { get; private set; }

    public async Task<IActionResult> OnGetAsync(string kind, string token, CancellationToken stop)
    {
        if (await choices.SignedAsync(kind, token, stop) is not var (found, now))
        {
            return NotFound();
        }

        (Kind, IsStopped) = (found, now == NoticePace.Never);
        return Page();
    }

    public async Task<IActionResult> OnPostAsync(string kind, string token, CancellationToken stop)
    {
        if (!await choices.StopAsync(kind, token, stop))
        {
            return NotFound();
        }

        // A mail program follows no redirect.
        return Request.HasFormContentType && (await Request.ReadFormAsync(stop)).ContainsKey("List-Unsubscribe")
            ? new StatusCodeResult(StatusCodes.Status204NoContent)
            : Redirect(NoticesLinks.Stop(kind, token));
    }
}
