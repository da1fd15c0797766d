using System.Text.Encodings.Web;
using System.Text.Json;
using System.Text.Json.Nodes;
using System.Text.Json.Schema;
using System.Text.Json.Serialization;
using System.Text.Json.Serialization.Metadata;
using Lodestar.Kernel;
using Lodestar.Standards;
using Lodestar.Together;
using Microsoft.EntityFrameworkCore;

namespace Lodestar.OtherAudits;

/// <summary>Writes an organisation's reflection as one file, and reads such a file.</summary>
internal sealed class ReflectionFiles(Teams teams, TeamAnswers answers, TeamReplies replies, EvidencePointers evidence)
{
    /// <summary>The JSON options of the file; its schema is made from the same records.</summary>
    public static readonly JsonSerializerOptions Form = new(JsonSerializerDefaults.Web)
    {
        Converters = { new JsonStringEnumConverter(JsonNamingPolicy.KebabCaseLower, allowIntegerValues: false) },
        DefaultIgnoreCondition = JsonIgnoreCondition.WhenWritingNull,
        Encoder = JavaScriptEncoder.UnsafeRelaxedJsonEscaping,
        RespectNullableAnnotations = true,
        RespectRequiredConstructorParameters = true,
        AllowDuplicateProperties = false,
        NumberHandling = JsonNumberHandling.Strict,
        MaxDepth = 16,
        TypeInfoResolver = new DefaultJsonTypeInfoResolver(),
        WriteIndented = true,
        NewLine = "\n",
    };

    /// <summary>The JSON Schema of the file.</summary>
    public static string Schema { get; } = MakeSchema();

    /// <summary>The code of a value in the file.</summary>
    public static string Code<T>(T value)
        where T : struct, Enum => JsonNamingPolicy.KebabCaseLower.ConvertName($"{value}");

    /// <summary>Makes a file with everything there is.</summary>
    /// <param name="open">The reflection.</param>
    /// <param name="history">True to include every version of each answer.</param>
    /// <param name="stop">Stops the work.</param>
    public async Task<ReflectionFile> OfAsync(TeamView open, bool history, CancellationToken stop)
    {
        var newest = await answers.ReadAsync(open, stop);
        // The district reads what was signed off, not how it came about.
        var earlier = history && open.IsOurs ? (await answers.EveryVersionAsync(open, stop)).ToLookup(answer => answer.Item) : null;
        var said = newest.Values.Concat(earlier?.SelectMany(versions => versions) ?? []).SelectMany(answer => answer.Words.Evidence).ToHashSet();
        var pointers = (await evidence.ReadAsync(open, stop))
            .Where(pointer => said.Contains(pointer.Id))
            .OrderBy(pointer => pointer.What, StringComparer.Ordinal)
            .ThenBy(pointer => pointer.Held, StringComparer.Ordinal)
            .ThenBy(pointer => pointer.Owner, StringComparer.Ordinal)
            .ThenBy(pointer => pointer.ReviewOn)
            .Select((pointer, place) => (pointer.Id, File: new FilePointer($"e{place + 1}", pointer.What, pointer.Held, pointer.Owner, pointer.ReviewOn)))
            .ToList();
        return new ReflectionFile
        {
            Format = ReflectionFile.Name,
            FormatVersion = ReflectionFile.Newest,
            Round = new FileRound(open.Round.Title, open.Round.OpensOn, open.Round.ClosesOn),
            Pack = PackOf(open.Pack),
            Organisation = new FileOrganisation(open.Organisation.Name, open.Organisation.Sector, open.Organisation.Districts),
            Stage = open.Team.Stage,
            Evidence = [.. pointers.Select(pointer => pointer.File)],
            Answers =
            [
                .. from item in open.Items
                where newest.ContainsKey(item.Id)
                select Answer(newest[item.Id]) with
                {
                    Item = item.Id,
                    History = earlier is null ? null : [.. earlier[item.Id].SkipLast(1).Select(Answer)],
                },
            ],
            Steps =
            [
                .. (await teams.StepsAsync(open.Id, stop))
                    .OrderBy(step => step.Number)
                    .Select(step => new FileStep(Code(step.Kind), open.IsOurs || !step.IsOwn ? step.Words : "", step.ByName, step.At)),
            ],
            Reply = await ReplyAsync(open, stop),
        };

        FileAnswer Answer(TeamAnswer answer) =>
            new()
            {
                Standing = answer.Kind,
                Level = answer.Level,
                Why = answer.Why,
                WorksWell = answer.WorksWell,
                Next = answer.Next,
                Evidence = [.. pointers.Where(pointer => answer.Words.Evidence.Contains(pointer.Id)).Select(pointer => pointer.File.Key)],
                Origin = answer.Origin,
                Reason = answer.Reason,
                RoundsUnchanged = answer.RoundsUnchanged,
                WordsTakenOut = answer.TakenOut,
                By = answer.ByName,
                At = answer.At,
            };
    }

