using Lodestar.Kernel;

namespace Lodestar.Persistence;

/// <summary>
/// Knows whether somebody is using the SQLite file. Everyone who serves or runs a command shares a lock on a file beside it, and anyone who
/// replaces the database needs that lock alone. The operating system releases it when a process dies.
/// </summary>
internal sealed class InUse : IDisposable
{
    private readonly FileStream? held;

    private InUse(FileStream? held) => this.held = held;

    /// <summary>Marks the database as in use until this is disposed of.</summary>
    /// <exception cref="IOException">It is being replaced.</exception>
    public static InUse Share(Settings settings) =>
        new(settings.Database is null ? Open(settings, FileShare.Read, "is being restored. Try again when that is done.") : null);

    /// <summary>Keeps everybody else out until this is disposed of.</summary>
    /// <exception cref="IOException">Somebody is using the database.</exception>
    public static InUse Alone(Settings settings) => new(Open(settings, FileShare.None, "is in use. Stop the service, and whatever else works with it, first."));

    /// <inheritdoc />
    public void Dispose() => held?.Dispose();

    private static FileStream Open(Settings settings, FileShare share, string otherwise)
    {
        try
        {
            return new FileStream(Path.Combine(settings.Data, "in-use.lock"), FileMode.OpenOrCreate, FileAccess.Read, share);
        }
        catch (IOException failed) when (failed is not (FileNotFoundException or DirectoryNotFoundException))
        {
            throw new IOException($"The database in {settings.Data} {otherwise}", failed);
        }
    }
}
