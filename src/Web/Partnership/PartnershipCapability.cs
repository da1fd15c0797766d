using Lodestar.Persistence;

namespace Lodestar.Partnership;

/// <summary>Region, districts and organisations.</summary>
internal static class PartnershipCapability
{
    /// <summary>Tables that no backup holds: a file that waits to be imported is gone within a day.</summary>
    public static IReadOnlyList<string> LeftOut { get; } = ["partnership_imports"];

    public static void AddPartnership(this IServiceCollection services)
    {
        services.AddScoped<FrontDoors>();
        services.AddScoped<Organisations>();
        services.AddScoped<Units>();
        services.AddScoped<Merging>();
        services.AddScoped<OrganisationImports>();
        services.AddSingleton(new RetentionClock("partnership_organisations", "Organisations", "while the partnership runs", "their links and posters lead here; no person"));
        services.AddSingleton(new RetentionClock("partnership_units", "Units of organisations", "with their organisation", "names of teams and sites; no person"));
        services.AddSingleton(new RetentionClock("partnership_former_codes", "Codes of organisations that were merged", "with the organisation they lead to", "their posters still hang"));
        services.AddSingleton<RetentionClock>(new ExpiryClock<WaitingImport>(
            "partnership_imports", "Files that wait to be imported", "one day, or until they are imported", "somebody looks at what was refused first",
            (db, at) => db.Set<WaitingImport>().Where(import => import.Until <= at).OrderBy(import => import.Until))
        { IsShort = true });
        services.AddSingleton(new RetentionClock("partnership_front_doors", "Front doors", "until the next is confirmed", "the number to call with a worry about a child, and the role of who confirmed it"));
        services.AddSingleton(new RetentionClock("partnership_installation", "The installation", "while the partnership runs", "which pack and which key the database was made with"));
    }
}
