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
}
