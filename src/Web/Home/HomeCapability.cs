using System.Net;
using Lodestar.Kernel;
using Lodestar.Persistence;
using Lodestar.Rounds;
using Lodestar.Standards;
using Lodestar.Together;
using Microsoft.EntityFrameworkCore;

namespace Lodestar.Home;

/// <summary>The pages around everything: the first page, help, privacy, errors, health.</summary>
internal static class HomeCapability
{
    private static readonly string[] SignsOfAProxy =
    [
        "X-Forwarded",
        "Forwarded",
        "Via",
        "X-Real-IP",
        "X-Original",
        "X-Envoy",
        "X-ProxyUser",
        "CF-",
        "True-Client-IP",
        "Client-IP",
        "X-Client-IP",
        "Fastly",
    ];

    /// <summary>What this folder declares to the centre.</summary>
    public static Capability Declared { get; } =
        new("Home")
        {
            Doors =
            [
                new(DoorPlace.Work, FrontLinks.Work, "home.work.title", 10, TogetherCan.ReadTeams),
                new(DoorPlace.Footer, HomeLinks.Safety, "home.doors.safety", 10),
                new(DoorPlace.Footer, HomeLinks.Privacy, "home.doors.privacy", 20),
                new(DoorPlace.Footer, HomeLinks.Accessibility, "home.doors.accessibility", 30),
            ],
            Sample = new(100, ConcernsSample.Add),
            Walks =
            [
                new("/local-questions/preview/{id}", _ => Task.FromResult("/local-questions/preview/O1")) { Senders = [] },
                new(FrontLinks.Work, async ground =>
                {
                    await RoundsWalks.RoundAsync(ground, ground.Services.GetRequiredService<Packs>().Current(Ui.Language.English).Info.Version);
                    return FrontLinks.Work;
                }) { ReadAnywhere = true, Senders = TogetherWalks.Writers },
            ],
            Endpoints = app => app.MapHome(app.Services.GetRequiredService<Settings>()),
        };

    private static void MapHome(this WebApplication app, Settings settings)
    {
        app.MapMethods("/health/live", [HttpMethods.Get, HttpMethods.Head], () => Results.Text("live")).AllowAnonymous();
        app.MapMethods("/health/ready", [HttpMethods.Get, HttpMethods.Head], ReadyAsync).AllowAnonymous();
        app.MapGet("/api/openapi.json", () => Results.Stream(typeof(HomeCapability).Assembly.GetManifestResourceStream("openapi.json")!, "application/json"))
            .AllowAnonymous();
        app.MapGet("/robots.txt", () => Results.Text("User-agent: *\nDisallow: /reflect/\nDisallow: /r/\n")).AllowAnonymous();
        if (settings.SecurityContact is { } contact)
        {
            app.MapMethods(SecurityText.Path, [HttpMethods.Get, HttpMethods.Head], (TimeProvider clock) =>
                    Results.Text(SecurityText.Of(contact, settings.PublicAddress, clock.GetUtcNow()))
                )
                .AllowAnonymous();
        }
    }

    /// <summary>
    /// The sample's sign-in protects nothing, so it answers only this computer: no other address, no other host name, and nothing that came
    /// through a proxy.
    /// </summary>
    public static void UseThisComputerOnly(this WebApplication app) =>
        app.Use(
            (http, next) =>
            {
                var address = http.Connection.RemoteIpAddress;
                var here =
                    (address is null || IPAddress.IsLoopback(address))
                    && (
                        http.Request.Host.Host.Equals("localhost", StringComparison.OrdinalIgnoreCase)
                        || (IPAddress.TryParse(http.Request.Host.Host.Trim('[', ']'), out var host) && IPAddress.IsLoopback(host))
                    )
                    && !http.Request.Headers.Keys.Any(header => SignsOfAProxy.Any(sign => header.StartsWith(sign, StringComparison.OrdinalIgnoreCase)));
                if (here)
                {
                    return next(http);
                }

                http.Response.StatusCode = StatusCodes.Status403Forbidden;
                return http.Response.WriteAsync("This is sample data. It is shown on the computer it runs on, and nowhere else.");
            }
        );

    private static async Task<IResult> ReadyAsync(Db db, Readiness readiness, CancellationToken stop)
    {
        try
        {
            await db.Database.ExecuteSqlRawAsync("SELECT 1", stop);
            return await readiness.CanWriteAsync(stop)
                ? Results.Text("ready")
                : Results.Text("the database cannot be written", statusCode: StatusCodes.Status503ServiceUnavailable);
        }
        catch (Exception failed) when (failed is System.Data.Common.DbException or InvalidOperationException or TimeoutException)
        {
            return Results.Text("the database does not answer", statusCode: StatusCodes.Status503ServiceUnavailable);
        }
    }
}
