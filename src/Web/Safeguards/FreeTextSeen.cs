namespace Lodestar.Safeguards;

/// <summary>What the field and the buttons of a form with free text show after <see cref="FreeText"/> has checked what was sent.</summary>
public sealed class FreeTextSeen
{
    private readonly Dictionary<string, string> takenOut = [];

    /// <summary>True if something was found that a button can take out.</summary>
    public bool CanTakeOut { get; internal set; }

    /// <summary>True when the page has the button: beside the first field that needs fixing, or otherwise among the other buttons.</summary>
    internal bool IsOffered { get; set; }

    /// <summary>The remaining words of each text from which something was just taken out, by field.</summary>
    public IReadOnlyDictionary<string, string> TakenOut => takenOut;

    /// <summary>
    /// What goes with the form from one try to the next: that somebody said these words are not about a real child, and what a lead was told
    /// of.
    /// </summary>
    internal Dictionary<string, string> Carried { get; } = [];

    /// <summary>Replaces a text by the remaining words.</summary>
    internal void TakeOut(string field, string left) => takenOut[field] = left;
}
