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
        services.AddScoped<LocalDrafts>();
        services.AddSingleton(new RetentionClock("standards_packs", "Versions of the pack", "while the partnership runs", "old figures and answers keep their words; nothing of a person"));
        services.AddSingleton(new RetentionClock("standards_layers", "Local questions as they were published", "while the partnership runs", "old answers keep their words; of a person the name of whoever published"));
        services.AddSingleton(new RetentionClock("standards_drafts", "Drafts of local questions", "until published or let go", "work in hand; of a person the name of whoever wrote"));
    }
}
