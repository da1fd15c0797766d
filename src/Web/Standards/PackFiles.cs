using System.Security.Cryptography;
using System.Text;

namespace Lodestar.Standards;

/// <summary>The files of a pack as text, by path with forward slashes; line ends are always a line feed.</summary>
public sealed class PackFiles(IReadOnlyDictionary<string, string> files)
{
    private const string Embedded = "packs/west-yorkshire/";

    // No answer refers to a draft, so drafts change without a new version (docs/decisions/0016).
    private const string Drafts = "drafts/";

    /// <summary>The files by path.</summary>
    public IReadOnlyDictionary<string, string> Files { get; } = files;

    /// <summary>The files that are kept with a version for good: all except drafts.</summary>
    public IEnumerable<KeyValuePair<string, string>> Frozen => Files.Where(file => !IsDraft(file.Key));

    /// <summary>SHA-256 over every file except drafts and the list of published versions itself, in lower-case hexadecimal.</summary>
    public string Sha256 { get; } = Hash(files);

    /// <summary>The pack that travels inside the executable.</summary>
    public static PackFiles BuiltIn()
    {
        var assembly = typeof(PackFiles).Assembly;
        return new PackFiles(
            assembly
                .GetManifestResourceNames()
                .Where(name => name.StartsWith(Embedded, StringComparison.Ordinal))
                .ToDictionary(name => name[Embedded.Length..].Replace('\\', '/'), name => Read(assembly.GetManifestResourceStream(name)!))
        );
    }

    /// <summary>A pack in a folder. Files and folders whose name begins with a full stop are ignored.</summary>
    /// <exception cref="DirectoryNotFoundException">The folder does not exist.</exception>
    public static PackFiles In(string folder)
    {
        var root = new DirectoryInfo(folder);
        return new PackFiles(
            root.EnumerateFiles("*", SearchOption.AllDirectories)
                .Select(file => (Path: Path.GetRelativePath(root.FullName, file.FullName).Replace('\\', '/'), File: file))
                .Where(one => !one.Path.Split('/').Any(part => part.StartsWith('.')))
                .ToDictionary(one => one.Path, one => Read(one.File.OpenRead()))
        );
    }

    private static bool IsDraft(string path) =>
        path.StartsWith(Drafts, StringComparison.Ordinal)
        || (path.StartsWith("languages/", StringComparison.Ordinal) && path.Contains($"/{Drafts}", StringComparison.Ordinal));

    private static string Read(Stream stream)
    {
        using var reader = new StreamReader(stream, Encoding.UTF8);
        return reader.ReadToEnd().Replace("\r\n", "\n", StringComparison.Ordinal);
    }

    private static string Hash(IReadOnlyDictionary<string, string> files)
    {
        using var hash = IncrementalHash.CreateHash(HashAlgorithmName.SHA256);
        foreach (var (path, text) in files.Where(file => file.Key != "published.yaml" && !IsDraft(file.Key)).OrderBy(file => file.Key, StringComparer.Ordinal))
        {
            // The length comes first, so that the end of one file is never taken for the beginning of the next.
            hash.AppendData(Encoding.UTF8.GetBytes($"{path}\n{text.Length}\n{text}"));
        }

        return Convert.ToHexStringLower(hash.GetHashAndReset());
    }
}
