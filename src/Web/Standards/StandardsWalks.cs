using Lodestar.Identity;
using Lodestar.Kernel;
using Lodestar.Persistence;
using Microsoft.EntityFrameworkCore;

namespace Lodestar.Standards;

/// <summary>How the role walk opens the partnership's own questions, with something to publish and something that was published.</summary>
internal static class StandardsWalks
{
    private const string Item = "O12";

    public static IReadOnlyList<Walk> All { get; } =
    [
        new("/local-questions/questions/{id}", _ => Task.FromResult(StandardsLinks.NewLocal)),
        new("/local-questions/help/{item}", async ground => StandardsLinks.LocalForm(await HelpAsync(ground))),
        new("/local-questions/publish", async ground =>
        {
            await HelpAsync(ground);
            return StandardsLinks.PublishLocal;
        }),
        new("/local-questions/versions/{number:int}", PublishedAsync) { Senders = [] },
    ];

    private static async Task<string> HelpAsync(WalkGround ground)
    {
        var (drafts, by) = await WriterAsync(ground);
        var now = await drafts.OpenAsync(CancellationToken.None);
        Said(
            await drafts.KeepAsync(
                new HelpText { Item = Item, Hint = WalkGround.NewName("Think of who is not in the room.") },
                now.MarkOf(Item),
                by,
                CancellationToken.None
            )
        );
        return Item;
    }

    private static async Task<string> PublishedAsync(WalkGround ground)
    {
        // What somebody wrote on the walk may not be fit to publish.
        await ground.Services.GetRequiredService<Db>().Set<LocalDraft>().ExecuteDeleteAsync();
        await HelpAsync(ground);
        var (drafts, by) = await WriterAsync(ground);
        var published = await drafts.PublishAsync("Help in our own words.", (await drafts.OpenAsync(CancellationToken.None)).Mark, by, CancellationToken.None);
        Said(published.Problem);
        return StandardsLinks.LocalVersion(published.Value);
    }

    private static async Task<(LocalDrafts Drafts, Person By)> WriterAsync(WalkGround ground) =>
        (
            ground.Services.GetRequiredService<LocalDrafts>(),
            (await ground.Services.GetRequiredService<Accounts>().PersonAsync(ground.Member(Kernel.Role.AllianceCoordinator), CancellationToken.None))!
        );

    private static void Said(Problem? problem)
    {
        if (problem is not null)
        {
            throw new InvalidOperationException(problem.Words);
        }
    }
}
