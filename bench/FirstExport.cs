using System.Diagnostics;
using System.Security.Cryptography;
using Lodestar.Kernel;
using Microsoft.Data.Sqlite;

namespace Lodestar.Bench;

/// <summary>The command <c>lodestar export figures</c> on a sample with ten thousand more reflections, of which nothing was published yet.</summary>
internal static class FirstExport
{
    private const int Rounds = 3;
    private const int Reflections = 10_000;

    public static async Task MeasureAsync()
    {
        var settings = new Settings { Data = Service.NewFolder() };
        await Filled.MakeAsync(settings with { Sample = true }, Reflections);
        SqliteConnection.ClearAllPools();
        var (first, again, prints) = (new List<double>(), new List<double>(), new HashSet<string>());
        for (var round = 0; round < Rounds; round++)
        {
            var data = Service.NewFolder();
            foreach (var file in Directory.EnumerateFiles(settings.Data))
            {
                File.Copy(file, Path.Combine(data, Path.GetFileName(file)));
            }

            first.Add(await ExportAsync(data, prints));
            again.Add(await ExportAsync(data, prints));
        }

        Console.WriteLine("| | rounds | median | target |");
        Console.WriteLine("|---|---|---|---|");
        Figures.Row("export of everything for the first time, start of the program included, s", first, "0.00", "≤ 1");
        Figures.Row("the same again, s", again, "0.00", "–");
        Console.WriteLine($"\n{(prints.Count == 1 ? "All of them" : "NOT all of them")} printed the same.");
    }

    private static async Task<double> ExportAsync(string data, HashSet<string> prints)
    {
        var clock = Stopwatch.StartNew();
        using var process = Process.Start(Service.Command("export", "figures", "--data", data))!;
        prints.Add(Convert.ToHexString(await SHA256.HashDataAsync(process.StandardOutput.BaseStream)));
        await process.WaitForExitAsync();
        return process.ExitCode == 0 ? clock.Elapsed.TotalSeconds : throw new InvalidOperationException("The command failed.");
    }
}
