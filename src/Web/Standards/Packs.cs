using System.Collections.Concurrent;
using System.Data.Common;
using System.Globalization;
using System.IO.Compression;
using System.Text.Json;
using Lodestar.Kernel;
using Lodestar.Persistence;
using Lodestar.Ui;
using Microsoft.EntityFrameworkCore;

namespace Lodestar.Standards;

/// <summary>The pack that is served, in every language, and the versions that were served before.</summary>
public sealed class Packs
{
    private readonly PackFiles files;
    private readonly IServiceScopeFactory scopes;
    private readonly WeakReference<PackSource> sourceRead = new(null!);
    private readonly ConcurrentDictionary<(string Version, string Language), Pack> packs = new();
    private volatile string newestSeen;

    /// <param name="files">The files of the pack that is served.</param>
    /// <param name="scopes">Makes scopes for reading earlier versions.</param>
    public Packs(PackFiles files, IServiceScopeFactory scopes)
    {
        ArgumentNullException.ThrowIfNull(files);
        this.files = files;
        this.scopes = scopes;
        var source = PackReader.Read(files);
        var reading = source.In();
        var pack = reading.Pack ?? throw new PackException([.. source.Unreadable, .. reading.Binder.Faults]);
        CurrentVersion = pack.Info.Version;
        newestSeen = CurrentVersion;
        packs[(CurrentVersion, pack.Info.Languages[0])] = pack;
    }

    /// <summary>The version that is served.</summary>
    public string CurrentVersion { get; }

    /// <summary>
    /// The pack that is served, in a language, or in its own if it does not have that language. It is without local questions: see
    /// <see cref="NewestAsync"/>.
    /// </summary>
    public Pack Current(Language language) => Version(CurrentVersion, language);

    /// <summary>What a round that opens now asks: the served version with the newest layer of local questions.</summary>
    public async Task<string> NewestVersionAsync(CancellationToken stop)
    {
        // Asked each time, because another node may have published one.
        await using var scope = scopes.CreateAsyncScope();
        var number = await scope.ServiceProvider.GetRequiredService<Db>().Set<StoredLayer>().MaxAsync(layer => (int?)layer.Number, stop);
        return new VersionName(CurrentVersion, number ?? 0).ToString();
    }

    /// <summary>The served pack with the newest layer of local questions, in a language.</summary>
    public async Task<Pack> NewestAsync(Language language, CancellationToken stop)
    {
        try
        {
            newestSeen = await NewestVersionAsync(stop);
        }
        catch (Exception without) when (without is DbException or InvalidOperationException)
        {
            // The pack itself can be read without a database, with the newest layer that was seen here.
        }

        return Version(newestSeen, language);
    }

    /// <summary>True if a version can be asked here: it was served, and its layer was published.</summary>
    public async Task<bool> HasAsync(string version, CancellationToken stop)
    {
        var name = VersionName.Of(version);
        await using var scope = scopes.CreateAsyncScope();
        var db = scope.ServiceProvider.GetRequiredService<Db>();
        return await db.Set<StoredPack>().AnyAsync(pack => pack.Version == name.Pack, stop)
            && (name.Layer == 0 || await db.Set<StoredLayer>().AnyAsync(layer => layer.Number == name.Layer, stop));
    }

    /// <summary>A version of the pack, served now or before, with a layer if its name has one.</summary>
    /// <exception cref="InvalidOperationException">This installation never served it.</exception>
    public Pack Version(string version, Language language)
    {
        ArgumentNullException.ThrowIfNull(language);
        return packs.GetOrAdd((version, language.Code), _ =>
        {
            if (VersionName.Of(version) is { Layer: > 0 } name)
            {
                return Layering.Above(Version(name.Pack, language), LayerOf(name.Layer), language.Say);
            }

            // Read again for each language, which is rare: the files take several times the memory of the pack made from them.
            var source = PackReader.Read(version == CurrentVersion ? files : Stored(version));
            return source.In(language.Code, language.Say).Pack ?? throw new InvalidOperationException($"Version {version} of the pack cannot be read.");
        });
    }

    /// <summary>All versions that this installation has served, newest first.</summary>
    public async Task<IReadOnlyList<string>> VersionsAsync(CancellationToken stop)
    {
        await using var scope = scopes.CreateAsyncScope();
        var versions = await scope.ServiceProvider.GetRequiredService<Db>().Set<StoredPack>().Select(pack => pack.Version).ToListAsync(stop);
        return [.. versions.OrderDescending(StringComparer.Create(CultureInfo.InvariantCulture, CompareOptions.NumericOrdering))];
    }

