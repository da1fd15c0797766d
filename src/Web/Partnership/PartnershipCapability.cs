namespace Lodestar.Partnership;

/// <summary>Region, districts and organisations.</summary>
internal static class PartnershipCapability
{
    public static void AddPartnership(this IServiceCollection services)
    {
        services.AddScoped<FrontDoors>();
        services.AddScoped<Organisations>();
    }
}
