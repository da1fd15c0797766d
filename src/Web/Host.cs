using System.Net;
using Lodestar.Audit;
using Lodestar.Home;
using Lodestar.Identity;
using Lodestar.Jobs;
using Lodestar.Kernel;
using Lodestar.Mail;
using Lodestar.Notices;
using Lodestar.OtherAudits;
using Lodestar.Partnership;
using Lodestar.Persistence;
using Lodestar.Plans;
using Lodestar.Practice;
using Lodestar.Retention;
using Lodestar.Rounds;
using Lodestar.RunningRounds;
using Lodestar.Safeguards;
using Lodestar.Standards;
using Lodestar.Together;
using Lodestar.Ui;
using Microsoft.AspNetCore.HttpOverrides;
using Microsoft.Extensions.Logging.Console;

namespace Lodestar;

/// <summary>Puts the web service together.</summary>
public static class Host
{
    /// <summary>All capabilities, those that others use first. This is the only list of them.</summary>
    /// <param name="settings">How the installation runs; the settings decide how long things are kept.</param>
    internal static IReadOnlyList<Capability> Capabilities(Settings settings) =>
        [
            PersistenceCapability.Declared,
            AuditCapability.Declared,
            JobsCapability.Declared,
            RetentionCapability.Declared,
            MailCapability.Declared,
            UiCapability.Declared,
            PartnershipCapability.Declared,
            IdentityCapability.Declare(settings),
            NoticesCapability.Declared,
            SafeguardsCapability.Declared,
            StandardsCapability.Declared,
            RoundsCapability.Declared,
            PracticeCapability.Declare(settings),
            TogetherCapability.Declared,
            PlansCapability.Declared,
            OtherAuditsCapability.Declared,
            RunningRoundsCapability.Declared,
            HomeCapability.Declared,
        ];

    /// <summary>Builds the web service of one installation: it migrates the database, loads the pack and is ready to run.</summary>
    /// <exception cref="InstallationException">The settings do not fit the database.</exception>
    public static Task<WebApplication> BuildAsync(Settings settings, CancellationToken stop) =>
        BuildAsync(settings, Capabilities(settings), change: null, stop);

    /// <summary>The same with some services replaced, such as a clock that stands still.</summary>
    internal static Task<WebApplication> BuildAsync(Settings settings, Action<IServiceCollection>? change, CancellationToken stop) =>
        BuildAsync(settings, Capabilities(settings), change, stop);

    /// <summary>The same with other capabilities.</summary>
    internal static async Task<WebApplication> BuildAsync(
        Settings settings,
        IReadOnlyList<Capability> all,
        Action<IServiceCollection>? change,
        CancellationToken stop
    )
    {
        var capabilities = new Capabilities(all);
        ArgumentNullException.ThrowIfNull(settings);
        Check(settings);

        // It is empty, so that no file in the folder where it is started has any effect, and no folder is watched; the usual builders watch theirs
        // with everything below. Pages are found by the name of their assembly, whichever program starts it.
        var builder = WebApplication.CreateEmptyBuilder(
            new WebApplicationOptions
            {
                ApplicationName = typeof(Host).Assembly.GetName().Name,
                EnvironmentName = Environments.Production,
                ContentRootPath = AppContext.BaseDirectory,
            }
        );
        builder.Configuration.AddEnvironmentVariables("ASPNETCORE_").AddEnvironmentVariables();
        builder
            .WebHost.UseKestrelCore()
            .UseKestrelHttpsConfiguration()
            .UseUrls(settings.Urls.Split(';'))
            .ConfigureKestrel(kestrel =>
            {
                kestrel.AddServerHeader = false;
                kestrel.Limits.MaxRequestBodySize = RequestShape.LargestBody;
                kestrel.Configure(builder.Configuration.GetSection("Kestrel"));
            });
        ConfigureLogging(builder.Logging);
        AddServices(builder.Services, settings, capabilities);
        if (settings.Telemetry is { } collector)
        {
            Telemetry.Add(builder.Services, new Uri(collector));
        }

        change?.Invoke(builder.Services);

        var app = builder.Build();
        Use(app, settings, capabilities);
        await Installing.PrepareAsync(app.Services, settings, stop);
        return app;
    }

