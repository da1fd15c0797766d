using System.Diagnostics;
using Lodestar.Kernel;

namespace Lodestar;

/// <summary>The executable, run as a person would in a shell.</summary>
internal static class Shell
{
    /// <summary>Runs a command on the installation of the settings and waits for its end.</summary>
    public static async Task<(int Code, string Output, string Error)> RunAsync(Settings settings, params string[] arguments)
    {
        using var process = Start(settings, arguments);
        var output = process.StandardOutput.ReadToEndAsync();
        var error = process.StandardError.ReadToEndAsync();
        await process.WaitForExitAsync();
        return (process.ExitCode, await output, await error);
    }

    /// <summary>Runs a command and kills it after a while, as a power cut would.</summary>
    public static async Task KillAsync(Settings settings, TimeSpan after, params string[] arguments)
    {
        using var process = Start(settings, arguments);
        await Task.Delay(after);
        process.Kill(entireProcessTree: true);
        await process.WaitForExitAsync();
    }

    /// <summary>Runs a script beside the tests with Node: a second reader that shares no code with the service.</summary>
    public static async Task<(int Code, string Output)> NodeAsync(string script, params string[] arguments)
    {
        var start = new ProcessStartInfo("node", [Path.Combine(Repository.Root, "tests", "Web.Tests", script), .. arguments])
        {
            UseShellExecute = false,
            RedirectStandardOutput = true,
            RedirectStandardError = true,
        };
        using var node = Process.Start(start)!;
        var output = await node.StandardOutput.ReadToEndAsync() + await node.StandardError.ReadToEndAsync();
        await node.WaitForExitAsync();
        return (node.ExitCode, output);
    }

    /// <summary>Starts a command and leaves it running.</summary>
    public static Process Start(Settings settings, params string[] arguments) => StartBy([], settings, arguments);

    /// <summary>Starts a command by another, such as a shell that sets limits first.</summary>
    public static Process StartBy(IReadOnlyList<string> other, Settings settings, params string[] arguments)
    {
        string[] line = [.. other, "dotnet", Path.Combine(AppContext.BaseDirectory, "lodestar.dll"), .. arguments];
        var start = new ProcessStartInfo(line[0], line[1..])
        {
            UseShellExecute = false,
            RedirectStandardOutput = true,
            RedirectStandardError = true,
            Environment = { ["LODESTAR_DATA"] = settings.Data },
        };
        (string Name, string? Value)[] given =
        [
            ("LODESTAR_DATABASE", settings.Database),
            ("LODESTAR_KEY_FILE", settings.KeyFile),
            ("LODESTAR_PUBLIC_ADDRESS", settings.PublicAddress),
            ("LODESTAR_PROXIES", settings.Proxies),
            ("LODESTAR_SMTP", settings.Smtp),
            ("OTEL_EXPORTER_OTLP_ENDPOINT", settings.Telemetry),
        ];
        foreach (var (name, value) in given)
        {
            if (!string.IsNullOrEmpty(value))
            {
                start.Environment[name] = value;
            }
        }

        return Process.Start(start)!;
    }
}
