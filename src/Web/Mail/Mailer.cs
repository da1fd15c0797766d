using Lodestar.Kernel;
using Lodestar.Persistence;
using MailKit.Net.Smtp;
using MimeKit;
using MimeKit.Text;

namespace Lodestar.Mail;

/// <summary>Sends messages by SMTP, or writes each as a file into the data folder's <c>mail</c> if no server is configured.</summary>
public sealed class Mailer(Settings settings, ILogger<Mailer> log)
{
    private static readonly TimeSpan Longest = TimeSpan.FromSeconds(20);

    private static readonly FormatOptions Lines = new() { NewLineFormat = NewLineFormat.Dos };

    private readonly MailServer? server = settings.Smtp is { } address ? MailServer.At(address) ?? throw new FormatException(MailServer.Form) : null;
    private readonly MailboxAddress from = MailServer.Mailbox(settings.MailFrom) ?? throw new FormatException(settings.MailFrom);

    /// <summary>
    /// Sends a message. Only a server that refuses the recipient is not tried again; anything else that it refuses (an old login, a sender, a
    /// quota) can be put right while the message waits.
    /// </summary>
    /// <returns>False if it was not sent and another try may help.</returns>
    public async Task<bool> SendAsync(Message message, CancellationToken stop)
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
            log.LogWarning("A message could not be sent: {Reason}", reason);
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
        if (message.StopAt is { } stopAt)
        {
            // RFC 8058: a mail program asks its user and sends this there, without opening a page.
            mail.Headers.Add(HeaderId.ListUnsubscribe, $"<{stopAt}>");
            mail.Headers.Add(HeaderId.ListUnsubscribePost, "List-Unsubscribe=One-Click");
        }

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
