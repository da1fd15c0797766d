using System.Net.Http.Headers;
using System.Security.Claims;
using System.Text;
using Lodestar.Kernel;
using Microsoft.AspNetCore.Authentication;
using Microsoft.AspNetCore.Authentication.OpenIdConnect;
using Microsoft.AspNetCore.WebUtilities;
using Microsoft.IdentityModel.JsonWebTokens;
using Microsoft.IdentityModel.Protocols;
using Microsoft.IdentityModel.Protocols.OpenIdConnect;
using Microsoft.IdentityModel.Tokens;

namespace Lodestar.Identity;

/// <summary>
/// The way to the installation's one OpenID Connect provider and back. The framework's handler speaks the protocol. A person who comes back has
/// no session yet: the page to which they return decides (<see cref="OutsideAccounts"/>).
/// </summary>
internal static class Elsewhere
{
    private const string Scheme = "elsewhere";
    private const string Joining = "join";
    private const int LongestSubject = 255;

    private static readonly TimeSpan Lasts = TimeSpan.FromMinutes(10);

    // The difference allowed between the provider's clock and ours.
    private static readonly TimeSpan Skew = TimeSpan.FromMinutes(5);

    // How long it may take from the moment somebody proves to the provider who they are until it makes the token.
    private static readonly TimeSpan OnTheWay = TimeSpan.FromMinutes(1);

    private static readonly string[] Algorithms = ["RS256", "RS384", "RS512", "PS256", "PS384", "PS512", "ES256", "ES384", "ES512"];

    /// <summary>Adds sign-in with the provider to the services, if the settings name one.</summary>
    public static void AddElsewhere(this IServiceCollection services, Settings settings)
    {
        services.AddScoped<OutsideAccounts>();
        if (settings.Provider is { } provider)
        {
            // When a provider has changed its key, the first person who comes back waits until the new one is here and need not try again.
            AppContext.SetSwitch("Switch.Microsoft.IdentityModel.UpdateConfigAsBlocking", true);
            services.AddAuthentication().AddOpenIdConnect(Scheme, options => Configure(options, provider, settings));
        }
    }

    /// <summary>The address to which a browser is sent. Only this browser, with what it is given here, can come back.</summary>
    /// <param name="http">The browser's request.</param>
    /// <param name="next">The page that the person wants.</param>
    /// <param name="join">The account to link it to; null to sign in.</param>
    /// <exception cref="InvalidOperationException">The provider cannot be reached, or has another name than the settings say.</exception>
    public static async Task<string> AddressAsync(HttpContext http, string? next, Guid? join)
    {
        var trip = new AuthenticationProperties
        {
            RedirectUri = IdentityLinks.Next(next),
            ExpiresUtc = http.RequestServices.GetRequiredService<TimeProvider>().GetUtcNow() + Lasts,
        };
        trip.SetString(Joining, join?.ToString());
        await http.ChallengeAsync(Scheme, trip);

        // The content policy forbids forms to lead to another site, so a page leads there.
        var address = http.Response.Headers.Location.ToString();
        http.Response.Headers.Remove("Location");
        http.Response.StatusCode = StatusCodes.Status200OK;
        return address;
    }

