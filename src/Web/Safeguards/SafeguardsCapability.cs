namespace Lodestar.Safeguards;

/// <summary>What stands between people's own words and the database, and who hears of it.</summary>
internal static class SafeguardsCapability
{
    public static void AddSafeguards(this IServiceCollection services)
    {
        services.AddSingleton(Detectors.Usual);
        services.AddScoped<FreeText>();
    }
}
