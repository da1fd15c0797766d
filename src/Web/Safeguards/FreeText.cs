using Lodestar.Kernel;
using Lodestar.Persistence;
using Lodestar.Ui;
using Microsoft.AspNetCore.Mvc;
using Microsoft.AspNetCore.Mvc.ModelBinding;
using Microsoft.AspNetCore.Mvc.RazorPages;
using Microsoft.AspNetCore.Mvc.ViewFeatures;

namespace Lodestar.Safeguards;

/// <summary>Where a text was written, as far as others may know it. Never who wrote it.</summary>
/// <param name="Page">Key of the words that say what kind of page it was, such as <c>reflection.place.note</c>.</param>
/// <param name="District">Code of the district; null where there is none, or more than one.</param>
/// <param name="Organisation">The organisation for which it was written; null where somebody writes for themself.</param>
public sealed record TextPlace(string Page, string? District = null, Guid? Organisation = null);

/// <summary>What was seen in texts.</summary>
/// <param name="Problems">What to tell the writer; where there is one, nothing may be kept.</param>
/// <param name="ReadsLikeDisclosure">True where one reads like somebody being harmed: it may not be kept as it is.</param>
/// <param name="Failed">True where they could not be looked at; then nothing may be kept either.</param>
public sealed record Checked(IReadOnlyList<Problem> Problems, bool ReadsLikeDisclosure, bool Failed = false);

/// <summary>
/// Every text that people write in their own words goes through this before anything keeps it; docs/identifiers.md says how a
/// page does it. Where it has looked and says nothing, that never means that a text is safe.
/// </summary>
public sealed class FreeText(Detectors detectors, SecretKey secret, Words words, ILogger<FreeText> log)
{
    /// <summary>Name of the button that takes out what points at a person, as of the other buttons of a form.</summary>
    public const string Button = "then";

    /// <summary>Value of that button.</summary>
    public const string TakeOut = "take-out";

    internal const string Choice = "free-text";
    internal const string NotReal = "not-real";
    internal const string Change = "change";
    internal const string Said = "free-text-said";

    private readonly Dictionary<string, string> takenOut = [];

    /// <summary>True where something was found that a button can take out.</summary>
    public bool CanTakeOut { get; private set; }

    /// <summary>What is left of each text from which something was taken out just now, by field.</summary>
    public IReadOnlyDictionary<string, string> TakenOut => takenOut;

    /// <summary>Goes with the form once somebody said that a text is about no real child, so that they are not asked again about the same words.</summary>
    internal string? Token { get; private set; }

    /// <summary>Looks at texts. Where that fails or takes too long, nothing of them may be kept.</summary>
    /// <param name="texts">Each with the name of its field.</param>
    /// <param name="stop">Ends it.</param>
    public async Task<Checked> CheckAsync(IEnumerable<(string Field, string? Text)> texts, CancellationToken stop)
    {
        var written = Written(texts);
        try
        {
            return await Task.Run(() => Look(written), stop).WaitAsync(detectors.Longest, stop);
        }
        catch (Exception failed) when (!stop.IsCancellationRequested)
        {
            log.LogError("A text could not be looked at, so it was not kept: {Reason}", failed.GetType().Name);
            return new Checked([.. written.Select(one => new Problem(one.Field, "safeguards.failed"))], ReadsLikeDisclosure: false, Failed: true);
        }
    }

