using Lodestar.Audit;
using Lodestar.Kernel;
using Lodestar.Persistence;
using Lodestar.Rounds;
using Microsoft.EntityFrameworkCore;

namespace Lodestar.Practice.Figures;

/// <summary>
/// The answers of a round are deleted on one day, submitted or not, so that nobody is left alone in what remains. If its figures were never
/// published, they are before that. Figures stay, and so do tallies, except those of small groups, which say almost as much as answers.
/// </summary>
internal sealed record RoundAnswersClock(int Months)
    : RetentionClock(
        "practice_sheets",
        "Answers in a round",
        $"{Months} months after the round closed",
        "so that a person can compare two or three reflections"
    )
{
    /// <summary>The day on which a round's answers are deleted.</summary>
    public DateOnly DayOf(Round round) => round.ClosesOn.AddMonths(Months);

    public override async Task<IReadOnlyList<Due>> DueAsync(IServiceProvider services, DateTimeOffset at, CancellationToken stop)
    {
        var db = services.GetRequiredService<Db>();
        var due = new List<Due>();
        foreach (var round in await RoundsAsync(services, at, stop))
        {
            due.Add(new Due(Records, await AnswersOf(db, round).CountAsync(stop), round.Title, DayOf(round)));
        }

        return due;
    }

    public override async Task<IReadOnlyList<Due>> ForgetAsync(IServiceProvider services, DateTimeOffset at, CancellationToken stop)
    {
        var db = services.GetRequiredService<Db>();
        var went = new List<Due>();
        foreach (var round in await RoundsAsync(services, at, stop))
        {
            if (round.ForgottenOn is null)
            {
                await services.GetRequiredService<PublishedFigures>().MakeAsync(round, stop);
                await services.GetRequiredService<TallyBook>().DropSmallAsync(round.Id, stop);

                // Recorded first: from here on nobody counts the answers that are left.
                await services.GetRequiredService<ReflectionRounds>().ForgetAsync(round.Id, stop);
                services.GetRequiredService<AuditLog>().Add("round.forgotten", round.Title);
                await db.SaveChangesAsync(stop);
            }

            var count = await AnswersOf(db, round).DeletePieceByPieceAsync(stop);
            await db.Set<OpenShowing>().Where(showing => showing.RoundId == round.Id).ExecuteDeleteAsync(stop);
            went.Add(new Due(Records, count, round.Title, DayOf(round)));
        }

        return went;
    }

    // Entries and sittings are deleted with their sheet.
    private static IOrderedQueryable<Sheet> AnswersOf(Db db, Round round) =>
        db.Set<Sheet>().Where(sheet => sheet.RoundId == round.Id).OrderBy(sheet => sheet.Id);

    // Rounds whose day has come and whose answers were not deleted yet, or not completely because the work was stopped.
    private async Task<IReadOnlyList<Round>> RoundsAsync(IServiceProvider services, DateTimeOffset at, CancellationToken stop)
    {
        var db = services.GetRequiredService<Db>();
        var left = await services
            .GetRequiredService<ReflectionRounds>()
            .ForFigures()
            .Where(round =>
                round.ForgottenOn == null
                || db.Set<Sheet>().Any(sheet => sheet.RoundId == round.Id)
                || db.Set<OpenShowing>().Any(showing => showing.RoundId == round.Id)
            )
            .OrderBy(round => round.ClosesOn)
            .ThenBy(round => round.Title)
            .ToListAsync(stop);
        return [.. left.Where(round => DayOf(round) <= Week.DayOf(at))];
    }
}