    /// <summary>What a permanent address leads to: in what is asked now, or otherwise in the newest version that had it.</summary>
    /// <returns>What was found, the version that has it, and whether that is an earlier one; null if no version ever had it.</returns>
    public async Task<(T Found, Pack In, bool IsRetired)?> EverAsync<T>(Language language, Func<Pack, T?> find, CancellationToken stop)
        where T : class
    {
        ArgumentNullException.ThrowIfNull(find);
        var newest = await NewestAsync(language, stop);
        if (find(newest) is { } now)
        {
            return (now, newest, false);
        }

        foreach (var version in (await LayersAsync(stop)).Concat(await VersionsAsync(stop)).Where(version => version != newest.Info.Version))
        {
            var pack = Version(version, language);
            if (find(pack) is { } before)
            {
                return (before, pack, true);
            }
        }

        return null;
    }

    /// <summary>Keeps the served version in the database, after it was checked.</summary>
    /// <param name="db">The database.</param>
    /// <param name="sample">True for a sample partnership, in which a version that is not published yet may still change.</param>
    /// <param name="stop">Stops the work.</param>
    /// <exception cref="PackException">The pack has faults, or differs from the version kept under the same name.</exception>
    internal async Task KeepAsync(Db db, bool sample, CancellationToken stop)
    {
        var kept = await db.Set<StoredPack>().FirstOrDefaultAsync(pack => pack.Version == CurrentVersion, stop);
        if (kept?.Sha256 == files.Sha256)
        {
            return;
        }

        // A review date that has passed must not stop a service from starting; every other fault must.
        var source = PackReader.Read(files);
        var faults = PackCheck.Faults(source, today: null);
        if (faults.Count > 0)
        {
            throw new PackException(faults);
        }

        if (kept is null)
        {
            db.Add(
                new StoredPack
                {
                    Version = CurrentVersion,
                    Sha256 = files.Sha256,
                    Files = Compress(files),
                }
            );
        }
        else if (sample && source.In().Published?.Versions.Any(version => version.Version == CurrentVersion) != true)
        {
            (kept.Sha256, kept.Files) = (files.Sha256, Compress(files));
        }
        else
        {
            throw new PackException([
                new Fault(new Place("pack.yaml", 1), $"Version {CurrentVersion} was served here with other content.", "Give the changed pack a new version."),
            ]);
        }

        await db.SaveChangesAsync(stop);
    }

    /// <summary>The files of the served pack as they were read, for checking a draft against them.</summary>
    internal PackSource Source()
    {
        // Large and rarely needed: it stays in memory while somebody writes, as long as there is room.
        if (!sourceRead.TryGetTarget(out var read))
        {
            sourceRead.SetTarget(read = PackReader.Read(files));
        }

        return read;
    }

    private async Task<IReadOnlyList<string>> LayersAsync(CancellationToken stop)
    {
        await using var scope = scopes.CreateAsyncScope();
        var layers = await scope
            .ServiceProvider.GetRequiredService<Db>()
            .Set<StoredLayer>()
            .OrderByDescending(layer => layer.Number)
            .Select(layer => new { layer.PackVersion, layer.Number })
            .ToListAsync(stop);
        return [.. layers.Select(layer => new VersionName(layer.PackVersion, layer.Number).ToString())];
    }

    private LocalLayer LayerOf(int number)
    {
        using var scope = scopes.CreateScope();
        var kept = scope.ServiceProvider.GetRequiredService<Db>().Set<StoredLayer>().AsNoTracking().FirstOrDefault(layer => layer.Number == number)
            ?? throw new InvalidOperationException($"Layer {number} of local questions was never published here.");
        return LayerForm.Read(kept);
    }

    private PackFiles Stored(string version)
    {
        using var scope = scopes.CreateScope();
        var kept = scope.ServiceProvider.GetRequiredService<Db>().Set<StoredPack>().AsNoTracking().FirstOrDefault(pack => pack.Version == version)
            ?? throw new InvalidOperationException($"Version {version} of the pack was never served here.");
        using var brotli = new BrotliStream(new MemoryStream(kept.Files), CompressionMode.Decompress);
        return new PackFiles(JsonSerializer.Deserialize<Dictionary<string, string>>(brotli)!);
    }

    /// <summary>Compresses the files of a pack for storage.</summary>
    internal static byte[] Compress(PackFiles files)
    {
        using var memory = new MemoryStream();
        using (var brotli = new BrotliStream(memory, CompressionLevel.Optimal))
        {
            JsonSerializer.Serialize(brotli, files.Frozen.ToDictionary());
        }

        return memory.ToArray();
    }
}

/// <summary>Thrown for a pack that must not be served, with its faults.</summary>
public sealed class PackException(IReadOnlyList<Fault> faults) : InstallationException("The content pack cannot be served:\n" + string.Join('\n', faults))
{
    /// <summary>What is wrong.</summary>
    public IReadOnlyList<Fault> Faults { get; } = faults;
}
