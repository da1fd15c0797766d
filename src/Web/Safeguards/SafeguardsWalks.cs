using Lodestar.Kernel;
using Lodestar.Persistence;

namespace Lodestar.Safeguards;

/// <summary>How the role walk opens the list of concerns, with one that waits in the district.</summary>
internal static class SafeguardsWalks
{
    public static IReadOnlyList<Walk> All { get; } = [new(SafeguardsLinks.Concerns, ConcernAsync) { ReadAnywhere = true }];

    private static async Task<string> ConcernAsync(WalkGround ground)
    {
        var db = ground.Services.GetRequiredService<Db>();
        db.Add(Concern.Raise("walk", ground.District, ground.Organisation, forThemself: false, ground.Now));
        await db.SaveChangesAsync();
        return SafeguardsLinks.Concerns;
    }
}
