using System.Collections.Concurrent;
using System.Net;
using System.Net.Security;
using System.Security.Cryptography;
using System.Security.Cryptography.X509Certificates;
using Microsoft.AspNetCore.Builder;
using Microsoft.AspNetCore.Hosting;
using Microsoft.AspNetCore.Http;
using Microsoft.Extensions.Logging;

namespace Lodestar;

/// <summary>
/// A proxy that speaks HTTPS and sends pages and API requests to one node after the other, or to the next if one cannot be reached. Like a
/// usual proxy, it does not send again what was cut off half-way.
/// </summary>
internal sealed class Balancer : IAsyncDisposable
{
    private static readonly HashSet<string> OfOneHop = new(
        ["Host", "Connection", "Keep-Alive", "Transfer-Encoding", "Content-Length", "Upgrade"],
        StringComparer.OrdinalIgnoreCase
    );

    private static readonly X509Certificate2 Own = Certificate();

    private readonly WebApplication app;
    private readonly Uri[] nodes;
    private readonly HttpMessageInvoker http = new(
        new SocketsHttpHandler
        {
            AllowAutoRedirect = false,
            UseCookies = false,
            UseProxy = false,
        }
    );
    private int pages;
    private int arrivals;

    private Balancer(Uri[] nodes)
    {
        this.nodes = nodes;
        var builder = WebApplication.CreateSlimBuilder();
        builder.Logging.ClearProviders();
        builder.WebHost.UseKestrelHttpsConfiguration().ConfigureKestrel(kestrel => kestrel.Listen(IPAddress.Loopback, 0, here => here.UseHttps(Own)));
        app = builder.Build();
        app.Run(ForwardAsync);
    }

    public Uri Address => new(app.Urls.First());

    /// <summary>Which node answered each page, in order.</summary>
    public ConcurrentQueue<Uri> Answered { get; } = new();

    /// <summary>Lets a browser or a device trust the certificate that every balancer of the tests shows, and no other.</summary>
    public static SslClientAuthenticationOptions Trusting =>
        new() { RemoteCertificateValidationCallback = (_, shown, _, _) => shown?.GetCertHashString() == Own.GetCertHashString() };

    public static async Task<Balancer> StartAsync(params Uri[] nodes)
    {
        var balancer = new Balancer(nodes);
        await balancer.app.StartAsync();
        return balancer;
    }

    public async ValueTask DisposeAsync()
    {
        await app.DisposeAsync();
        http.Dispose();
    }

    private async Task ForwardAsync(HttpContext context)
    {
        var api = context.Request.Path.StartsWithSegments("/api");
        var turn = api ? Interlocked.Increment(ref arrivals) : Interlocked.Increment(ref pages);
        using var body = new MemoryStream();
        await context.Request.Body.CopyToAsync(body, context.RequestAborted);
        foreach (var node in nodes.Select((_, place) => nodes[(turn + place) % nodes.Length]))
        {
            try
            {
                using var request = Request(context.Request, node, body.ToArray());
                using var reply = await http.SendAsync(request, context.RequestAborted);
                if (!api)
                {
                    Answered.Enqueue(node);
                }

                await GiveBackAsync(reply, context);
                return;
            }
            catch (HttpRequestException failed) when (failed.HttpRequestError == HttpRequestError.ConnectionError)
            {
                // The next one.
            }
            catch (HttpRequestException) when (!context.Response.HasStarted)
            {
                break;
            }
        }

        context.Response.StatusCode = StatusCodes.Status502BadGateway;
    }

    private static HttpRequestMessage Request(HttpRequest from, Uri node, byte[] body)
    {
        var request = new HttpRequestMessage(new HttpMethod(from.Method), new Uri(node, $"{from.Path}{from.QueryString}"));
        if (body.Length > 0)
        {
            request.Content = new ByteArrayContent(body);
        }

        foreach (var (name, values) in from.Headers.Where(header => !OfOneHop.Contains(header.Key)))
        {
            if (!request.Headers.TryAddWithoutValidation(name, values.ToArray()))
            {
                request.Content?.Headers.TryAddWithoutValidation(name, values.ToArray());
            }
        }

        request.Headers.Add("X-Forwarded-For", $"{from.HttpContext.Connection.RemoteIpAddress}");
        request.Headers.Add("X-Forwarded-Proto", from.Scheme);
        request.Headers.Add("X-Forwarded-Host", from.Host.Value);
        return request;
    }

    private static async Task GiveBackAsync(HttpResponseMessage reply, HttpContext context)
    {
        context.Response.StatusCode = (int)reply.StatusCode;
        foreach (var (name, values) in reply.Headers.Concat(reply.Content.Headers).Where(header => !OfOneHop.Contains(header.Key)))
        {
            context.Response.Headers.Append(name, values.ToArray());
        }

        await reply.Content.CopyToAsync(context.Response.Body, context.RequestAborted);
    }

    private static X509Certificate2 Certificate()
    {
        using var key = ECDsa.Create(ECCurve.NamedCurves.nistP256);
        var request = new CertificateRequest("CN=127.0.0.1", key, HashAlgorithmName.SHA256);
        return request.CreateSelfSigned(DateTimeOffset.UtcNow.AddDays(-1), DateTimeOffset.UtcNow.AddDays(1));
    }
}
