using Lodestar.Standards;

namespace Lodestar.Practice;

/// <summary>How much of a reflection a person takes.</summary>
public enum Scope
{
    /// <summary>The few items of the short path.</summary>
    Short,

    /// <summary>All items.</summary>
    Whole,
}

/// <summary>One page of the journey. Its id is in the address: an item's id, or a section's for a note or a page with several items.</summary>
/// <param name="Id">Id of the page among its kind.</param>
/// <param name="Section">The section it belongs to.</param>
public abstract record Step(string Id, Section Section);

/// <summary>A gentle note at which the person can skip the whole section.</summary>
/// <param name="Section">The section that follows the note.</param>
public sealed record NoteStep(Section Section) : Step($"before-{Section.Id}", Section);

/// <summary>A page with a single question.</summary>
public sealed record QuestionStep(Item Item, Section Section) : Step(Item.Id, Section);

/// <summary>A page with all questions of a section.</summary>
/// <param name="Items">Its items that are asked.</param>
public sealed record TogetherStep(Section Section, IReadOnlyList<Item> Items) : Step(Section.Id, Section);

/// <summary>One person's way through a reflection: which pages they see in which order, given their answers so far.</summary>
/// <param name="scope">How much of the reflection they take.</param>
/// <param name="sheet">Their answers so far.</param>
public sealed class Journey(PersonReflection reflection, Scope scope, AnswerSheet sheet)
{
    /// <summary>The pages in order.</summary>
    public IReadOnlyList<Step> Steps { get; } = [.. reflection.Sections.SelectMany(section => StepsOf(section, reflection, scope, sheet))];

    /// <summary>The items that are asked, in order, without those of skipped sections.</summary>
    public IEnumerable<Item> Asked => Steps.SelectMany(ItemsOf);

    /// <summary>The page with this id; null if this journey has none.</summary>
    public Step? Find(string id) => Steps.FirstOrDefault(step => step.Id == id);

    /// <summary>The page after this one, or null after the last.</summary>
    public Step? After(Step step) => Steps.SkipWhile(one => one.Id != step.Id).Skip(1).FirstOrDefault();

    /// <summary>The page before this one, or null before the first.</summary>
    public Step? Before(Step step) => Steps.TakeWhile(one => one.Id != step.Id).LastOrDefault();

    /// <summary>The first page that still needs an answer, including the private note; null if there is none.</summary>
    public Step? FirstOpen
    {
        get
        {
            var open = Steps.FirstOrDefault(step => ItemsOf(step).Any(item => !sheet.Has(item)));
            return open is not null && Before(open) is NoteStep note && note.Section == open.Section && !open.Section.Items.Any(sheet.Has) ? note : open;
        }
    }

    /// <summary>The items on a page; none for a note.</summary>
    public static IReadOnlyList<Item> ItemsOf(Step step) =>
        step switch
        {
            QuestionStep question => [question.Item],
            TogetherStep together => together.Items,
            _ => [],
        };

    /// <summary>True if an item is asked: all its conditions hold, and the items they depend on are asked too.</summary>
    public static bool IsAsked(PersonReflection reflection, Item item, AnswerSheet sheet)
    {
        ArgumentNullException.ThrowIfNull(reflection);
        ArgumentNullException.ThrowIfNull(item);
        return item.ShowWhen.All(condition =>
            reflection.Find(condition.Item) is { } earlier
            && sheet.To(earlier).Any(condition.Is.Contains)
            && !sheet.Skipped.Contains(reflection.SectionOf(earlier).Id)
            && IsAsked(reflection, earlier, sheet)
        );
    }

    /// <summary>True if an answer to an item counts: the item is asked and its section was not skipped.</summary>
    public static bool Counts(PersonReflection reflection, Item item, AnswerSheet sheet) =>
        IsAsked(reflection, item, sheet) && !sheet.Skipped.Contains(reflection.SectionOf(item).Id);

    /// <summary>
    /// What counts when the person submits: the answers to items that are asked, in whichever scope they were given. An answer to an item that
    /// is no longer asked stays in the person's record but is in no figure.
    /// </summary>
    public static AnswerSheet Counted(PersonReflection reflection, AnswerSheet sheet)
    {
        var asked = new Journey(reflection, Scope.Whole, sheet).Asked.Where(sheet.Has);
        return asked.Aggregate(AnswerSheet.Empty with { Skipped = sheet.Skipped }, (counted, item) => counted.With(item, sheet.To(item)));
    }

    private static IEnumerable<Step> StepsOf(Section section, PersonReflection reflection, Scope scope, AnswerSheet sheet)
    {
        var inScope = section.Items.Where(item => scope == Scope.Whole || reflection.Short?.Items.Contains(item.Id) != false).ToList();
        var asked = inScope.Where(item => IsAsked(reflection, item, sheet)).ToList();
        if (asked.Count == 0)
        {
            yield break;
        }

        if (section.Note is not null)
        {
            yield return new NoteStep(section);
        }

        if (sheet.Skipped.Contains(section.Id))
        {
            yield break;
        }

        if (section.OnePage && asked.Count > 1)
        {
            yield return new TogetherStep(section, asked);
            yield break;
        }

        foreach (var item in asked)
        {
            yield return new QuestionStep(item, section);
        }
    }
}
