using System.Text;
using Lodestar.Kernel;
using Lodestar.Persistence;
using Lodestar.Practice.Figures;
using Lodestar.Rounds;
using Lodestar.Tables;
using Lodestar.Ui;

namespace Lodestar.Practice;

/// <summary>The reflection that a practitioner takes, and the figures of rounds.</summary>
internal static class PracticeCapability
{
    private static readonly string[] FetchesAhead = ["Sec-Purpose", "Purpose", "X-Purpose", "X-Moz"];

    private const int FewestMonths = 6;
    private const int MostMonths = 18;
    private const int MonthsOfCodes = 36;

    /// <summary>How many months answers are kept after their round closed, or after they were last changed. People were promised no longer.</summary>
    public static readonly Setting<int> KeepAnswers = new(
        "LODESTAR_KEEP_ANSWERS",
        "Months for which answers are kept, from 6 to 18 (18)",
        MostMonths,
        given => int.TryParse(given, out var months) && months is >= FewestMonths and <= MostMonths ? months : null,
        $"Say for how many months answers are kept, from {FewestMonths} to {MostMonths}, with --keep-answers or LODESTAR_KEEP_ANSWERS.",
        "--keep-answers"
    );

    /// <summary>How many whole reflections one address may send to the API in ten minutes.</summary>
    public static readonly Setting<int> ArrivalsPerAddress = new(
        "LODESTAR_ARRIVALS",
        "Whole reflections that one address may send by API in ten minutes",
        3_000,
        given => int.TryParse(given, out var most) && most > 0 ? most : null,
        "LODESTAR_ARRIVALS is a number from 1."
    );

    /// <summary>What this folder declares to the centre.</summary>
    public static Capability Declare(Settings settings) =>
        new("Practice")
        {
            Doors =
            [
                new(DoorPlace.Header, PracticeLinks.Start, "practice.doors.reflect", 10),
                new(DoorPlace.Home, PracticeLinks.Start, "practice.doors.home", 10),
                new(DoorPlace.Footer, PracticeLinks.AllFigures, "practice.doors.figures", 40),
            ],
            Settings = [KeepAnswers, ArrivalsPerAddress],
            Events = ["round.forgotten"],
            Tables = Tables(settings.Get(KeepAnswers)),
            Followers = [typeof(SheetsOfOrganisations)],
            Limits =
            [
                new(PracticeLimits.Codes, _ => 60, _ => 1_000),
                new(PracticeLimits.Submissions, _ => 300, _ => 6_000),
                new(PracticeLimits.Arrivals, own => own.Get(ArrivalsPerAddress), own => (int)Math.Min(20L * own.Get(ArrivalsPerAddress), int.MaxValue)),
            ],
            Routes =
            [
                ("/Practice/Pages/Starting/Start", "/reflections/{reflection}"),
                ("/Practice/Pages/Starting/Start", "/r/{round}"),
                ("/Practice/Pages/Starting/Start", "/r/{round}/{organisation}"),
                ("/Practice/Pages/Starting/Poster", "/r/{round}/{organisation}/poster"),
            ],
            Sample = new(50, PracticeSample.Add),
            Commands = [FiguresCommand.Make, ExportCommand.Make],
            Services = Add,
            Endpoints = Map,
            Jobs = [ClosingFigures.Job],
            Starting = BeginAsync,

            // The counts in the backup include what was deleted since, so the next start counts the answers again.
            Restored = (db, someWentAway) => someWentAway ? TallyBook.LeaveToStartAsync((Db)db) : Task.CompletedTask,
        };

    private static IReadOnlyList<KeptTable> Tables(int months) =>
        [
            new(
                new RoundAnswersClock(months),
                new ExpiryClock<Sheet>(
                    "practice_sheets",
                    "Answers outside rounds",
                    $"{months} months after they were last changed",
                    "so that a person can compare two or three reflections",
                    (db, at) =>
                    {
                        var last = Week.DayOf(at).AddMonths(-months);
                        return db.Set<Sheet>().Where(sheet => sheet.RoundId == null && sheet.Week <= last).OrderBy(sheet => sheet.Week);
                    }
                )
                {
                    IsTold = true,
                }
            )
            {
                MarkedColumn = "id",
            },
            new(new RetentionClock("practice_entries", "Saves of answers", "with the answers they belong to", "they are the answers")),
            new(
                new RetentionClock(
                    "practice_open_showings",
                    "Counts of the last showing of an open round",
                    "with the answers of the round",
                    "the next showing is protected together with it"
                )
            ),
            new(
                new ExpiryClock<ReturnRecord>(
                    "practice_returns",
                    "Return codes, as keyed hashes",
                    $"{MonthsOfCodes} months after they were given out or last opened something",
                    "a code outlives the answers of the longest round, and tells nothing once they are gone",
                    (db, at) =>
                    {
                        var last = Week.DayOf(at).AddMonths(-MonthsOfCodes);
                        return db.Set<ReturnRecord>()
                            .Where(record =>
                                (record.OpenedWeek != null || record.Month != null)
                                && (record.OpenedWeek == null || record.OpenedWeek <= last)
                                && (record.Month == null || record.Month <= last)
                            )
                            .OrderBy(record => record.Finder);
                    }
                )
                {
                    IsTold = true,
                }
            )
            {
                MarkedColumn = "finder",
            },
            new(
                new ExpiryClock<Sitting>(
                    "practice_sittings",
                    "Sittings",
                    "three to four hours, or until the person leaves",
                    "a shared computer does not stay open",
                    (db, at) => db.Set<Sitting>().Where(sitting => sitting.Until <= at).OrderBy(sitting => sitting.Until)
                )
                {
                    IsShort = true,
                }
            )
            {
                InBackups = false,
            },
            new(
                new ExpiryClock<ReturnFailures>(
                    "practice_return_failures",
                    "Failed tries of a return code",
                    "one day",
                    "so long the code is locked after five",
                    (db, at) => db.Set<ReturnFailures>().Where(failed => failed.Until <= at).OrderBy(failed => failed.Until)
                )
                {
                    IsShort = true,
                }
            )
            {
                InBackups = false,
            },
            new(
                new ExpiryClock<ArrivalKey>(
                    "practice_arrivals",
                    "Keys of reflections that arrived by API",
                    "one to two days",
                    "anyone who sends the same again gets the same reply",
                    (db, at) => db.Set<ArrivalKey>().Where(arrival => arrival.Until <= at).OrderBy(arrival => arrival.Until)
                )
                {
                    IsShort = true,
                }
            ),
            new(
                new RetentionClock(
                    "practice_tallies",
                    "Tallies of a round",
                    "while the partnership runs",
                    "counts and never answers; figures of a round stay comparable with the next"
                )
            ),
            new(new RetentionClock("practice_showings", "Published figures", "while the partnership runs", "they are public and point at nobody")),
        ];

