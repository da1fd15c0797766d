using System.Collections.Immutable;

namespace Lodestar.Kernel;

/// <summary>How one installation runs. Each setting is an option of <c>lodestar serve</c> and an environment variable; see docs/configuration.md.</summary>
public sealed record Settings
{
    /// <summary>Folder of the database, the secret key and the copies made before migrations.</summary>
    public string Data { get; init; } = "data";

    /// <summary>Connection string of a PostgreSQL database; null means one SQLite file in <see cref="Data"/>.</summary>
    public string? Database { get; init; }

    /// <summary>Folder of a content pack; null means the pack inside the executable.</summary>
    public string? Pack { get; init; }

    /// <summary>File of the secret key; null means a file in <see cref="Data"/>. All nodes on one database need the same key.</summary>
    public string? KeyFile { get; init; }

    /// <summary>Addresses to listen on, separated by semicolons.</summary>
    public string Urls { get; init; } = "http://127.0.0.1:5080";

    /// <summary>
    /// The address that people type, for posters and links, for instance https://lodestar.example.org; null means that of the request.
    /// </summary>
    public string? PublicAddress { get; init; }

    /// <summary>The beginning of the address of a page, for a message that no request asked for.</summary>
    public string Root => PublicAddress is { } address ? new Uri(address).GetLeftPart(UriPartial.Authority) : Urls.Split(';')[0].TrimEnd('/');

    /// <summary>The beginning of the address of a page, for somebody who is asking for one; the host of their request if no address is set.</summary>
    public string RootFor(HttpRequest request) => PublicAddress is null ? $"{request.Scheme}://{request.Host}" : Root;

    /// <summary>The page to which 'Exit this page' leads: an ordinary site that says nothing about the person.</summary>
    public string ExitAddress { get; init; } = "https://www.bbc.co.uk/weather";

    /// <summary>IP addresses of proxies whose forwarded headers are trusted, separated by commas; empty if none are.</summary>
    public string Proxies { get; init; } = "";

    /// <summary>Counts below it are withheld in all published figures; at least 5.</summary>
    public int Threshold { get; init; } = 5;

    /// <summary>Where to report a security fault, as a mailto: or https: address, for /.well-known/security.txt; null if there is none.</summary>
    public string? SecurityContact { get; init; }

    /// <summary>
    /// The server that sends e-mail, for instance smtp://user:password@mail.example.org:587; null means that each message is written as a file
    /// into <see cref="Data"/>/mail.
    /// </summary>
    public string? Smtp { get; init; }

    /// <summary>The sender of e-mail.</summary>
    public string MailFrom { get; init; } = "lodestar@localhost";

    /// <summary>An OpenID Connect provider with which people may sign in; null if there is none.</summary>
    public ProviderSettings? Provider { get; init; }

    /// <summary>The collector to which metrics and traces are sent by OTLP over HTTP, for instance http://127.0.0.1:4318; null sends none.</summary>
    public string? Telemetry { get; init; }

    /// <summary>True for an invented partnership that runs on this computer only.</summary>
    public bool Sample { get; init; }

    /// <summary>Values of the settings that capabilities declare, by variable.</summary>
    internal ImmutableDictionary<string, object> Declared { get; init; } = ImmutableDictionary<string, object>.Empty;

    /// <summary>The value of a setting that a capability declares.</summary>
    internal T Get<T>(Setting<T> setting)
        where T : struct => Declared.TryGetValue(setting.Variable, out var said) ? (T)said : setting.Usual;

    /// <summary>These settings with another value for one that a capability declares.</summary>
    internal Settings With<T>(Setting<T> setting, T value)
        where T : struct => this with { Declared = Declared.SetItem(setting.Variable, value) };
}

/// <summary>An OpenID Connect provider.</summary>
/// <param name="Authority">Its issuer, for instance https://login.example.org/realms/council.</param>
/// <param name="ClientId">The id under which it knows this service.</param>
/// <param name="ClientSecret">The secret that it shares with this service.</param>
/// <param name="Name">The name that people know.</param>
public sealed record ProviderSettings(string Authority, string ClientId, string ClientSecret, string Name);
