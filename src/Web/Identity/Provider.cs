using System.Globalization;
using System.Net.Http.Headers;
using System.Text;
using System.Text.Json;
using Lodestar.Kernel;
using Microsoft.AspNetCore.Http.Extensions;
using Microsoft.IdentityModel.JsonWebTokens;
using Microsoft.IdentityModel.Protocols;
using Microsoft.IdentityModel.Protocols.OpenIdConnect;
using Microsoft.IdentityModel.Tokens;

namespace Lodestar.Identity;

/// <summary>The one OpenID Connect provider of an installation: where people are sent, and who comes back. Trusted is only a token that it signed.</summary>
internal sealed class Provider : IDisposable
{
    private const int Skew = 60;

    // In seconds: how long ago somebody may have shown the provider who they are.
    private static readonly int Longest = (int)Sessions.Fresh.TotalSeconds;

    private static readonly string[] Algorithms = ["RS256", "RS384", "RS512", "PS256", "PS384", "PS512", "ES256", "ES384", "ES512"];

    private readonly HttpClient http = new(new SocketsHttpHandler { AllowAutoRedirect = false }) { Timeout = TimeSpan.FromSeconds(10), MaxResponseContentBufferSize = 256 * 1024 };
    private readonly ProviderSettings settings;
    private readonly TimeProvider clock;
    private readonly ConfigurationManager<OpenIdConnectConfiguration> discovery;

    public Provider(ProviderSettings settings, TimeProvider clock)
    {
        (this.settings, this.clock) = (settings, clock);
        discovery = new ConfigurationManager<OpenIdConnectConfiguration>(
            $"{settings.Authority.TrimEnd('/')}/.well-known/openid-configuration",
            new OpenIdConnectConfigurationRetriever(),
            new HttpDocumentRetriever(http) { RequireHttps = !new Uri(settings.Authority).IsLoopback });
    }

    /// <summary>What it is called.</summary>
    public string Name => settings.Name;

    /// <summary>Where somebody is sent.</summary>
    public async Task<string> AddressAsync(string back, string state, string nonce, string challenge, CancellationToken stop)
    {
        var found = await FindAsync(stop);
        var query = new QueryBuilder(new Dictionary<string, string>
        {
            ["response_type"] = "code",
            ["response_mode"] = "query",
            ["scope"] = "openid email",
            ["client_id"] = settings.ClientId,
            ["redirect_uri"] = back,
            ["state"] = state,
            ["nonce"] = nonce,
            ["code_challenge"] = challenge,
            ["code_challenge_method"] = "S256",

            // Whoever sits down at a browser that somebody else left open there shows the provider anew who they are.
            ["max_age"] = Longest.ToString(CultureInfo.InvariantCulture),
        });
        return found.AuthorizationEndpoint + (found.AuthorizationEndpoint.Contains('?', StringComparison.Ordinal) ? "&" : "?") + query.ToString()[1..];
    }

    /// <summary>Who came back with a code; null where that cannot be proven.</summary>
    /// <param name="arrived">What the browser brought.</param>
    /// <param name="verifier">What only we know of the challenge.</param>
    /// <param name="nonce">What must be in the token.</param>
    /// <param name="stop">Ends it.</param>
    public async Task<Outsider?> RedeemAsync(Arrived arrived, string verifier, string nonce, CancellationToken stop)
    {
        var found = await FindAsync(stop);

        // RFC 9207: a code of another provider is not sent to this one.
        if (arrived.Issuer is { } from && from != found.Issuer)
        {
            return null;
        }

        if (await TokenAsync(found, arrived, verifier, stop) is not { } token)
        {
            return null;
        }

        var read = await ReadAsync(token, found);
        if (read.Exception is SecurityTokenSignatureKeyNotFoundException)
        {
            // The provider has changed its keys.
            discovery.RequestRefresh();
            read = await ReadAsync(token, await FindAsync(stop));
        }

        return read is { IsValid: true, SecurityToken: JsonWebToken shown } && IsForUs(shown, nonce)
            ? new Outsider(shown.Issuer, shown.Subject, shown.TryGetPayloadValue<string>("email", out var email) ? email : null, shown.TryGetPayloadValue<bool>("email_verified", out var verified) && verified)
            : null;
    }

