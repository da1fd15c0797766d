using Lodestar.Partnership;
using Lodestar.Ui;

namespace Lodestar.Reflection;

/// <summary>Rounds in words.</summary>
internal static class RoundWords
{
    /// <summary>The districts of a round: all, or their names.</summary>
    public static string Where(Words words, DistrictNames districts, Round round) =>
        districts.All.All(district => round.Districts.Contains(district.Code)) ? words["reflection.run.everywhere"] : string.Join(", ", round.Districts.Select(districts.Of));
}
