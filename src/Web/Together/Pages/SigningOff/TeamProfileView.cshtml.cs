using Lodestar.Charts;
using Lodestar.Ui;
using Microsoft.AspNetCore.Authorization;
using Microsoft.AspNetCore.Html;
using Microsoft.AspNetCore.Mvc.RazorPages;

namespace Lodestar.Together.Pages.SigningOff;

/// <summary>
/// The page of how an organisation sees itself: strengths first, a chart with its table and sentences, and what changed. There is no score and
/// no rank.
/// </summary>
[Authorize(TogetherCan.ReadTeams), Opens<TeamView>]
internal sealed class TeamProfileViewPage(Current<TeamView> current, TeamAnswers answers, ChartDrawing drawing, Words words) : PageModel
{
    /// <summary>The id of the table that has the numbers of all charts.</summary>
    public const string Table = "levels";

    public TeamView Open => current.Open;

    public TeamProfile Profile { get; private set; } = null!;

    public async Task OnGetAsync(CancellationToken stop)
    {
        var newest = (await answers.NewestAsync(Open.Id, stop))
            .Values.Where(answer => answer.Counts)
            .ToDictionary(answer => answer.Item, answer => answer.Words);
        Profile = TeamProfile.Of(Open.Pack, newest, await answers.CarriedAsync(Open, stop));
    }

    private IReadOnlyList<ChartPiece> Pieces =>
        [
            .. Open.Pack.Standards.Levels.Select((level, place) => new ChartPiece(StandardProfile.LevelCode(place + 1), level.Name)),
            new ChartPiece(StandardProfile.NotKnownCode, words["together.not-known"], StandsApart: true),
            new ChartPiece(StandardProfile.NotRelevantCode, words["together.not-relevant"], StandsApart: true),
            new ChartPiece(StandardProfile.OpenCode, words["together.state.open"], StandsApart: true),
        ];

    /// <summary>How many items a standard has.</summary>
    private int Of(StandardProfile profile) => Open.Items.Count(item => item.Standard == profile.Standard.Id);

    /// <summary>The shades of the levels, and what has none.</summary>
    public IHtmlContent Key() => drawing.Key(Pieces);

    /// <summary>How many items of a standard stand at each level. These are the organisation's own numbers, and nobody else reads this page.</summary>
    public IHtmlContent Chart(StandardProfile profile)
    {
        ArgumentNullException.ThrowIfNull(profile);
        var frame = new ChartFrame($"chart-{profile.Standard.Id}", Sentence(profile), Table);
        return drawing.Stacked(frame, [new StackRow(null, profile.Line)], Pieces, PieceLabels.Count, hasKey: false);
    }

    private string Sentence(StandardProfile profile)
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
