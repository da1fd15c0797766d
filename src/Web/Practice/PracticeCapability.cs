using System.Text;
using Lodestar.Kernel;
using Lodestar.OtherAudits;
using Lodestar.Persistence;
using Lodestar.Practice.Figures;
using Lodestar.Rounds;
using Lodestar.RunningRounds;
using Lodestar.Together;
using Lodestar.Ui;
using Microsoft.AspNetCore.Mvc.ApplicationModels;

namespace Lodestar.Practice;

/// <summary>Rounds, and the reflection a person takes.</summary>
internal static class PracticeCapability
{
    private static readonly string[] FetchesAhead = ["Sec-Purpose", "Purpose", "X-Purpose", "X-Moz"];

    public static void AddPractice(this IServiceCollection services, Settings settings)
    {
        services.AddScoped<ReflectionRounds>();
        services.AddScoped<RoundLetters>();
        services.AddScoped<RoundParts>();
        services.AddScoped<IFollowsOrganisations, SheetsOfOrganisations>();
        services.AddScoped<IFollowsOrganisations, TeamsOfOrganisations>();
        services.AddScoped<Sheets>();
        services.AddScoped<ReturnCodes>();
        services.AddScoped<Sittings>();
        services.AddScoped<CurrentSitting>();
        services.AddScoped<QuestionControls>();
        services.AddScoped<PersonalResults>();
        services.AddScoped<PublishedFigures>();
        services.AddScoped<OpenShowings>();
        services.AddSingleton<OpenShowings.Looks>();
        services.AddSingleton<Arrivals>();
        services.AddScoped<TallyBook>();
        services.AddTeams();
        services.AddAudits();
        services.AddSingleton<SubmissionWriter>();
        services.AddHostedService(provider => provider.GetRequiredService<SubmissionWriter>());
        foreach (var clock in PracticeClocks.All(settings.KeepAnswers).Concat(TogetherClocks.All).Concat(OtherAuditsClocks.All))
        {
            services.AddSingleton(clock);
        }
    }

    /// <summary>The further addresses of pages that have more than one.</summary>
    public static void AddPracticeRoutes(this PageConventionCollection conventions)
    {
        conventions.AddPageRoute("/Practice/Pages/Starting/Start", "/reflections/{reflection}");
        conventions.AddPageRoute("/Practice/Pages/Starting/Start", "/r/{round}");
        conventions.AddPageRoute("/Practice/Pages/Starting/Start", "/r/{round}/{organisation}");
        conventions.AddPageRoute("/Practice/Pages/Starting/Poster", "/r/{round}/{organisation}/poster");
        conventions.AddPageRoute("/Plans/Pages/PlanActionForm", "/plan/{organisation:guid}/actions/{id:guid}/change");
    }

    public static void MapPractice(this WebApplication app)
    {
        app.MapGet(ExitLinks.Leave, LeaveAsync).AllowAnonymous();
        app.MapGet(PracticeLinks.Diary, DiaryOf).AllowAnonymous();
        app.MapGroup("/api/v1").MapPracticeApi();
        app.MapAudits();
    }

    private static IResult DiaryOf(HttpContext http, Words words, Settings settings, TimeProvider clock)
    {
        var now = clock.GetUtcNow();
        var address = settings.RootFor(http.Request);
        var file = Diary.File(Week.DayOf(now), now, words["practice.diary.step"], words["practice.diary.again"], address);
        return Results.File(Encoding.UTF8.GetBytes(file), "text/calendar; charset=utf-8", "dates.ics");
    }

    /// <summary>
    /// Leaving is a link, as the design system's pattern has it (docs/decisions/0004): it works with scripts off and on
    /// three presses of Shift. It ends the sitting of the browser that asks and touches nothing that was answered.
    /// </summary>
    private static async Task<IResult> LeaveAsync(HttpContext http, Sittings sittings, Readiness readiness, Settings settings, CancellationToken stop)
    {
        // A browser that fetches ahead, and a link on another site, have not been pressed by the person.
        var pressed = !FetchesAhead.Any(http.Request.Headers.ContainsKey)
            && http.Request.Headers["Sec-Fetch-Site"].ToString() is "" or "same-origin" or "none";
        if (pressed)
        {
            try
            {
                await sittings.LeaveAsync(http, stop);
            }
            catch (Exception failed) when (Trouble.Is(failed))
            {
                // Whoever has to leave leaves, also when nothing can be saved: the sitting then ends by itself.
                SessionCookie.Drop(http.Response);
                readiness.Doubt();
            }

            http.Response.Headers["Clear-Site-Data"] = "\"cache\", \"cookies\", \"storage\"";
        }

        return Results.Redirect(settings.ExitAddress);
    }
}