    private static void Configure(OpenIdConnectOptions options, ProviderSettings provider, Settings settings)
    {
        var isHere = new Uri(provider.Authority).IsLoopback;
        options.Authority = provider.Authority;
        options.RequireHttpsMetadata = !isHere;
        options.ClientId = provider.ClientId;
        options.ClientSecret = provider.ClientSecret;
        options.Backchannel = new HttpClient(new SecretInHeader(options)) { Timeout = TimeSpan.FromSeconds(10), MaxResponseContentBufferSize = 256 * 1024 };
        options.ConfigurationManager = new ConfigurationManager<OpenIdConnectConfiguration>(
            $"{provider.Authority.TrimEnd('/')}/.well-known/openid-configuration",
            new OpenIdConnectConfigurationRetriever(),
            new HttpDocumentRetriever(options.Backchannel) { RequireHttps = !isHere },
            new SameIssuer(provider.Authority)
        );

        options.ResponseType = OpenIdConnectResponseType.Code;
        options.ResponseMode = OpenIdConnectResponseMode.Query;
        options.Scope.Clear();
        options.Scope.Add("openid");
        options.Scope.Add("email");
        options.CallbackPath = IdentityLinks.Back;
        options.RemoteSignOutPath = PathString.Empty;
        options.SignedOutCallbackPath = PathString.Empty;

        // Anyone who sits down at a browser that somebody else left open must show the provider again who they are.
        options.MaxAge = Sessions.Fresh;
        options.TokenHandler = new SignedTokens { MapInboundClaims = false };
        options.DisableTelemetry = true;
        options.CorrelationCookie = Cookie("elsewhere-state.", settings);
        options.NonceCookie = Cookie("elsewhere-nonce.", settings);
        options.TokenValidationParameters.ValidAlgorithms = Algorithms;

        // A token is made while we wait for it, so it shows the time of the provider's clock, by which its other times are checked.
        options.TokenValidationParameters.LifetimeValidator = (from, until, token, _) =>
            token is JsonWebToken { IssuedAt: var issued }
            && (options.TimeProvider!.GetUtcNow().UtcDateTime - issued).Duration() <= Skew
            && until > issued
            && (from is null || from <= issued);
        options.Events = new OpenIdConnectEvents
        {
            OnRedirectToIdentityProvider = context =>
            {
                context.ProtocolMessage.RedirectUri = settings.RootFor(context.Request) + IdentityLinks.Back;
                return Task.CompletedTask;
            },
            OnAuthorizationCodeReceived = JudgeAsync,
            OnTokenValidated = context =>
            {
                if (!IsForUs(context.Principal!))
                {
                    context.Fail("The token is for another, or they showed too long ago who they are.");
                }

                return Task.CompletedTask;
            },
            OnTicketReceived = context =>
            {
                var join = Guid.TryParse(context.Properties!.GetString(Joining), out var account) ? account : (Guid?)null;
                context.HttpContext.Features.Set(new CameBack(OutsiderOf(context.Principal!), context.ReturnUri, join, IsAway: false));
                context.SkipHandler();
                return Task.CompletedTask;
            },
            OnRemoteFailure = context =>
            {
                Log(context, provider);
                context.HttpContext.Features.Set(new CameBack(Who: null, Next: null, Join: null, IsAwayBy(context.Failure!)));
                context.SkipHandler();
                return Task.CompletedTask;
            },
        };
    }

    // Over HTTPS, the cookie has a name that browsers accept only over HTTPS. It lasts as long as the page says, by the browser's own clock.
    private static CookieBuilder Cookie(string name, Settings settings)
    {
        var isSecure = settings.PublicAddress?.StartsWith("https://", StringComparison.OrdinalIgnoreCase) == true;
        return new CookieBuilder
        {
            Name = isSecure ? $"__Secure-{name}" : name,
            HttpOnly = true,
            SameSite = SameSiteMode.Lax,
            SecurePolicy = isSecure ? CookieSecurePolicy.Always : CookieSecurePolicy.SameAsRequest,
            IsEssential = true,
            Path = IdentityLinks.Elsewhere,
            MaxAge = Lasts,
        };
    }

    private static async Task JudgeAsync(AuthorizationCodeReceivedContext context)
    {
        var found = await context.Options.ConfigurationManager!.GetConfigurationAsync(context.HttpContext.RequestAborted);
        if (context.Properties?.ExpiresUtc is not { } until || context.Options.TimeProvider!.GetUtcNow() >= until)
        {
            context.Fail("It took too long.");
        }

        // RFC 9207: a code from another provider is not sent to this one.
        if (context.ProtocolMessage.GetParameter("iss") is { } from && from != found.Issuer)
        {
            context.Fail("Another provider sent them.");
        }
    }

    // Checks that the standard leaves to us (OpenID Connect Core 1.0, 3.1.3.7).
    private static bool IsForUs(ClaimsPrincipal who) =>
        Number(who, "iat") is { } issued
        && Number(who, "auth_time") is { } shownAt
        && shownAt <= issued
        && issued - shownAt <= (Sessions.Fresh + OnTheWay).TotalSeconds
        && (who.HasClaim(claim => claim.Type == "azp") || who.FindAll("aud").Count() == 1)
        && who.FindFirst("sub") is { Value.Length: <= LongestSubject };

    private static long? Number(ClaimsPrincipal who, string claim) => long.TryParse(who.FindFirst(claim)?.Value, out var number) ? number : null;

