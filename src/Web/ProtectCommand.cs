using System.CommandLine;
using System.Text.Encodings.Web;
using System.Text.Json;
using System.Text.Json.Serialization;
using Lodestar.Kernel;
using Lodestar.Statistics;

namespace Lodestar;

/// <summary>The command <c>lodestar protect</c>, which makes a table of counts in a file fit to publish.</summary>
internal static class ProtectCommand
{
    private static readonly JsonSerializerOptions Form = new()
    {
        PropertyNamingPolicy = JsonNamingPolicy.SnakeCaseLower,
        Encoder = JavaScriptEncoder.UnsafeRelaxedJsonEscaping,
    };

    /// <summary>Makes the command.</summary>
    public static Command Make()
    {
        var file = new Argument<FileInfo>("file") { Description = "A table of counts as JSON: threshold, zeros_published, cells and equations" };
        var protect = new Command("protect", "Withhold what could point at a person, and what would give it away; print the table to publish") { file };
        protect.SetAction((parsed, stop) => ProtectAsync(parsed.GetRequiredValue(file), stop));
        return protect;
    }

    private static async Task<int> ProtectAsync(FileInfo file, CancellationToken stop)
    {
        try
        {
            await using var stream = file.OpenRead();
            var given = await JsonSerializer.DeserializeAsync<TableFile>(stream, Form, stop) ?? throw new JsonException("The file is empty.");
            var table = new CountTable(
                given.Cells.ToDictionary(cell => cell.Key, cell => cell.Value ?? throw new JsonException($"The cell '{cell.Key}' has no count.")),
                [.. given.Equations.Select(equation => new Sum(equation.Total, equation.Parts))]
            );
            var published = Disclosure.Protect(table, new DisclosureRule(given.Threshold, given.ZerosPublished));
            var written = given with { Cells = published.Cells.ToDictionary() };
            Console.WriteLine(JsonSerializer.Serialize(written, Form));
            return ExitCode.Done;
        }
        catch (Exception failed) when (failed is IOException or UnauthorizedAccessException or JsonException or ArgumentException or CannotProtectException)
        {
            Console.Error.WriteLine($"{file}: {failed.Message}");
            return ExitCode.CouldNotRun;
        }
    }

    /// <summary>The JSON of a file with a table: its cells, sums and rule.</summary>
    private sealed record TableFile
    {
        [JsonIgnore(Condition = JsonIgnoreCondition.WhenWritingNull)]
        public string? Id { get; init; }

        public int Threshold { get; init; } = DisclosureRule.LeastThreshold;

        public bool ZerosPublished { get; init; } = true;

        public required IReadOnlyDictionary<string, long?> Cells { get; init; }

        public required IReadOnlyList<Equation> Equations { get; init; }
    }

    /// <summary>A sum in such a file.</summary>
    private sealed record Equation(string Total, IReadOnlyList<string> Parts);
}
