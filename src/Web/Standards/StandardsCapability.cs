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
    }
}
