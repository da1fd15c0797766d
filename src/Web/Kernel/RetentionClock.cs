namespace Lodestar.Kernel;

/// <summary>
/// How long one kind of record stays, and why. Each capability adds those of its tables; a test fails where a table has
/// none. Such a clock alone lets nothing go: its records stay with the partnership, or go with those of another table.
/// </summary>
/// <param name="Table">The table.</param>
/// <param name="Records">What the records are, for people.</param>
/// <param name="Stays">How long they stay, in words.</param>
/// <param name="Why">Why so long and no longer.</param>
internal record RetentionClock(string Table, string Records, string Stays, string Why)
{
    /// <summary>True for records that live for hours or days: they are looked at every few minutes.</summary>
    public bool IsShort { get; init; }

    /// <summary>True where the audit log is told how many went. It is not where that would tell when people were here.</summary>
    public bool IsTold { get; init; }

    /// <summary>What would go at a moment.</summary>
    public virtual Task<IReadOnlyList<Due>> DueAsync(IServiceProvider services, DateTimeOffset at, CancellationToken stop) =>
        Task.FromResult<IReadOnlyList<Due>>([]);

    /// <summary>Deletes what is due, piece by piece; it may be stopped anywhere and begun again, here or on another node.</summary>
    /// <returns>What went.</returns>
    public virtual Task<IReadOnlyList<Due>> ForgetAsync(IServiceProvider services, DateTimeOffset at, CancellationToken stop) =>
        Task.FromResult<IReadOnlyList<Due>>([]);
}

/// <summary>What goes, or went.</summary>
/// <param name="Records">What the records are.</param>
/// <param name="Count">How many.</param>
/// <param name="About">What they belong to, such as the title of a round; null where it does not matter.</param>
/// <param name="On">The day they go; null where each has its own.</param>
internal sealed record Due(string Records, int Count, string? About = null, DateOnly? On = null);
