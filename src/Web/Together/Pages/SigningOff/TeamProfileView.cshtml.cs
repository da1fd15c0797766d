using Lodestar.Ui;
using Microsoft.AspNetCore.Authorization;
using Microsoft.AspNetCore.Mvc.RazorPages;

namespace Lodestar.Together.Pages.SigningOff;

/// <summary>
/// The page of how an organisation sees itself: strengths first, a chart with its table and sentences, and what changed. There is no score and
/// no rank.
/// </summary>
[Authorize(TogetherCan.ReadTeams), Opens<TeamView>]
internal sealed class TeamProfileViewPage(Current<TeamView> current, TeamAnswers answers, Words words) : PageModel
{
    public TeamView Open => current.Open;

    public TeamProfile Profile { get; private set; } = null!;

    public async Task OnGetAsync(CancellationToken stop)
    {
        var newest = (await answers.NewestAsync(Open.Id, stop))
            .Values.Where(answer => answer.Counts)
            .ToDictionary(answer => answer.Item, answer => answer.Words);
        Profile = TeamProfile.Of(Open.Pack, newest, await answers.CarriedAsync(Open, stop));
    }

    /// <summary>How many items a standard has.</summary>
    public int Of(StandardProfile profile) => Open.Items.Count(item => item.Standard == profile.Standard.Id);

    /// <summary>The bars of a standard: the level, and the start and length of each bar in items.</summary>
    public static IEnumerable<(int Level, int From, int Count)> Bars(StandardProfile profile)
    {
        ArgumentNullException.ThrowIfNull(profile);
        return profile.Levels.Select((count, place) => (place + 1, profile.Levels.Take(place).Sum(), count)).Where(bar => bar.count > 0);
    }

    /// <summary>A standard's profile, as a sentence.</summary>
    public string Sentence(StandardProfile profile)
    {
        ArgumentNullException.ThrowIfNull(profile);
        var parts = Open
            .Pack.Standards.Levels.Zip(profile.Levels)
            .Where(one => one.Second > 0)
            .Select(one => words["together.profile.part", one.Second, one.First.Name])
            .Concat(profile.NotKnown > 0 ? [words["together.profile.part", profile.NotKnown, words["together.not-known"]]] : [])
            .Concat(profile.NotRelevant > 0 ? [words["together.profile.part", profile.NotRelevant, words["together.not-relevant"]]] : [])
            .Concat(profile.Open > 0 ? [words["together.profile.part", profile.Open, words["together.state.open"]]] : []);
        var turn = profile.Higher + profile.Lower > 0 ? words["together.profile.turn", profile.Higher, profile.Lower] : "";
        return $"{words["together.profile.sentence", Of(profile), string.Join(", ", parts)]} {turn}".Trim();
    }
}
