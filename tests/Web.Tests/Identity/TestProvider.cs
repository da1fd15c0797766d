using System.Security.Cryptography;
using System.Text;
using System.Text.Json;
using Lodestar.Kernel;
using Microsoft.AspNetCore.Builder;
using Microsoft.AspNetCore.Hosting;
using Microsoft.AspNetCore.Http;
using Microsoft.AspNetCore.WebUtilities;
using Microsoft.Extensions.Logging;

namespace Lodestar.Identity;

/// <summary>A small OpenID Connect provider on a free port, which lies as a test wants it to.</summary>
internal sealed class TestProvider : IAsyncDisposable
{
    public const string Client = "lodestar";
    public const string Secret = "a secret: with + and %";

    private RSA key = RSA.Create(2048);
    private int keys = 1;
    private readonly WebApplication app;
    private readonly DateTimeOffset now;

    private TestProvider(DateTimeOffset now)
    {
        this.now = now;
        var builder = WebApplication.CreateSlimBuilder();
        builder.Logging.ClearProviders();
        builder.WebHost.UseUrls("http://127.0.0.1:0");
        app = builder.Build();
        app.MapGet("/.well-known/openid-configuration", () => Results.Json(
                new Dictionary<string, object?>
                {
                    ["issuer"] = NamesItself ?? Issuer,
                    ["authorization_endpoint"] = $"{Issuer}/authorize",
                    ["token_endpoint"] = $"{Issuer}/token",
                    ["jwks_uri"] = $"{Issuer}/keys",
                    ["pushed_authorization_request_endpoint"] = TakesPushes ? $"{Issuer}/push" : null,
                    ["token_endpoint_auth_methods_supported"] = TakesFormOnly ? ["client_secret_post"] : Array.Empty<string>(),
                }
            ));
        app.MapGet("/keys", () => Results.Json(
                new
                {
                    keys = new[]
                    {
                        new
                        {
                            kty = "RSA",
                            kid = $"{keys}",
                            use = "sig",
                            alg = "RS256",
                            n = Encode(key.ExportParameters(false).Modulus!),
                            e = Encode(key.ExportParameters(false).Exponent!),
                        },
                    },
                }
            ));
        app.MapPost("/push", PushAsync);
        app.MapPost("/token", RedeemAsync);
    }

    public string Issuer => app.Urls.First();

    public ProviderSettings Settings => new(Issuer, Client, Secret, "Council");

    /// <summary>The issuer it names, if that should be wrong.</summary>
    public string? NamesItself { get; set; }

    /// <summary>True for a provider that takes the secret in the form only.</summary>
    public bool TakesFormOnly { get; set; }

    /// <summary>True for a provider that is told directly, and not by the browser, what is asked for (RFC 9126).</summary>
    public bool TakesPushes { get; set; }

    /// <summary>What it replies in place of a token, if it refuses.</summary>
    public object? Refusal { get; set; }

    /// <summary>Changes the claims of a token before it is signed.</summary>
    public Action<Dictionary<string, object>> Claims { get; set; } = _ => { };

    /// <summary>Changes a token after it was signed.</summary>
    public Func<string, string> Token { get; set; } = token => token;

    /// <summary>What was asked for last.</summary>
    public Dictionary<string, string> Asked { get; private set; } = [];

    public static async Task<TestProvider> StartAsync(DateTimeOffset now)
    {
        var provider = new TestProvider(now);
        await provider.app.StartAsync();
        return provider;
    }

    /// <summary>Somebody says yes there: the address to which the browser is sent back.</summary>
    public string Agree(string address)
    {
        var query = QueryHelpers.ParseQuery(new Uri(address).Query);
        Asked = query.ContainsKey("request_uri") ? Asked : query.ToDictionary(pair => pair.Key, pair => pair.Value.ToString());
        return QueryHelpers.AddQueryString(
            new Uri(Asked["redirect_uri"]).AbsolutePath,
            new Dictionary<string, string?>
            {
                ["code"] = "c-1",
                ["state"] = Asked["state"],
                ["iss"] = Issuer,
            }
        );
    }

    /// <summary>Signs with another key from now on.</summary>
    public void ChangeKey()
    {
        key.Dispose();
        (key, keys) = (RSA.Create(2048), keys + 1);
    }

    public async ValueTask DisposeAsync()
    {
        await app.DisposeAsync();
        key.Dispose();
    }

    /// <summary>A token that nobody signed.</summary>
    public static string Unsigned(string token) => $"{Encode(Encoding.UTF8.GetBytes("{\"alg\":\"none\",\"typ\":\"JWT\"}"))}.{token.Split('.')[1]}.";

    private async Task<IResult> PushAsync(HttpRequest request)
    {
        var form = await request.ReadFormAsync();
        Asked = form.ToDictionary(field => field.Key, field => field.Value.ToString());
        return KnowsSecret(request.Headers, form)
            ? Results.Json(new { request_uri = "urn:asked:1", expires_in = 60 }, statusCode: 201)
            : Results.Unauthorized();
    }

    private bool KnowsSecret(IHeaderDictionary headers, IFormCollection form)
    {
        var basic = "Basic " + Convert.ToBase64String(Encoding.UTF8.GetBytes($"{Uri.EscapeDataString(Client)}:{Uri.EscapeDataString(Secret)}"));
        return TakesFormOnly
            ? headers.Authorization.Count == 0 && form["client_secret"] == Secret
            : headers.Authorization == basic && !form.ContainsKey("client_secret");
    }

    // It needs the secret and what the challenge was made of, as for real providers.
    private async Task<IResult> RedeemAsync(HttpRequest request)
    {
        var form = await request.ReadFormAsync();
        var isOurs =
            KnowsSecret(request.Headers, form)
            && Refusal is null
            && form["code"] == "c-1"
            && form["redirect_uri"] == Asked["redirect_uri"]
            && Encode(SHA256.HashData(Encoding.ASCII.GetBytes(form["code_verifier"].ToString()))) == Asked["code_challenge"];
        if (!isOurs)
        {
            return Results.BadRequest(Refusal ?? new { error = "invalid_grant" });
        }

        var claims = new Dictionary<string, object>
        {
            ["iss"] = Issuer,
            ["sub"] = "u-7",
            ["aud"] = Client,
            ["nonce"] = Asked["nonce"],
            ["auth_time"] = now.AddMinutes(-10).ToUnixTimeSeconds(),
            ["iat"] = now.ToUnixTimeSeconds(),
            ["exp"] = now.AddMinutes(5).ToUnixTimeSeconds(),
            ["email"] = "ann@example.org",
            ["email_verified"] = true,
        };
        Claims(claims);
        var signed =
            $"{Encode(JsonSerializer.SerializeToUtf8Bytes(new { alg = "RS256", typ = "JWT", kid = $"{keys}" }))}."
            + Encode(JsonSerializer.SerializeToUtf8Bytes(claims));
        return Results.Json(
            new
            {
                access_token = "none of ours",
                token_type = "Bearer",
                id_token = Token($"{signed}.{Encode(key.SignData(Encoding.ASCII.GetBytes(signed), HashAlgorithmName.SHA256, RSASignaturePadding.Pkcs1))}"),
            }
        );
    }

    private static string Encode(byte[] bytes) => WebEncoders.Base64UrlEncode(bytes);
}
