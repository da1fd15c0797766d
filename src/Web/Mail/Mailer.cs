using System.Net;
using System.Net.Mail;
using System.Net.Mime;
using System.Text;
using System.Threading.Channels;
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

    private readonly Channel<Message> waiting = Channel.CreateBounded<Message>(new BoundedChannelOptions(MostWaiting) { FullMode = BoundedChannelFullMode.DropWrite });

    /// <summary>Puts a message in line.</summary>
    public void Send(Message message) => waiting.Writer.TryWrite(message);

    /// <inheritdoc />
    protected override async Task ExecuteAsync(CancellationToken stoppingToken)
    {
        try
        {
            await foreach (var message in waiting.Reader.ReadAllAsync(stoppingToken))
            {
                await SendAsync(message, stoppingToken);
            }
        }
        catch (OperationCanceledException)
        {
            // Stopping.
        }
    }

    private async Task SendAsync(Message message, CancellationToken stop)
    {
        for (var tried = 1; tried <= Tries; tried++)
        {
            try
            {
                using var client = Client();
                using var mail = new MailMessage(settings.MailFrom, message.To, message.Subject, message.Text.ReplaceLineEndings("\r\n")) { SubjectEncoding = Encoding.UTF8, BodyEncoding = Encoding.UTF8, BodyTransferEncoding = TransferEncoding.QuotedPrintable };
                mail.Headers["Auto-Submitted"] = "auto-generated";
                await client.SendMailAsync(mail, stop);
                return;
            }
            catch (Exception failed) when (failed is SmtpException or IOException or FormatException or UnauthorizedAccessException)
            {
                // Neither the address nor what was to be said is logged.
                log.LogWarning("A message could not be sent (try {Try} of {Tries}): {Reason}", tried, Tries, failed is SmtpException smtp ? smtp.StatusCode : failed.GetType().Name);
                await Task.Delay(Between, stop);
            }
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
