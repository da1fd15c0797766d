using System.Net;
using System.Text;
using Lodestar.Kernel;
using Microsoft.Extensions.DependencyInjection;
using Microsoft.Extensions.Logging.Abstractions;

namespace Lodestar.Mail;

/// <summary>What is said to a mail server, and what its replies mean for a message.</summary>
public class MailerTests
{
    private static readonly Message Hello = new(
        "ann@example.org",
        "Zoë’s plan",
        "Dear Ann,\n\nThe first line of this message is long enough that it has to be folded somewhere, and says café.\n"
            + "\nhttps://lodestar.example.org/plan?x=1\n"
    );

    [Fact]
    public async Task A_message_arrives_as_it_was_written_with_an_id_under_the_public_address()
    {
        await using var server = new SmtpServer();

        Assert.True(await SendAsync(server, Hello));

        var mail = await ReadAsync(Assert.Single(server.Taken));
        Assert.Equal(
            ("Zoë’s plan", Hello.Text, "ann@example.org", "lodestar@localhost"),
            (mail.Subject, mail.TextBody?.ReplaceLineEndings("\n"), mail.To.ToString(), mail.From.ToString())
        );
        Assert.Equal($"{Hello.Id:N}@lodestar.example.org", mail.MessageId);
        Assert.Equal("auto-generated", mail.Headers["Auto-Submitted"]);
        Assert.DoesNotContain("=0D", server.Taken.Single(), StringComparison.Ordinal);
    }

    [Fact]
    public async Task A_message_that_is_sent_twice_has_one_id()
    {
        await using var server = new SmtpServer();

        Assert.True(await SendAsync(server, Hello));
        Assert.True(await SendAsync(server, Hello));

        Assert.Single((await Task.WhenAll(server.Taken.Select(ReadAsync))).Select(mail => mail.MessageId).Distinct());
    }

    // The replies are those of real mail servers; only what is said about the recipient is final.
    [Theory]
    [InlineData("RCPT", "550 5.1.1 No such user here", true)]
    [InlineData("RCPT", "553 5.1.3 Bad address", true)]
    [InlineData("RCPT", "450 4.2.0 Greylisted", false)]
    [InlineData("RCPT", "452 4.2.2 Mailbox full", false)]
    [InlineData("RCPT", "552 5.2.2 Mailbox full", false)]
    [InlineData("RCPT", "530 5.7.0 Sign in first", false)]
    [InlineData("RCPT", "554 5.7.1 Relay access denied", false)]
    [InlineData("", "554 5.7.1 You are on a list", false)]
    [InlineData("", "421 Busy", false)]
    [InlineData("EHLO", "550 No", false)]
    [InlineData("AUTH", "535 5.7.8 The password has expired", false)]
    [InlineData("MAIL", "530 5.7.0 Sign in first", false)]
    [InlineData("MAIL", "550 5.7.1 You may not send as this", false)]
    [InlineData("DATA", "554 5.2.2 Quota", false)]
    [InlineData(".", "554 5.6.0 Looks like spam", false)]
    [InlineData(".", "552 5.3.4 Too large", false)]
    public async Task Only_a_refusal_of_the_recipient_ends_the_tries(string command, string reply, bool isFinal)
    {
        await using var server = new SmtpServer { Replies = { [command] = reply } };

        Assert.Equal(isFinal, await SendAsync(server, Hello, "user:secret@"));
        Assert.Empty(server.Taken);
    }

    [Fact]
    public async Task What_a_server_refuses_for_now_waits_in_the_outbox_until_it_is_put_right()
    {
        await using var server = new SmtpServer { Replies = { ["MAIL"] = "530 5.7.0 Sign in first" } };
        await using var world = new MailWorld(server);
        await world.InitializeAsync();
        var outbox = world.Services.GetRequiredService<Outbox>();
        await world.OnDbAsync(db =>
        {
            outbox.Add(db, Hello);
            return db.SaveChangesAsync();
        });

        await outbox.LookAsync(CancellationToken.None);
        Assert.Empty(server.Taken);
        server.Replies.Clear();
        world.Clock.Advance(TimeSpan.FromMinutes(11));
        await outbox.LookAsync(CancellationToken.None);
        await outbox.LookAsync(CancellationToken.None);

        Assert.Single(server.Taken);
    }

