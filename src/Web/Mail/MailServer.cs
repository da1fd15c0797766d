using System.Net;
using MailKit.Net.Smtp;
using MailKit.Security;
using MimeKit;

namespace Lodestar.Mail;

/// <summary>The server that sends e-mail, as <c>LODESTAR_SMTP</c> names it.</summary>
/// <param name="Name">The name of the host.</param>
/// <param name="Port">The port, for instance 587.</param>
/// <param name="Security">How the connection is encrypted.</param>
/// <param name="Login">The credentials of this service; null if the server needs none.</param>
internal sealed record MailServer(string Name, int Port, SecureSocketOptions Security, NetworkCredential? Login)
{
    /// <summary>The form of such an address.</summary>
    public const string Form = "smtp://user:password@mail.example.org:587 (STARTTLS) or smtps://user:password@mail.example.org:465 (TLS from the start)";

    // Servers refuse an address without a domain, or take it for one of their own.
    private static readonly ParserOptions Strict = new() { AddressParserComplianceMode = RfcComplianceMode.Strict, AllowAddressesWithoutDomain = false };

    private const int Submission = 587;
    private const int SubmissionOverTls = 465;

    /// <summary>Reads the address of a server; null if it has another form, or only half of a login.</summary>
    public static MailServer? At(string address)
    {
        if (!Uri.TryCreate(address, UriKind.Absolute, out var uri) || uri.Scheme is not ("smtp" or "smtps") || uri.Host.Length == 0)
        {
            return null;
        }

        // An unescaped '/', '#' or '?' in a password ends the name of the server early, and the rest looks like a path.
        if (uri.GetComponents(UriComponents.PathAndQuery | UriComponents.Fragment, UriFormat.UriEscaped) is not ("" or "/"))
        {
            return null;
        }

        var login = uri.UserInfo.Split(':', 2);
        if (login is not ([""] or [{ Length: > 0 }, { Length: > 0 }]))
        {
            return null;
        }

        var port = uri.IsDefaultPort
            ? uri.Scheme == "smtps"
                ? SubmissionOverTls
                : Submission
            : uri.Port;
        return new MailServer(
            uri.DnsSafeHost,
            port,
            SecurityOf(uri, port),
            login is [var user, var password] ? new NetworkCredential(Uri.UnescapeDataString(user), Uri.UnescapeDataString(password)) : null
        );
    }

    /// <summary>An e-mail address of a person or the service, with or without a name in front; null if it is not one.</summary>
    public static MailboxAddress? Mailbox(string written) =>
        MailboxAddress.TryParse(Strict, written, out var mailbox) && mailbox.Domain.Length > 0 ? mailbox : null;

    /// <summary>Hands over one message.</summary>
    /// <exception cref="SmtpCommandException">The server replied to a command with a refusal.</exception>
    public async Task SendAsync(MimeMessage mail, CancellationToken stop)
    {
        // From the networks where services run, lists of revoked certificates often cannot be reached.
        using var client = new SmtpClient { CheckCertificateRevocation = false };
        await client.ConnectAsync(Name, Port, Security, stop);
        if (Login is not null)
        {
            await client.AuthenticateAsync(Login, stop);
        }

        await client.SendAsync(mail, stop);
        await client.DisconnectAsync(quit: true, stop);
    }

    // A message that stays on this computer needs no encryption; everything else is sent over TLS or not at all.
    private static SecureSocketOptions SecurityOf(Uri uri, int port)
    {
        if (uri.Scheme == "smtps")
        {
            return SecureSocketOptions.SslOnConnect;
        }

        if (uri.IsLoopback)
        {
            return SecureSocketOptions.None;
        }

        return port == SubmissionOverTls ? SecureSocketOptions.SslOnConnect : SecureSocketOptions.StartTls;
    }
}
