using System.Globalization;
using System.Text.Json;
using Lodestar.Kernel;
using Lodestar.Partnership;
using Lodestar.Rounds;
using Lodestar.Standards;
using Lodestar.Ui;
using Microsoft.AspNetCore.Http.HttpResults;

namespace Lodestar.Practice;

/// <summary>What was kept of a reflection that arrived whole.</summary>
/// <param name="Id">Random id of the reflection.</param>
/// <param name="ReturnCode">The code with which the person comes back. It is shown to them and stored nowhere.</param>
internal sealed record KeptReflection(Guid Id, string ReturnCode);

/// <summary>Takes whole reflections from kiosks, offline devices and other systems.</summary>
internal static class PracticeApi
{
    /// <summary>The largest number of problems that are reported at once.</summary>
    private const int MostProblems = 50;

    private const string KeyHeader = "Idempotency-Key";
    private static readonly JsonDocumentOptions Strict = new() { MaxDepth = 4, AllowDuplicateProperties = false };

    /// <summary>Adds the endpoint to the API.</summary>
    public static void MapPracticeApi(this RouteGroupBuilder v1) =>
        v1.MapPost("rounds/{code}/reflections", TakeAsync).AllowAnonymous().RequireRateLimiting(PracticeLimits.Arrivals);

    private static async Task<Results<Created<KeptReflection>, ProblemHttpResult, ValidationProblem>> TakeAsync(
        string code,
        HttpRequest request,
        ReflectionRounds rounds,
        Organisations organisations,
        Packs packs,
        Arrivals arrivals,
        SubmissionWriter writer,
        Words words,
        CancellationToken stop
    )
    {
        // It must be long and random: under keys that two kiosks count up, one person would get the code of another.
        var key = request.Headers[KeyHeader] is [{ } one] ? one : "";
        if (key.Length is < 22 or > 200 || !key.All(character => char.IsAsciiLetterOrDigit(character) || character is '-' or '_'))
        {
            return Refused(KeyHeader, words["practice.api.key"]);
        }

        Sent? sent;
        try
        {
            sent = await ReadAsync(request, stop);
        }
        catch (BadHttpRequestException cut)
        {
            return Refused(cut.StatusCode, title: null);
        }

        if (sent is null)
        {
            return Refused("", words["practice.api.json"]);
        }

        if (await arrivals.RoundAsync(JoinCode.Normalise(code), () => rounds.ByCodeAsync(JoinCode.Normalise(code), stop)) is not { } round)
        {
            return Refused(StatusCodes.Status404NotFound, words["practice.api.no-round"]);
        }

        if (!round.IsOpenOn(rounds.Today))
        {
            return Refused(StatusCodes.Status409Conflict, words["practice.api.closed"]);
        }

        var pack = packs.Version(round.PackVersion, words.Language);
        var reflection = pack.Reflection(round.Reflection);
        var problems = new List<Problem>(sent.Problems);
        if (sent.Reflection != round.Reflection)
        {
            problems.Add(new Problem("reflection", "practice.api.reflection", round.Reflection));
        }

        if (!VersionName.Of(round.PackVersion).Takes(sent.PackVersion))
        {
            problems.Add(new Problem("packVersion", "practice.api.version", round.PackVersion));
        }

        var organisation = sent.Organisation is null ? null : await organisations.ByCodeAsync(JoinCode.Normalise(sent.Organisation), stop);
        if (sent.Organisation is not null && organisation is null)
        {
            problems.Add(new Problem("organisation", "practice.api.organisation"));
        }

        var sheet = sent.Whole.Check(pack, reflection, out var more);
        problems.AddRange(more);
        if (sheet is null || problems.Count > 0)
        {
            Measures.Refused(StatusCodes.Status400BadRequest);
            return TypedResults.ValidationProblem(
                problems
                    .Take(MostProblems)
                    .GroupBy(problem => problem.Field)
                    .ToDictionary(field => field.Key, field => field.Select(problem => words[problem]).ToArray()),
                title: words["practice.api.refused"]
            );
        }

        var written = await writer.WriteAsync(arrivals.Take(round, organisation?.Id, reflection, sheet, key));
        switch (written.Fate)
        {
            case Fate.Kept:
                PracticeMeasures.Acknowledged("api");
                return TypedResults.Created((string?)null, new KeptReflection(written.Id, written.Code!.ToString()));
            case Fate.OtherContent:
                return Refused(StatusCodes.Status422UnprocessableEntity, words["practice.api.other-content"]);
            case Fate.Gone:
                return Refused(StatusCodes.Status410Gone, words["practice.api.gone"]);
            case Fate.Down:
                throw new TimeoutException("The database does not answer.");
            default:
                request.HttpContext.Response.Headers.RetryAfter = "2";
                return Refused(StatusCodes.Status429TooManyRequests, words["practice.api.try-again"]);
        }
    }

