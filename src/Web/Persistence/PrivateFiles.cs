namespace Lodestar.Persistence;

/// <summary>Files and folders that only the account running the service can read.</summary>
internal static class PrivateFiles
{
    private const UnixFileMode OwnerOnly = UnixFileMode.UserRead | UnixFileMode.UserWrite;

    /// <summary>Makes a folder if it does not exist; an existing one keeps the permissions that its administrator set.</summary>
    public static void MakeFolder(string path)
    {
        if (OperatingSystem.IsWindows())
        {
            Directory.CreateDirectory(path);
        }
        else
        {
            Directory.CreateDirectory(path, OwnerOnly | UnixFileMode.UserExecute);
        }
    }

    /// <summary>Makes an empty file if it does not exist.</summary>
    public static void Make(string path)
    {
        if (!File.Exists(path))
        {
            Create(path).Dispose();
        }
    }

    /// <summary>Makes a new file, open for writing.</summary>
    /// <exception cref="IOException">The file already exists.</exception>
    public static FileStream Create(string path)
    {
        var options = new FileStreamOptions { Mode = FileMode.CreateNew, Access = FileAccess.Write };
        if (!OperatingSystem.IsWindows())
        {
            options.UnixCreateMode = OwnerOnly;
        }

        return new FileStream(path, options);
    }

    /// <summary>Opens a file that several processes write to, makes it if it does not exist, and waits until no other process has it open.</summary>
    /// <exception cref="IOException">Another process has held it for two seconds.</exception>
    public static async Task<FileStream> OpenAloneAsync(string path, CancellationToken stop)
    {
        var options = new FileStreamOptions
        {
            Mode = FileMode.OpenOrCreate,
            Access = FileAccess.ReadWrite,
            Share = FileShare.None,
        };
        if (!OperatingSystem.IsWindows())
        {
            options.UnixCreateMode = OwnerOnly;
        }

        for (var tries = 0; ; tries++)
        {
            try
            {
                return new FileStream(path, options);
            }
            catch (IOException) when (tries < 200 && File.Exists(path))
            {
                await Task.Delay(10, stop);
            }
        }
    }
}
