using Microsoft.AspNetCore.Mvc.RazorPages;

namespace Lodestar.Ui;

/// <summary>
/// Two texts of one thing: the one that was saved while somebody was writing, and theirs. They are shown side by side above the
/// form, which has the id <see cref="Form"/>; saving it again puts the writer's own in place of the other.
/// </summary>
/// <param name="View">The view that shows one of them.</param>
/// <param name="Saved">What was saved, as that view takes it.</param>
/// <param name="Mine">What was typed here, as that view takes it.</param>
/// <param name="Keep">Where one goes on with what was saved; null if the page's handler <see cref="Handler"/> does that.</param>
internal sealed record TwoTexts(string View, object Saved, object Mine, string? Keep)
{
    /// <summary>The partial that shows both.</summary>
    public const string Partial = "/Ui/_TwoTexts.cshtml";

    /// <summary>The view of a text that is a list of <see cref="TextLine"/>.</summary>
    public const string Lines = "/Ui/_TextLines.cshtml";

    /// <summary>The id of the form.</summary>
    public const string Form = "mine";

    /// <summary>The handler that lets go of what was typed, if some of it is kept.</summary>
    public const string Handler = "Theirs";

    /// <summary>Who saved it; null if nobody can say.</summary>
    public string? By { get; init; }

    /// <summary>When they did; null if nobody can say.</summary>
    public string? At { get; init; }

    /// <summary>True if they took out words that point at a person.</summary>
    public bool TakenOut { get; init; }

    /// <summary>True if it was this very form that made it: it was sent again with other words.</summary>
    public bool Again { get; init; }

    /// <summary>True if nothing can be saved any more: what was typed stays to be read and copied.</summary>
    public bool Late { get; init; }

    /// <summary>The value of <c>then</c> with which the form is saved; null if it needs none.</summary>
    public string? Then { get; init; }
}

/// <summary>A part of a text, and what it is called.</summary>
internal sealed record TextLine(string Label, string Text);

/// <summary>How a page shows two texts.</summary>
internal static class TwoTextsReply
{
    /// <summary>Shows the page with both; the reply is 409.</summary>
    public static PageResult AskWhich(this PageModel page)
    {
        ArgumentNullException.ThrowIfNull(page);
        return new PageResult { StatusCode = StatusCodes.Status409Conflict };
    }
}
