using Lodestar.Standards;

namespace Lodestar.Practice;

/// <summary>What a person leaves with: strengths and next steps.</summary>
internal sealed record PersonalResult(
    Profile Profile,
    IReadOnlyList<NextStepOffer> NextSteps,
    Standard CouldGoWrong,
    IReadOnlyList<GuidancePage> PagesForYourself,
    IReadOnlyList<Service> ForYourself,
    IReadOnlyList<Change>? Changes,
    string? OwnStep,
    bool ShortOnly
)
{
    /// <summary>What the person does well, from all standards; at most three items.</summary>
    public IReadOnlyList<Item> Strengths => [.. Profile.Standings.SelectMany(one => one.Strengths.Take(1)).Take(3)];
}

/// <summary>Makes a person's result from their answers. It is never kept, but made again each time it is opened.</summary>
internal sealed class PersonalResults(Sheets sheets)
{
    /// <summary>The subject under which a pack lists help for the person themself.</summary>
    public const string ForYourself = "looking-after-myself";

    private const int MostServices = 3;

    /// <summary>Makes the result of a sitting's answers.</summary>
    public async Task<PersonalResult> OfAsync(OpenSitting open, CancellationToken stop)
    {
        var (pack, reflection) = (open.Pack, open.Reflection);
        var profile = Profile.Of(pack, reflection, open.Answers);
        var whole = new Journey(reflection, Scope.Whole, open.Answers);

        // A result could reassure most falsely where a person feels strongest.
        var strongest = profile.Standings is [var first, ..] ? first.Standard : pack.Standards.Standards[0];
        return new PersonalResult(
            profile,
            Signposts.For(pack, reflection, open.Answers),
            strongest,
            [.. pack.Guidance.Where(page => page.Tags.Contains(ForYourself))],
            [.. Signposts.ServicesFor(pack, ForYourself).Take(MostServices)],
            await ChangesAsync(open, stop),
            open.Answers.Note is { Length: > 0 } note ? note : null,
            whole.FirstOpen is not null
        );
    }

    private async Task<IReadOnlyList<Change>?> ChangesAsync(OpenSitting open, CancellationToken stop)
    {
        if (open.Secret.Earlier is not { } id || await sheets.ByIdAsync(id, stop) is not { } earlier)
        {
            return null;
        }

        var answers = await sheets.AnswersAsync(earlier.Id, stop);
        return Comparison.Between(open.Pack, open.Reflection, open.Answers, answers, earlier.PackVersion);
    }
}
