using Lodestar.Kernel;
using Lodestar.Partnership;
using Lodestar.Ui;

namespace Lodestar.Standards;

/// <summary>The content packs and the pages on which people read them.</summary>
internal static class StandardsCapability
{
    /// <summary>What this folder declares to the centre.</summary>
    public static Capability Declared { get; } =
        new("Standards")
        {
            Permissions = StandardsCan.All,
            Doors =
            [
                new(DoorPlace.Header, StandardsLinks.All, "standards.doors.standards", 20),
                new(DoorPlace.Header, StandardsLinks.Library, "standards.doors.library", 30),
                new(DoorPlace.Header, StandardsLinks.Directory, "standards.doors.directory", 40),
                new(DoorPlace.Account, StandardsLinks.Local, "standards.local.title", 40, StandardsCan.WriteQuestions),
                new(DoorPlace.Home, StandardsLinks.All, "standards.doors.home-standards", 20),
                new(DoorPlace.Home, StandardsLinks.AllGuidance, "standards.doors.home-guidance", 30),
                new(DoorPlace.Home, StandardsLinks.Directory, "standards.doors.home-directory", 40),
                new(DoorPlace.Footer, StandardsLinks.Glossary, "standards.doors.glossary", 60),
            ],
            Events = ["local-questions.let-go", "local-questions.published", "local-questions.taken-out", "local-questions.written"],
            Tables =
            [
                new(
                    new RetentionClock(
                        "standards_packs",
                        "Versions of the pack",
                        "while the partnership runs",
                        "old figures and answers keep their words; nothing of a person"
                    )
                ),
                new(
                    new RetentionClock(
                        "standards_layers",
                        "Local questions as they were published",
                        "while the partnership runs",
                        "old answers keep their words; of a person the name of the one who published"
                    )
                ),
                new(
                    new RetentionClock(
                        "standards_drafts",
                        "Drafts of local questions",
                        "until published or let go",
                        "work in hand; of a person the name of the writer"
                    )
                ),
            ],
            Sample = new(40, StandardsSample.Add),
            Commands = [ContentCommand.Make],
            Walks = StandardsWalks.All,
            Services = services =>
            {
                services.AddSingleton(provider => new Packs(
                    provider.GetRequiredService<Settings>().Pack is { } folder ? PackFiles.In(folder) : PackFiles.BuiltIn(),
                    provider.GetRequiredService<IServiceScopeFactory>()
                ));
                services.AddScoped<HelpNow>();
                services.AddScoped<LocalDrafts>();
                services.AddScoped(provider => new DistrictNames([.. InUse(provider).Districts.Select(district => (district.Id, district.Name))]));
                services.AddScoped(provider => new SectorNames([.. InUse(provider).Sectors.Select(sector => (sector.Id, sector.Name))]));
            },
        };

    private static PackInfo InUse(IServiceProvider provider) =>
        provider.GetRequiredService<Packs>().Current(provider.GetRequiredService<Words>().Language).Info;
}
