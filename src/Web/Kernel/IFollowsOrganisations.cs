namespace Lodestar.Kernel;

/// <summary>Part of a capability that names organisations by their id, and follows them within the transaction of the caller.</summary>
[ForTheMachine("Merging and leaving ask, and call all that follow.")]
public interface IFollowsOrganisations
{
    /// <summary>Two were one all along: what names the first names the second from now on.</summary>
    /// <param name="from">The one that ends.</param>
    /// <param name="into">The one that stays.</param>
    /// <param name="stop">Ends it.</param>
    /// <returns>What stands in its way, or null; then nothing is merged.</returns>
    public Task<Problem?> MergeAsync(Guid from, Guid into, CancellationToken stop);

    /// <summary>One leaves the partnership. What it gave stays.</summary>
    /// <param name="organisation">The organisation.</param>
    /// <param name="stop">Ends it.</param>
    public Task LeaveAsync(Guid organisation, CancellationToken stop) => Task.CompletedTask;
}
