using System.Collections.Immutable;

namespace Lodestar.Kernel;

/// <summary>How one installation runs. Each setting is an option of <c>lodestar serve</c> and an environment variable; see docs/configuration.md.</summary>
public sealed record Settings
{
    /// <summary>Folder of the database, the secret key and copies made before migrations.</summary>
    public string Data { get; init; } = "data";

    /// <summary>Connection string of a PostgreSQL database; null keeps everything in one SQLite file in <see cref="Data"/>.</summary>
    public string? Database { get; init; }

    /// <summary>Folder of a content pack; null serves the pack inside the executable.</summary>
    public string? Pack { get; init; }

    /// <summary>File of the secret key; null keeps it in <see cref="Data"/>. Several nodes on one database need the same key.</summary>
    public string? KeyFile { get; init; }

    /// <summary>Addresses to listen on, separated by semicolons.</summary>
    public string Urls { get; init; } = "http://127.0.0.1:5080";

    /// <summary>The address people type, for posters and links, for instance https://lodestar.example.org; null uses that of the request.</summary>
    public string? PublicAddress { get; init; }

    /// <summary>What stands before the address of a page in a message that no request asked for.</summary>
    public string Root => PublicAddress is { } address ? new Uri(address).GetLeftPart(UriPartial.Authority) : Urls.Split(';')[0].TrimEnd('/');

    /// <summary>What stands before the address of a page where somebody is asking for one: as they came, where no address is set.</summary>
    public string RootFor(HttpRequest request) => PublicAddress is null ? $"{request.Scheme}://{request.Host}" : Root;

    /// <summary>Where 'Exit this page' leads: an ordinary site that shows nothing about the person.</summary>
    public string ExitAddress { get; init; } = "https://www.bbc.co.uk/weather";

    /// <summary>IP addresses of proxies whose forwarded headers are believed, separated by commas; empty believes none.</summary>
    public string Proxies { get; init; } = "";

    /// <summary>Counts below it are withheld wherever figures are published; at least 5.</summary>
    public int Threshold { get; init; } = 5;

    /// <summary>Where to report a fault in security, as mailto: or https: address, for /.well-known/security.txt; null for none.</summary>
    public string? SecurityContact { get; init; }

    /// <summary>The server that sends e-mail, for instance smtp://user:password@mail.example.org:587; null writes each message as a file into <see cref="Data"/>/mail.</summary>
    public string? Smtp { get; init; }

    /// <summary>Whom e-mail comes from.</summary>
    public string MailFrom { get; init; } = "lodestar@localhost";

    /// <summary>An OpenID Connect provider with which people may sign in; null for none.</summary>
    public ProviderSettings? Provider { get; init; }

    /// <summary>Where metrics and traces go by OTLP over HTTP, for instance http://127.0.0.1:4318; null sends none.</summary>
    public string? Telemetry { get; init; }

    /// <summary>True for an invented partnership on this computer only.</summary>
    public bool Sample { get; init; }

    /// <summary>What was said of the settings that capabilities declare, by their variable.</summary>
    internal ImmutableDictionary<string, object> Declared { get; init; } = ImmutableDictionary<string, object>.Empty;

    /// <summary>The value of a setting that a capability declares.</summary>
    internal T Get<T>(Setting<T> setting)
        where T : struct => Declared.TryGetValue(setting.Variable, out var said) ? (T)said : setting.Usual;

    /// <summary>These settings with another value of one that a capability declares.</summary>
    internal Settings With<T>(Setting<T> setting, T value)
        where T : struct => this with { Declared = Declared.SetItem(setting.Variable, value) };
}

/// <summary>An OpenID Connect provider.</summary>
/// <param name="Authority">Its issuer, for instance https://login.example.org/realms/council.</param>
/// <param name="ClientId">What it calls this service.</param>
/// <param name="ClientSecret">The secret it shares with this service.</param>
/// <param name="Name">What people call it.</param>
public sealed record ProviderSettings(string Authority, string ClientId, string ClientSecret, string Name);
