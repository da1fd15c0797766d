using System.Net;
using System.Net.Mail;
using System.Net.Mime;
using System.Text;
using System.Threading.Channels;
using Lodestar.Kernel;
using Lodestar.Persistence;

namespace Lodestar.Mail;

/// <summary>A message to somebody.</summary>
/// <param name="To">E-mail address.</param>
/// <param name="Subject">Subject.</param>
/// <param name="Text">Plain text.</param>
public sealed record Message(string To, string Subject, string Text);

/// <summary>
/// Sends messages by SMTP, or writes each as a file into the data folder's <c>mail</c> where no server is configured. Nobody
/// waits for it. What cannot be sent is tried again for a while and then given up: whoever waits asks again.
/// </summary>
public sealed class Mailer(Settings settings, ILogger<Mailer> log) : BackgroundService
{
    private const int MostWaiting = 1_000;
    private const int Tries = 3;

    private static readonly TimeSpan Between = TimeSpan.FromSeconds(20);
    private static readonly TimeSpan Longest = TimeSpan.FromSeconds(20);

    private readonly Channel<(Message Message, int Tried)> waiting = Channel.CreateBounded<(Message, int)>(MostWaiting);

    /// <summary>Puts a message in line; where the line is full it is dropped, and that is logged.</summary>
    public void Send(Message message) => Queue(message, tried: 0);

    /// <summary>Sends a message at once, for what notes that it went only once it has.</summary>
    /// <returns>False where it did not go and another try may help.</returns>
    public Task<bool> SendNowAsync(Message message, CancellationToken stop) => IsDoneWithAsync(message, Tries, stop);

    /// <inheritdoc />
    protected override async Task ExecuteAsync(CancellationToken stoppingToken)
    {
        try
        {
            await foreach (var (message, tried) in waiting.Reader.ReadAllAsync(stoppingToken))
            {
                if (!await IsDoneWithAsync(message, tried + 1, stoppingToken) && tried + 1 < Tries)
                {
                    // Later and behind the others: one address that fails must not keep their codes from them.
                    _ = Task.Delay(Between, stoppingToken).ContinueWith(_ => Queue(message, tried + 1), stoppingToken, TaskContinuationOptions.OnlyOnRanToCompletion, TaskScheduler.Default);
                }
            }
        }
        catch (OperationCanceledException)
        {
            // Stopping.
        }
    }

    private void Queue(Message message, int tried)
    {
        if (!waiting.Writer.TryWrite((message, tried)))
        {
            log.LogWarning("A message was dropped: {Count} are waiting", MostWaiting);
        }
    }

    // Sends it. False where another try may help; a server that refuses an address for good is not asked again.
    private async Task<bool> IsDoneWithAsync(Message message, int tried, CancellationToken stop)
    {
        using var most = CancellationTokenSource.CreateLinkedTokenSource(stop);
        most.CancelAfter(Longest);
        try
        {
            using var client = Client();
            using var mail = new MailMessage(settings.MailFrom, message.To, message.Subject, message.Text.ReplaceLineEndings("\r\n")) { SubjectEncoding = Encoding.UTF8, BodyEncoding = Encoding.UTF8, BodyTransferEncoding = TransferEncoding.QuotedPrintable };
            mail.Headers["Auto-Submitted"] = "auto-generated";
            await client.SendMailAsync(mail, most.Token);
            return true;
        }
        catch (Exception failed) when (!stop.IsCancellationRequested)
        {
            // Whatever it was must not end the service. Neither the address nor what was to be said is logged.
            log.LogWarning("A message could not be sent (try {Try} of {Tries}): {Reason}", tried, Tries, failed is SmtpException smtp ? smtp.StatusCode : failed.GetType().Name);
            return failed is FormatException or SmtpException { StatusCode: >= SmtpStatusCode.CommandUnrecognized };
        }
    }

    private SmtpClient Client()
    {
        if (settings.Smtp is not { } address)
        {
            var folder = Path.GetFullPath(Path.Combine(settings.Data, "mail"));
            PrivateFiles.MakeFolder(folder);
            return new SmtpClient { DeliveryMethod = SmtpDeliveryMethod.SpecifiedPickupDirectory, PickupDirectoryLocation = folder };
        }

        // STARTTLS is the only encryption that the framework's client speaks; 'smtp' to this machine alone goes without.
        var server = new Uri(address);
        var client = new SmtpClient(server.Host, server.IsDefaultPort ? 587 : server.Port) { EnableSsl = !server.IsLoopback };
        if (server.UserInfo.Split(':', 2) is [var user, var password])
        {
            client.Credentials = new NetworkCredential(Uri.UnescapeDataString(user), Uri.UnescapeDataString(password));
        }

        return client;
    }
}
