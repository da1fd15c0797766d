using Lodestar.Statistics;

namespace Lodestar.Charts;

/// <summary>A number with its name: a bar, or a point of a line.</summary>
/// <param name="Name">What it is of, in the words of the table.</param>
/// <param name="Share">How many of how many.</param>
internal sealed record ChartRow(string Name, ShownShare Share);

/// <summary>A group whose parts are stacked.</summary>
/// <param name="Name">Its name; null if it stands above the chart already.</param>
/// <param name="Line">Its numbers; null if even how many they are of is withheld.</param>
internal sealed record StackRow(string? Name, ShownLine? Line);

/// <summary>A line with a dot for each number.</summary>
/// <param name="Name">What it is of.</param>
/// <param name="Shares">The numbers, the first of them drawn full and the second hollow; null if even what they are of is withheld.</param>
internal sealed record DotRow(string Name, params IReadOnlyList<ShownShare?> Shares);

/// <summary>One part of stacked bars.</summary>
/// <param name="Code">Its code in the lines.</param>
/// <param name="Name">Its name, in the words of the table.</param>
/// <param name="StandsApart">True if it is no step of the order that the other pieces lie in.</param>
internal sealed record ChartPiece(string Code, string Name, bool StandsApart = false);

/// <summary>What is written on the pieces of stacked bars.</summary>
internal enum PieceLabels
{
    /// <summary>The share in per cent.</summary>
    Percent,

    /// <summary>How many, for wholes of a few.</summary>
    Count,
}