    private static ProblemHttpResult Refused(int status, string? title)
    {
        Measures.Refused(status);
        return TypedResults.Problem(statusCode: status, title: title);
    }

    private static ValidationProblem Refused(string field, string why)
    {
        Measures.Refused(StatusCodes.Status400BadRequest);
        return TypedResults.ValidationProblem(new Dictionary<string, string[]> { [field] = [why] });
    }

    // Null if it is not a JSON object at all; everything else is reported field by field.
    private static async Task<Sent?> ReadAsync(HttpRequest request, CancellationToken stop)
    {
        try
        {
            using var document = await JsonDocument.ParseAsync(request.Body, Strict, stop);
            return document.RootElement.ValueKind == JsonValueKind.Object ? Read(document.RootElement) : null;
        }
        catch (Exception failed) when (failed is JsonException or InvalidOperationException)
        {
            return null;
        }
    }

    private static Sent Read(JsonElement root)
    {
        var problems = new List<Problem>();
        var answers = new Dictionary<string, IReadOnlyList<string>>();
        IReadOnlyList<string> districts = [];
        var texts = new Dictionary<string, string?>();
        foreach (var field in root.EnumerateObject())
        {
            switch (field.Name)
            {
                case "reflection" or "packVersion" or "sector" or "organisation" when Text(field.Value) is { } text:
                    texts[field.Name] = text;
                    break;
                case "organisation" when field.Value.ValueKind == JsonValueKind.Null:
                    break;
                case "districts" when List(field.Value) is { } list:
                    districts = list;
                    break;
                case "answers" when field.Value.ValueKind == JsonValueKind.Object:
                    foreach (var answer in field.Value.EnumerateObject())
                    {
                        if (Answer(answer.Value) is { } given)
                        {
                            answers[answer.Name] = given;
                        }
                        else
                        {
                            problems.Add(new Problem($"answers.{answer.Name}", "practice.api.answer-form"));
                        }
                    }

                    break;
                default:
                    problems.Add(new Problem(field.Name, "practice.api.field"));
                    break;
            }
        }

        return new Sent(
            texts.GetValueOrDefault("reflection"),
            texts.GetValueOrDefault("packVersion"),
            texts.GetValueOrDefault("organisation"),
            new WholeReflection(texts.GetValueOrDefault("sector"), districts, answers),
            problems
        );
    }

    // One choice is a string, several are an array, a scale is an integer.
    private static IReadOnlyList<string>? Answer(JsonElement value) =>
        value.ValueKind switch
        {
            JsonValueKind.String when Text(value) is { } text => [text],
            JsonValueKind.Number when value.TryGetInt32(out var number) => [number.ToString(CultureInfo.InvariantCulture)],
            JsonValueKind.Array => List(value),
            _ => null,
        };

    private static IReadOnlyList<string>? List(JsonElement value) =>
        value.ValueKind == JsonValueKind.Array && value.EnumerateArray().All(one => Text(one) is not null)
            ? [.. value.EnumerateArray().Select(one => Text(one)!)]
            : null;

    // A string may contain half of a surrogate pair, which is not text.
    private static string? Text(JsonElement value)
    {
        try
        {
            return value.ValueKind == JsonValueKind.String && value.GetString() is { Length: <= 500 } text ? text : null;
        }
        catch (InvalidOperationException)
        {
            return null;
        }
    }

    /// <summary>A request as it was sent, before it is checked.</summary>
    private sealed record Sent(string? Reflection, string? PackVersion, string? Organisation, WholeReflection Whole, IReadOnlyList<Problem> Problems);
}
