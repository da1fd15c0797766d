using System.Net;
using Lodestar.Audit;
using Lodestar.Home;
using Lodestar.Identity;
using Lodestar.Mail;
using Lodestar.Partnership;
using Lodestar.Persistence;
using Lodestar.Reflection;
using Lodestar.Safeguards;
using Lodestar.Standards;
using Lodestar.Ui;
using Microsoft.AspNetCore.HttpOverrides;
using Microsoft.Extensions.Logging.Console;

namespace Lodestar;

/// <summary>Puts the web service together.</summary>
public static class Host
{
    /// <summary>The web service of one installation, its database migrated and its pack loaded, ready to run.</summary>
    /// <exception cref="InstallationException">The settings do not go with the database.</exception>
    public static Task<WebApplication> BuildAsync(Settings settings, CancellationToken stop) => BuildAsync(settings, change: null, stop);

    /// <summary>The same with some services changed, such as a clock that stands still.</summary>
    internal static async Task<WebApplication> BuildAsync(Settings settings, Action<IServiceCollection>? change, CancellationToken stop)
    {
        ArgumentNullException.ThrowIfNull(settings);
        Check(settings);

        // Pages are found by the name of the assembly they are in, whichever program starts it.
        var builder = WebApplication.CreateSlimBuilder(new WebApplicationOptions { ApplicationName = typeof(Host).Assembly.GetName().Name, EnvironmentName = Environments.Production });
        builder.WebHost.UseUrls(settings.Urls.Split(';')).ConfigureKestrel(kestrel =>
        {
            kestrel.AddServerHeader = false;
            kestrel.Limits.MaxRequestBodySize = RequestShape.LargestBody;
        });
        builder.WebHost.UseKestrelHttpsConfiguration();
        ConfigureLogging(builder.Logging);
        AddServices(builder.Services, settings);
        if (settings.Telemetry is { } collector)
        {
            Telemetry.Add(builder.Services, new Uri(collector));
        }

        change?.Invoke(builder.Services);

        var app = builder.Build();
        Use(app, settings);
        await Installing.PrepareAsync(app.Services, settings, stop);
        return app;
    }

    /// <summary>Refuses settings that cannot be meant.</summary>
    /// <exception cref="InstallationException">One cannot.</exception>
    internal static void Check(Settings settings)
    {
        if (settings.KeepAnswers is < Settings.FewestMonths or > Settings.MostMonths)
        {
            throw new InstallationException($"Say for how many months answers are kept, from {Settings.FewestMonths} to {Settings.MostMonths}, with --keep-answers or LODESTAR_KEEP_ANSWERS.");
        }

        if (settings.Provider is { } provider && !(Uri.TryCreate(provider.Authority, UriKind.Absolute, out var authority) && (authority.Scheme == Uri.UriSchemeHttps || authority.IsLoopback)))
        {
            throw new InstallationException("LODESTAR_OIDC_AUTHORITY is an address that begins with https://.");
        }

        if (settings.SecurityContact is { } contact && !SecurityText.IsContact(contact))
        {
            throw new InstallationException("LODESTAR_SECURITY_CONTACT is an address that begins with mailto: or https://.");
        }

        // Found only when the first message goes, such a fault would keep every message from going.
        if (settings.Smtp is { } server && MailServer.At(server) is null)
        {
            throw new InstallationException($"LODESTAR_SMTP is an address like {MailServer.Form}. In the user and the password write / as %2F, # as %23, ? as %3F, @ as %40 and : as %3A.");
        }

        if (MailServer.Mailbox(settings.MailFrom) is null)
        {
            throw new InstallationException("LODESTAR_MAIL_FROM is an e-mail address, for instance noreply@lodestar.example.org or Lodestar <noreply@lodestar.example.org>.");
        }
    }

