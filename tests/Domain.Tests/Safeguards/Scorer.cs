using System.Text.Json;

namespace Lodestar.Safeguards;

/// <summary>A note and where something in it can point at a person.</summary>
internal sealed record LabelledNote(string Text, IReadOnlyList<LabelledSpan> Spans);

/// <summary>What a label says: its kind or, of a name, where it comes from.</summary>
internal sealed record LabelledSpan(int Start, int End, string Type);

/// <summary>
/// Counts as the scorer of the labelled notes does. Something is found if four fifths of it are covered, whatever the kind; a clean note is
/// flagged if anything is found in it.
/// </summary>
internal sealed class Scorer
{
    private readonly Dictionary<string, (int Found, int All)> byType = [];
    private readonly List<string> misses = [];
    private (int Left, int All) named;
    private (int Flagged, int All) clean;

    public Scorer(IEnumerable<LabelledNote> notes)
    {
        foreach (var note in notes)
        {
            Add(note);
        }
    }

    public double NotesLeft => (double)named.Left / named.All;

    public double CleanFlagged => (double)clean.Flagged / clean.All;

    /// <summary>What was missed or taken for something, for the message of a test.</summary>
    public string Misses => string.Join('\n', misses);

    public double Recall(params string[] types)
    {
        var asked = byType.Where(one => types.Length == 0 || types.Contains(one.Key)).Select(one => one.Value).ToList();
        return (double)asked.Sum(one => one.Found) / asked.Sum(one => one.All);
    }

    public double RecallWithout(string type) => Recall([.. byType.Keys.Where(one => one != type)]);

    public static IEnumerable<LabelledNote> Sample() =>
        File.ReadLines("Safeguards/Notes/sample.jsonl")
            .Select(line =>
            {
                using var note = JsonDocument.Parse(line);
                var spans = note
                    .RootElement.GetProperty("spans")
                    .EnumerateArray()
                    .Select(span => new LabelledSpan(
                        span.GetProperty("start").GetInt32(),
                        span.GetProperty("end").GetInt32(),
                        span.GetProperty("type").GetString()!
                    ))
                    .ToList();
                return new LabelledNote(note.RootElement.GetProperty("text").GetString()!, spans);
            })
            .ToList();

    private void Add(LabelledNote note)
    {
        var found = Identifiers.Find(note.Text);
        var covered = found.SelectMany(one => Enumerable.Range(one.Start, one.Length)).ToHashSet();
        var left = false;
        foreach (var span in note.Spans)
        {
            var seen = Enumerable.Range(span.Start, span.End - span.Start).Count(covered.Contains) >= 0.8 * (span.End - span.Start);
            var (before, all) = byType.GetValueOrDefault(span.Type);
            byType[span.Type] = (before + (seen ? 1 : 0), all + 1);
            left |= !seen;
        }

        if (note.Spans.Count > 0)
        {
            named = (named.Left + (left ? 1 : 0), named.All + 1);
        }
        else
        {
            clean = (clean.Flagged + (found.Count > 0 ? 1 : 0), clean.All + 1);
        }

        if (left || (note.Spans.Count == 0 && found.Count > 0))
        {
            misses.Add($"{note.Text} [{string.Join(", ", found.Select(one => $"{one.Kind} {note.Text.Substring(one.Start, one.Length)}"))}]");
        }
    }
}
