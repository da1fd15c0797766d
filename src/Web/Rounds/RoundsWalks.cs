using Lodestar.Kernel;
using Lodestar.Persistence;

namespace Lodestar.Rounds;

/// <summary>Rounds for the role walk.</summary>
internal static class RoundsWalks
{
    /// <summary>Adds a round that is open only in the district of a ground.</summary>
    /// <param name="ground">The ground of the walk.</param>
    /// <param name="packVersion">The version of the pack whose items are asked.</param>
    public static async Task<Round> RoundAsync(WalkGround ground, string packVersion)
    {
        var wanted = new NewRound(
            WalkGround.NewName("Round"),
            "practitioner",
            [ground.District],
            packVersion,
            ground.Today.AddDays(-7),
            ground.Today.AddDays(7),
            Organisations: true
        );
        var round = Round.Past(wanted, JoinCode.New());
        var db = ground.Services.GetRequiredService<Db>();
        db.Add(round);
        await db.SaveChangesAsync();
        return round;
    }
}
