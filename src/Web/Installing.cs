using System.Security.Cryptography;
using Lodestar.Audit;
using Lodestar.Kernel;
using Lodestar.Partnership;
using Lodestar.Persistence;
using Lodestar.Standards;
using Microsoft.EntityFrameworkCore;
using Microsoft.EntityFrameworkCore.Infrastructure;
using Microsoft.EntityFrameworkCore.Migrations;

namespace Lodestar;

/// <summary>Prepares a database so that it can serve: newest schema, this installation's row, the pack and, if wanted, the sample.</summary>
internal static class Installing
{
    private const string KeyCheck = "key check";
    private const string OtherKey =
        "The secret key is not the one this database was made with. Give the right one with --key-file; without it no return code can be opened.";

    /// <summary>Prepares the database of an installation.</summary>
    public static async Task PrepareAsync(IServiceProvider services, Settings settings, CancellationToken stop)
    {
        await using var scope = services.CreateAsyncScope();
        var db = scope.ServiceProvider.GetRequiredService<Db>();
        if (await Migrator.RunAsync(db, settings, FirstAsync, stop) is [.., var newest])
        {
            await scope.ServiceProvider.GetRequiredService<AuditLog>().WriteAsync("database.migrated", newest, stop);
        }

        async Task FirstAsync()
        {
            // Nobody can replace the database from now on; see Restoring.
            services.GetRequiredService<InUse>();
            var packs = services.GetRequiredService<Packs>();
            await CheckAsync(db, settings, services.GetRequiredService<SecretKey>(), packs, stop);
            await packs.KeepAsync(db, settings.Sample, stop);
            var capabilities = services.GetRequiredService<Capabilities>();
            if (settings.Sample && !await db.Set<Organisation>().AnyAsync(stop))
            {
                await Sample.FillAsync(scope.ServiceProvider, capabilities, stop);
            }

            foreach (var one in capabilities.All.Where(one => one.Starting is not null))
            {
                await one.Starting!(scope.ServiceProvider, stop);
            }
        }
    }

    /// <summary>True if there is a database that was made as a sample. Commands then treat it as one.</summary>
    public static async Task<bool> IsSampleAsync(Settings settings, CancellationToken stop)
    {
        await using var services = new ServiceCollection().AddDb(settings).BuildServiceProvider();
        await using var scope = services.CreateAsyncScope();
        var db = scope.ServiceProvider.GetRequiredService<Db>();
        if (settings.Database is null && !File.Exists(Connections.SqliteFile(settings)))
        {
            return false;
        }

        var history = db.GetService<IHistoryRepository>();
        return await history.ExistsAsync(stop)
            && (await history.GetAppliedMigrationsAsync(stop)).Count > 0
            && await db.Set<Installation>().AnyAsync(installation => installation.Sample, stop);
    }

    /// <summary>Compares the key with the one with which a database was made.</summary>
    /// <exception cref="InstallationException">It is another key.</exception>
    public static async Task CheckKeyAsync(Db db, SecretKey secret, CancellationToken stop)
    {
        if (
            await db.Set<Installation>().AsNoTracking().SingleOrDefaultAsync(stop) is { } installation
            && !CryptographicOperations.FixedTimeEquals(installation.KeyCheck, secret.Mac(KeyCheck, KeyCheck))
        )
        {
            throw new InstallationException(OtherKey);
        }
    }

    private static async Task CheckAsync(Db db, Settings settings, SecretKey secret, Packs packs, CancellationToken stop)
    {
        var check = secret.Mac(KeyCheck, KeyCheck);
        var pack = packs.Current(Ui.Language.English).Info.Id;
        var installation = await db.Set<Installation>().AsNoTracking().SingleOrDefaultAsync(stop);
        switch (installation)
        {
            case null:
                db.Add(
                    new Installation
                    {
                        Sample = settings.Sample,
                        Pack = pack,
                        KeyCheck = check,
                    }
                );
                await db.SaveChangesAsync(stop);
                break;
            case { Sample: true } when !settings.Sample:
                throw new InstallationException(
                    "This database was made as a sample. Start it with --sample, or give another --data folder for a real partnership."
                );
            case { Sample: false } when settings.Sample:
                throw new InstallationException(
                    "This database is a real partnership's. Sample data never goes into it: leave out --sample, or give another --data folder."
                );
            case var other when other.Pack != pack:
                throw new InstallationException($"This database belongs to the pack '{other.Pack}', not to '{pack}'. Each area has a database of its own.");
            case var other when !CryptographicOperations.FixedTimeEquals(other.KeyCheck, check):
                throw new InstallationException(OtherKey);
        }
    }
}
