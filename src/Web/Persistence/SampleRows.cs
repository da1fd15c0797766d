namespace Lodestar.Persistence;

/// <summary>What earlier parts of the sample added and is not saved yet.</summary>
internal static class SampleRows
{
    /// <summary>The rows of one kind, in no particular order.</summary>
    public static IEnumerable<T> Added<T>(this Db db)
        where T : class => db.ChangeTracker.Entries<T>().Select(entry => entry.Entity);
}
