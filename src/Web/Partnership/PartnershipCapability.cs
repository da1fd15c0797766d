using Lodestar.Audit;
using Lodestar.Kernel;
using Lodestar.Persistence;
using Lodestar.Ui;

namespace Lodestar.Partnership;

/// <summary>Region, districts and organisations.</summary>
internal static class PartnershipCapability
{
    /// <summary>What this folder declares to the centre.</summary>
    public static Capability Declared { get; } =
        new("Partnership")
        {
            Permissions = PartnershipCan.All,
            Doors = [new(DoorPlace.Account, PartnershipLinks.Organisations, "partnership.list.title", 50, PartnershipCan.DescribeOrganisations)],
            Reactions = [AuditLog.Of<OrganisationsMerged>("organisation.merged", fact => $"{fact.Ended.Name} → {fact.Stayed.Name}")],
            Events =
            [
                "front-door.confirmed",
                "organisation.added",
                "organisation.changed",
                "organisation.imported",
                "organisation.left",
                "organisation.merged",
                "organisation.returned",
                "unit.added",
                "unit.renamed",
                "unit.retired",
                "unit.returned",
            ],
            Tables =
            [
                new(
                    new RetentionClock(
                        "partnership_organisations",
                        "Organisations",
                        "while the partnership runs",
                        "their links and posters lead here; no person"
                    )
                ),
                new(new RetentionClock("partnership_units", "Units of organisations", "with their organisation", "names of teams and sites; no person")),
                new(
                    new RetentionClock(
                        "partnership_former_codes",
                        "Codes of organisations that were merged",
                        "with the organisation they lead to",
                        "their posters still hang"
                    )
                ),
                new(
                    new ExpiryClock<WaitingImport>(
                        "partnership_imports",
                        "Files that wait to be imported",
                        "one day, or until they are imported",
                        "somebody looks at what was refused first",
                        (db, at) => db.Set<WaitingImport>().Where(import => import.Until <= at).OrderBy(import => import.Until)
                    )
                    {
                        IsShort = true,
                    }
                )
                {
                    InBackups = false,
                },
                new(
                    new RetentionClock(
                        "partnership_front_doors",
                        "Front doors",
                        "until the next is confirmed",
                        "the number to call with a worry about a child, and the role of who confirmed it"
                    )
                ),
                new(
                    new RetentionClock(
                        "partnership_installation",
                        "The installation",
                        "while the partnership runs",
                        "which pack and which key the database was made with"
                    )
                ),
            ],
            Sample = new(10, PartnershipSample.Add),
            Commands = [PartnershipCommands.Organisation, PartnershipCommands.FrontDoor],
            Walks = PartnershipWalks.All,
            Services = services =>
            {
                services.AddScoped<FrontDoors>();
                services.AddScoped<Organisations>();
                services.AddFinding<Organisation>(found => (id, me, stop) => found.GetRequiredService<Organisations>().SeenByAsync(me, id, stop));
                services.AddScoped<Units>();
                services.AddScoped<Merging>();
                services.AddScoped<OrganisationImports>();
            },
        };
}
