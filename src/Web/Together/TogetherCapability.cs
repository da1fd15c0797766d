using Lodestar.Plans;

namespace Lodestar.Together;

/// <summary>What organisations reflect on together.</summary>
internal static class TogetherCapability
{
    public static void AddTeams(this IServiceCollection services)
    {
        services.AddScoped<Teams>();
        services.AddScoped<TeamAnswers>();
        services.AddScoped<CurrentTeam>();
        services.AddScoped<EvidencePointers>();
        services.AddScoped<TakingOut>();
        services.AddScoped<Sharing>();
        services.AddScoped<MyWork>();
        services.AddScoped<TeamMail>();
        services.AddScoped<TeamReplies>();
        services.AddScoped<ReplyMail>();
        services.AddScoped<CorrectionMail>();
        services.AddScoped<WaitingReplies>();
        services.AddScoped<ActionPlans>();
        services.AddScoped<CurrentPlan>();
        services.AddSingleton<PlanReminders>();
        services.AddHostedService(provider => provider.GetRequiredService<PlanReminders>());
    }
}
