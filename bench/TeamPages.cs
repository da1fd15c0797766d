using System.Diagnostics;
using Lodestar.Identity;
using Lodestar.Kernel;
using Lodestar.Partnership;
using Lodestar.Persistence;
using Lodestar.Rounds;
using Lodestar.Standards;
using Lodestar.Together;
using Lodestar.Ui;
using Microsoft.AspNetCore.Http;
using Microsoft.Extensions.DependencyInjection;

namespace Lodestar.Bench;

/// <summary>
/// The list of 40 items of an organisation with 20 colleagues, and a district's overview of 1,000 organisations; every
/// organisation has answered everything twice.
/// </summary>
internal static class TeamPages
{
    private const int Rounds = 3;
    private const int Turns = 200;
    private const int Organisations = 1_000;
    private const int Colleagues = 20;

    public static async Task MeasureAsync()
    {
        var settings = new Settings { Data = Service.NewFolder() };
        var (team, round, lead, manager) = await FillAsync(settings);
        await using var service = await Service.StartAsync(settings.Data);
        var (tasks, overview) = (new List<double>(), new List<double>());
        for (var number = 0; number <= Rounds; number++)
        {
            var (first, second) = (await TimeAsync(service, $"/team/{team}", lead), await TimeAsync(service, $"/rounds/{round}", manager));
            if (number > 0)
            {
                tasks.Add(first);
                overview.Add(second);
            }
        }

        Console.WriteLine("| | rounds | median | target |");
        Console.WriteLine("|---|---|---|---|");
        Figures.Row($"list of 40 items, {Colleagues} colleagues, whole page, p50, ms", tasks, "0.0", "≤ 15");
        Figures.Row($"overview of a round, {Organisations:n0} organisations, whole page, p50, ms", overview, "0.0", "≤ 30");
    }

    private static async Task<double> TimeAsync(Service service, string path, string cookie)
    {
        using var http = new HttpClient(new SocketsHttpHandler { UseCookies = false, AllowAutoRedirect = false }) { BaseAddress = service.Address };
        http.DefaultRequestHeaders.Add("Cookie", cookie);
        var times = new List<double>();
        for (var turn = 0; turn < Turns; turn++)
        {
            var clock = Stopwatch.StartNew();
            using var reply = await http.GetAsync(path);
            await reply.Content.ReadAsByteArrayAsync();
            times.Add(clock.Elapsed.TotalMilliseconds);
            if (reply.StatusCode != System.Net.HttpStatusCode.OK)
            {
                throw new InvalidOperationException($"{path} gives {reply.StatusCode}.");
            }
        }

        return Figures.Percentile(times, 0.5);
    }

    private static async Task<(Guid Team, Guid Round, string Lead, string Manager)> FillAsync(Settings settings)
    {
        await using var app = await Host.BuildAsync(settings, CancellationToken.None);
        await using var scope = app.Services.CreateAsyncScope();
        var db = scope.ServiceProvider.GetRequiredService<Db>();
        var pack = app.Services.GetRequiredService<Packs>().Current(Language.English);
        var today = Week.DayOf(DateTimeOffset.UtcNow);
        var round = Round.Past(
            new NewRound("Open", "practitioner", [pack.Info.Districts[0].Id], pack.Info.Version, today.AddDays(-7), today.AddDays(60), Organisations: true),
            "open-open"
        );
        db.Add(round);
        Guid team = default;
        var people = new List<Account>();
        for (var number = 0; number < Organisations; number++)
        {
            var organisation = Organisation.Register($"Organisation {number:0000}", JoinCode.New(), "education", [pack.Info.Districts[0].Id]).Value;
            var reflection = TeamReflection.Begin(round, organisation.Id, DateTimeOffset.UtcNow);
            db.AddRange(organisation, reflection);
            reflection.Count(pack.Organisation!.Items.Count);
            db.AddRange(
                pack.Organisation.Items.SelectMany(item =>
                    new[] { 1, 2 }.Select(version => new TeamAnswer
                    {
                        ReflectionId = reflection.Id,
                        Item = item.Id,
                        Version = version,
                        Kind = AnswerKind.Level,
                        Level = 1 + (number % 4),
                        Why = "We talked about it in two meetings and asked the children.",
                        WorksWell = "",
                        Next = "",
                        Evidence = "[]",
                        Origin = AnswerOrigin.Written,
                        RoundsUnchanged = 0,
                        By = Guid.Empty,
                        ByName = "Somebody",
                        At = DateTimeOffset.UtcNow,
                    })
                )
            );
            if (number == 0)
            {
                team = reflection.Id;
                people = [.. Enumerable.Range(0, Colleagues).Select(person => Account.Open($"person{person}@example.org", $"Person {person}").Value)];
                db.AddRange(people);
                db.AddRange(
                    people.Select(
                        (person, place) =>
                            new AccountPost
                            {
                                AccountId = person.Id,
                                Role = place == 0 ? Kernel.Role.OrganisationLead : Kernel.Role.Colleague,
                                Place = $"{organisation.Id:D}",
                            }
                    )
                );
                db.AddRange(
                    pack.Organisation.Items.Select(
                        (item, place) =>
                            new TeamAssignment
                            {
                                ReflectionId = reflection.Id,
                                Item = item.Id,
                                AccountId = people[place % Colleagues].Id,
                            }
                    )
                );
            }

            if (number % 50 == 49)
            {
                await db.SaveChangesAsync();
                db.ChangeTracker.Clear();
            }
        }

        var manager = Account.Open("manager@example.org", "Manager").Value;
        db.AddRange(
            manager,
            new AccountPost
            {
                AccountId = manager.Id,
                Role = Kernel.Role.DistrictManager,
                Place = pack.Info.Districts[0].Id,
            }
        );
        await db.SaveChangesAsync();
        return (team, round.Id, await SignInAsync(scope.ServiceProvider, people[0].Id), await SignInAsync(scope.ServiceProvider, manager.Id));
    }

    private static async Task<string> SignInAsync(IServiceProvider services, Guid account)
    {
        var http = new DefaultHttpContext { RequestServices = services };
        await services.GetRequiredService<Sessions>().BeginAsync(http, account, second: true, CancellationToken.None);
        return http
            .Response.Headers.SetCookie.Select(cookie => cookie!.Split(';')[0])
            .Last(cookie => cookie.Contains("person=", StringComparison.Ordinal) && !cookie.EndsWith('='));
    }
}
