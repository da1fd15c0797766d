using System.CommandLine;
using Lodestar.Audit;
using Lodestar.Identity;
using Lodestar.Kernel;
using Lodestar.Notices;
using Lodestar.Persistence;
using Microsoft.EntityFrameworkCore;
using Microsoft.Extensions.DependencyInjection;

namespace Lodestar.Invented;

/// <summary>A capability that only the tests have. It proves that the centre collects everything that one declares.</summary>
internal static class InventedCapability
{
    public static readonly Setting<int> MostLanterns = new(
        "LODESTAR_MOST_LANTERNS",
        "How many lanterns there can be",
        7,
        given => int.TryParse(given, out var number) ? number : null,
        "LODESTAR_MOST_LANTERNS is a number."
    );

    public static readonly NoticeKind Lit = new("lantern-lit", "invented.lit-subject")
    {
        Choice = new("invented.lit-title", NoticePace.AtOnce, InventedCan.LightLanterns),
    };

    public static Capability Declared { get; } =
        new("Invented")
        {
            Assembly = typeof(InventedCapability).Assembly,
            Permissions = InventedCan.All,
            Doors =
            [
                new(DoorPlace.Work, "/lanterns", "invented.title", Order: 90, InventedCan.LightLanterns),
                new(DoorPlace.Footer, "/lanterns#footer", "invented.title", Order: 90),
            ],
            Waits = async (services, person, stop) =>
                [
                    .. from lantern in await services.GetRequiredService<Db>().Set<Lantern>().Where(one => !one.IsLit).ToListAsync(stop)
                    where person.Posts.Any(post => post.Organisation == lantern.OrganisationId)
                    select new Waiting(LinkTo(lantern.Id), services.GetRequiredService<Ui.Words>()["invented.waits"], lantern.Words),
                ],
            Tables = [new(new RetentionClock(LanternTable.Name, "Lanterns", "while the partnership runs", "they give light")) { InBackups = false }],
            Followers = [typeof(LanternsOfOrganisations)],
            Texts = async (services, organisation, stop) =>
                [
                    .. from lantern in await services.GetRequiredService<Db>().Set<Lantern>().Where(one => one.OrganisationId == organisation).ToListAsync(stop)
                    select new WrittenText(services.GetRequiredService<Ui.Words>()["invented.in-place", lantern.Id], lantern, lantern.Words, left =>
                        lantern.Words = left
                    ),
                ],
            Settings = [MostLanterns],
            Commands = [_ => new Command("lantern", "Looks after lanterns")],
            Jobs =
            [
                new("lanterns", "invented.job", Schedule.Every(TimeSpan.FromHours(1)), async turn => new JobResult(
                    "invented.counted",
                    await turn.Services.GetRequiredService<Db>().Set<Lantern>().CountAsync(turn.Stop)
                )),
            ],
            Events = ["lantern.lit"],
            Reactions =
            [
                AuditLog.Of<LanternLit>("lantern.lit", fact => fact.Lantern.Words),
                Reaction.To<LanternLit>(
                    async (services, fact, stop) =>
                        await services
                            .GetRequiredService<Notifier>()
                            .TellAsync(
                                new Notice(Lit, LinkTo(fact.Lantern.Id), "invented.was-lit", fact.By.Name),
                                await services
                                    .GetRequiredService<Recipients>()
                                    .WhoMayAsync(InventedCan.LightLanterns, new Where(fact.Lantern.OrganisationId, []), stop),
                                stop
                            )
                ),
            ],
            Notices = [Lit],
            Limits = [new("lanterns", _ => 3, _ => 1_000)],
            Walks = [new("/lanterns/{id:guid}", ground => Task.FromResult(LinkTo(Add(ground.Services, ground.Organisation).Id)))],
            Services = services => services.AddScoped<Lanterns>(),
            Starting = (services, stop) => services.GetRequiredService<Db>().Database.ExecuteSqlRawAsync(LanternTable.Made, stop),
        };

    public static string LinkTo(Guid id) => $"/lanterns/{id:D}";

    public static Lantern Add(IServiceProvider services, Guid organisation)
    {
        var lantern = new Lantern
        {
            Id = Guid.NewGuid(),
            OrganisationId = organisation,
            Words = "By the gate",
        };
        services.GetRequiredService<Db>().Add(lantern);
        return lantern;
    }
}
