using Lodestar.Persistence;

namespace Lodestar.Standards;

/// <summary>The content packs and the pages on which they can be read.</summary>
internal static class StandardsCapability
{
    public static void AddStandards(this IServiceCollection services, Settings settings)
    {
        services.AddSingleton(provider => new Packs(
            settings.Pack is { } folder ? PackFiles.In(folder) : PackFiles.BuiltIn(),
            provider.GetRequiredService<IServiceScopeFactory>()));
        services.AddScoped<HelpNow>();
        services.AddSingleton(new RetentionClock("standards_packs", "Versions of the pack", "while the partnership runs", "old figures and answers keep their words; nothing of a person"));
    }
}