    /// <summary>Reads such a file for a reflection.</summary>
    /// <returns>What it contains, or why it cannot be read at all.</returns>
    public static Outcome<BroughtIn> Read(TeamView open, string text)
    {
        Head? head;
        try
        {
            head = JsonSerializer.Deserialize<Head>(text, Form);
        }
        catch (JsonException wrong)
        {
            return new Problem("Upload", "other-audits.import.not-json", (wrong.LineNumber ?? 0) + 1);
        }

        if (head?.Format != ReflectionFile.Name || head.Pack is null)
        {
            return new Problem("Upload", "other-audits.import.other-json");
        }

        if (head.FormatVersion != ReflectionFile.Newest)
        {
            return new Problem("Upload", "other-audits.import.newer", head.FormatVersion, ReflectionFile.Newest);
        }

        var (given, asked) = (VersionName.Of(head.Pack.Version).Pack, VersionName.Of(open.Pack.Info.Version).Pack);
        if (head.Pack.Id != open.Pack.Info.Id || (given != asked && open.Pack.Mappings.All(mapping => mapping.From != given)))
        {
            return new Problem("Upload", "other-audits.import.other-pack", head.Pack.Id, head.Pack.Version, open.Pack.Info.Id, open.Pack.Info.Version);
        }

        return BroughtIn.Of(open.Pack, head.Pack, head.Answers.Select((answer, place) => (place + 1, Answer(answer))), head.Evidence) with
        {
            From = head.From,
        };
    }

    // To other people, a partnership's own question means something only together with its words.
    private static FilePack PackOf(Pack pack) =>
        new(
            pack.Info.Id,
            pack.Info.Version,
            pack.Organisation!.Items.Where(item => pack.LocalQuestion(item.Id) is not null).Select(item => new FileQuestion(item.Id, item.Question)).ToList()
                is { Count: > 0 } questions
                ? questions
                : null
        );

    private static FileAnswer? Answer(JsonElement element)
    {
        try
        {
            return element.Deserialize<FileAnswer>(Form);
        }
        catch (JsonException)
        {
            // This answer is refused by its number; the others are still read.
            return null;
        }
    }

    private async Task<FileReply?> ReplyAsync(TeamView open, CancellationToken stop)
    {
        if (await replies.SentAsync(open, stop) is not { } reply)
        {
            return null;
        }

        var moderated = await replies.ModeratedAsync(open, stop);
        return new FileReply(
            reply.Thanks,
            [reply.FirstStrength, reply.SecondStrength],
            reply.Ask,
            reply.SentByName,
            [
                .. from item in open.Items
                where moderated.ContainsKey(item.Id)
                let one = moderated[item.Id]
                select new FileModeration(item.Id, one.Level, one.Reason, one.ByName),
            ]
        );
    }

    private static string MakeSchema()
    {
        var schema = Form.GetJsonSchemaAsNode(
                typeof(ReflectionFile),
                new JsonSchemaExporterOptions { TreatNullObliviousAsNonNullable = true, TransformSchemaNode = Describe }
            )
            .AsObject();
        var described = new JsonObject
        {
            ["$schema"] = "https://json-schema.org/draft/2020-12/schema",
            ["title"] = "An organisation's reflection, as Lodestar gives it away and takes it back",
        };
        foreach (var (name, value) in schema)
        {
            described[name] = value?.DeepClone();
        }

        described["properties"]!["format"]!["const"] = ReflectionFile.Name;
        described["properties"]!["formatVersion"]!["const"] = ReflectionFile.Newest;
        return described.ToJsonString(Form) + "\n";
    }

    // Missing values are left out; nothing is ever null.
    private static JsonNode Describe(JsonSchemaExporterContext context, JsonNode schema)
    {
        if (schema is JsonObject node)
        {
            if (node["type"] is JsonArray types)
            {
                node["type"] = types.First(type => type!.GetValue<string>() != "null")!.DeepClone();
            }

            if (node["enum"] is JsonArray values)
            {
                node["enum"] = new JsonArray([.. values.Where(value => value is not null).Select(value => value!.DeepClone())]);
            }

            node.Remove("default");
        }

        return schema;
    }

    /// <summary>What must be right before answers are looked at one by one.</summary>
    private sealed record Head(string? Format = null, int FormatVersion = 0, FilePack? Pack = null)
    {
        public IReadOnlyList<FilePointer> Evidence { get; init; } = [];

        public IReadOnlyList<JsonElement> Answers { get; init; } = [];

        public JsonElement Organisation { get; init; }

        // It is only for display, so nothing in it is a reason to refuse a file.
        public string? From =>
            Organisation.ValueKind == JsonValueKind.Object && Organisation.TryGetProperty("name", out var name) && name.ValueKind == JsonValueKind.String
                ? name.GetString()
                : null;
    }
}
