namespace Lodestar.Persistence;

/// <summary>Files and folders that only the account that runs the service can read.</summary>
internal static class PrivateFiles
{
    private const UnixFileMode OwnerOnly = UnixFileMode.UserRead | UnixFileMode.UserWrite;

    /// <summary>Makes a folder where there is none; one that is there keeps the rights its administrator gave it.</summary>
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

    /// <summary>Makes an empty file where there is none.</summary>
    public static void Make(string path)
    {
        if (!File.Exists(path))
        {
            Create(path).Dispose();
        }
    }

    /// <summary>Makes a new file, open for writing.</summary>
    /// <exception cref="IOException">The file is there already.</exception>
    public static FileStream Create(string path)
    {
        var options = new FileStreamOptions { Mode = FileMode.CreateNew, Access = FileAccess.Write };
        if (!OperatingSystem.IsWindows())
        {
            options.UnixCreateMode = OwnerOnly;
        }

        return new FileStream(path, options);
    }

    /// <summary>Opens a file that several processes write to, making it where there is none, and waits until it is alone with it.</summary>
    /// <exception cref="IOException">Somebody else has held it for two seconds.</exception>
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
