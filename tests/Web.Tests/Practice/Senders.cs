using System.Collections.Concurrent;
using System.Net;
using System.Net.Http.Json;
using System.Text.Json;
using System.Text.Json.Nodes;

namespace Lodestar.Practice;

/// <summary>
/// Devices that send whole reflections one after the other, and send each again under the same key until it is acknowledged or they are
/// stopped.
/// </summary>
internal sealed class Senders : IAsyncDisposable
{
    private readonly CancellationTokenSource stop = new();
    private readonly HttpClient http;
    private readonly string round;
    private readonly List<Task> sending;

    public Senders(Uri address, string round, int count = 4)
    {
        http = new HttpClient(new SocketsHttpHandler { SslOptions = Balancer.Trusting }) { BaseAddress = address };
        this.round = round;
        sending = [.. Enumerable.Range(0, count).Select(_ => Task.Run(SendAsync))];
    }

    /// <summary>What the service said it kept: the key, and the id it returned.</summary>
    public ConcurrentDictionary<string, Guid> Acknowledged { get; } = new();

    /// <summary>Every other reply: its status and what its body is.</summary>
    public ConcurrentDictionary<(int Status, string? Type), int> Others { get; } = new();

    /// <summary>Waits until this many more are acknowledged.</summary>
    public async Task MoreAsync(int more = 8)
    {
        var before = Acknowledged.Count;
        for (var waited = 0; Acknowledged.Count < before + more; waited++)
        {
            Assert.True(waited < 600, $"Nothing more was acknowledged. {string.Join(", ", Others)}");
            await Task.Delay(50);
        }
    }

    /// <summary>Stops the sending.</summary>
    public async Task StopAsync()
    {
        await stop.CancelAsync();
        await Task.WhenAll(sending);
    }

    public async ValueTask DisposeAsync()
    {
        await StopAsync();
        stop.Dispose();
        http.Dispose();
    }

    private async Task SendAsync()
    {
        while (!stop.IsCancellationRequested)
        {
            var key = $"{Guid.NewGuid()}";
            while (!stop.IsCancellationRequested && !await SendAsync(key))
            {
                await Task.Delay(50);
            }
        }
    }

    private async Task<bool> SendAsync(string key)
    {
        try
        {
            using var request = new HttpRequestMessage(HttpMethod.Post, $"/api/v1/rounds/{round}/reflections")
            {
                Content = JsonContent.Create(
                    new
                    {
                        reflection = "practitioner",
                        packVersion = "2026.1",
                        sector = "education",
                        districts = new[] { "leeds" },
                        answers = new { P3 = 7 },
                    },
                    options: JsonSerializerOptions.Default
                ),
                Headers = { { "Idempotency-Key", key } },
            };
            using var reply = await http.SendAsync(request, stop.Token);
            if (reply.StatusCode == HttpStatusCode.Created)
            {
                Acknowledged[key] = JsonNode.Parse(await reply.Content.ReadAsStringAsync(CancellationToken.None))!["id"]!.GetValue<Guid>();
                return true;
            }

            Others.AddOrUpdate(((int)reply.StatusCode, reply.Content.Headers.ContentType?.MediaType), 1, (_, count) => count + 1);
            return false;
        }
        catch (Exception cut) when (cut is HttpRequestException or OperationCanceledException or IOException)
        {
            return false;
        }
    }
}
