using System.Diagnostics;
using System.Net;
using System.Net.Sockets;

namespace Lodestar.Bench;

/// <summary>The built service in a process of its own, on a data folder of its own.</summary>
internal sealed class Service : IAsyncDisposable
{
    private readonly Process process;

    private Service(Process process, string data, int port, TimeSpan untilFirstAnswer)
    {
        this.process = process;
        Data = data;
        Address = new Uri($"http://127.0.0.1:{port}");
        UntilFirstAnswer = untilFirstAnswer;
    }

    public string Data { get; }

    public Uri Address { get; }

    /// <summary>From starting the process to the last byte of the first page.</summary>
    public TimeSpan UntilFirstAnswer { get; }

    public string DatabaseFile => Path.Combine(Data, "lodestar.db");

    public static string NewFolder() => Directory.CreateTempSubdirectory("lodestar-bench-").FullName;

    /// <summary>Makes a command of the built program, whose output can be read.</summary>
    public static ProcessStartInfo Command(params string[] arguments) =>
        new(Executable(), [.. Prefix(), .. arguments]) { UseShellExecute = false, RedirectStandardOutput = true };

    public static async Task<Service> StartAsync(string data, string path = "/", bool sample = false, string? database = null)
    {
        var port = FreePort();
        var clock = Stopwatch.StartNew();
        var start = new ProcessStartInfo(
            Executable(),
            [
                .. Prefix(),
                "serve",
                "--data",
                data,
                "--urls",
                $"http://127.0.0.1:{port}",
                .. sample ? ["--sample"] : Array.Empty<string>(),
                .. database is null ? Array.Empty<string>() : ["--database", database],
            ]
        )
        {
            // As the service file and the container start it.
            WorkingDirectory = "/",
            UseShellExecute = false,
            RedirectStandardOutput = true,
            RedirectStandardError = true,
            Environment = { ["LODESTAR_ARRIVALS"] = "100000000" },
        };
        var started = Process.Start(start)!;
        started.OutputDataReceived += (_, _) => { };
        started.ErrorDataReceived += (_, line) =>
        {
            if (line.Data?.StartsWith('{') == true)
            {
                Console.Error.WriteLine(line.Data);
            }
        };
        started.BeginOutputReadLine();
        started.BeginErrorReadLine();
        using var http = new HttpClient { BaseAddress = new Uri($"http://127.0.0.1:{port}") };
        while (true)
        {
            try
            {
                await http.GetByteArrayAsync(path);
                return new Service(started, data, port, clock.Elapsed);
            }
            catch (HttpRequestException) when (clock.Elapsed < TimeSpan.FromSeconds(30) && !started.HasExited)
            {
                await Task.Delay(5);
            }
        }
    }

    /// <summary>Proportional set size: the memory of this process alone, and its part of what it shares.</summary>
    public double ProportionalMegabytes() =>
        File.ReadLines($"/proc/{process.Id}/smaps_rollup")
            .Where(line => line.StartsWith("Pss:", StringComparison.Ordinal))
            .Select(line => double.Parse(line.Split(' ', StringSplitOptions.RemoveEmptyEntries)[1]) / 1024)
            .First();

    /// <summary>Processor time used so far.</summary>
    public TimeSpan ProcessorTime
    {
        get
        {
            process.Refresh();
            return process.TotalProcessorTime;
        }
    }

    public async ValueTask DisposeAsync()
    {
        process.Kill();
        await process.WaitForExitAsync();
        process.Dispose();
    }

    // The released file, which bench/run.sh names; otherwise what was built for this measurement.
    private static string Executable() => Environment.GetEnvironmentVariable("LODESTAR_BENCH_FILE") is { } file ? Path.GetFullPath(file) : "dotnet";

    private static string[] Prefix() =>
        Environment.GetEnvironmentVariable("LODESTAR_BENCH_FILE") is null ? [Path.Combine(AppContext.BaseDirectory, "lodestar.dll")] : [];

    public static int FreePort()
    {
        using var listener = new TcpListener(IPAddress.Loopback, 0);
        listener.Start();
        return ((IPEndPoint)listener.LocalEndpoint).Port;
    }
}

/// <summary>Prints figures.</summary>
internal static class Figures
{
    /// <summary>Prints one line of a table: what was measured, each round, the median, and the target.</summary>
    public static void Row(string what, List<double> values, string form, string target) =>
        Console.WriteLine($"| {what} | {string.Join(", ", values.Select(value => value.ToString(form)))} | {Median(values).ToString(form)} | {target} |");

    public static double Median(IEnumerable<double> values)
    {
        var sorted = values.Order().ToList();
        return sorted[sorted.Count / 2];
    }

    public static double Percentile(List<double> values, double part)
    {
        values.Sort();
        return values[Math.Min(values.Count - 1, (int)(values.Count * part))];
    }
}
