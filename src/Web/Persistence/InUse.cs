using Lodestar.Kernel;

namespace Lodestar.Persistence;

/// <summary>
/// Tells whether somebody works with the SQLite file: whoever serves or runs a command shares a lock on a file beside it, and
/// whoever replaces it wants that lock alone. The operating system lets go of it when a process dies.
/// </summary>
internal sealed class InUse : IDisposable
{
    private readonly FileStream? held;

    private InUse(FileStream? held) => this.held = held;

    /// <summary>Says that the database is in use, until this is disposed of.</summary>
    /// <exception cref="IOException">It is being replaced.</exception>
    public static InUse Share(Settings settings) =>
        new(settings.Database is null ? Open(settings, FileShare.Read, "is being restored. Try again when that is done.") : null);

    /// <summary>Keeps everybody else out, until this is disposed of.</summary>
    /// <exception cref="IOException">Somebody is in.</exception>
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
