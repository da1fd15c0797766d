using System.Collections.Concurrent;
using System.Diagnostics;
using System.Net;
using System.Net.Sockets;
using Lodestar.Kernel;

namespace Lodestar;

/// <summary>The executable serving on a free port of this computer, as a process of its own that can be killed.</summary>
internal sealed class Running : IAsyncDisposable
{
    private readonly Settings settings;
    private readonly string folder;
    private Process? process;

    private Running(Settings settings, string folder, Uri address) => (this.settings, this.folder, Address) = (settings, folder, address);

    public Uri Address { get; }

    /// <summary>The process, while it runs.</summary>
    public int ProcessId => process!.Id;

    /// <summary>Everything it wrote to its log.</summary>
    public ConcurrentQueue<string> Log { get; } = new();

    // A process at its limit of file sizes would be ended by a signal; one that ignores the signal gets an error, as on a full disk.
    private string[] Deaf => ["bash", "-c", "trap '' XFSZ; cd \"$0\"; exec \"$@\"", folder];

    /// <summary>Starts it, in a folder or where the tests run, and waits until it says that it is ready.</summary>
    public static async Task<Running> StartAsync(Settings settings, string folder = ".")
    {
        var running = new Running(settings, folder, new Uri($"http://127.0.0.1:{FreePort()}"));
        await running.StartAgainAsync();
        return running;
    }

    /// <summary>Starts it again at the same address.</summary>
    public async Task StartAgainAsync()
    {
        process = Shell.StartBy(Deaf, settings, "serve", "--urls", Address.GetLeftPart(UriPartial.Authority));
        process.OutputDataReceived += (_, _) => { };
        process.ErrorDataReceived += (_, line) => Log.Enqueue(line.Data ?? "");
        process.BeginOutputReadLine();
        process.BeginErrorReadLine();
        await BecomesAsync(HttpStatusCode.OK);
    }

    /// <summary>Waits until its readiness is as expected.</summary>
    public async Task BecomesAsync(HttpStatusCode expected)
    {
        using var http = new HttpClient { BaseAddress = Address };
        for (var tries = 0; await ReadyAsync(http) != expected; tries++)
        {
            Assert.True(tries < 2_400 && !process!.HasExited, $"The service never said {(int)expected} at /health/ready. {string.Join('\n', Log)}");
            await Task.Delay(50);
        }
    }

    /// <summary>Kills it, as a power cut would.</summary>
    public async Task KillAsync()
    {
        process!.Kill(entireProcessTree: true);
        await process.WaitForExitAsync();
        process.Dispose();
        process = null;
    }

    public async ValueTask DisposeAsync()
    {
        if (process is not null)
        {
            await KillAsync();
        }
    }

    /// <summary>Keeps its files from growing beyond this many bytes, as on a full disk, or lets them grow again.</summary>
    public async Task LimitFilesAsync(long? bytes)
    {
        using var limit = Process.Start("prlimit", ["--pid", $"{ProcessId}", $"--fsize={(bytes is { } most ? $"{most}" : "unlimited")}:unlimited"]);
        await limit.WaitForExitAsync();
        Assert.Equal(0, limit.ExitCode);
    }

    private static async Task<HttpStatusCode?> ReadyAsync(HttpClient http)
    {
        try
        {
            using var reply = await http.GetAsync("/health/ready");
            return reply.StatusCode;
        }
        catch (HttpRequestException)
        {
            return null;
        }
    }

    private static int FreePort()
    {
        using var listener = new TcpListener(IPAddress.Loopback, 0);
        listener.Start();
        return ((IPEndPoint)listener.LocalEndpoint).Port;
    }
}
