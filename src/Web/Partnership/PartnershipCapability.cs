using Lodestar.Persistence;

namespace Lodestar.Partnership;

/// <summary>Region, districts and organisations.</summary>
internal static class PartnershipCapability
{
    public static void AddPartnership(this IServiceCollection services)
    {
        services.AddScoped<FrontDoors>();
        services.AddScoped<Organisations>();
        services.AddSingleton(new RetentionClock("partnership_organisations", "Organisations", "while the partnership runs", "their links and posters lead here; no person"));
        services.AddSingleton(new RetentionClock("partnership_front_doors", "Front doors", "until the next is confirmed", "the number to call with a worry about a child, and the role of who confirmed it"));
        services.AddSingleton(new RetentionClock("partnership_installation", "The installation", "while the partnership runs", "which pack and which key the database was made with"));
    }
}