    private static Outsider OutsiderOf(ClaimsPrincipal who)
    {
        var (subject, verified) = (who.FindFirst("sub")!, who.FindFirst("email_verified")?.Value);
        return new(subject.Issuer, subject.Value, who.FindFirst("email")?.Value, bool.TryParse(verified, out var isVerified) && isVerified);
    }

    private static bool IsAwayBy(Exception failure) => failure is HttpRequestException or IOException or InvalidOperationException or TaskCanceledException;

    // The log has neither the provider's own words, which may name a person, nor what somebody merely typed into the address.
    private static void Log(RemoteFailureContext context, ProviderSettings provider)
    {
        if (context.Failure is { } failure and not AuthenticationFailureException)
        {
            var isCode = failure.Data["error"] is string { Length: <= 40 } error && error.All(sign => char.IsAsciiLetterLower(sign) || sign == '_');
            var log = context.HttpContext.RequestServices.GetRequiredService<ILoggerFactory>().CreateLogger(typeof(Elsewhere));
            log.LogWarning("Signing in with {Provider} did not work: {Reason}", provider.Name, isCode ? failure.Data["error"] : failure.GetType().Name);
        }
    }

    // Every provider takes the secret in a header unless it says otherwise (RFC 6749, 2.3.1), but the framework's handler only writes it into the
    // form.
    /// <summary>Moves the client's secret from the form into a header.</summary>
    private sealed class SecretInHeader(OpenIdConnectOptions options) : DelegatingHandler(new SocketsHttpHandler { AllowAutoRedirect = false })
    {
        protected override async Task<HttpResponseMessage> SendAsync(HttpRequestMessage request, CancellationToken cancellationToken)
        {
            if (
                request.Method == HttpMethod.Post
                && (await options.ConfigurationManager!.GetConfigurationAsync(cancellationToken)).TokenEndpointAuthMethodsSupported is var ways
                && (ways.Count == 0 || ways.Contains("client_secret_basic"))
            )
            {
                var form = QueryHelpers.ParseQuery(await request.Content!.ReadAsStringAsync(cancellationToken));
                form.Remove("client_secret");
                request.Content = new FormUrlEncodedContent(form.Select(field => KeyValuePair.Create(field.Key, field.Value.ToString())));
                var shown = $"{Uri.EscapeDataString(options.ClientId!)}:{Uri.EscapeDataString(options.ClientSecret!)}";
                request.Headers.Authorization = new AuthenticationHeaderValue("Basic", Convert.ToBase64String(Encoding.UTF8.GetBytes(shown)));
            }

            return await base.SendAsync(request, cancellationToken);
        }
    }

    // The framework would accept a token without a signature if it comes from the provider directly.
    /// <summary>Refuses a token without a signature.</summary>
    private sealed class SignedTokens : JsonWebTokenHandler
    {
        public override Task<TokenValidationResult> ValidateTokenAsync(string token, TokenValidationParameters validationParameters)
        {
            validationParameters.RequireSignedTokens = true;
            return base.ValidateTokenAsync(token, validationParameters);
        }
    }

    // A provider whose own name is not the one in the settings is another provider.
    /// <summary>Refuses a provider with another name than the settings say.</summary>
    private sealed class SameIssuer(string authority) : IConfigurationValidator<OpenIdConnectConfiguration>
    {
        public ConfigurationValidationResult Validate(OpenIdConnectConfiguration configuration) =>
            new() { Succeeded = configuration.Issuer?.TrimEnd('/') == authority.TrimEnd('/'), ErrorMessage = "The provider says that it is another." };
    }
}

/// <summary>A person who came back from the provider, and why they went there.</summary>
/// <param name="Who">The person whom the provider's token proves; null if it proves nobody.</param>
/// <param name="Next">The page that they wanted.</param>
/// <param name="Join">The account to link it to; null to sign in.</param>
/// <param name="IsAway">True if nobody is proven because the provider cannot be reached.</param>
internal sealed record CameBack(Outsider? Who, string? Next, Guid? Join, bool IsAway);

/// <summary>A person whom the provider knows.</summary>
/// <param name="Issuer">The provider's name.</param>
/// <param name="Subject">The provider's id for them, which it never gives to anybody else.</param>
/// <param name="Email">Their e-mail address, if the provider gives one.</param>
/// <param name="Verified">True if the provider has verified the address.</param>
internal sealed record Outsider(string Issuer, string Subject, string? Email, bool Verified);
