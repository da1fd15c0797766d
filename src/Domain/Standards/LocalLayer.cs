namespace Lodestar.Standards;

/// <summary>
/// What a partnership puts on top of its pack: its own questions for organisations, and help in its own words. The pack itself stays as it is.
/// </summary>
public sealed record LocalLayer
{
    /// <summary>The largest number of questions in a layer.</summary>
    public const int MostQuestions = 10;

    /// <summary>A layer without anything, the one before the first that is published.</summary>
    public static LocalLayer Empty { get; } = new() { Number = 0, Pack = "" };

    /// <summary>1 for the first layer that was published, and one more for each later one, across all versions of the pack.</summary>
    public required int Number { get; init; }

    /// <summary>The version of the pack on which it was written.</summary>
    public required string Pack { get; init; }

    /// <summary>The questions in the order of their ids.</summary>
    public IReadOnlyList<LocalQuestion> Questions { get; init; } = [];

    /// <summary>Ids of questions that were asked before; they are never used again.</summary>
    public IReadOnlyList<string> Retired { get; init; } = [];

    /// <summary>Help in the partnership's own words, by item.</summary>
    public IReadOnlyList<HelpText> Help { get; init; } = [];

    /// <summary>The id for one more question, which was never published and is not in the draft.</summary>
    public string NextId =>
        LocalQuestion.IdOf(Questions.Select(question => question.Id).Concat(Retired).Select(LocalQuestion.NumberOf).DefaultIfEmpty(0).Max() + 1);

    /// <summary>The question with this id, or null.</summary>
    public LocalQuestion? Question(string id) => Questions.FirstOrDefault(question => question.Id == id);

    /// <summary>The help with this item, or null.</summary>
    public HelpText? HelpWith(string item) => Help.FirstOrDefault(help => help.Item == item);

    /// <summary>Adds or replaces a question.</summary>
    public LocalLayer With(LocalQuestion question)
    {
        ArgumentNullException.ThrowIfNull(question);
        return this with { Questions = [.. Questions.Where(one => one.Id != question.Id).Append(question).OrderBy(one => LocalQuestion.NumberOf(one.Id))] };
    }

    /// <summary>Removes a question.</summary>
    public LocalLayer Without(string id) => this with { Questions = [.. Questions.Where(one => one.Id != id)] };

    /// <summary>Adds or replaces help with an item. Help that says nothing different from the pack is removed.</summary>
    public LocalLayer With(HelpText help)
    {
        ArgumentNullException.ThrowIfNull(help);
        var others = Help.Where(one => one.Item != help.Item);
        return this with
        {
            Help =
            [
                .. (help.IsEmpty ? others : others.Append(help))
                    .OrderBy(one => one.Item.TrimEnd("0123456789".ToCharArray()), StringComparer.Ordinal)
                    .ThenBy(one => LocalQuestion.NumberOf(one.Item)),
            ],
        };
    }

    /// <summary>True if both have the same words, whatever their numbers.</summary>
    public bool SaysTheSame(LocalLayer other)
    {
        ArgumentNullException.ThrowIfNull(other);
        return ChangesSince(other).Count == 0;
    }

    /// <summary>What differs from an earlier layer: questions first, then help.</summary>
    public IReadOnlyList<LocalChange> ChangesSince(LocalLayer before)
    {
        ArgumentNullException.ThrowIfNull(before);
        return
        [
            .. Questions
                .Where(question => before.Question(question.Id)?.SaysTheSame(question) != true)
                .Select(question => new LocalChange(question.Id, before.Question(question.Id) is null ? ChangeKind.New : ChangeKind.Changed)),
            .. before.Questions.Where(question => Question(question.Id) is null).Select(question => new LocalChange(question.Id, ChangeKind.TakenOut)),
            .. Help.Where(help => before.HelpWith(help.Item)?.SaysTheSame(help) != true)
                .Select(help => new LocalChange(help.Item, before.HelpWith(help.Item) is null ? ChangeKind.New : ChangeKind.Changed)),
            .. before.Help.Where(help => HelpWith(help.Item) is null).Select(help => new LocalChange(help.Item, ChangeKind.TakenOut)),
        ];
    }

    /// <summary>Publishes this draft as the next layer.</summary>
    /// <param name="before">The newest published layer; <see cref="Empty"/> if there is none.</param>
    /// <param name="pack">The version of the pack.</param>
    public LocalLayer After(LocalLayer before, string pack)
    {
        ArgumentNullException.ThrowIfNull(before);
        var number = before.Number + 1;
        return this with
        {
            Number = number,
            Pack = pack,
            Questions =
            [
                .. from question in Questions
                let was = before.Question(question.Id)
                select question with
                {
                    First = was?.First ?? number,
                    Since = was is not null && was.AsksTheSame(question) ? was.Since : number,
                },
            ],
            Retired =
            [
                .. before.Retired.Concat(before.Questions.Select(question => question.Id).Where(id => Question(id) is null)).OrderBy(LocalQuestion.NumberOf),
            ],
        };
    }
}

/// <summary>What happened to a question, or to help with an item, between two layers.</summary>
public enum ChangeKind
{
    /// <summary>It was not in the earlier layer.</summary>
    New,

    /// <summary>Its words changed.</summary>
    Changed,

    /// <summary>It was removed; help is then the pack's again.</summary>
    TakenOut,
}

/// <summary>Something that changed between two layers.</summary>
/// <param name="About">Id of the question or item.</param>
/// <param name="Kind">What happened.</param>
public sealed record LocalChange(string About, ChangeKind Kind);
