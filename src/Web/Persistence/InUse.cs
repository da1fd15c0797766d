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
    public static InUse Share(Settings settings) => new(settings.Database is null ? Open(settings, FileShare.Read) : null);

    /// <summary>Keeps everybody else out, until this is disposed of.</summary>
    /// <exception cref="IOException">Somebody is in.</exception>
    public static InUse Alone(Settings settings)
    {
        try
        {
            return new InUse(Open(settings, FileShare.None));
        }
        catch (IOException shared) when (shared is not (FileNotFoundException or DirectoryNotFoundException))
        {
            throw new IOException($"The database in {settings.Data} is in use. Stop the service, and whatever else works with it, first.", shared);
        }
    }

    /// <inheritdoc />
    public void Dispose() => held?.Dispose();

    private static FileStream Open(Settings settings, FileShare share) =>
        new(Path.Combine(settings.Data, "in-use.lock"), FileMode.OpenOrCreate, FileAccess.Read, share);
}