    /// <summary>
    /// Looks at the texts of a form that was sent. Call it before anything is saved, once the page holds all that it shows; where it
    /// gives a reply, return that.
    /// </summary>
    /// <param name="page">The page.</param>
    /// <param name="place">Where it was written.</param>
    /// <param name="texts">Each with the name of its field.</param>
    /// <param name="stop">Ends it.</param>
    /// <returns>What to reply; null where the page may go on.</returns>
    public async Task<IActionResult?> ReplyAsync(PageModel page, TextPlace place, IReadOnlyList<(string Field, string? Text)> texts, CancellationToken stop)
    {
        ArgumentNullException.ThrowIfNull(page);
        ArgumentNullException.ThrowIfNull(place);
        var (form, written) = (page.Request.Form, Written(texts));
        var seen = await CheckAsync(texts, stop);
        if (seen.Failed)
        {
            Tell(page, seen);
            return new PageResult { StatusCode = StatusCodes.Status503ServiceUnavailable };
        }

        var token = seen.ReadsLikeDisclosure ? TokenOf(page, written) : null;
        Token = token is not null && (form[Choice] == NotReal || form[Said] == token) ? token : null;
        if (form[Choice] == Change || form[Button] == TakeOut)
        {
            return AsTyped(page, written, takeOut: form[Choice] != Change);
        }

        if (seen.ReadsLikeDisclosure && Token is null)
        {
            return Panel(page, new DisclosurePanel(place, [.. written.Select(one => one.Text)], Kept(form)));
        }

        Tell(page, seen);
        CanTakeOut = seen.Problems.Count > 0;
        return CanTakeOut ? page.AskAgain() : null;
    }

    private Checked Look(IReadOnlyList<(string Field, string Text)> written) => new(
        [.. written.Select(one => Findings.Of(one.Field, one.Text, detectors.Identifiers(one.Text))).OfType<Problem>()],
        written.Any(one => detectors.ReadsLikeDisclosure(one.Text)));

    private void Tell(PageModel page, Checked seen)
    {
        foreach (var problem in seen.Problems)
        {
            page.ModelState.AddModelError(problem.Field, words[problem]);
        }
    }

    // Nothing is saved and nothing is wrong: the form as it was, or without what points at a person.
    private PageResult AsTyped(PageModel page, IReadOnlyList<(string Field, string Text)> written, bool takeOut)
    {
        foreach (var entry in page.ModelState.Values)
        {
            entry.Errors.Clear();
            entry.ValidationState = ModelValidationState.Skipped;
        }

        foreach (var (field, text) in takeOut ? written : [])
        {
            var left = Identifiers.TakeOut(text);
            takenOut[field] = left;
            page.ModelState.SetModelValue(field, left, left);
        }

        return new PageResult();
    }

    private static ViewResult Panel(PageModel page, DisclosurePanel panel) => new()
    {
        ViewName = "/Safeguards/Pages/_Disclosure.cshtml",
        ViewData = new ViewDataDictionary<DisclosurePanel>(page.MetadataProvider, new ModelStateDictionary()) { Model = panel },
    };

    // All that was sent, so that nothing typed is lost; what the panel itself asks is asked anew.
    private static IReadOnlyList<KeyValuePair<string, string>> Kept(IFormCollection form) =>
        [.. form.Where(field => field.Key is not ("form" or Choice or Said)).SelectMany(field => field.Value.Select(value => KeyValuePair.Create(field.Key, value ?? "")))];

    // For this page and these words alone; taking names out of them does not change it.
    private string TokenOf(PageModel page, IReadOnlyList<(string Field, string Text)> written) =>
        Convert.ToHexString(secret.Mac("said to be about no real child", string.Join('\n', [page.Request.Path.Value ?? "", .. written.Select(one => $"{one.Field} {Identifiers.TakeOut(one.Text)}")])));

    private static IReadOnlyList<(string Field, string Text)> Written(IEnumerable<(string Field, string? Text)> texts) =>
        [.. texts.Where(one => !string.IsNullOrWhiteSpace(one.Text)).Select(one => (one.Field, one.Text!))];
}

/// <summary>What somebody sees whose words read like a disclosure.</summary>
/// <param name="Place">Where they wrote.</param>
/// <param name="Texts">Their words, for them to copy.</param>
/// <param name="Fields">The form that they sent.</param>
public sealed record DisclosurePanel(TextPlace Place, IReadOnlyList<string> Texts, IReadOnlyList<KeyValuePair<string, string>> Fields);
