namespace Lodestar.Practice.Figures;

/// <summary>The addresses of published figures.</summary>
public static class FiguresLinks
{
    /// <summary>The figures of all rounds.</summary>
    public const string AllFigures = "/figures";

    /// <summary>The figures of a round. Its join code is not in the address.</summary>
    public static string Figures(Guid round) => $"/figures/{round:N}";
}
