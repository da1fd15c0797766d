using System.Diagnostics;
using System.Text;
using Lodestar.Practice;
using Lodestar.Standards;
using Microsoft.Data.Sqlite;

namespace Lodestar.Bench;

/// <summary>
/// Whole reflections by API beside a plain server that keeps each answer as a row (bench/express), with answers of all kinds from all districts
/// and sectors (target 13), and the disk space of ten thousand of them (target 14).
/// </summary>
internal static class Plain
{
    private const int Rounds = 3;
    private const int Kept = 10_000;
    private static readonly TimeSpan Lasts = TimeSpan.FromSeconds(5);

    public static async Task MeasureAsync()
    {
        var bodies = Bodies();
        await using var service = await Service.StartAsync(Service.NewFolder(), sample: true);
        await using var express = await Express.StartAsync(Service.NewFolder());
        var (ours, theirs) = (Rows(service.DatabaseFile, "practice_sheets"), Rows(express.File, "submissions"));
        long sentHere = await RunAsync(service.Address, bodies, 16, TimeSpan.FromSeconds(4)),
            sentThere = await RunAsync(express.Address, bodies, 16, TimeSpan.FromSeconds(2));
        Console.WriteLine("| | rounds | median | target |");
        Console.WriteLine("|---|---|---|---|");
        foreach (var (connections, target) in new[] { (1, "≥ 1.00"), (16, "≥ 1.50") })
        {
            var (here, there) = (new List<double>(), new List<double>());
            for (var round = 0; round < Rounds; round++)
            {
                var one = await RunAsync(express.Address, bodies, connections, Lasts);
                var other = await RunAsync(service.Address, bodies, connections, Lasts);
                (sentThere, sentHere) = (sentThere + one, sentHere + other);
                there.Add(one / Lasts.TotalSeconds);
                here.Add(other / Lasts.TotalSeconds);
            }

            Figures.Row($"submissions a second, {connections} at once", here, "0", "–");
            Figures.Row("Express 5 and better-sqlite3, same run", there, "0", "–");
            Figures.Row("of its rate", [.. here.Zip(there, (mine, its) => mine / its)], "0.00", target);
        }

        Console.WriteLine(
            $"\nAcknowledged {sentHere:n0} and {sentThere:n0}; {Rows(service.DatabaseFile, "practice_sheets") - ours:n0} and "
                + $"{Rows(express.File, "submissions") - theirs:n0} more in the databases afterwards."
        );
        await SizeAsync(bodies);
    }

    private static async Task SizeAsync(byte[][] bodies)
    {
        await using var service = await Service.StartAsync(Service.NewFolder(), sample: true);
        var before = Length(service.DatabaseFile);
        var left = Kept;
        await Task.WhenAll(
            Enumerable
                .Range(0, 16)
                .Select(_ =>
                    Task.Run(async () =>
                    {
                        using var stop = new CancellationTokenSource();
                        await Submissions.SendAsync(service.Address, () => Next(bodies, ref left, stop), stop.Token);
                    })
                )
        );
        var after = Length(service.DatabaseFile);
        Console.WriteLine(
            $"\n{Kept:n0} of them make the file {(after - before) / 1e6:0.0} MB longer (target ≤ 15); with the sample it has {after / 1e6:0.0} MB."
        );
    }

    // Including what is still in the write-ahead log.
    private static long Length(string file)
    {
        using var connection = new SqliteConnection($"Data Source={file};Pooling=False");
        connection.Open();
        using var command = connection.CreateCommand();
        command.CommandText = "PRAGMA wal_checkpoint(TRUNCATE)";
        command.ExecuteNonQuery();
        return new FileInfo(file).Length;
    }

    private static byte[] Next(byte[][] bodies, ref int left, CancellationTokenSource stop)
    {
        var number = Interlocked.Decrement(ref left);
        if (number < 16)
        {
            stop.Cancel();
        }

        return bodies[(number + bodies.Length) % bodies.Length];
    }

    private static async Task<int> RunAsync(Uri address, byte[][] bodies, int connections, TimeSpan lasts)
    {
        var next = 0;
        using var stop = new CancellationTokenSource(lasts);
        var times = await Task.WhenAll(
            Enumerable
                .Range(0, connections)
                .Select(_ => Task.Run(() => Submissions.SendAsync(address, () => bodies[(uint)Interlocked.Increment(ref next) % bodies.Length], stop.Token)))
        );
        return times.Sum(one => one.Count);
    }

    private static byte[][] Bodies()
    {
        var pack = PackReader.Read(PackFiles.BuiltIn()).In().Pack!;
        var (reflection, random) = (pack.Reflection("practitioner"), new Random(1));
        return
        [
            .. Enumerable
                .Range(0, 997)
                .Select(_ => Encoding.UTF8.GetBytes($$"""{"reflection":"{{reflection.Id}}","packVersion":"{{pack.Info.Version}}",{{Answers()}}""")),
        ];

        string Answers() => SheetJson.Write(reflection, Filled.Answers(pack, reflection, random))[1..];
    }

    private static long Rows(string file, string table)
    {
        using var connection = new SqliteConnection($"Data Source={file};Mode=ReadOnly;Pooling=False");
        connection.Open();
        using var command = connection.CreateCommand();
        command.CommandText = $"SELECT count(*) FROM {table}";
        return (long)command.ExecuteScalar()!;
    }

    /// <summary>The plain server in a process of its own.</summary>
    private sealed class Express : IAsyncDisposable
    {
        private readonly Process process;

        private Express(Process process, string file, int port) => (this.process, File, Address) = (process, file, new Uri($"http://127.0.0.1:{port}"));

        public string File { get; }

        public Uri Address { get; }

        public static async Task<Express> StartAsync(string folder)
        {
            var (file, port) = (Path.Combine(folder, "plain.db"), Service.FreePort());
            var script = Path.Combine(
                Environment.GetEnvironmentVariable("LODESTAR_BENCH_EXPRESS")
                    ?? throw new InvalidOperationException("Use bench/run.sh, which installs Express."),
                "server.mjs"
            );
            var started = Process.Start(new ProcessStartInfo("node", [script, file, $"{port}"]) { UseShellExecute = false })!;
            using var http = new HttpClient();
            while (true)
            {
                try
                {
                    await http.GetByteArrayAsync(new Uri($"http://127.0.0.1:{port}/health/ready"));
                    return new Express(started, file, port);
                }
                catch (HttpRequestException) when (!started.HasExited)
                {
                    await Task.Delay(20);
                }
            }
        }

        public async ValueTask DisposeAsync()
        {
            process.Kill();
            await process.WaitForExitAsync();
            process.Dispose();
        }
    }
}
