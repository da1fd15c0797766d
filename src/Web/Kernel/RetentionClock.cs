namespace Lodestar.Kernel;

/// <summary>
/// How long one kind of record stays, and why. Each capability adds the clocks of its tables, and a test fails if a table has none. This clock
/// alone deletes nothing: its records stay with the partnership, or go with those of another table.
/// </summary>
/// <param name="Records">The kind of records, in words.</param>
/// <param name="Stays">How long they stay, in words.</param>
/// <param name="Why">Why they stay for so long and no longer.</param>
internal record RetentionClock(string Table, string Records, string Stays, string Why)
{
    /// <summary>True for records that live for hours or days; they are checked every few minutes.</summary>
    public bool IsShort { get; init; }

    /// <summary>True if the audit log records how many were deleted. It does not if that would disclose when people were here.</summary>
    public bool IsTold { get; init; }

    /// <summary>What is due for deletion at a moment.</summary>
    public virtual Task<IReadOnlyList<Due>> DueAsync(IServiceProvider services, DateTimeOffset at, CancellationToken stop) =>
        Task.FromResult<IReadOnlyList<Due>>([]);

    /// <summary>Deletes what is due, piece by piece. It can be stopped at any point and started again, here or on another node.</summary>
    /// <returns>What was deleted.</returns>
    public virtual Task<IReadOnlyList<Due>> ForgetAsync(IServiceProvider services, DateTimeOffset at, CancellationToken stop) =>
        Task.FromResult<IReadOnlyList<Due>>([]);
}

/// <summary>Records that are due for deletion, or that were deleted.</summary>
/// <param name="Records">The kind of records, in words.</param>
/// <param name="Count">The number of records.</param>
/// <param name="About">What they belong to, such as the title of a round; null if that does not matter.</param>
/// <param name="On">The day of deletion; null if each record has its own.</param>
internal sealed record Due(string Records, int Count, string? About = null, DateOnly? On = null);
