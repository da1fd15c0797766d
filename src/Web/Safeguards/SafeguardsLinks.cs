namespace Lodestar.Safeguards;

/// <summary>Every address of safeguarding leads.</summary>
internal static class SafeguardsLinks
{
    public const string Concerns = "/concerns";
    public const string Hours = "/concerns/hours";
}
