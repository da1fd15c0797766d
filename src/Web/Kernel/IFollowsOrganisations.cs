namespace Lodestar.Kernel;

/// <summary>A part of a capability that refers to organisations by id, and follows them within the caller's transaction.</summary>
[ForTheMachine("Merging and leaving ask, and call all that follow.")]
public interface IFollowsOrganisations
{
    /// <summary>Follows two organisations that become one: whatever named the first names the second from now on.</summary>
    /// <param name="from">Id of the organisation that ends.</param>
    /// <param name="into">Id of the organisation that stays.</param>
    /// <param name="stop">Stops the work.</param>
    /// <returns>The problem that prevents it, or null. If there is one, nothing is merged.</returns>
    public Task<Problem?> MergeAsync(Guid from, Guid into, CancellationToken stop);

    /// <summary>Follows an organisation that leaves the partnership. What it gave stays.</summary>
    /// <param name="stop">Stops the work.</param>
    public Task LeaveAsync(Guid organisation, CancellationToken stop) => Task.CompletedTask;
}
