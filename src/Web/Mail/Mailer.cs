using System.Threading.Channels;
using Lodestar.Kernel;
using Lodestar.Persistence;
using MailKit.Net.Smtp;
using MimeKit;
using MimeKit.Text;

namespace Lodestar.Mail;

/// <summary>A message to somebody.</summary>
/// <param name="To">The recipient's e-mail address.</param>
/// <param name="Subject">The subject line.</param>
/// <param name="Text">Plain text.</param>
public sealed record Message(string To, string Subject, string Text)
{
    /// <summary>The same at every try, so that a person who gets it twice sees it once.</summary>
    public Guid Id { get; init; } = Guid.NewGuid();
}

/// <summary>
/// Sends messages by SMTP, or writes each as a file into the data folder's <c>mail</c> if no server is configured. Nobody waits for it. A
/// message that cannot be sent is tried again for a while and then given up; the person who waits for it asks again.
/// </summary>
public sealed class Mailer(Settings settings, ILogger<Mailer> log) : BackgroundService
{
    private const int MostWaiting = 1_000;
    private const int Tries = 3;

    private static readonly TimeSpan Between = TimeSpan.FromSeconds(20);
    private static readonly TimeSpan Longest = TimeSpan.FromSeconds(20);

    private static readonly FormatOptions Lines = new() { NewLineFormat = NewLineFormat.Dos };

    private readonly MailServer? server = settings.Smtp is { } address ? MailServer.At(address) ?? throw new FormatException(MailServer.Form) : null;
    private readonly MailboxAddress from = MailServer.Mailbox(settings.MailFrom) ?? throw new FormatException(settings.MailFrom);
    private readonly Channel<(Message Message, int Tried)> waiting = Channel.CreateBounded<(Message, int)>(MostWaiting);

    /// <summary>Adds a message to the queue. If the queue is full the message is dropped, which is logged.</summary>
    public void Send(Message message) => Queue(message, tried: 0);

    /// <summary>Sends a message at once, for callers that record that it was sent only after that.</summary>
    /// <returns>False if it was not sent and another try may help.</returns>
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
                    // It is tried later, after the others: one failing address must not delay other people's codes.
                    _ = Task.Delay(Between, stoppingToken)
                        .ContinueWith(_ => Queue(message, tried + 1), stoppingToken, TaskContinuationOptions.OnlyOnRanToCompletion, TaskScheduler.Default);
                }
            }
        }
        catch (OperationCanceledException)
        {
            // The service is stopping.
        }
    }

    private void Queue(Message message, int tried)
    {
        if (!waiting.Writer.TryWrite((message, tried)))
        {
            log.LogWarning("A message was dropped: {Count} are waiting", MostWaiting);
        }
    }

    // Sends it. False if another try may help. Only a server that refuses the recipient is not tried again; anything else that it refuses (an old
    // login, a sender, a quota) can be put right while the message waits.
    private async Task<bool> IsDoneWithAsync(Message message, int tried, CancellationToken stop)
    {
        using var most = CancellationTokenSource.CreateLinkedTokenSource(stop);
        most.CancelAfter(Longest);
        try
        {
            await DeliverAsync(message, most.Token);
            return true;
        }
        catch (Exception failed) when (!stop.IsCancellationRequested)
        {
            // No exception may stop the service. Neither the address nor the message is logged.
            var reason = failed is SmtpCommandException refused ? $"{refused.ErrorCode} {(int)refused.StatusCode}" : failed.GetType().Name;
            log.LogWarning("A message could not be sent (try {Try} of {Tries}): {Reason}", tried, Tries, reason);
            return failed is FormatException
                || (failed is SmtpCommandException { ErrorCode: SmtpErrorCode.RecipientNotAccepted } told && IsForGood(told.StatusCode));
        }
    }

    // A full mailbox (552) may be emptied.
    private static bool IsForGood(SmtpStatusCode status) =>
        status is SmtpStatusCode.MailboxUnavailable or SmtpStatusCode.UserNotLocalTryAlternatePath or SmtpStatusCode.MailboxNameNotAllowed;

    /// <summary>Hands a message to the server, or writes it into the folder if there is none.</summary>
    /// <exception cref="FormatException">Nobody can be reached at the recipient's address.</exception>
    internal async Task DeliverAsync(Message message, CancellationToken stop)
    {
        using var mail = Written(message);
        await (server is null ? KeepAsync(mail, stop) : server.SendAsync(mail, stop));
    }

    private MimeMessage Written(Message message)
    {
        var to = MailServer.Mailbox(message.To) ?? throw new FormatException("That is no e-mail address.");
        var mail = new MimeMessage(
            [from],
            [to],
            message.Subject,
            new TextPart(TextFormat.Plain) { Text = message.Text, ContentTransferEncoding = ContentEncoding.QuotedPrintable }
        )
        {
            MessageId = $"{message.Id:N}@{(settings.PublicAddress is { } known ? new Uri(known).IdnHost : from.Domain)}",
        };
        mail.Headers.Add(HeaderId.AutoSubmitted, "auto-generated");
        return mail;
    }

    // It gets its name only when it is complete, because somebody may be looking for new messages.
    private async Task KeepAsync(MimeMessage mail, CancellationToken stop)
    {
        var folder = Path.Combine(settings.Data, "mail");
        PrivateFiles.MakeFolder(folder);
        var file = Path.Combine(folder, $"{Guid.NewGuid()}.eml");
        await using (var half = PrivateFiles.Create(file + ".half"))
        {
            await mail.WriteToAsync(Lines, half, stop);
        }

        File.Move(file + ".half", file);
    }
}