    private static async Task BeginAsync(IServiceProvider services, CancellationToken stop)
    {
        await services.GetRequiredService<TallyBook>().BeginAsync(stop);
        if (services.GetRequiredService<Settings>().Sample)
        {
            // Its rounds closed long before it was made.
            await services.GetRequiredService<PublishedFigures>().MakeAllAsync(stop);
        }
    }

    private static void Add(IServiceCollection services)
    {
        services.AddScoped<Sheets>();
        services.AddScoped<ReturnCodes>();
        services.AddScoped<Sittings>();
        services.AddScoped<CurrentSitting>();
        services.AddScoped<QuestionControls>();
        services.AddScoped<PersonalResults>();
        services.AddScoped<PublishedFigures>();
        services.AddScoped<ClosingFigures>();
        services.AddScoped<OpenShowings>();
        services.AddSingleton<OpenShowings.Looks>();
        services.AddSingleton<Arrivals>();
        services.AddScoped<TallyBook>();
        services.AddSingleton<SubmissionWriter>();
        services.AddHostedService(provider => provider.GetRequiredService<SubmissionWriter>());
    }

    private static void Map(WebApplication app)
    {
        app.MapGet(ExitLinks.Leave, LeaveAsync).AllowAnonymous();
        app.MapGet(PracticeLinks.Diary, DiaryOf).AllowAnonymous();
        app.MapGet("/figures/{round:guid}.csv", FiguresOf).AllowAnonymous();
        app.MapGroup("/api/v1").MapPracticeApi();
    }

    private static async Task<IResult> FiguresOf(Guid round, ReflectionRounds rounds, PublishedFigures figures, CancellationToken stop) =>
        await rounds.ByIdAsync(round, stop) is { } found && await figures.OfAsync(found, stop) is { } showing
            ? Download.Of(PublishedRound.Of(found, showing).Sheet(), $"figures {found.Title}", "csv")
            : Results.NotFound();

    private static IResult DiaryOf(HttpContext http, Words words, Settings settings, TimeProvider clock)
    {
        var now = clock.GetUtcNow();
        var address = settings.RootFor(http.Request);
        var file = Diary.File(Week.DayOf(now), now, words["practice.diary.step"], words["practice.diary.again"], address);
        return Results.File(Encoding.UTF8.GetBytes(file), "text/calendar; charset=utf-8", "dates.ics");
    }

    /// <summary>
    /// Leaving is a link, as in the design system's pattern (docs/decisions/0004): it works without scripts and when Shift is pressed three
    /// times. It ends the sitting of this browser and changes no answer.
    /// </summary>
    private static async Task<IResult> LeaveAsync(HttpContext http, Sittings sittings, Readiness readiness, Settings settings, CancellationToken stop)
    {
        // The person has not clicked if a browser fetches ahead or another site links here.
        var pressed = !FetchesAhead.Any(http.Request.Headers.ContainsKey) && http.Request.Headers["Sec-Fetch-Site"].ToString() is "" or "same-origin" or "none";
        if (pressed)
        {
            try
            {
                await sittings.LeaveAsync(http, stop);
            }
            catch (Exception failed) when (Trouble.Is(failed))
            {
                // Anyone who must leave can leave, even if nothing can be saved; the sitting then expires by itself.
                SessionCookie.Drop(http.Response);
                readiness.Doubt();
            }

            http.Response.Headers["Clear-Site-Data"] = "\"cache\", \"cookies\", \"storage\"";
        }

        return Results.Redirect(settings.ExitAddress);
    }
}

/// <summary>How often requests of practitioners may be sent.</summary>
internal static class PracticeLimits
{
    /// <summary>The limit for typing return codes.</summary>
    public const string Codes = "codes";

    /// <summary>The limit for starting and submitting a reflection.</summary>
    public const string Submissions = "submissions";

    /// <summary>The limit for whole reflections sent to the API.</summary>
    public const string Arrivals = "arrivals";
}