    // Neither addresses nor what a person typed may reach a log: only warnings of the framework, which name neither.
    private static void ConfigureLogging(ILoggingBuilder logging)
    {
        logging.ClearProviders().AddJsonConsole(console => console.UseUtcTimestamp = true);
        logging.Services.Configure<ConsoleLoggerOptions>(console => console.LogToStandardErrorThreshold = LogLevel.Trace);

        // After all else, so that no variable of the environment can make the framework say more: at its finest level it
        // writes down what people type.
        logging.Services.PostConfigure<LoggerFilterOptions>(filters =>
        {
            filters.Rules.Clear();
            filters.MinLevel = LogLevel.Warning;
            filters.AddFilter("Lodestar", LogLevel.Information);
            filters.AddFilter("Microsoft.AspNetCore.Antiforgery", LogLevel.Critical);
            filters.AddFilter("Lodestar.Identity.SignedIn", LogLevel.Warning);

            // A service that cannot start, and a failed command, are told by whoever catches what they throw.
            filters.AddFilter("Microsoft.Extensions.Hosting.Internal.Host", LogLevel.Critical);
            filters.AddFilter("Microsoft.EntityFrameworkCore.Database.Command", LogLevel.Critical);
            filters.AddFilter("Microsoft.EntityFrameworkCore.Update", LogLevel.Critical);
            filters.AddFilter("Microsoft.EntityFrameworkCore.Query", LogLevel.Critical);
        });
    }

    private static void AddServices(IServiceCollection services, Settings settings)
    {
        services.AddSingleton(settings);
        services.AddSingleton(TimeProvider.System);
        services.AddSingleton(_ => SecretKey.Open(settings));
        services.AddDb(settings);
        services.AddSingleton(_ => InUse.Share(settings));
        services.AddSingleton<Deletions>();
        services.AddSingleton<Readiness>();
        services.AddExceptionHandler<TroubleReplies>();
        services.AddSingleton<Erasure>();
        services.AddHostedService(provider => provider.GetRequiredService<Erasure>());
        FormKeys.Add(services);

        services.AddHttpContextAccessor();
        services.AddSingleton<Assets>();
        services.AddSingleton(_ => new Languages(pseudo: settings.Sample));
        services.AddScoped(provider => provider.GetRequiredService<IHttpContextAccessor>().HttpContext is { } http
            ? provider.GetRequiredService<Languages>().For(http.Request)
            : provider.GetRequiredService<Languages>().English);

        services.AddScoped(provider => UiWordsOfLanguage.Of(provider.GetRequiredService<Words>()));
        services.AddPartnership();
        services.AddStandards(settings);
        services.AddReflection(settings);
        services.AddScoped(provider => new DistrictNames([.. provider.GetRequiredService<Packs>().Current(provider.GetRequiredService<Words>().Language).Info.Districts.Select(district => (district.Id, district.Name))]));
        services.AddScoped(provider => new SectorNames([.. provider.GetRequiredService<Packs>().Current(provider.GetRequiredService<Words>().Language).Info.Sectors.Select(sector => (sector.Id, sector.Name))]));
        services.AddAudit();
        services.AddIdentity();
        services.AddSafeguards();
        services.AddRetention();

        services.AddAntiforgery(options =>
        {
            options.Cookie.Name = SessionCookie.Name;
            options.Cookie.SecurePolicy = CookieSecurePolicy.SameAsRequest;
            options.Cookie.SameSite = SameSiteMode.Lax;
            options.FormFieldName = "form";
            options.HeaderName = null;
            options.SuppressXFrameOptionsHeader = true;
        });
        services.AddRazorPages(options =>
        {
            options.RootDirectory = "/";
            options.Conventions.AddReflectionRoutes();
        });
        services.AddRequestLimits(settings);
        services.AddResponseCompression(options => options.EnableForHttps = true);
    }

    private static void Use(WebApplication app, Settings settings)
    {
        if (settings.Proxies.Length > 0)
        {
            var forwarded = new ForwardedHeadersOptions { ForwardedHeaders = ForwardedHeaders.XForwardedFor | ForwardedHeaders.XForwardedProto | ForwardedHeaders.XForwardedHost };
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

        // A reply to a form repeats what was sent beside what one person answered, and its length would tell how well the
        // two go together (BREACH): only what repeats nothing is compressed.
        app.UseWhen(http => !HttpMethods.IsPost(http.Request.Method), reading => reading.UseResponseCompression());
        app.UseExceptionHandler(TroubleReplies.Options);
        app.UseStatusCodePagesWithReExecute("/error/{0}");
        app.UseRouting();
        app.UseRequestShape(settings);
        app.UseRateLimiter();
        app.UseAuthentication();
        app.UseAuthorization();

        app.Services.GetRequiredService<Assets>().Map(app);
        app.MapHome(settings);
        app.MapReflection();
        app.MapRazorPages();
        app.Map("/api/{**rest}", () => Results.Problem(statusCode: StatusCodes.Status404NotFound)).AllowAnonymous();
        app.MapFallback(() => Results.NotFound()).AllowAnonymous();
    }
}
