using System.Diagnostics;
using System.Net;
using System.Text.Json;
using Microsoft.Data.Sqlite;
using Npgsql;

namespace Lodestar.Bench;

/// <summary>Whole reflections by API, each acknowledged only when it is durable (target 1), beside a raw write of 41 rows with a commit each.</summary>
internal static class Submissions
{
    private const int Rounds = 3;
    private const int Connections = 16;
    private static readonly TimeSpan Lasts = TimeSpan.FromSeconds(8);

    /// <summary>On SQLite, or on the PostgreSQL server that LODESTAR_BENCH_POSTGRES names (target 2).</summary>
    public static async Task MeasureAsync(bool postgres = false)
    {
        var database = postgres ? await NewDatabaseAsync() : null;
        await using var service = await Service.StartAsync(Service.NewFolder(), sample: true, database: database);
        await RunAsync(service, TimeSpan.FromSeconds(4));
        var before = Rows(service, database);
        var (api, raw, share, latency, processor, sent) = (
            new List<double>(),
            new List<double>(),
            new List<double>(),
            new List<double>(),
            new List<double>(),
            0
        );
        for (var round = 0; round < Rounds; round++)
        {
            raw.Add(database is null ? RawSubmissions() : await RawSubmissionsAsync(database));
            var start = service.ProcessorTime;
            var (count, seconds, times) = await RunAsync(service, Lasts);
            sent += count;
            api.Add(count / seconds);
            share.Add(api[^1] / raw[^1]);
            latency.Add(Figures.Percentile(times, 0.99));
            processor.Add((service.ProcessorTime - start).TotalMilliseconds / count);
        }

        Console.WriteLine("| | rounds | median | target |");
        Console.WriteLine("|---|---|---|---|");
        Figures.Row("submissions a second, 16 connections", api, "0", "–");
        Figures.Row(
            postgres
                ? "raw submissions of 41 rows a second, a commit each, 16 connections, same run"
                : "raw submissions of 41 rows a second, a commit each, SQLite FULL, same run",
            raw,
            "0",
            "–"
        );
        Figures.Row("of the raw rate", share, "0.00", postgres ? "≥ 0.50" : "≥ 0.80");
        Figures.Row("p99, ms", latency, "0.0", "≤ 40");
        Figures.Row("processor time each in the service, ms", processor, "0.00", "≤ 0.8");
        Console.WriteLine($"\nAcknowledged {sent:n0}; {Rows(service, database) - before:n0} more in the database afterwards.");
    }

    private static async Task<(int Count, double Seconds, List<double> Times)> RunAsync(Service service, TimeSpan lasts)
    {
        using var stop = new CancellationTokenSource(lasts);
        var clock = Stopwatch.StartNew();
        var body = Body();
        var times = await Task.WhenAll(Enumerable.Range(0, Connections).Select(_ => Task.Run(() => SendAsync(service.Address, () => body, stop.Token))));
        return (times.Sum(one => one.Count), clock.Elapsed.TotalSeconds, [.. times.SelectMany(one => one)]);
    }

    /// <summary>Sends one reflection after another over one connection, and returns how long each took in milliseconds.</summary>
    public static async Task<List<double>> SendAsync(Uri address, Func<byte[]> body, CancellationToken stop)
    {
        using var http = new HttpClient { BaseAddress = address };
        var times = new List<double>();
        while (!stop.IsCancellationRequested)
        {
            using var request = new HttpRequestMessage(HttpMethod.Post, "/api/v1/rounds/samp-open/reflections")
            {
                Content = new ByteArrayContent(body()) { Headers = { ContentType = new("application/json") } },
                Headers = { { "Idempotency-Key", $"{Guid.NewGuid()}" } },
            };
            var clock = Stopwatch.StartNew();
            using var reply = await http.SendAsync(request, CancellationToken.None);
            if (reply.StatusCode != HttpStatusCode.Created)
            {
                throw new InvalidOperationException($"The service replied {reply.StatusCode}: {await reply.Content.ReadAsStringAsync(CancellationToken.None)}");
            }

            times.Add(clock.Elapsed.TotalMilliseconds);
        }

        return times;
    }

    private static byte[] Body()
    {
        // Forty items are a large reflection; the pack's own has thirty that are pooled.
        var body = new
        {
            reflection = "practitioner",
            packVersion = "2026.1",
            sector = "education",
            districts = new[] { "leeds" },
            answers = new Dictionary<string, object>
            {
                ["P3"] = 7,
                ["P4"] = 5,
                ["P5"] = 4,
                ["P6"] = "yes-once",
                ["P7"] = "now-and-then",
                ["P32"] = "partly",
                ["P8"] = "confident",
                ["P9"] = "with-support",
                ["P10"] = "confident",
                ["P11"] = "with-support",
                ["P12"] = "not-yet",
                ["P13"] = "with-support",
                ["P14"] = "confident",
                ["P15"] = "confident",
                ["P16"] = "take-their-phone-away-to-keep-them-safe",
                ["P17"] = "pay-once-so-it-stops",
                ["P18"] = "only-on-gaming-apps",
                ["P19"] = "report-remove",
                ["P20"] = "she-has-been-putting-herself-at-risk-online",
                ["P29"] = "wait-until-there-is-something-to-see",
                ["P30"] = "because-live-video-cannot-be-recorded",
                ["P31"] = "look-at-it-to-find-out-if-it-is-fake",
                ["P21"] = "mostly",
                ["P22"] = "some-of-it",
                ["P23"] = new[] { "on-a-paper-form" },
                ["P24"] = "sometimes",
                ["P25"] = new[] { "regular-supervision" },
                ["P26"] = "no",
                ["P27"] = new[] { "laws-and-guidance" },
            },
        };
        return JsonSerializer.SerializeToUtf8Bytes(body);
    }

