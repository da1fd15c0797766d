namespace Lodestar.Practice;

/// <summary>How often what a practitioner sends may be sent.</summary>
internal static class PracticeLimits
{
    /// <summary>Typing return codes.</summary>
    public const string Codes = "codes";

    /// <summary>Beginning and submitting a reflection.</summary>
    public const string Submissions = "submissions";

    /// <summary>Whole reflections by API.</summary>
    public const string Arrivals = "arrivals";
}
