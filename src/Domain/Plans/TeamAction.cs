using Lodestar.Kernel;
using Lodestar.Together;

namespace Lodestar.Plans;

/// <summary>How far an action has come.</summary>
public enum ActionStage
{
    /// <summary>Agreed, not begun.</summary>
    Planned,

    /// <summary>Somebody is at it.</summary>
    UnderWay,

    /// <summary>Done.</summary>
    Done,

    /// <summary>Given up, with a reason.</summary>
    Dropped,
}

/// <summary>What is wanted of an action.</summary>
/// <param name="Text">What will be done.</param>
/// <param name="Owner">Who sees to it: a role or a first name, as the organisation writes it.</param>
/// <param name="DueOn">The day by which; null where none is set.</param>
/// <param name="Item">The item it follows from; null where it follows from none.</param>
public sealed record WantedAction(string? Text, string? Owner, DateOnly? DueOn, string? Item);

/// <summary>Something an organisation will do, from its reflection.</summary>
public sealed class TeamAction
{
    /// <summary>The longest text, in characters.</summary>
    public const int LongestText = 500;

    /// <summary>The longest name of an owner, in characters.</summary>
    public const int LongestOwner = 80;

    private TeamAction() { }

    /// <summary>Random id.</summary>
    public Guid Id { get; private init; }

    /// <summary>The organisation.</summary>
    public Guid OrganisationId { get; private set; }

    /// <summary>The reflection it follows from; null where it follows from none.</summary>
    public Guid? ReflectionId { get; private init; }

    /// <summary>The item it follows from; null where it follows from none.</summary>
    public string? Item { get; private init; }

    /// <summary>What will be done.</summary>
    public string Text { get; private set; } = "";

    /// <summary>Who sees to it.</summary>
    public string Owner { get; private set; } = "";

    /// <summary>The day by which; null where none is set.</summary>
    public DateOnly? DueOn { get; private set; }

    /// <summary>How far it has come.</summary>
    public ActionStage Stage { get; private set; }

    /// <summary>What shows that it helped; empty until somebody says so.</summary>
    public string Effect { get; private set; } = "";

    /// <summary>The level that the organisation may now be at; it is proposed in the next round and never set. Null where nothing is proposed.</summary>
    public int? ProposedLevel { get; private set; }

    /// <summary>The day of its last reminder; null where none was sent.</summary>
    public DateOnly? RemindedOn { get; private set; }

    /// <summary>Counts up with each change.</summary>
    public int Version { get; private set; }

    /// <summary>True while something is still to be done.</summary>
    public bool IsOpen => Stage is ActionStage.Planned or ActionStage.UnderWay;

    /// <summary>True where its day has passed.</summary>
    public bool IsOverdueOn(DateOnly day) => IsOpen && DueOn < day;

    /// <summary>A new action, or what stands in its way.</summary>
    /// <param name="organisation">The organisation.</param>
    /// <param name="reflection">The reflection it follows from, or null.</param>
    /// <param name="wanted">What is wanted.</param>
    public static Outcome<TeamAction> Plan(Guid organisation, Guid? reflection, WantedAction wanted)
    {
        ArgumentNullException.ThrowIfNull(wanted);
        var action = new TeamAction
        {
            Id = Guid.NewGuid(),
            OrganisationId = organisation,
            ReflectionId = reflection,
            Item = wanted.Item,
        };
        return action.Change(wanted) is { } problem ? problem : action;
    }

    /// <summary>Changes what, who and when.</summary>
    /// <returns>What stands in its way, or null.</returns>
    public Problem? Change(WantedAction wanted)
    {
        ArgumentNullException.ThrowIfNull(wanted);
        var text = (wanted.Text ?? "").Trim();
        var owner = (wanted.Owner ?? "").Trim();
        if (text.Length > LongestText)
        {
            return new Problem(nameof(Text), "together.item.long", LongestText, text.Length);
        }

        if (text.Length == 0)
        {
            return new Problem(nameof(Text), "plans.text-wrong", LongestText);
        }

        if (owner.Length > LongestOwner)
        {
            return new Problem(nameof(Owner), "plans.owner-long", LongestOwner);
        }

        (Text, Owner, DueOn, Version) = (text, owner, wanted.DueOn, Version + 1);
        return null;
    }

    /// <summary>Moves it on. One that is done or dropped can be taken up again.</summary>
    /// <param name="stage">How far it has come now.</param>
    /// <param name="words">What shows that it helped, or why it was given up; whoever ends it says one or the other.</param>
    /// <param name="proposedLevel">The level the organisation may now be at, or null.</param>
    /// <returns>What stands in its way, or null.</returns>
    public Problem? Move(ActionStage stage, string? words, int? proposedLevel)
    {
        var said = (words ?? "").Trim();
        if (said.Length > AnswerWords.Longest)
        {
            return new Problem("Words", "together.item.long", AnswerWords.Longest, said.Length);
        }

        if (proposedLevel is not null && proposedLevel != ProposedLevel && stage != ActionStage.Done)
        {
            return new Problem(nameof(ProposedLevel), "plans.level-early");
        }

        if (stage == Stage && said.Length == 0 && proposedLevel == ProposedLevel)
        {
            return new Problem("Words", "plans.nothing-new");
        }

        if (stage == ActionStage.Dropped && said.Length == 0)
        {
            return new Problem("Words", "plans.why-dropped");
        }

        if (stage == ActionStage.Done && said.Length == 0 && Effect.Length == 0)
        {
            return new Problem("Words", "plans.effect-missing");
        }

        (Stage, Version) = (stage, Version + 1);
        Effect = stage == ActionStage.Done && said.Length > 0 ? said : Effect;
        ProposedLevel = stage == ActionStage.Done ? proposedLevel : null;
        return null;
    }

    /// <summary>Notes that its owner was reminded.</summary>
    public void Remind(DateOnly today) => RemindedOn = today;

    /// <summary>Keeps what is left where words that point at a person were taken out.</summary>
    /// <param name="text">What is left of what will be done.</param>
    /// <param name="effect">What is left of what came of it.</param>
    public void TakeOut(string text, string effect) => (Text, Effect, Version) = (text, effect, Version + 1);

    /// <summary>Goes over to another organisation, where two entries turn out to be one.</summary>
    public void MoveTo(Guid organisation) => OrganisationId = organisation;
}
