using Lodestar.Kernel;
using Lodestar.Ui;
using Microsoft.AspNetCore.Mvc;
using Microsoft.AspNetCore.Mvc.ModelBinding;
using Microsoft.AspNetCore.Mvc.RazorPages;

namespace Lodestar.Safeguards;

/// <summary>The place in which a text was written, as far as others may know it. It never says who wrote it.</summary>
/// <param name="Page">Key of the words for the kind of page, such as <c>practice.place.note</c>.</param>
/// <param name="Districts">Codes of the districts it is about; none if they are not known.</param>
/// <param name="Organisation">The organisation for which it was written.</param>
/// <param name="ForThemself">True if a person writes for themself, signed in or not. Then nobody is told the account or the organisation.</param>
internal sealed record TextPlace(string Page, IReadOnlyList<string> Districts, Guid? Organisation = null, bool ForThemself = false);

/// <summary>What was found in texts.</summary>
/// <param name="Problems">What to tell the writer. If there is a problem, nothing may be kept.</param>
/// <param name="ReadsLikeDisclosure">True if a text reads like somebody being harmed. It may not be kept as it is.</param>
/// <param name="Failed">True if the texts could not be checked. Then nothing may be kept either.</param>
internal sealed record Checked(IReadOnlyList<Problem> Problems, bool ReadsLikeDisclosure, bool Failed = false);

/// <summary>
/// Every text that people write in their own words goes through this before anything keeps it; docs/identifiers.md says how a page does it.
/// Finding nothing never means that a text is safe.
/// </summary>
internal sealed class FreeText(Detectors detectors, FreeTextSeen seen, DisclosureTalk talk, Words words, ILogger<FreeText> log)
{
    /// <summary>Name of the button that takes out what points at a person, and of the other buttons of a form.</summary>
    public const string Button = "then";

    /// <summary>Value of that button.</summary>
    public const string TakeOut = "take-out";

    /// <summary>The remaining words of each text from which something was just taken out, by field.</summary>
    public IReadOnlyDictionary<string, string> TakenOut => seen.TakenOut;

    /// <summary>Checks texts. If that fails or takes too long, nothing of them may be kept.</summary>
    /// <param name="texts">The texts, each with the name of its field.</param>
    /// <param name="stop">Stops the work.</param>
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
    /// Checks the texts of a form that was sent. Call it before anything is saved, when the page has everything it shows. If it returns a
    /// reply, return that.
    /// </summary>
    /// <param name="place">The place in which they were written.</param>
    /// <param name="texts">The texts, each with the name of its field.</param>
    /// <param name="stop">Stops the work.</param>
    /// <returns>The reply; null if the page may go on.</returns>
    public async Task<IActionResult?> ReplyAsync(PageModel page, TextPlace place, IReadOnlyList<(string Field, string? Text)> texts, CancellationToken stop)
    {
        ArgumentNullException.ThrowIfNull(page);
        ArgumentNullException.ThrowIfNull(place);
        var written = Written(texts);
        var looked = await CheckAsync(texts, stop);
        if (looked.Failed)
        {
            Tell(page, looked);
            return new PageResult { StatusCode = StatusCodes.Status503ServiceUnavailable };
        }

        if (page.Request.Form[Button] == TakeOut || DisclosureTalk.GoesBack(page))
        {
            return AsTyped(page, written);
        }

        if (looked.ReadsLikeDisclosure && await talk.ReplyAsync(page, place, written, stop) is { } panel)
        {
            return panel;
        }

        Tell(page, looked);
        seen.CanTakeOut = looked.Problems.Count > 0;
        return seen.CanTakeOut ? page.AskAgain() : null;
    }

    private Checked Look(IReadOnlyList<(string Field, string Text)> written) =>
        new(
            [.. written.Select(one => Findings.Of(one.Field, one.Text, detectors.Identifiers(one.Text))).OfType<Problem>()],
            written.Any(one => detectors.ReadsLikeDisclosure(one.Text))
        );

    private void Tell(PageModel page, Checked looked)
    {
        foreach (var problem in looked.Problems)
        {
            page.ModelState.AddModelError(problem.Field, words[problem]);
        }
    }

    // Nothing is saved and nothing is wrong: the form is shown as it was, or without what points at a person.
    private PageResult AsTyped(PageModel page, IReadOnlyList<(string Field, string Text)> written)
    {
        foreach (var entry in page.ModelState.Values)
        {
            entry.Errors.Clear();
            entry.ValidationState = ModelValidationState.Skipped;
        }

        talk.Carry(page, written);
        foreach (var (field, text) in DisclosureTalk.GoesBack(page) ? [] : written)
        {
            var left = Identifiers.TakeOut(text, words["safeguards.mark"], detectors.Identifiers);
            if (left != text)
            {
                seen.TakeOut(field, left);
            }

            page.ModelState.SetModelValue(field, left, left);
        }

        return new PageResult();
    }

    private static IReadOnlyList<(string Field, string Text)> Written(IEnumerable<(string Field, string? Text)> texts) =>
        [.. texts.Where(one => !string.IsNullOrWhiteSpace(one.Text)).Select(one => (one.Field, one.Text!))];
}