    [Fact]
    public async Task An_address_at_which_nobody_can_be_is_not_tried_again()
    {
        await using var server = new SmtpServer();

        Assert.True(await SendAsync(server, Hello with { To = "ann" }));
        Assert.True(await SendAsync(server, Hello with { To = "ann@example.org, ben@example.org" }));
        Assert.True(await SendAsync(server, Hello with { To = "ann@example.org\r\nRCPT TO:<ben@example.org>" }));
        Assert.Empty(server.Heard);
    }

    [Fact]
    public async Task No_subject_makes_a_header_of_its_own()
    {
        await using var server = new SmtpServer();

        Assert.True(await SendAsync(server, Hello with { Subject = "Plan\r\nBcc: ben@example.org\r\n\r\nHello" }));

        var mail = await ReadAsync(Assert.Single(server.Taken));
        Assert.Empty(mail.Bcc);
        Assert.Equal(Hello.Text, mail.TextBody?.ReplaceLineEndings("\n"));
    }

    [Fact]
    public async Task Special_signs_in_a_password_reach_the_server()
    {
        await using var server = new SmtpServer();

        Assert.True(await SendAsync(server, Hello, "no%40reply:p%23a%2Fs%3As%40%25@"));

        var said = server.Heard.Single(line => line.StartsWith("AUTH PLAIN ", StringComparison.Ordinal))["AUTH PLAIN ".Length..];
        Assert.Equal("\0no@reply\0p#a/s:s@%", Encoding.UTF8.GetString(Convert.FromBase64String(said)));
    }

    [Fact]
    public async Task Nothing_is_told_to_another_computer_that_does_not_encrypt()
    {
        await using var server = new SmtpServer();
        var mailer = MailerFor($"smtp://user:secret@{Dns.GetHostName()}:{server.Port}");

        Assert.False(await mailer.SendAsync(Hello, CancellationToken.None));
        Assert.DoesNotContain(server.Heard, line => line.StartsWith("AUTH", StringComparison.Ordinal) || line.StartsWith("MAIL", StringComparison.Ordinal));
    }

    [
        Theory,
        InlineData("smtps://user:secret@", true, true),
        InlineData("smtp://user:secret@", false, true),
        InlineData("smtps://user:secret@", true, false),
        InlineData("smtp://user:secret@", false, false)
    ]
    public async Task Messages_go_by_tls_to_servers_with_a_certificate_that_is_trusted_and_to_no_others(string address, bool fromTheStart, bool trusted)
    {
        using var certificate = SmtpServer.NewCertificate();
        await using var server = new SmtpServer(certificate, fromTheStart);
        var settings = new Settings { Data = World.NewFolder(), Smtp = $"{address}{Dns.GetHostName()}:{server.Port}" };
        var authorities = Path.Combine(settings.Data, "trusted.pem");
        await File.WriteAllTextAsync(authorities, certificate.ExportCertificatePem());

        using var run = Shell.StartBy(trusted ? ["env", $"SSL_CERT_FILE={authorities}"] : [], settings, "mail", "test", "--to", "ann@example.org");
        var said = await run.StandardOutput.ReadToEndAsync() + await run.StandardError.ReadToEndAsync();
        await run.WaitForExitAsync();

        Assert.True(run.ExitCode == (trusted ? ExitCode.Done : ExitCode.CouldNotRun), said);
        Assert.Equal(trusted ? 1 : 0, server.Taken.Count);
        Assert.Equal(trusted, server.Heard.Any(line => line.StartsWith("AUTH", StringComparison.Ordinal)));
    }

    [Fact]
    public async Task Trying_out_the_server_says_what_it_said_or_where_the_message_is()
    {
        await using var server = new SmtpServer { Replies = { ["MAIL"] = "550 5.7.1 You may not send as this" } };
        var settings = new Settings { Data = World.NewFolder() };

        using var refused = Shell.Start(settings with { Smtp = $"smtp://localhost:{server.Port}" }, "mail", "test", "--to", "ann@example.org");
        Assert.Equal("It did not go: 5.7.1 You may not send as this\n", await refused.StandardError.ReadToEndAsync());
        await refused.WaitForExitAsync();
        Assert.Equal(ExitCode.CouldNotRun, refused.ExitCode);

        var (code, output, _) = await Shell.RunAsync(settings, "mail", "test", "--to", "ann@example.org");
        Assert.Equal((ExitCode.Done, $"LODESTAR_SMTP is not set: the message is a file in {Path.Combine(settings.Data, "mail")}.\n"), (code, output));
        Assert.Contains(
            "To: ann@example.org",
            await File.ReadAllTextAsync(Assert.Single(Directory.EnumerateFiles(Path.Combine(settings.Data, "mail")))),
            StringComparison.Ordinal
        );
    }

