using System.CommandLine;
using Lodestar.Kernel;
using Lodestar.Mail;
using Microsoft.Extensions.Logging.Abstractions;

namespace Lodestar;

/// <summary>The command <c>lodestar mail test</c>, which says whether messages are sent and, if not, what the server said.</summary>
internal static class MailCommand
{
    private static readonly Option<string> To = new("--to") { Description = "E-mail address that gets the message", Required = true };

    /// <summary>Makes the command.</summary>
    public static Command Make()
    {
        var test = new Command("test", "Send a message as the service would, and say why if it cannot") { To };
        CommandLine.AddOptions(test);
        test.SetAction((parsed, stop) => CommandLine.OrExplainAsync(() => TestAsync(CommandLine.SettingsOf(parsed), parsed.GetRequiredValue(To), stop)));
        return new Command("mail", "E-mail") { test };
    }

    private static async Task<int> TestAsync(Settings settings, string to, CancellationToken stop)
    {
        Host.Check(settings);
        var mailer = new Mailer(settings, NullLogger<Mailer>.Instance);
        try
        {
            await mailer.DeliverAsync(new Message(to, "Lodestar: a test", "This message was sent to see whether e-mail from Lodestar arrives. It did."), stop);
        }
        catch (Exception failed) when (!stop.IsCancellationRequested)
        {
            Console.Error.WriteLine($"It did not go: {failed.Message}");
            return ExitCode.CouldNotRun;
        }

        Console.WriteLine(
            settings.Smtp is null ? $"LODESTAR_SMTP is not set: the message is a file in {Path.Combine(settings.Data, "mail")}." : "The server took it."
        );
        return ExitCode.Done;
    }
}
