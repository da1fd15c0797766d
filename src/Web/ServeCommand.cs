using System.CommandLine;
using System.Net;
using Lodestar.Kernel;

namespace Lodestar;

/// <summary>
/// The command <c>lodestar serve</c>, which is also what <c>lodestar</c> alone does, with the settings that it shares with other commands.
/// </summary>
internal static class ServeCommand
{
    /// <summary>Makes the command.</summary>
    public static Command Make()
    {
        var serve = new Command("serve", "Run the web service (what lodestar does by itself)");
        CommandLine.AddOptions(serve);
        serve.Options.Add(CommandLine.SampleData);
        serve.SetAction(RunAsync);
        return serve;
    }

    /// <summary>Serves until it is stopped.</summary>
    public static Task<int> RunAsync(ParseResult parsed, CancellationToken stop) => CommandLine.OrExplainAsync(() => ServeAsync(parsed, stop));

    private static async Task<int> ServeAsync(ParseResult parsed, CancellationToken stop)
    {
        var settings = CommandLine.SettingsOf(parsed);
        if (settings.Sample && !settings.Urls.Split(';').All(IsThisComputer))
        {
            Console.Error.WriteLine("Sample data is shown on this computer only: use an address such as http://127.0.0.1:5080.");
            return ExitCode.CouldNotRun;
        }

        if (
            settings.PublicAddress is { } address
            && !(Uri.TryCreate(address, UriKind.Absolute, out var known) && known.Scheme is "https" or "http" && known.AbsolutePath == "/")
        )
        {
            Console.Error.WriteLine(
                "The public address is what people type, with https:// in front and nothing behind the name: https://lodestar.example.org."
            );
            return ExitCode.CouldNotRun;
        }

        if (settings.Telemetry is { } telemetry && !(Uri.TryCreate(telemetry, UriKind.Absolute, out var collector) && collector.Scheme is "https" or "http"))
        {
            Console.Error.WriteLine(
                "OTEL_EXPORTER_OTLP_ENDPOINT is the address of a collector that takes OTLP over HTTP: http://127.0.0.1:4318, for instance."
            );
            return ExitCode.CouldNotRun;
        }

        // Without it, anyone who sends a request could choose where posters and diary files lead.
        if (settings.PublicAddress is null && (settings.Proxies.Length > 0 || !settings.Urls.Split(';').All(IsThisComputer)))
        {
            Console.Error.WriteLine(
                "Say what address people type to come here, with --public-address or LODESTAR_PUBLIC_ADDRESS: https://lodestar.example.org, for instance."
            );
            return ExitCode.CouldNotRun;
        }

        await using var app = await Host.BuildAsync(settings, stop);
        await app.StartAsync(stop);
        Console.Error.WriteLine($"Lodestar is at {string.Join(" and ", app.Urls)}{(settings.Sample ? " (sample data)" : "")}. Press Ctrl+C to stop.");

        // The memory that starting needed is returned, so that a small machine can use it for other things.
        GC.Collect(GC.MaxGeneration, GCCollectionMode.Aggressive);
        await app.WaitForShutdownAsync(stop);
        return ExitCode.Done;
    }

    private static bool IsThisComputer(string url) =>
        Uri.TryCreate(url, UriKind.Absolute, out var uri)
        && (uri.Host == "localhost" || (IPAddress.TryParse(uri.Host.Trim('[', ']'), out var address) && IPAddress.IsLoopback(address)));
}