    // What a plain program does that keeps each answer as a row: one submission and forty answers in one transaction.
    private static double RawSubmissions()
    {
        var file = Path.Combine(Service.NewFolder(), "raw.db");
        using var connection = new SqliteConnection($"Data Source={file}");
        connection.Open();
        using var command = connection.CreateCommand();
        command.CommandText =
            "PRAGMA journal_mode=WAL; PRAGMA synchronous=FULL; CREATE TABLE submissions (id TEXT PRIMARY KEY, round TEXT); CREATE TABLE "
            + "answers (submission TEXT, item TEXT, value TEXT, PRIMARY KEY (submission, item))";
        command.ExecuteNonQuery();
        using var submission = connection.CreateCommand();
        submission.CommandText = "INSERT INTO submissions VALUES ($id, 'round')";
        var id = submission.Parameters.Add("$id", SqliteType.Text);
        using var answer = connection.CreateCommand();
        answer.CommandText = "INSERT INTO answers VALUES ($id, $item, 'confident')";
        var (of, item) = (answer.Parameters.Add("$id", SqliteType.Text), answer.Parameters.Add("$item", SqliteType.Text));
        var clock = Stopwatch.StartNew();
        var count = 0;
        while (clock.Elapsed < TimeSpan.FromSeconds(3))
        {
            using var transaction = connection.BeginTransaction();
            (submission.Transaction, answer.Transaction) = (transaction, transaction);
            (id.Value, of.Value) = ($"{Guid.NewGuid()}", id.Value);
            of.Value = id.Value;
            submission.ExecuteNonQuery();
            for (var number = 0; number < 40; number++)
            {
                item.Value = $"P{number}";
                answer.ExecuteNonQuery();
            }

            transaction.Commit();
            count++;
        }

        return count / clock.Elapsed.TotalSeconds;
    }

    // The same on a server: each of sixteen connections sends its 41 rows in one round trip, with their own commit.
    private static async Task<double> RawSubmissionsAsync(string database)
    {
        var clock = new Stopwatch();
        await using (var one = new NpgsqlConnection(database))
        {
            await one.OpenAsync();
            await using var make = new NpgsqlCommand(
                "DROP TABLE IF EXISTS raw_answers, raw_submissions; CREATE TABLE raw_submissions (id uuid PRIMARY KEY, round text); CREATE "
                    + "TABLE raw_answers (submission uuid, item text, value text, PRIMARY KEY (submission, item))",
                one
            );
            await make.ExecuteNonQueryAsync();
        }

        clock.Start();
        var counts = await Task.WhenAll(
            Enumerable
                .Range(0, Connections)
                .Select(_ =>
                    Task.Run(async () =>
                    {
                        await using var connection = new NpgsqlConnection(
                            new NpgsqlConnectionStringBuilder(database) { MaxAutoPrepare = 8, AutoPrepareMinUsages = 2 }.ConnectionString
                        );
                        await connection.OpenAsync();
                        var count = 0;
                        while (clock.Elapsed < TimeSpan.FromSeconds(4))
                        {
                            var id = Guid.NewGuid();
                            await using var transaction = await connection.BeginTransactionAsync();
                            await using var batch = new NpgsqlBatch(connection, transaction);
                            batch.BatchCommands.Add(
                                new NpgsqlBatchCommand("INSERT INTO raw_submissions VALUES ($1, 'round')") { Parameters = { new() { Value = id } } }
                            );
                            for (var number = 0; number < 40; number++)
                            {
                                batch.BatchCommands.Add(
                                    new NpgsqlBatchCommand("INSERT INTO raw_answers VALUES ($1, $2, 'confident')")
                                    {
                                        Parameters =
                                        {
                                            new() { Value = id },
                                            new() { Value = $"P{number}" },
                                        },
                                    }
                                );
                            }

                            await batch.ExecuteNonQueryAsync();
                            await transaction.CommitAsync();
                            count++;
                        }

                        return count;
                    })
                )
        );
        return counts.Sum() / clock.Elapsed.TotalSeconds;
    }

    private static async Task<string> NewDatabaseAsync()
    {
        var server = Environment.GetEnvironmentVariable("LODESTAR_BENCH_POSTGRES")
            ?? throw new InvalidOperationException("Name a server in LODESTAR_BENCH_POSTGRES, or use bench/run.sh, which starts one.");
        await using var connection = new NpgsqlConnection(server);
        await connection.OpenAsync();
        await using (var durable = new NpgsqlCommand("SELECT current_setting('fsync') || current_setting('synchronous_commit')", connection))
        {
            if (await durable.ExecuteScalarAsync() is not "onon")
            {
                throw new InvalidOperationException("The server does not write durably.");
            }
        }

        var name = $"lodestar_{Guid.NewGuid():N}";
        await using var make = new NpgsqlCommand($"CREATE DATABASE {name}", connection);
        await make.ExecuteNonQueryAsync();
        return new NpgsqlConnectionStringBuilder(server) { Database = name }.ConnectionString;
    }

    private static long Rows(Service service, string? database)
    {
        using System.Data.Common.DbConnection connection = database is null
            ? new SqliteConnection($"Data Source={service.DatabaseFile};Mode=ReadOnly")
            : new NpgsqlConnection(database);
        connection.Open();
        using var command = connection.CreateCommand();
        command.CommandText = "SELECT count(*) FROM practice_sheets";
        return (long)command.ExecuteScalar()!;
    }
}
