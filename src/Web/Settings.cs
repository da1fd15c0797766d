namespace Lodestar;

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
    public int Threshold { get; init; } = Statistics.DisclosureRule.LeastThreshold;

    /// <summary>How many whole reflections one address may send by API in ten minutes.</summary>
    public int ArrivalsPerAddress { get; init; } = 3_000;

    /// <summary>The fewest months for which answers may be kept.</summary>
    public const int FewestMonths = 6;

    /// <summary>The most months for which answers may be kept. People were promised no more.</summary>
    public const int MostMonths = 18;

    /// <summary>For how many months answers are kept after their round has closed, or after they were last changed; a partnership may shorten it, never lengthen it.</summary>
    public int KeepAnswers { get; init; } = MostMonths;

    /// <summary>True where two of a district read an answer, each alone, before a level beside the organisation's own is agreed.</summary>
    public bool TwoReaders { get; init; }

    /// <summary>How many rounds the partnership holds in a year; a round's title and last day are proposed from it.</summary>
    public int RoundsPerYear { get; init; } = Lodestar.Rounds.RoundCadence.Usual;

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
}

/// <summary>An OpenID Connect provider.</summary>
/// <param name="Authority">Its issuer, for instance https://login.example.org/realms/council.</param>
/// <param name="ClientId">What it calls this service.</param>
/// <param name="ClientSecret">The secret it shares with this service.</param>
/// <param name="Name">What people call it.</param>
public sealed record ProviderSettings(string Authority, string ClientId, string ClientSecret, string Name);
