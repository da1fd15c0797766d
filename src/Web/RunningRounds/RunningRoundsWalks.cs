using Lodestar.Kernel;
using Lodestar.Rounds;
using Lodestar.Standards;

namespace Lodestar.RunningRounds;

/// <summary>How the role walk opens a round of one district.</summary>
internal static class RunningRoundsWalks
{
    public static IReadOnlyList<Walk> All { get; } =
    [
        Of("/rounds/{id:guid}", RunningRoundsLinks.RunRound) with
        {
            Senders = [],
        },
        Of("/rounds/{id:guid}/close", RunningRoundsLinks.CloseRound),
        Of("/rounds/{id:guid}/last-day", RunningRoundsLinks.CloseLater),
        Of("/rounds/{id:guid}/messages/{kind:regex(^(invitation|reminder)$)}", id => RunningRoundsLinks.WriteToOrganisations(id, "invitation")),
        new("/rounds/{id:guid}/organisations/{organisation:guid}/extend", async ground =>
            RunningRoundsLinks.Extend(await RoundAsync(ground), ground.Organisation)
        ),
    ];

    private static Walk Of(string route, Func<Guid, string> link) => new(route, async ground => link(await RoundAsync(ground)));

    private static async Task<Guid> RoundAsync(WalkGround ground) =>
        (await RoundsWalks.RoundAsync(ground, ground.Services.GetRequiredService<Packs>().Current(Ui.Language.English).Info.Version)).Id;
}
