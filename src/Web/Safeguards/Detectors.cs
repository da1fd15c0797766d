namespace Lodestar.Safeguards;

/// <summary>What looks at a text before it is kept.</summary>
/// <param name="Identifiers">Finds what can point at a person.</param>
/// <param name="ReadsLikeDisclosure">Says whether it reads like somebody being harmed.</param>
/// <param name="Longest">How long both may take together; after that, nothing is kept.</param>
public sealed record Detectors(Func<string, IReadOnlyList<Identifier>> Identifiers, Func<string, bool> ReadsLikeDisclosure, TimeSpan Longest)
{
    /// <summary>The detectors in use.</summary>
    public static readonly Detectors Usual = new(
        text => Safeguards.Identifiers.Find(text, Telephones.Abroad),
        Disclosures.ReadsLikeOne,
        TimeSpan.FromSeconds(5)
    );
}
