using Lodestar.Standards;
using Lodestar.Statistics;

namespace Lodestar.Together;

/// <summary>How an organisation sees itself in one standard: how many items are at each level. There is no score.</summary>
/// <param name="Levels">How many items are at each level, from the first.</param>
/// <param name="NotKnown">How many items nobody knows about yet.</param>
/// <param name="NotRelevant">How many items are not relevant.</param>
/// <param name="Open">How many items have no answer yet.</param>
/// <param name="Higher">How many items are at a higher level than in the last round.</param>
/// <param name="Lower">How many items are at a lower level, often because people have learnt what they do not know.</param>
public sealed record StandardProfile(Standard Standard, IReadOnlyList<int> Levels, int NotKnown, int NotRelevant, int Open, int Higher, int Lower)
{
    /// <summary>The code of items that nobody knows yet.</summary>
    public const string NotKnownCode = "not-known";

    /// <summary>The code of items that are not relevant.</summary>
    public const string NotRelevantCode = "not-relevant";

    /// <summary>The code of items without an answer yet.</summary>
    public const string OpenCode = "open";

    /// <summary>The same, to be drawn: the organisation's own numbers, which only those see who may read its reflection.</summary>
    public ShownLine Line =>
        ShownLine.Own([
            .. Levels.Select((count, place) => new ShownPart(LevelCode(place + 1), count)),
            new ShownPart(NotKnownCode, NotKnown),
            new ShownPart(NotRelevantCode, NotRelevant),
            new ShownPart(OpenCode, Open),
        ]);

    /// <summary>The code of items that stand at a level.</summary>
    public static string LevelCode(int level) => $"level-{level}";
}

/// <summary>A summary of an organisation's answers in kind words: strengths first, at most three next steps, no score and no rank.</summary>
/// <param name="Standards">Each standard in order.</param>
/// <param name="Strengths">Items at the highest levels, highest first; at most three.</param>
/// <param name="NextSteps">Items to start with; at most three.</param>
/// <param name="CouldGoWrong">The standard that goes best, for which the reminder of what could still go wrong is shown.</param>
public sealed record TeamProfile(
    IReadOnlyList<StandardProfile> Standards,
    IReadOnlyList<OrganisationItem> Strengths,
    IReadOnlyList<OrganisationItem> NextSteps,
    Standard CouldGoWrong
)
{
    /// <summary>The largest number of strengths, and of next steps.</summary>
    public const int Most = 3;

    /// <summary>Makes the profile of an organisation.</summary>
    /// <param name="pack">The pack in which the answers were given.</param>
    /// <param name="answers">The answers by item.</param>
    /// <param name="before">The answers carried forward from the last round, by item.</param>
    /// <exception cref="ArgumentException">The pack has no reflection for organisations.</exception>
    public static TeamProfile Of(Pack pack, IReadOnlyDictionary<string, AnswerWords> answers, IReadOnlyDictionary<string, CarriedForward> before)
    {
        ArgumentNullException.ThrowIfNull(pack);
        ArgumentNullException.ThrowIfNull(answers);
        ArgumentNullException.ThrowIfNull(before);
        var items = pack.Organisation?.Items ?? throw new ArgumentException("The pack has no reflection for organisations.", nameof(pack));
        var levels = pack.Standards.Levels.Count;
        var standards = pack.Standards.Standards.Select(standard => Profile(standard, [.. items.Where(item => item.Standard == standard.Id)])).ToList();

        return new TeamProfile(
            standards,
            [.. items.Where(item => Level(item) >= levels - 1).OrderByDescending(Level).Take(Most)],
            [
                .. items
                    .Where(item => Level(item) < levels - 1 || answers.GetValueOrDefault(item.Id)?.Kind == AnswerKind.NotKnown)
                    .OrderByDescending(item => item.First)
                    .ThenBy(item => Level(item) ?? 0)
                    .Take(Most),
            ],
            standards.OrderByDescending(Height).First().Standard
        );

        int? Level(OrganisationItem item) => answers.GetValueOrDefault(item.Id)?.Level;

        int Turn(OrganisationItem item) =>
            Level(item) is { } now && before.GetValueOrDefault(item.Id) is { Holds: true, Last.Words.Level: { } then } ? Math.Sign(now - then) : 0;

        StandardProfile Profile(Standard standard, IReadOnlyList<OrganisationItem> own) =>
            new(
                standard,
                [.. Enumerable.Range(1, levels).Select(level => own.Count(item => Level(item) == level))],
                own.Count(item => answers.GetValueOrDefault(item.Id)?.Kind == AnswerKind.NotKnown),
                own.Count(item => answers.GetValueOrDefault(item.Id)?.Kind == AnswerKind.NotRelevant),
                own.Count(item => answers.GetValueOrDefault(item.Id)?.IsAnswer != true),
                own.Count(item => Turn(item) > 0),
                own.Count(item => Turn(item) < 0)
            );
    }

    // Used only to choose where a result could reassure most falsely. It is never shown.
    private static double Height(StandardProfile profile)
    {
        var answered = profile.Levels.Sum();
        return answered == 0 ? 0 : profile.Levels.Select((count, place) => count * (place + 1.0)).Sum() / answered;
    }
}
