using System.Text.Json;
using Lodestar.Identity;
using Lodestar.Kernel;
using Lodestar.Standards;
using Lodestar.Tables;
using Lodestar.Together;
using Lodestar.Ui;

namespace Lodestar.OtherAudits;

/// <summary>Exporting and importing a reflection, and what other audits can use of it.</summary>
internal static class OtherAuditsCapability
{
    private const string Json = "application/json; charset=utf-8";

    /// <summary>What this folder declares to the centre.</summary>
    public static Capability Declared { get; } =
        new("OtherAudits")
        {
            Permissions = OtherAuditsCan.All,
            Events = ["other-audit.added", "other-audit.changed", "other-audit.taken-out"],
            Tables =
            [
                new(
                    new RetentionClock(
                        "other_audits_own",
                        "Audits done elsewhere: themes, and the items that answer them",
                        "while the partnership runs",
                        "what is answered here need not be answered there again; nothing of a person"
                    )
                ),
                new(
                    new RetentionClock(
                        "other_audits_columns",
                        "Which columns of an organisation's table say what",
                        "while the partnership runs",
                        "the same table comes again next year; nothing of a person"
                    )
                ),
            ],
            Followers = [typeof(ColumnMaps)],
            Sample = new(80, OtherAuditsSample.Add),
            Walks = OtherAuditsWalks.All,
            Services = services =>
            {
                services.AddScoped<ReflectionFiles>();
                services.AddScoped<Imports>();
                services.AddScoped<DescribedAudits>();
                services.AddScoped<ColumnMaps>();
                services.AddSingleton(new TeamDoor("other-audits.take-away.title", open => OtherAuditsLinks.TakeAway(open.Id), Order: 10));
            },
            Endpoints = Map,
        };

    private static void Map(WebApplication app)
    {
        app.MapGet(OtherAuditsLinks.Schema, () => Results.Text(ReflectionFiles.Schema, "application/schema+json; charset=utf-8")).AllowAnonymous();
        app.MapGet("/team/{id:guid}/export.json", WholeAsync).RequireAuthorization(TogetherCan.ReadTeams).AddEndpointFilter<SignedInLately>();
        app.MapGet("/team/{id:guid}/export.{form:regex(^(csv|xlsx)$)}", TableAsync)
            .RequireAuthorization(TogetherCan.ReadTeams)
            .AddEndpointFilter<SignedInLately>();
        app.MapGet("/team/{id:guid}/audits/{audit}.{form:regex(^(docx|xlsx)$)}", AnsweredAsync)
            .RequireAuthorization(TogetherCan.ReadTeams)
            .AddEndpointFilter<SignedInLately>();
        app.MapGet("/audits/{paper}.{form:regex(^(docx|xlsx|json)$)}", PaperOf).AllowAnonymous();
    }

    private static async Task<IResult> WholeAsync(Guid id, string? history, HttpContext http, Teams teams, ReflectionFiles files, CancellationToken stop) =>
        await teams.FindAsync(id, http.Me(), stop) is { } open
            ? Results.File(
                JsonSerializer.SerializeToUtf8Bytes(await files.OfAsync(open, history is not null, stop), ReflectionFiles.Form),
                Json,
                FileNames.Of(NameOf(open), "json")
            )
            : Results.NotFound();

    private static async Task<IResult> TableAsync(
        Guid id,
        string form,
        HttpContext http,
        Teams teams,
        TeamAnswers answers,
        EvidencePointers evidence,
        Words words,
        CancellationToken stop
    )
    {
        if (await teams.FindAsync(id, http.Me(), stop) is not { } open)
        {
            return Results.NotFound();
        }

        var sheet = AnswerTable.Of(open, await answers.ReadAsync(open, stop), await evidence.ReadAsync(open, stop), words);
        return Download.Of(sheet, NameOf(open), form);
    }

    private static async Task<IResult> AnsweredAsync(
        Guid id,
        string audit,
        string form,
        HttpContext http,
        Teams teams,
        DescribedAudits audits,
        TeamAnswers answers,
        EvidencePointers evidence,
        Words words,
        CancellationToken stop
    )
    {
        if (
            await teams.FindAsync(id, http.Me(), stop) is not { } open
            || (await audits.AllAsync(open.Pack, stop)).FirstOrDefault(one => one.Id == audit) is not { } other
        )
        {
            return Results.NotFound();
        }

        var answered = AuditAnswers.Of(other, open.Pack, await answers.ReadAsync(open, stop), await evidence.ReadAsync(open, stop), words);
        var name = $"{NameOf(open)} {other.Title}";
        return form == "docx" ? Download.Of(answered.Document(open, words), name) : Download.Of(answered.Sheet(words), name, form);
    }

    private static IResult PaperOf(string paper, string form, Packs packs, Words words)
    {
        var pack = packs.Current(words.Language);
        if (pack.Papers.FirstOrDefault(one => one.Id == paper) is not { } found)
        {
            return Results.NotFound();
        }

        return form switch
        {
            "docx" => Download.Of(Papers.Document(found, pack, words), found.Id),
            "xlsx" => Download.Of(Papers.Workbook(found, pack, words), found.Id),
            _ => Results.File(Papers.Json(found, pack), Json, $"{found.Id}.json"),
        };
    }

    private static string NameOf(TeamView open) => $"{open.Organisation.Name} {open.Round.Title}";
}
