using System.Text.RegularExpressions;

namespace Lodestar.Safeguards;

/// <summary>Notes made of sentences with a gap and invented people of five origins; most of their names are in no list.</summary>
internal static partial class InventedNotes
{
    private const int NotesOfEach = 4;

    /// <summary>Six hundred or three hundred notes that name somebody, labelled with the origin of the name.</summary>
    /// <param name="set">A was read while the rules were made. B was read afterwards, when general rules were fixed once more.</param>
    public static IEnumerable<LabelledNote> WithNames(string set)
    {
        var sentences = Lines(set, "notes-with-names").ToList();
        var origin = "";
        var number = 0;
        foreach (var line in Lines(set, "people"))
        {
            if (line.StartsWith('['))
            {
                origin = line.Trim('[', ']');
                continue;
            }

            for (var note = 0; note < NotesOfEach; note++)
            {
                yield return Fill(sentences[((4 * number) + (11 * note) + (number / 10)) % sentences.Count], line, origin);
            }

            number++;
        }
    }

    /// <summary>Notes full of words, months, places and services, that name nobody.</summary>
    public static IEnumerable<LabelledNote> WithoutNames(string set) => Lines(set, "notes-without").Select(line => new LabelledNote(line, []));

    private static LabelledNote Fill(string sentence, string person, string origin)
    {
        var given = person[..person.IndexOf(' ')];
        var family = person[(given.Length + 1)..];
        var gap = Gap().Match(sentence);
        var name = gap.Groups["form"].Value switch
        {
            "full" => person,
            "given" => given,
            "family" => family,
            "turned" => $"{family}, {given}",
            "small" => person.ToLowerInvariant(),
            "givensmall" => given.ToLowerInvariant(),
            "familysmall" => family.ToLowerInvariant(),
            "initial" => $"{given[0]}. {family}",
            "loud" => $"{given} {family.ToUpperInvariant()}",
            var form => throw new InvalidDataException($"There is no form '{form}'."),
        };
        return new LabelledNote(sentence.Replace(gap.Value, name, StringComparison.Ordinal), [new LabelledSpan(gap.Index, gap.Index + name.Length, origin)]);
    }

    private static IEnumerable<string> Lines(string set, string file) =>
        File.ReadLines($"Safeguards/Notes/{set}/{file}.txt").Where(line => line.Length > 0 && line[0] != '#');

    [GeneratedRegex(@"\{(?<form>[a-z]+)\}", RegexOptions.NonBacktracking)]
    private static partial Regex Gap();
}
