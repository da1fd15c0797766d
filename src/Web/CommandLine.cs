using System.Collections.Immutable;
using System.CommandLine;
using Lodestar.Audit;
using Lodestar.Kernel;
using Lodestar.Ui;

namespace Lodestar;

/// <summary>What the commands that work with a database have in common.</summary>
internal static class CommandLine
{
    public static readonly Option<bool> SampleData = new("--sample") { Description = "Serve an invented partnership, on this computer only" };

    private static readonly Option<string?> Data = Setting("--data", "Folder of the database and the secret key (data)");
    private static readonly Option<string?> Database = Setting(
        "--database",
        "Connection string of a PostgreSQL database, instead of SQLite in the data folder"
    );
    private static readonly Option<string?> Pack = Setting("--pack", "Folder of a content pack, instead of the one inside the executable");
    private static readonly Option<string?> KeyFile = Setting("--key-file", "File of the secret key, instead of the one in the data folder");
    private static readonly Option<string?> Urls = Setting("--urls", "Addresses to listen on, separated by semicolons (http://127.0.0.1:5080)");

    private static readonly Option<string?> Threshold = Setting("--threshold", "Counts below it are withheld from every figure; 5 or more (5)");
    private static readonly Option<string?> PublicAddress = Setting("--public-address", "The address people type, for instance https://lodestar.example.org");

    // What capabilities declare for the command line does not depend on settings.
    private static readonly IReadOnlyList<Capability> Declared = Host.Capabilities(new Settings());
    private static readonly Dictionary<Setting, Option<string?>> OwnOptions = Declared
        .SelectMany(one => one.Settings)
        .Where(own => own.Option is not null)
        .ToDictionary(own => own, own => Setting(own.Option!, own.Means));
    private static readonly CommandShell Shell = new() { AddOptions = AddOptions, OnDatabaseAsync = (parsed, run, stop) => OnDatabaseAsync(parsed, run, stop) };

    /// <summary>All commands; without one, it serves.</summary>
    public static RootCommand Root()
    {
        var lodestar = new RootCommand("Lodestar: reflect on how we keep children safe online")
        {
            ServeCommand.Make(),
            MigrateCommand.Make(),
            BackupCommand.Backup(),
            BackupCommand.Restore(),
            ProtectCommand.Make(),
            MailCommand.Make(),
        };
        foreach (var make in Declared.SelectMany(one => one.Commands))
        {
            lodestar.Subcommands.Add(make(Shell));
        }

        AddOptions(lodestar);
        lodestar.Options.Add(SampleData);
        lodestar.SetAction(ServeCommand.RunAsync);
        return lodestar;
    }

    /// <summary>The options of a command that works with a database.</summary>
    public static void AddOptions(Command command)
    {
        foreach (var option in new[] { Data, Database, Pack, KeyFile, Urls, PublicAddress, Threshold }.Concat(OwnOptions.Values))
        {
            command.Options.Add(option);
        }
    }

    /// <summary>The settings: options first, then the environment, then the defaults.</summary>
    public static Settings SettingsOf(ParseResult parsed)
    {
        var usual = new Settings();
        return new Settings
        {
            Data = Given(parsed, Data) ?? usual.Data,
            Database = Given(parsed, Database),
            Pack = Given(parsed, Pack),
            KeyFile = Given(parsed, KeyFile),
            Urls = Given(parsed, Urls) ?? usual.Urls,
            PublicAddress = Given(parsed, PublicAddress),
            ExitAddress = Environment.GetEnvironmentVariable("LODESTAR_EXIT_ADDRESS") ?? usual.ExitAddress,
            Proxies = Environment.GetEnvironmentVariable("LODESTAR_PROXIES") ?? usual.Proxies,
            Threshold =
                Given(parsed, Threshold) is { } threshold && int.TryParse(threshold, out var number) ? Math.Max(number, usual.Threshold) : usual.Threshold,
            SecurityContact = Environment.GetEnvironmentVariable("LODESTAR_SECURITY_CONTACT"),
            Provider = ProviderOf(),
            Smtp = Environment.GetEnvironmentVariable("LODESTAR_SMTP") is { Length: > 0 } smtp ? smtp : null,
            MailFrom = Environment.GetEnvironmentVariable("LODESTAR_MAIL_FROM") is { Length: > 0 } from ? from : usual.MailFrom,
            Telemetry = Environment.GetEnvironmentVariable("OTEL_EXPORTER_OTLP_ENDPOINT") is { Length: > 0 } telemetry ? telemetry : null,
            Sample = parsed.GetValue(SampleData),
            Declared = DeclaredOf(parsed),
        };
    }