    /// <summary>Refuses settings that make no sense.</summary>
    /// <exception cref="InstallationException">One of them makes no sense.</exception>
    internal static void Check(Settings settings)
    {
        if (settings.Provider is { } provider && !IsIssuer(provider.Authority))
        {
            throw new InstallationException(
                "LODESTAR_OIDC_AUTHORITY is the provider's issuer: an address that begins with https:// and has nothing like "
                    + "/.well-known/openid-configuration behind it."
            );
        }

        if (settings.SecurityContact is { } contact && !SecurityText.IsContact(contact))
        {
            throw new InstallationException("LODESTAR_SECURITY_CONTACT is an address that begins with mailto: or https://.");
        }

        // Found only when the first message is sent, such a fault would hold up every message.
        if (settings.Smtp is { } server && MailServer.At(server) is null)
        {
            throw new InstallationException(
                $"LODESTAR_SMTP is an address like {MailServer.Form}. In the user and the password write / as %2F, # as %23, ? as %3F, @ as %40 and : as %3A."
            );
        }

        if (MailServer.Mailbox(settings.MailFrom) is null)
        {
            throw new InstallationException(
                "LODESTAR_MAIL_FROM is an e-mail address, for instance noreply@lodestar.example.org or Lodestar <noreply@lodestar.example.org>."
            );
        }
    }

    private static bool IsIssuer(string authority) =>
        Uri.TryCreate(authority, UriKind.Absolute, out var address)
        && (address.Scheme == Uri.UriSchemeHttps || (address.Scheme == Uri.UriSchemeHttp && address.IsLoopback))
        && address is { Query: "", Fragment: "", UserInfo: "" }
        && !address.AbsolutePath.Contains("/.well-known", StringComparison.Ordinal);

    // Neither addresses nor what a person typed may reach a log, so the log has only the framework's warnings, which name neither.
    private static void ConfigureLogging(ILoggingBuilder logging)
    {
        logging.ClearProviders().AddJsonConsole(console => console.UseUtcTimestamp = true);
        logging.Services.Configure<ConsoleLoggerOptions>(console => console.LogToStandardErrorThreshold = LogLevel.Trace);

        // This comes after everything else, so that no environment variable can make the framework say more: at its finest level it writes down
        // what people type.
        logging.Services.PostConfigure<LoggerFilterOptions>(filters =>
        {
            filters.Rules.Clear();
            filters.MinLevel = LogLevel.Warning;
            filters.AddFilter("Lodestar", LogLevel.Information);
            filters.AddFilter("Microsoft.AspNetCore.Antiforgery", LogLevel.Critical);
            filters.AddFilter("Lodestar.Identity.SignedIn", LogLevel.Warning);

            // A provider's reply may name the person; Elsewhere says what went wrong without the name.
            filters.AddFilter("Microsoft.AspNetCore.Authentication", LogLevel.Critical);

            // Whoever catches the exception reports a service that cannot start and a command that failed.
            filters.AddFilter("Microsoft.Extensions.Hosting.Internal.Host", LogLevel.Critical);
            filters.AddFilter("Microsoft.EntityFrameworkCore.Database.Command", LogLevel.Critical);
            filters.AddFilter("Microsoft.EntityFrameworkCore.Update", LogLevel.Critical);
            filters.AddFilter("Microsoft.EntityFrameworkCore.Query", LogLevel.Critical);
        });
    }

