using Lodestar.Identity;
using Lodestar.Kernel;

namespace Lodestar.Notices;

/// <summary>Who is told of what by e-mail, and how often.</summary>
internal static class NoticesCapability
{
    /// <summary>What this folder brings to the whole.</summary>
    public static Capability Declared { get; } =
        new("Notices")
        {
            Doors = [new(DoorPlace.Account, NoticesLinks.Choices, "notices.title", 90, IdentityCan.KeepOwnAccount)],
            Notices = [NoticeDigest.Kind],
            Tables =
            [
                new(
                    new RetentionClock(
                        "notices_choices",
                        "How often people want which e-mails",
                        "until they choose otherwise, or with the account",
                        "nobody gets what they stopped"
                    )
                ),
                new(NoticeDigest.KeptFor) { InBackups = false },
            ],
            Jobs = [NoticeDigest.Job],
            Walks =
            [
                new(NoticesLinks.Choices, _ => Task.FromResult(NoticesLinks.Choices))
                {
                    ReadAnywhere = true,
                    SendAnywhere = true,
                    Senders = [Role.OrganisationLead, Role.SeniorSignatory, Role.DistrictManager],
                },
            ],
            Services = services =>
            {
                services.AddScoped<Notifier>();
                services.AddScoped<NoticeChoices>();
                services.AddScoped<NoticeDigest>();
            },
        };
}