    /// <summary>Runs something and, if it cannot, says why in one line.</summary>
    public static async Task<int> OrExplainAsync(Func<Task<int>> run)
    {
        try
        {
            return await run();
        }
        catch (Exception failed)
            when (failed
                    is InstallationException
                        or InvalidDataException
                        or IOException
                        or UnauthorizedAccessException
                        or TimeoutException
                        or System.Data.Common.DbException
                        or Microsoft.EntityFrameworkCore.DbUpdateException
                        or FormatException
            )
        {
            Console.Error.WriteLine(failed.Message);
            return ExitCode.CouldNotRun;
        }
    }

    /// <summary>Runs something on the database that the options name, sample or not, and says why if it cannot.</summary>
    public static Task<int> OnDatabaseAsync(ParseResult parsed, Func<IServiceProvider, Task<Problem?>> run, CancellationToken stop) =>
        OrExplainAsync(async () =>
        {
            var settings = SettingsOf(parsed);
            settings = settings with { Sample = await Installing.IsSampleAsync(settings, stop) };
            await using var app = await Host.BuildAsync(settings, services => services.AddSingleton(AuditActor.Account), stop);
            await using var scope = app.Services.CreateAsyncScope();
            var words = app.Services.GetRequiredService<Languages>().English;
            if (await run(scope.ServiceProvider) is not { } problem)
            {
                return ExitCode.Done;
            }

            Console.Error.WriteLine(words[problem].TrimEnd('.') + ".");
            return ExitCode.CouldNotRun;
        });

    private static Option<string?> Setting(string name, string description) => new(name) { Description = description };

    private static ImmutableDictionary<string, object> DeclaredOf(ParseResult parsed)
    {
        var said = ImmutableDictionary.CreateBuilder<string, object>();
        foreach (var own in Declared.SelectMany(one => one.Settings))
        {
            var option = OwnOptions.TryGetValue(own, out var named) ? parsed.GetValue(named) : null;
            if ((option ?? Environment.GetEnvironmentVariable(own.Variable)) is { Length: > 0 } given)
            {
                said[own.Variable] = own.Understood(given);
            }
        }

        return said.ToImmutable();
    }

    private static string? Given(ParseResult parsed, Option<string?> option) =>
        parsed.GetValue(option) ?? Environment.GetEnvironmentVariable("LODESTAR_" + option.Name.TrimStart('-').Replace('-', '_').ToUpperInvariant());

    // A secret in a file appears in no list of processes and no dump of the environment.
    private static ProviderSettings? ProviderOf()
    {
        if (Variable("AUTHORITY") is not { } authority)
        {
            return null;
        }

        var secret = Variable("CLIENT_SECRET_FILE") is { } file ? ReadSecret(file) : Variable("CLIENT_SECRET");
        return Variable("CLIENT_ID") is { } id && secret is { Length: > 0 }
            ? new ProviderSettings(
                authority,
                id,
                secret,
                Variable("NAME") ?? (Uri.TryCreate(authority, UriKind.Absolute, out var address) ? address.Host : authority)
            )
            : throw new InstallationException("With LODESTAR_OIDC_AUTHORITY go LODESTAR_OIDC_CLIENT_ID and LODESTAR_OIDC_CLIENT_SECRET_FILE.");

        static string ReadSecret(string file)
        {
            try
            {
                return File.ReadAllText(file).Trim();
            }
            catch (Exception failed) when (failed is IOException or UnauthorizedAccessException)
            {
                throw new InstallationException($"LODESTAR_OIDC_CLIENT_SECRET_FILE cannot be read: {failed.Message}");
            }
        }

        static string? Variable(string name) => Environment.GetEnvironmentVariable($"LODESTAR_OIDC_{name}") is { Length: > 0 } value ? value : null;
    }
}