    private static void AddServices(IServiceCollection services, Settings settings, Capabilities capabilities)
    {
        services.AddSingleton(capabilities);
        services.AddSingleton(capabilities.Permissions);
        services.AddSingleton(settings);
        services.AddSingleton(TimeProvider.System);
        services.AddSingleton(_ => SecretKey.Open(settings));
        services.AddDb(settings, capabilities.Assemblies);
        services.AddSingleton(_ => InUse.Share(settings));
        services.AddSingleton<Deletions>();
        services.AddSingleton<Readiness>();
        services.AddExceptionHandler<TroubleReplies>();
        services.AddSingleton<Erasure>();
        services.AddHostedService(provider => provider.GetRequiredService<Erasure>());
        services.AddFormKeys();

        services.AddHttpContextAccessor();
        services.AddSingleton<ServiceAddress>();
        services.AddScoped(provider => new Facts(capabilities, provider));
        services.AddSingleton<Assets>();
        services.AddSingleton(_ => new Languages(pseudo: settings.Sample, capabilities.Assemblies));
        services.AddScoped(provider =>
            provider.GetRequiredService<IHttpContextAccessor>().HttpContext is { } http
                ? provider.GetRequiredService<Languages>().For(http.Request)
                : provider.GetRequiredService<Languages>().English
        );

        services.AddScoped(provider => UiWordsOfLanguage.Of(provider.GetRequiredService<Words>()));
        services.AddScoped<Charts.ChartDrawing>();
        foreach (var one in capabilities.All)
        {
            one.Services?.Invoke(services);
            foreach (var follower in one.Followers)
            {
                services.AddScoped(typeof(IFollowsOrganisations), follower);
            }

            foreach (var job in one.Jobs)
            {
                services.AddJob(job);
            }

            foreach (var clock in one.Tables.SelectMany(table => table.Clocks))
            {
                services.AddSingleton(clock);
            }
        }

        services.AddAntiforgery(options =>
        {
            options.Cookie.Name = SessionCookie.Name;
            options.Cookie.SecurePolicy = CookieSecurePolicy.SameAsRequest;
            options.Cookie.SameSite = SameSiteMode.Lax;
            options.FormFieldName = "form";
            options.HeaderName = null;
            options.SuppressXFrameOptionsHeader = true;
        });
        var pages = services
            .AddRazorPages(options =>
            {
                options.RootDirectory = "/";
                foreach (var (page, route) in capabilities.All.SelectMany(one => one.Routes))
                {
                    options.Conventions.AddPageRoute(page, route);
                }
            })
            .AddMvcOptions(options => options.Filters.Add<ShownPagesMiddleware.FormsTaken>());
        foreach (var elsewhere in capabilities.Assemblies.Where(one => one != typeof(Host).Assembly))
        {
            pages.AddApplicationPart(elsewhere);
        }

        services.AddRequestLimits(settings, capabilities.All.SelectMany(one => one.Limits));
        services.AddResponseCompression(options => options.EnableForHttps = true);
    }

    private static void Use(WebApplication app, Settings settings, Capabilities capabilities)
    {
        if (settings.Proxies.Length > 0)
        {
            var forwarded = new ForwardedHeadersOptions
            {
                ForwardedHeaders = ForwardedHeaders.XForwardedFor | ForwardedHeaders.XForwardedProto | ForwardedHeaders.XForwardedHost,
            };
            forwarded.KnownProxies.Clear();
            forwarded.KnownIPNetworks.Clear();
            foreach (var proxy in settings.Proxies.Split(',', StringSplitOptions.TrimEntries | StringSplitOptions.RemoveEmptyEntries))
            {
                forwarded.KnownProxies.Add(IPAddress.Parse(proxy));
            }

            app.UseForwardedHeaders(forwarded);
        }

        if (settings.Telemetry is not null)
        {
            app.UseSpans();
        }

        app.UseSecurityHeaders();
        if (settings.Sample)
        {
            app.UseThisComputerOnly();
        }

        // A reply to a form repeats what was sent beside what a person answered, and its compressed length would show how similar the two are
        // (BREACH). Only replies that repeat nothing are compressed.
        app.UseWhen(http => !HttpMethods.IsPost(http.Request.Method) && !ShownPagesMiddleware.IsComingBack(http), reading => reading.UseResponseCompression());
        app.UseRedirectToPages();
        app.UseExceptionHandler(TroubleReplies.Options);
        app.UseStatusCodePagesWithReExecute("/error/{0}");
        app.UseRouting();
        app.UseRequestShape(settings);
        app.UseRateLimiter();
        app.UseAuthentication();
        app.UseAuthorization();
        app.UseShownPages();

        app.Services.GetRequiredService<Assets>().Map(app);
        foreach (var one in capabilities.All)
        {
            one.Endpoints?.Invoke(app);
        }

        app.MapRazorPages();
        app.Map("/api/{**rest}", () => Results.Problem(statusCode: StatusCodes.Status404NotFound)).AllowAnonymous();
        app.MapFallback(() => Results.NotFound()).AllowAnonymous();
    }
}