    [Theory]
    [
        InlineData("smtp://user:pa#ss@mail.example.org:587"),
        InlineData("smtp://user:pa/ss@mail.example.org:587"),
        InlineData("smtp://user:12/ss@mail.example.org:587"),
        InlineData("smtp://user:12?ss@mail.example.org:587")
    ]
    [
        InlineData("mail.example.org:587"),
        InlineData("127.0.0.1:2525"),
        InlineData("mail.example.org"),
        InlineData("http://mail.example.org:587"),
        InlineData("smtp://user@mail.example.org"),
        InlineData("smtp://user:@mail.example.org"),
        InlineData("smtp://:secret@mail.example.org"),
        InlineData("smtp://"),
        InlineData("smtp:mail.example.org"),
        InlineData("/run/mail")
    ]
    public async Task A_server_that_cannot_be_meant_is_refused_before_anything_starts(string smtp)
    {
        var failed = await Assert.ThrowsAsync<InstallationException>(() =>
            Host.BuildAsync(new Settings { Data = World.NewFolder(), Smtp = smtp }, CancellationToken.None)
        );

        Assert.StartsWith("LODESTAR_SMTP is an address like smtp://", failed.Message, StringComparison.Ordinal);
        Assert.DoesNotContain("ss@", failed.Message, StringComparison.Ordinal);
    }

    [Theory]
    [
        InlineData("noreply"),
        InlineData("Lodestar noreply"),
        InlineData("noreply@"),
        InlineData("@example.org"),
        InlineData("a@example.org, b@example.org"),
        InlineData("<>")
    ]
    public async Task A_sender_that_is_no_address_is_refused_before_anything_starts(string from)
    {
        var failed = await Assert.ThrowsAsync<InstallationException>(() =>
            Host.BuildAsync(new Settings { Data = World.NewFolder(), MailFrom = from }, CancellationToken.None)
        );

        Assert.StartsWith("LODESTAR_MAIL_FROM is an e-mail address", failed.Message, StringComparison.Ordinal);
    }

    [Theory]
    [
        InlineData("smtp://mail.example.org", 587, "StartTls"),
        InlineData("smtp://mail.example.org:25", 25, "StartTls"),
        InlineData("smtp://mail.example.org:465", 465, "SslOnConnect")
    ]
    [
        InlineData("smtps://mail.example.org", 465, "SslOnConnect"),
        InlineData("smtps://mail.example.org:587", 587, "SslOnConnect"),
        InlineData("smtp://localhost:25/", 25, "None"),
        InlineData("smtp://[::1]:2525", 2525, "None"),
        InlineData("smtps://127.0.0.1", 465, "SslOnConnect")
    ]
    public void The_address_says_which_port_and_how_it_is_encrypted(string address, int port, string security)
    {
        var server = MailServer.At(address)!;

        Assert.Equal((port, security, null), (server.Port, server.Security.ToString(), server.Login));
    }

    [
        Theory,
        InlineData("Lodestar <noreply@example.org>"),
        InlineData("lodestar@localhost"),
        InlineData("zoe@bücher.example"),
        InlineData("\"Safe, online\" <a@example.org>")
    ]
    public void A_sender_may_have_a_name(string from) => Assert.NotNull(MailServer.Mailbox(from));

    private static Mailer MailerFor(string smtp) =>
        new(
            new Settings
            {
                Data = World.NewFolder(),
                Smtp = smtp,
                PublicAddress = "https://lodestar.example.org",
            },
            NullLogger<Mailer>.Instance
        );

    private static async Task<bool> SendAsync(SmtpServer server, Message message, string login = "")
    {
        var mailer = MailerFor($"smtp://{login}localhost:{server.Port}");
        return await mailer.SendAsync(message, CancellationToken.None);
    }

    private static async Task<MimeKit.MimeMessage> ReadAsync(string taken)
    {
        using var stream = new MemoryStream(Encoding.UTF8.GetBytes(taken));
        return await MimeKit.MimeMessage.LoadAsync(stream);
    }

    private sealed class MailWorld(SmtpServer server) : World
    {
        protected override Settings Wanted => new() { Smtp = $"smtp://localhost:{server.Port}" };
    }
}
