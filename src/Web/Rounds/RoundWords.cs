using Lodestar.Partnership;
using Lodestar.Ui;

namespace Lodestar.Rounds;

/// <summary>Describes rounds in words for people.</summary>
internal static class RoundWords
{
    /// <summary>The districts of a round: all, or their names.</summary>
    public static string Where(Words words, DistrictNames districts, Round round) =>
        districts.All.All(district => round.Districts.Contains(district.Code))
            ? words["rounds.everywhere"]
            : string.Join(", ", round.Districts.Select(districts.Of));

    /// <summary>
    /// Its last day. A round that was closed on its first day or earlier ended before it began, which nobody would understand, so its first day
    /// is given.
    /// </summary>
    public static string LastDay(Words words, Round round) => round.ClosesOn < round.OpensOn ? words["rounds.ended-at-once"] : words.Day(round.ClosesOn);

    /// <summary>Its first and its last day.</summary>
    public static string Days(Words words, Round round) => words["rounds.days", words.Day(round.OpensOn), LastDay(words, round)];
}
