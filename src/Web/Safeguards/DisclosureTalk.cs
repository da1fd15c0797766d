using System.Security.Cryptography;
using System.Text;
using Lodestar.Kernel;
using Lodestar.Persistence;
using Lodestar.Ui;
using Microsoft.AspNetCore.Mvc;
using Microsoft.AspNetCore.Mvc.ModelBinding;
using Microsoft.AspNetCore.Mvc.RazorPages;
using Microsoft.AspNetCore.Mvc.ViewFeatures;

namespace Lodestar.Safeguards;

/// <summary>
/// The page for a writer whose words read like a disclosure, in place of the one they came from. Its form leads back there with everything they
/// sent. docs/decisions/0014 says why they may go on, and what is kept.
/// </summary>
internal sealed class DisclosureTalk(Detectors detectors, FreeTextSeen seen, Concerns concerns, SecretKey secret, Words words, TimeProvider clock)
{
    /// <summary>Name of the panel's buttons.</summary>
    public const string Choice = "free-text";
    public const string NotReal = "not-real";
    public const string Change = "change";
    public const string Answer = "answer";

    /// <summary>Name of the panel's question whether somebody should contact the writer.</summary>
    public const string Contact = "free-text-contact";

    private const string Said = "free-text-said";
    private const string Raised = "free-text-raised";
    private static readonly string[] Own = ["form", Choice, Contact, Said, Raised];

    /// <summary>True if the writer returns to the form to write something else.</summary>
    public static bool GoesBack(PageModel page) => page.Request.Form[Choice] == Change;

    /// <summary>The panel; null if the writer has said that these words are not about a real child.</summary>
    public async Task<IActionResult?> ReplyAsync(PageModel page, TextPlace place, IReadOnlyList<(string Field, string Text)> written, CancellationToken stop)
    {
        var form = page.Request.Form;
        Carry(page, written);
        var raised = RaisedIn(page);
        if (form[Choice] == NotReal)
        {
            await concerns.SayNotRealAsync(place.Page, raised, stop);
            seen.Carried.Remove(Raised);
            seen.Carried[Said] = TokenOf(page, written);
        }

        if (seen.Carried.ContainsKey(Said))
        {
            return null;
        }

        var watch = await concerns.WatchOfAsync(place, stop);
        raised ??= await concerns.RaiseAsync(place, watch, stop);
        var me = place.ForThemself ? null : page.HttpContext.Features.Get<Person>();
        var panel = new DisclosurePanel(place, [.. written.Select(one => one.Text)], Kept(form, raised))
        {
            Watch = raised is null ? null : watch?.District,
            OpensAt = raised is null || watch is null || watch.Times.IsOpenAt(clock.GetUtcNow()) ? null : watch.Times.NextAfter(clock.GetUtcNow()),
            MayBeContacted = me is not null && raised is not null,
        };

        // Only the panel's own questions can be answered wrongly.
        page.ModelState.Clear();
        if (form[Choice] == Answer && panel.MayBeContacted)
        {
            panel = await AnswerAsync(panel, form[Contact].ToString(), raised!.Value, me!, page.ModelState, stop);
        }

        return new ViewResult
        {
            ViewName = "/Safeguards/_Disclosure.cshtml",
            ViewData = new ViewDataDictionary<DisclosurePanel>(page.MetadataProvider, page.ModelState) { Model = panel },
            StatusCode = page.ModelState.IsValid ? StatusCodes.Status200OK : StatusCodes.Status400BadRequest,
        };
    }

    /// <summary>Keeps with the form what goes from one try to the next.</summary>
    public void Carry(PageModel page, IReadOnlyList<(string Field, string Text)> written)
    {
        if (page.Request.Form[Said] == TokenOf(page, written))
        {
            seen.Carried[Said] = TokenOf(page, written);
        }

        if (RaisedIn(page) is { } raised)
        {
            seen.Carried[Raised] = Sealed(raised);
        }
    }

    private async Task<DisclosurePanel> AnswerAsync(
        DisclosurePanel panel,
        string answer,
        Guid raised,
        Person me,
        ModelStateDictionary state,
        CancellationToken stop
    )
    {
        switch (answer)
        {
            case "yes":
                await concerns.AskContactAsync(raised, me, stop);
                return panel with { Contacted = true };
            case "no":
                return panel with { Contacted = false };
            default:
                state.AddModelError(Contact, words["safeguards.contact.choose"]);
                return panel;
        }
    }

    // Everything that was sent, so that nothing typed is lost; the panel's own questions are asked again.
    private IReadOnlyList<KeyValuePair<string, string>> Kept(IFormCollection form, Guid? raised) =>
        [
            .. form.Where(field => !Own.Contains(field.Key)).SelectMany(field => field.Value.Select(value => KeyValuePair.Create(field.Key, value ?? ""))),
            .. raised is { } id ? [KeyValuePair.Create(Raised, Sealed(id))] : Array.Empty<KeyValuePair<string, string>>(),
        ];

    private string Sealed(Guid raised) => $"{raised:N}{Convert.ToHexString(secret.Mac("concern that was raised", $"{raised:N}"))}";

    private Guid? RaisedIn(PageModel page) =>
        page.Request.Form[Raised].ToString() is { Length: > 32 } given
        && Guid.TryParseExact(given[..32], "N", out var id)
        && CryptographicOperations.FixedTimeEquals(Encoding.ASCII.GetBytes(Sealed(id)), Encoding.ASCII.GetBytes(given))
            ? id
            : null;

    // For this page and these words only. Taking names out of them does not change it.
    private string TokenOf(PageModel page, IReadOnlyList<(string Field, string Text)> written) =>
        Convert.ToHexString(
            secret.Mac(
                "said to be about no real child",
                string.Join(
                    '\n',
                    [
                        page.Request.Path.Value ?? "",
                        .. written.Select(one => $"{one.Field} {Identifiers.TakeOut(one.Text, words["safeguards.mark"], detectors.Identifiers)}"),
                    ]
                )
            )
        );
}

/// <summary>What a writer sees whose words read like a disclosure.</summary>
/// <param name="Place">The place in which they wrote.</param>
/// <param name="Texts">Their words, for them to copy.</param>
/// <param name="Fields">The fields of the form that they sent.</param>
internal sealed record DisclosurePanel(TextPlace Place, IReadOnlyList<string> Texts, IReadOnlyList<KeyValuePair<string, string>> Fields)
{
    /// <summary>The district whose leads are told that something was written; null if nobody is.</summary>
    public string? Watch { get; init; }

    /// <summary>The next moment when one of them reads; null while one is reading now.</summary>
    public DateTimeOffset? OpensAt { get; init; }

    /// <summary>True if the writer can ask to be contacted.</summary>
    public bool MayBeContacted { get; init; }

    /// <summary>Their answer; null until they give one.</summary>
    public bool? Contacted { get; init; }
}
