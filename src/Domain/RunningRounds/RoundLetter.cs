using System.Text.RegularExpressions;
using Lodestar.Kernel;

namespace Lodestar.RunningRounds;

/// <summary>What goes into a message to one organisation.</summary>
/// <param name="Organisation">Name of the organisation.</param>
/// <param name="Round">Title of the round.</param>
/// <param name="Opens">Its first day, in words.</param>
/// <param name="Closes">The organisation's last day, in words.</param>
/// <param name="Link">The address at which to start.</param>
public sealed record LetterFacts(string Organisation, string Round, string Opens, string Closes, string Link);

/// <summary>A message to the leads of organisations, with places in square brackets that are filled in for each.</summary>
public sealed partial record RoundLetter(string Subject, string Text)
{
    /// <summary>The longest subject, in characters.</summary>
    public const int LongestSubject = 120;

    /// <summary>The longest text, in characters.</summary>
    public const int LongestText = 2000;

    /// <summary>Everything that is wrong with the message.</summary>
    public IEnumerable<Problem> Problems()
    {
        if (string.IsNullOrWhiteSpace(Subject) || Subject.Length > LongestSubject || Subject.Any(char.IsControl))
        {
            yield return new Problem(nameof(Subject), "running-rounds.letters.subject-wrong", LongestSubject);
        }

        if (string.IsNullOrWhiteSpace(Text) || Text.Length > LongestText)
        {
            yield return new Problem(nameof(Text), "running-rounds.letters.text-wrong", LongestText);
        }

        foreach (var (field, text) in new[] { (nameof(Subject), Subject), (nameof(Text), Text) })
        {
            if (Bracketed().Matches(text).FirstOrDefault(one => !Places.Contains(one.Value, StringComparer.OrdinalIgnoreCase)) is { } unknown)
            {
                yield return new Problem(field, "running-rounds.letters.place-unknown", unknown.Value, string.Join(", ", Places));
            }
        }
    }

    /// <summary>Fills in the message for one organisation. Text that was filled in is not searched for places again.</summary>
    public RoundLetter For(LetterFacts facts) => new(Fill(Subject, facts), Fill(Text, facts));

    private static readonly string[] Places = ["[organisation]", "[round]", "[first day]", "[last day]", "[link]"];

    [GeneratedRegex("\\[[^\\[\\]\\r\\n]{1,60}\\]", RegexOptions.None, 1000)]
    private static partial Regex Bracketed();

    private static string Fill(string text, LetterFacts facts)
    {
        ArgumentNullException.ThrowIfNull(facts);
        var places = Places
            .Zip([facts.Organisation, facts.Round, facts.Opens, facts.Closes, facts.Link], (place, value) => (Place: place, Value: value))
            .ToArray();
        var filled = new System.Text.StringBuilder();
        for (var at = 0; at < text.Length; )
        {
            var (place, value) = places.FirstOrDefault(one =>
                string.Compare(text, at, one.Place, 0, one.Place.Length, StringComparison.OrdinalIgnoreCase) == 0
            );
            filled.Append(place is null ? text[at].ToString() : value);
            at += place?.Length ?? 1;
        }

        return filled.ToString();
    }
}
