using Lodestar.Kernel;
using Lodestar.Together;

namespace Lodestar.Plans;

/// <summary>How far an action has got.</summary>
public enum ActionStage
{
    /// <summary>Agreed, not started.</summary>
    Planned,

    /// <summary>Somebody is working on it.</summary>
    UnderWay,

    Done,

    /// <summary>Given up, with a reason.</summary>
    Dropped,
}

/// <summary>The details from which an action is planned or changed.</summary>
/// <param name="Text">What will be done.</param>
/// <param name="Owner">The person responsible: a role or a first name, as the organisation writes it.</param>
/// <param name="DueOn">The day by which it should be done; null if none is set.</param>
/// <param name="Item">Id of the item it follows from; null if there is none.</param>
public sealed record WantedAction(string? Text, string? Owner, DateOnly? DueOn, string? Item);

/// <summary>Something that an organisation plans to do after its reflection.</summary>
public sealed class TeamAction
{
    /// <summary>The longest text, in characters.</summary>
    public const int LongestText = 500;

    /// <summary>The longest name of an owner, in characters.</summary>
    public const int LongestOwner = 80;

    private TeamAction() { }

    public Guid Id { get; private init; }

    public Guid OrganisationId { get; private set; }

    /// <summary>The reflection it follows from; null if there is none.</summary>
    public Guid? ReflectionId { get; private init; }

    /// <summary>Id of the item it follows from; null if there is none.</summary>
    public string? Item { get; private set; }

    /// <summary>What will be done.</summary>
    public string Text { get; private set; } = "";

    /// <summary>The person responsible.</summary>
    public string Owner { get; private set; } = "";

    /// <summary>The day by which it should be done; null if none is set.</summary>
    public DateOnly? DueOn { get; private set; }

    /// <summary>How far it has got.</summary>
    public ActionStage Stage { get; private set; }

    /// <summary>What shows that it helped; empty until somebody says so.</summary>
    public string Effect { get; private set; } = "";

    /// <summary>
    /// The level at which the organisation may now be. It is proposed in the next round and never set. Null if nothing is proposed.
    /// </summary>
    public int? ProposedLevel { get; private set; }

    /// <summary>The day of its last reminder; null if none was sent.</summary>
    public DateOnly? RemindedOn { get; private set; }

    /// <summary>Goes up by one with each change.</summary>
    public int Version { get; private set; }

    /// <summary>True while something is still to be done.</summary>
    public bool IsOpen => Stage is ActionStage.Planned or ActionStage.UnderWay;

    /// <summary>True if it is still open and its day has passed.</summary>
    public bool IsOverdueOn(DateOnly day) => IsOpen && DueOn < day;

    /// <summary>Plans an action, or says why it cannot be planned.</summary>
    /// <param name="reflection">The reflection it follows from, or null.</param>
    /// <param name="wanted">Its details.</param>
    /// <param name="id">Its id; null for a random one.</param>
    public static Outcome<TeamAction> Plan(Guid organisation, Guid? reflection, WantedAction wanted, Guid? id = null)
    {
        ArgumentNullException.ThrowIfNull(wanted);
        var action = new TeamAction
        {
            Id = id ?? Guid.NewGuid(),
            OrganisationId = organisation,
            ReflectionId = reflection,
        };
        return action.Change(wanted) is { } problem ? problem : action;
    }

    /// <summary>True if it already says what is wanted. A wish that names no item leaves the item open.</summary>
    public bool Says(WantedAction wanted)
    {
        ArgumentNullException.ThrowIfNull(wanted);
        return Text == (wanted.Text ?? "").Trim()
            && Owner == (wanted.Owner ?? "").Trim()
            && DueOn == wanted.DueOn
            && (wanted.Item is null || Item == wanted.Item);
    }

    /// <summary>Changes the words, the owner and the day; and the item, if one is named.</summary>
    /// <returns>The problem that prevents it, or null.</returns>
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

        (Text, Owner, DueOn, Item, Version) = (text, owner, wanted.DueOn, wanted.Item ?? Item, Version + 1);
        return null;
    }

    /// <summary>Moves it to another stage. An action that is done or dropped can be reopened.</summary>
    /// <param name="stage">The new stage.</param>
    /// <param name="words">What shows that it helped, or why it was dropped. Needed when it is closed.</param>
    /// <param name="proposedLevel">The level at which the organisation may now be, or null.</param>
    /// <returns>The problem that prevents it, or null.</returns>
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

    /// <summary>Keeps the remaining words after others, which pointed at a person, were taken out.</summary>
    /// <param name="text">The remaining words on what will be done.</param>
    /// <param name="effect">The remaining words on what came of it.</param>
    public void TakeOut(string text, string effect) => (Text, Effect, Version) = (text, effect, Version + 1);

    /// <summary>Moves to another organisation when two entries turn out to be one.</summary>
    public void MoveTo(Guid organisation) => OrganisationId = organisation;
}
