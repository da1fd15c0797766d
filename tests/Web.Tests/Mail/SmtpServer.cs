using System.Collections.Concurrent;
using System.Net;
using System.Net.Security;
using System.Net.Sockets;
using System.Security.Cryptography;
using System.Security.Cryptography.X509Certificates;

namespace Lodestar.Mail;

/// <summary>A mail server of this computer: it takes every message, unless a test says what it replies to a command.</summary>
internal sealed class SmtpServer : IAsyncDisposable
{
    private readonly TcpListener listener = new(IPAddress.Any, 0);
    private readonly CancellationTokenSource stopping = new();
    private readonly X509Certificate2? certificate;
    private readonly bool speaksTlsFromTheStart;
    private readonly Task serving;

    /// <summary>A server without TLS, one that offers it, or one that accepts nothing else.</summary>
    public SmtpServer(X509Certificate2? certificate = null, bool speaksTlsFromTheStart = false)
    {
        (this.certificate, this.speaksTlsFromTheStart) = (certificate, speaksTlsFromTheStart);
        listener.Start();
        serving = ServeAsync();
    }

    /// <summary>What it replies to a command instead of taking it: by the command's first word, "" for the greeting and "." for the message.</summary>
    public ConcurrentDictionary<string, string> Replies { get; } = new();

    /// <summary>Every command it heard.</summary>
    public ConcurrentQueue<string> Heard { get; } = new();

    /// <summary>Every message it took.</summary>
    public ConcurrentQueue<string> Taken { get; } = new();

    public int Port => ((IPEndPoint)listener.LocalEndpoint).Port;

    /// <summary>A certificate for this computer.</summary>
    public static X509Certificate2 NewCertificate()
    {
        using var key = ECDsa.Create(ECCurve.NamedCurves.nistP256);
        var wanted = new CertificateRequest("CN=localhost", key, HashAlgorithmName.SHA256);
        var names = new SubjectAlternativeNameBuilder();
        names.AddDnsName("localhost");
        names.AddDnsName(Dns.GetHostName());
        wanted.CertificateExtensions.Add(names.Build());
        wanted.CertificateExtensions.Add(new X509BasicConstraintsExtension(certificateAuthority: true, hasPathLengthConstraint: false, 0, critical: true));
        using var made = wanted.CreateSelfSigned(DateTimeOffset.UtcNow.AddDays(-1), DateTimeOffset.UtcNow.AddDays(1));
        return X509CertificateLoader.LoadPkcs12(made.Export(X509ContentType.Pkcs12), null);
    }

    public async ValueTask DisposeAsync()
    {
        await stopping.CancelAsync();
        listener.Stop();
        await serving;
        stopping.Dispose();
    }

    private async Task ServeAsync()
    {
        try
        {
            while (true)
            {
                using var client = await listener.AcceptTcpClientAsync(stopping.Token);
                await using var stream = client.GetStream();
                await TalkAsync(stream);
            }
        }
        catch (Exception ended) when (stopping.IsCancellationRequested && ended is OperationCanceledException or SocketException or InvalidOperationException)
        {
            // The test is over.
        }
    }

    // A client that hangs up, or does not trust the certificate, ends its own conversation.
    private async Task TalkAsync(Stream stream)
    {
        try
        {
            await ConverseAsync(speaksTlsFromTheStart ? await EncryptAsync(stream) : stream);
        }
        catch (Exception ended) when (ended is IOException or System.Security.Authentication.AuthenticationException && !stopping.IsCancellationRequested)
        {
            Heard.Enqueue($"({ended.GetType().Name})");
        }
    }

    private async Task<SslStream> EncryptAsync(Stream stream)
    {
        var secure = new SslStream(stream);
        await secure.AuthenticateAsServerAsync(new SslServerAuthenticationOptions { ServerCertificate = certificate }, stopping.Token);
        return secure;
    }

    private async Task ConverseAsync(Stream stream)
    {
        var reader = new StreamReader(stream);
        await SayAsync(Replies.GetValueOrDefault("", "220 mail.example.org ready"));
        while (await reader.ReadLineAsync(stopping.Token) is { } line)
        {
            Heard.Enqueue(line);
            var command = line.Split(' ')[0].ToUpperInvariant();
            if (Replies.TryGetValue(command, out var reply))
            {
                await SayAsync(reply);
                continue;
            }

            switch (command)
            {
                case "EHLO":
                    await SayAsync(
                        $"250-mail.example.org\r\n250-AUTH PLAIN{(certificate is null || stream is SslStream ? "" : "\r\n250-STARTTLS")}\r\n"
                            + "250 ENHANCEDSTATUSCODES"
                    );
                    break;
                case "STARTTLS":
                    await SayAsync("220 2.0.0 Go on");
                    stream = await EncryptAsync(stream);
                    reader = new StreamReader(stream);
                    break;
                case "AUTH":
                    await SayAsync("235 2.7.0 Welcome");
                    break;
                case "DATA":
                    await SayAsync("354 Go on");
                    await TakeAsync();
                    break;
                case "QUIT":
                    await SayAsync("221 2.0.0 Bye");
                    return;
                default:
                    await SayAsync("250 2.0.0 OK");
                    break;
            }
        }

        async Task TakeAsync()
        {
            var message = new StringWriter { NewLine = "\r\n" };
            while (await reader.ReadLineAsync(stopping.Token) is { } line and not ".")
            {
                await message.WriteLineAsync(line);
            }

            if (Replies.TryGetValue(".", out var refusal))
            {
                await SayAsync(refusal);
                return;
            }

            Taken.Enqueue(message.ToString());
            await SayAsync("250 2.0.0 Taken");
        }

        async Task SayAsync(string reply) => await stream.WriteAsync(System.Text.Encoding.ASCII.GetBytes(reply + "\r\n"), stopping.Token);
    }
}
