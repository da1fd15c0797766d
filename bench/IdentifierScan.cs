using System.Diagnostics;
using System.Text.Json;
using Lodestar.Safeguards;

namespace Lodestar.Bench;

/// <summary>Finding what can point at a person in notes: the finder alone on one thread, and the command with its start.</summary>
internal static class IdentifierScan
{
    private const int Notes = 100_000;
    private const int Rounds = 3;

    // Sentences of the kind that notes are made of, half of them with nothing in them.
    private static readonly string[] Sentences =
    [
        "Home visit, no reply, left a card. Second visit booked for 14:30 on Tuesday.",
        "Spoke to Mrs Begum at Moorbeck High School about a pupil in Year 9.",
        "Attendance 86% this term, up from 79%.",
        "Mum rang from 07700 900123 about messages in a game.",
        "Risk reviewed: 3 concerns, 2 protective factors, score 14 of 25.",
        "Family moved to 12 Station Road, LS8 4AB last month.",
        "Worker used the reflection tool; confidence moved from 4 to 7.",
        "Nguyen, Rose (dob 02/05/2009) has blocked moonchild_11.",
        "Training on Working Together 2023 was booked for 22 January.",
        "Crime ref 13230412345 given to dad.",
        "Safe at home tonight; wants to talk again next week.",
        "Callum said that Oliwia and Kacper saw it too.",
    ];

    public static async Task MeasureAsync()
    {
        var random = new Random(1);
        var notes = Enumerable
            .Range(0, Notes)
            .Select(_ => string.Join(' ', Enumerable.Range(0, 1 + random.Next(3)).Select(_ => Sentences[random.Next(Sentences.Length)])))
            .ToList();
        var file = Path.Combine(Service.NewFolder(), "notes.jsonl");
        await File.WriteAllLinesAsync(file, notes.Select((text, number) => JsonSerializer.Serialize(new { id = $"n{number}", text })));

        Console.WriteLine($"{Notes:N0} notes of {notes.Average(note => note.Length):0} characters on average.\n");
        Console.WriteLine("| | rounds | median | target |");
        Console.WriteLine("|---|---|---|---|");
        var alone = new List<double>();
        var whole = new List<double>();
        for (var round = 0; round <= Rounds; round++)
        {
            alone.Add(Alone(notes));
            whole.Add(await CommandAsync(file));
        }

        Figures.Row("notes a second, one thread", [.. alone.Skip(1)], "0", "≥ 10,000");
        Figures.Row("notes a second, `lodestar identifiers scan`, its start included", [.. whole.Skip(1)], "0", "≥ 10,000");
    }

    private static double Alone(List<string> notes)
    {
        var clock = Stopwatch.StartNew();
        var found = notes.Sum(note => Detectors.Usual.Identifiers(note).Count);
        return found > 0 ? notes.Count / clock.Elapsed.TotalSeconds : throw new InvalidOperationException("Nothing was found.");
    }

    private static async Task<double> CommandAsync(string file)
    {
        var clock = Stopwatch.StartNew();
        using var scan = Process.Start(Service.Command("identifiers", "scan", file))!;
        var lines = (await scan.StandardOutput.ReadToEndAsync()).AsSpan().Count('\n');
        await scan.WaitForExitAsync();
        return lines == Notes ? Notes / clock.Elapsed.TotalSeconds : throw new InvalidOperationException($"Only {lines} notes came back.");
    }
}
