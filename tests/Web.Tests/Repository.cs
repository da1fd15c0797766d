namespace Lodestar;

/// <summary>Finds the repository.</summary>
internal static class Repository
{
    /// <summary>Its root: the folder that holds the solution.</summary>
    public static string Root { get; } = Find(AppContext.BaseDirectory);

    private static string Find(string folder) => File.Exists(Path.Combine(folder, "Lodestar.slnx")) ? folder : Find(Path.GetDirectoryName(folder)!);
}
