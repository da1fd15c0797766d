using System.Diagnostics;
using System.Net;
using System.Net.Sockets;
using Microsoft.Data.Sqlite;

namespace Lodestar.Bench;

/// <summary>A question page read and answered, with the answer saved before the reply (target 3).</summary>
internal static class QuestionPage
{
    private const int Rounds = 3;
    private const int Connections = 16;
    private const int AnswersEach = 30;
    private static readonly TimeSpan Lasts = TimeSpan.FromSeconds(8);

    public static async Task MeasureAsync()
    {
        await using var service = await Service.StartAsync(Service.NewFolder());
        await RunAsync(service, Connections, TimeSpan.FromSeconds(3));

        var (pairs, raw, processor, alone, firstByte) = (new List<double>(), new List<double>(), new List<double>(), new List<double>(), new List<double>());
        for (var round = 0; round < Rounds; round++)
        {
            raw.Add(RawCommits());
            var before = service.ProcessorTime;
            var (count, seconds, _) = await RunAsync(service, Connections, Lasts);
            pairs.Add(count / seconds);
            processor.Add((service.ProcessorTime - before).TotalMilliseconds / count);
            var (single, singleSeconds, times) = await RunAsync(service, 1, TimeSpan.FromSeconds(3));
            alone.Add(single / singleSeconds);
            firstByte.Add(Figures.Percentile(times, 0.5));
        }

        Console.WriteLine("| | rounds | median | target |");
        Console.WriteLine("|---|---|---|---|");
        Figures.Row("GET + POST pairs a second, 16 connections", pairs, "0", "≥ 400");
        Figures.Row("raw commits of one row a second, SQLite FULL, same run", raw, "0", "–");
        Figures.Row("pairs to raw commits", [.. pairs.Zip(raw, (one, other) => one / other)], "0.00", "–");
        Figures.Row("processor time a pair in the service, ms", processor, "0.00", "–");
        Figures.Row("pairs a second, one connection", alone, "0", "–");
        Figures.Row("time to first byte of the GET alone, p50, ms", firstByte, "0.0", "≤ 8");
        Console.WriteLine($"\nRows in the database afterwards: {Rows(service):n0} saved entries.");
    }

    private static async Task<(int Pairs, double Seconds, List<double> FirstByte)> RunAsync(Service service, int connections, TimeSpan lasts)
    {
        using var stop = new CancellationTokenSource(lasts);
        var clock = Stopwatch.StartNew();
        var results = await Task.WhenAll(Enumerable.Range(0, connections).Select(number => Task.Run(() => PersonAsync(service.Address, number, stop.Token))));
        return (results.Sum(result => result.Pairs), clock.Elapsed.TotalSeconds, [.. results.SelectMany(result => result.FirstByte)]);
    }

    // One person after another on one connection: each starts and answers thirty pages.
    private static async Task<(int Pairs, List<double> FirstByte)> PersonAsync(Uri address, int number, CancellationToken stop)
    {
        var (pairs, times) = (0, new List<double>());
        while (!stop.IsCancellationRequested)
        {
            using var http = Browser(address, number);
            await PostAsync(http, "/reflect", "scope=whole");
            await PostAsync(http, "/reflect/before-you-start", "");
            for (var answer = 0; answer < AnswersEach && !stop.IsCancellationRequested; answer++)
            {
                await PostAsync(http, "/reflect/questions/P3", $"P3={1 + (answer % 10)}", times);
                pairs++;
            }
        }

        return (pairs, times);
    }

    /// <summary>Opens a page, fills its form and sends it, as a browser without scripts does.</summary>
    public static async Task PostAsync(HttpClient http, string path, string fields, List<double>? times = null)
    {
        var clock = Stopwatch.StartNew();
        using var page = await http.GetAsync(path, HttpCompletionOption.ResponseHeadersRead);
        times?.Add(clock.Elapsed.TotalMilliseconds);
        var html = await page.EnsureSuccessStatusCode().Content.ReadAsStringAsync();
        const string Mark = "name=\"form\" type=\"hidden\" value=\"";
        var start = html.IndexOf(Mark, StringComparison.Ordinal) + Mark.Length;
        var token = html[start..html.IndexOf('"', start)];
        using var content = new StringContent($"form={token}&{fields}", new System.Net.Http.Headers.MediaTypeHeaderValue("application/x-www-form-urlencoded"));
        using var reply = await http.PostAsync(path, content);
        if (reply.StatusCode != HttpStatusCode.Redirect)
        {
            throw new InvalidOperationException($"{path} replied {reply.StatusCode}.");
        }
    }

    /// <summary>Each person comes from an address of their own, as in life; all of 127.0.0.0/8 is this machine.</summary>
    public static HttpClient Browser(Uri address, int number) =>
        new(
            new SocketsHttpHandler
            {
                AllowAutoRedirect = false,
                CookieContainer = new CookieContainer(),
                ConnectCallback = async (context, stop) =>
                {
                    var socket = new Socket(SocketType.Stream, ProtocolType.Tcp) { NoDelay = true };
                    socket.Bind(new IPEndPoint(new IPAddress([127, 0, 1, (byte)(number + 1)]), 0));
                    await socket.ConnectAsync(context.DnsEndPoint, stop);
                    return new NetworkStream(socket, ownsSocket: true);
                },
            }
        )
        {
            BaseAddress = address,
        };

    private static double RawCommits()
    {
        var file = Path.Combine(Service.NewFolder(), "raw.db");
        using var connection = new SqliteConnection($"Data Source={file}");
        connection.Open();
        using var command = connection.CreateCommand();
        command.CommandText =
            "PRAGMA journal_mode=WAL; PRAGMA synchronous=FULL; CREATE TABLE entries (sheet TEXT, revision INTEGER, content TEXT, PRIMARY KEY "
            + "(sheet, revision))";
        command.ExecuteNonQuery();
        command.CommandText = "INSERT INTO entries VALUES ($sheet, $revision, '{\"answers\":{\"P3\":7}}')";
        var sheet = command.Parameters.Add("$sheet", SqliteType.Text);
        var revision = command.Parameters.Add("$revision", SqliteType.Integer);
        command.Prepare();
        var clock = Stopwatch.StartNew();
        var count = 0;
        while (clock.Elapsed < TimeSpan.FromSeconds(2))
        {
            (sheet.Value, revision.Value) = (Guid.NewGuid().ToString(), count++);
            command.ExecuteNonQuery();
        }

        return count / clock.Elapsed.TotalSeconds;
    }

    private static long Rows(Service service)
    {
        using var connection = new SqliteConnection($"Data Source={service.DatabaseFile};Mode=ReadOnly");
        connection.Open();
        using var command = connection.CreateCommand();
        command.CommandText = "SELECT count(*) FROM practice_entries";
        return (long)command.ExecuteScalar()!;
    }
}
