using System.Diagnostics;
using Lodestar.Kernel;
using Lodestar.Persistence;
using Microsoft.Data.Sqlite;

namespace Lodestar.Bench;

/// <summary>
/// A hundred thousand reflections out of the database and back (target 5). Single people's answers leave it only as an encrypted backup, so
/// that is measured, beside the engine's own copy of its file.
/// </summary>
internal static class Export
{
    private const int Rounds = 3;
    private const int Reflections = 100_000;

    public static async Task MeasureAsync()
    {
        var settings = new Settings { Data = Service.NewFolder() };
        await Filled.MakeAsync(settings, Reflections);
        SqliteConnection.ClearAllPools();
        var secret = SecretKey.Open(settings);
        var (backup, first, grew, restore, copy) = (new List<double>(), new List<double>(), new List<double>(), new List<double>(), new List<double>());
        long size = 0;
        var declared = new Capabilities(Host.Capabilities(settings));
        for (var round = 0; round < Rounds; round++)
        {
            copy.Add(RawCopy(settings));
            var file = Path.Combine(Service.NewFolder(), "backup");
            GC.Collect(2, GCCollectionMode.Aggressive, blocking: true, compacting: true);
            var before = Environment.WorkingSet;
            var clock = Stopwatch.StartNew();
            using var stop = new CancellationTokenSource();
            var watching = WatchAsync(file + ".half", clock, before, stop.Token);
            await new Backups(settings, secret, declared.LeftOutOfBackups, TimeProvider.System).MakeAsync(
                file,
                _ => Task.CompletedTask,
                CancellationToken.None
            );
            backup.Add(clock.Elapsed.TotalSeconds);
            await stop.CancelAsync();
            var (firstByte, most) = await watching;
            first.Add(firstByte);
            grew.Add(most);
            size = new FileInfo(file).Length;

            var empty = new Settings { Data = Service.NewFolder() };
            File.Copy(Path.Combine(settings.Data, "secret.key"), Path.Combine(empty.Data, "secret.key"));
            clock.Restart();
            await new Restoring(empty, secret, declared.MarkedColumns).RunAsync(file, replace: false, [], (_, _) => Task.CompletedTask, CancellationToken.None);
            restore.Add(clock.Elapsed.TotalSeconds);
        }

        Console.WriteLine(
            $"{Reflections:n0} reflections; the database has {new FileInfo(Connections.SqliteFile(settings)).Length / 1e6:n0} MB, the backup "
                + $"{size / 1e6:n0} MB.\n"
        );
        Console.WriteLine("| | rounds | median | target |");
        Console.WriteLine("|---|---|---|---|");
        Figures.Row("backup, encrypted and compressed, s", backup, "0.0", "≤ 4");
        Figures.Row("the engine's own copy of its file (VACUUM INTO), same run, s", copy, "0.0", "–");
        Figures.Row("first byte of it, ms", first, "0", "≤ 100");
        Figures.Row("memory it took more than before, MB", grew, "0", "≤ 50");
        Figures.Row("restore into an empty folder, s", restore, "0.0", "–");
    }

    private static async Task<(double FirstByte, double Megabytes)> WatchAsync(string file, Stopwatch clock, long before, CancellationToken stop)
    {
        var (first, most) = (0.0, 0L);
        while (!stop.IsCancellationRequested)
        {
            first = first == 0 && File.Exists(file) && new FileInfo(file).Length > 0 ? clock.Elapsed.TotalMilliseconds : first;
            most = Math.Max(most, Environment.WorkingSet - before);
            await Task.Delay(5, CancellationToken.None);
        }

        return (first, most / 1e6);
    }

    private static double RawCopy(Settings settings)
    {
        using var connection = new SqliteConnection($"Data Source={Connections.SqliteFile(settings)};Pooling=False");
        connection.Open();
        using var command = connection.CreateCommand();
        command.CommandText = "VACUUM INTO $file";
        command.Parameters.AddWithValue("$file", Path.Combine(Service.NewFolder(), "copy.db"));
        var clock = Stopwatch.StartNew();
        command.ExecuteNonQuery();
        return clock.Elapsed.TotalSeconds;
    }
}