    public void Dispose() => http.Dispose();

    // A provider that names itself otherwise than it was named in the settings is another one.
    private async Task<OpenIdConnectConfiguration> FindAsync(CancellationToken stop)
    {
        var found = await discovery.GetConfigurationAsync(stop);
        return found.Issuer.TrimEnd('/') == settings.Authority.TrimEnd('/') ? found : throw new InvalidOperationException("The provider says that it is another.");
    }

    private async Task<string?> TokenAsync(OpenIdConnectConfiguration found, Arrived arrived, string verifier, CancellationToken stop)
    {
        var byForm = found.TokenEndpointAuthMethodsSupported is { Count: > 0 } ways && !ways.Contains("client_secret_basic");
        List<KeyValuePair<string, string>> form = [new("grant_type", "authorization_code"), new("code", arrived.Code), new("redirect_uri", arrived.Back), new("code_verifier", verifier), new("client_id", settings.ClientId)];
        if (byForm)
        {
            form.Add(new("client_secret", settings.ClientSecret));
        }

        using var request = new HttpRequestMessage(HttpMethod.Post, found.TokenEndpoint) { Content = new FormUrlEncodedContent(form) };
        if (!byForm)
        {
            request.Headers.Authorization = new AuthenticationHeaderValue("Basic", Convert.ToBase64String(Encoding.UTF8.GetBytes($"{Uri.EscapeDataString(settings.ClientId)}:{Uri.EscapeDataString(settings.ClientSecret)}")));
        }

        using var reply = await http.SendAsync(request, stop);
        if (!reply.IsSuccessStatusCode)
        {
            return null;
        }

        using var body = JsonDocument.Parse(await reply.Content.ReadAsStringAsync(stop));
        return body.RootElement.ValueKind == JsonValueKind.Object && body.RootElement.TryGetProperty("id_token", out var token) ? token.GetString() : null;
    }

    private Task<TokenValidationResult> ReadAsync(string token, OpenIdConnectConfiguration found) => new JsonWebTokenHandler { MapInboundClaims = false }.ValidateTokenAsync(token, new TokenValidationParameters
    {
        ValidIssuer = found.Issuer,
        ValidAudience = settings.ClientId,
        IssuerSigningKeys = found.SigningKeys,
        ValidAlgorithms = Algorithms,
        LifetimeValidator = (from, until, _, _) =>
        {
            var now = clock.GetUtcNow().UtcDateTime;
            return until is { } end && now < end.AddSeconds(Skew) && (from is not { } start || now >= start.AddSeconds(-Skew));
        },
    });

    // The standard's own checks that are not of tokens in general (OpenID Connect Core 1.0, 3.1.3.7).
    private bool IsForUs(JsonWebToken token, string nonce) =>
        token.TryGetPayloadValue<long>("auth_time", out var shownAt) && clock.GetUtcNow().ToUnixTimeSeconds() - shownAt is >= -Skew and var ago && ago <= Longest + Skew
        && token.TryGetPayloadValue<string>("nonce", out var shown) && shown == nonce
        && (token.TryGetPayloadValue<string>("azp", out var party) ? party == settings.ClientId : token.Audiences.Count() == 1)
        && token.Subject is { Length: > 0 and <= 255 };
}

/// <summary>What a browser brought back from the provider.</summary>
/// <param name="Code">The code to redeem.</param>
/// <param name="Issuer">Who sent it, where that is said.</param>
/// <param name="Back">The address it came back to.</param>
internal sealed record Arrived(string Code, string? Issuer, string Back);

/// <summary>Somebody whom the provider knows.</summary>
/// <param name="Issuer">The provider.</param>
/// <param name="Subject">Its id of them, which never becomes another's.</param>
/// <param name="Email">Their e-mail address, where it says one.</param>
/// <param name="Verified">True where it has made sure that the address is theirs.</param>
internal sealed record Outsider(string Issuer, string Subject, string? Email, bool Verified);
