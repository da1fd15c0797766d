using System.Text.RegularExpressions;
using Lodestar.Kernel;
using Lodestar.Mail;
using Lodestar.Partnership;
using Lodestar.Persistence;
using Microsoft.EntityFrameworkCore;
using Microsoft.Extensions.DependencyInjection;
using OtpNet;

namespace Lodestar.Identity;

/// <summary>People who sign in, for tests: the real links and messages, and an authenticator app.</summary>
internal static partial class People
{
    /// <summary>What the roles may do.</summary>
    public static readonly Permissions Permissions = new Capabilities(Host.Capabilities(new Settings())).Permissions;

    /// <summary>Lets somebody in by the link that a command prints, in a browser of their own, up to where their second step is asked for.</summary>
    public static async Task<Visitor> InvitedAsync(this World world, string email, Post post, string name = "Somebody")
    {
        var visitor = world.Visitor();
        await (await visitor.OpenAsync(await world.LinkAsync(email, post))).Fill("Name", name).PressAsync("Accept");
        return visitor;
    }

    /// <summary>The same, with the second step set up if the role needs one.</summary>
    public static async Task<Visitor> MemberAsync(this World world, string email, Post post, string name = "Somebody")
    {
        var visitor = await world.InvitedAsync(email, post, name);
        if (post.Role.NeedsSecondFactor())
        {
            var page = await visitor.OpenAsync("/account");
            page = await page.Fill("Code", world.CodeOf(page)).PressAsync("Go on");
            Assert.Equal("Keep these recovery codes", page.Heading);
        }

        return visitor;
    }

    /// <summary>An invitation's link.</summary>
    public static Task<string> LinkAsync(this World world, string email, Post post) =>
        world.WithAsync(async services =>
            IdentityLinks.Invitation((await services.GetRequiredService<Invitations>().InviteAsync(email, post, by: null, CancellationToken.None)).Value.Token)
        );

    /// <summary>What an authenticator app shows now that has read the setup page.</summary>
    public static string CodeOf(this World world, Page page)
    {
        var letters = page.Document.QuerySelectorAll("main code").Single().TextContent.Replace(" ", "", StringComparison.Ordinal);
        return new Hotp(Base32Encoding.ToBytes(letters)).ComputeHOTP(world.Step);
    }

    /// <summary>What somebody's authenticator app shows now.</summary>
    public static Task<string> AppOfAsync(this World world, string email) =>
        world.WithAsync(async services =>
        {
            var account = await services.GetRequiredService<Db>().Set<Account>().AsNoTracking().SingleAsync(one => one.EmailKey == email);
            return new Hotp(services.GetRequiredService<SecondFactors>().Open(account.Id, account.AuthenticatorKey)!).ComputeHOTP(world.Step);
        });

    /// <summary>Asks for a code by e-mail and returns the page on which it is typed.</summary>
    public static async Task<Page> AskForCodeAsync(this Visitor visitor, string email, string path = "/sign-in") =>
        await (await visitor.OpenAsync(path)).Fill("Email", email).PressAsync("Send me a code");

    /// <summary>The text of the newest message to somebody, once there are this many and none is being sent.</summary>
    public static async Task<string> MailAsync(this World world, string to, int number = 1)
    {
        var folder = Path.Combine(world.Settings.Data, "mail");
        for (var waited = 0; ; waited++)
        {
            var messages = Directory.Exists(folder)
                ? Directory
                    .EnumerateFiles(folder, "*.eml")
                    .OrderBy(File.GetCreationTimeUtc)
                    .Select(File.ReadAllText)
                    .Where(text => text.Contains($"To: {to}", StringComparison.Ordinal))
                    .ToList()
                : [];
            if (messages.Count >= number && !await world.IsSendingAsync())
            {
                return Encoded()
                    .Replace(messages[^1].Replace("=\r\n", "", StringComparison.Ordinal), sign => $"{(char)Convert.ToByte(sign.Groups["sign"].Value, 16)}");
            }

            Assert.True(waited < 100, $"No message number {number} came to {to}.");
            await Task.Delay(50);
        }
    }

    // What is being sent is held for two minutes; what could not be sent waits for longer.
    private static Task<bool> IsSendingAsync(this World world)
    {
        var now = world.Clock.GetUtcNow();
        var soon = now.AddMinutes(2);
        return world.OnDbAsync(db => db.Set<OutboxMessage>().AnyAsync(one => one.Next <= soon && one.Until > now));
    }

    /// <summary>Waits for a message to somebody with these words; several may come at once, in any order.</summary>
    public static async Task SaidAsync(this World world, string to, string words)
    {
        for (var waited = 0; ; waited++)
        {
            var folder = Path.Combine(world.Settings.Data, "mail");
            if (
                Directory.Exists(folder)
                && Directory
                    .EnumerateFiles(folder, "*.eml")
                    .Select(File.ReadAllText)
                    .Any(text =>
                        text.Contains($"To: {to}", StringComparison.Ordinal)
                        && text.Replace("=\r\n", "", StringComparison.Ordinal).Contains(words, StringComparison.Ordinal)
                    )
            )
            {
                return;
            }

            Assert.True(waited < 200, $"Nothing came to {to} that says '{words}'.");
            await Task.Delay(50);
        }
    }

    /// <summary>The link in the newest message to somebody.</summary>
    public static async Task<string> LinkInMailAsync(this World world, string to, int number = 1) =>
        new Uri(
            (await world.MailAsync(to, number)).Split('\n').Select(line => line.Trim()).Single(line => line.StartsWith("http", StringComparison.Ordinal))
        ).AbsolutePath;

    /// <summary>A new organisation, in Leeds unless a test says otherwise.</summary>
    public static Task<Guid> OrganisationAsync(this World world, string name = "Larkrise", string district = "leeds") =>
        world.WithAsync(async services =>
            (await services.GetRequiredService<Organisations>().RegisterAsync(name, "education", [district], CancellationToken.None)).Value.Id
        );

    /// <summary>The code in a message.</summary>
    public static string CodeIn(string mail) => EightDigits().Match(mail).Value;

    extension(World world)
    {
        private long Step => world.Clock.GetUtcNow().ToUnixTimeSeconds() / 30;
    }

    [GeneratedRegex("=(?<sign>[0-9A-F]{2})", RegexOptions.NonBacktracking | RegexOptions.ExplicitCapture)]
    private static partial Regex Encoded();

    [GeneratedRegex("[0-9]{4} [0-9]{4}", RegexOptions.NonBacktracking)]
    private static partial Regex EightDigits();
}
