namespace Lodestar.Safeguards;

/// <summary>What the field and the buttons of a form with free text show, once <see cref="FreeText"/> has looked at what was sent.</summary>
public sealed class FreeTextSeen
{
    private readonly Dictionary<string, string> takenOut = [];

    /// <summary>True where something was found that a button can take out.</summary>
    public bool CanTakeOut { get; internal set; }

    /// <summary>True once the button stands on the page: beside the first field that has to be mended, or else among the others.</summary>
    internal bool IsOffered { get; set; }

    /// <summary>What is left of each text from which something was taken out just now, by field.</summary>
    public IReadOnlyDictionary<string, string> TakenOut => takenOut;

    /// <summary>What goes with the form from one try to the next: that somebody said that these words are about no real child, and what a lead was told of.</summary>
    internal Dictionary<string, string> Carried { get; } = [];

    internal void TakeOut(string field, string left) => takenOut[field] = left;
}
