using Lodestar.Persistence;

namespace Lodestar.Together;

/// <summary>How long what organisations write together stays.</summary>
internal static class TogetherClocks
{
    private const string Stays = "while the partnership runs";

    public static IReadOnlyList<RetentionClock> All { get; } =
    [
        new("together_reflections", "Reflections of organisations", Stays, "the next round starts from them, and a deadline never ends reading"),
        new("together_answers", "Their answers, with every version", Stays, "who said what, when and why; words that point at a person are taken out of everything that holds a copy"),
        new("together_steps", "What happened to them", Stays, "who submitted, sent back, signed off and replied"),
        new("together_replies", "Replies of districts", Stays, "what an organisation was told"),
        new("together_readings", "Levels that readers of a district saw", Stays, "how a moderated level came about"),
        new("together_moderations", "Moderated levels", Stays, "they stand beside the organisation's own"),
        new("together_evidence", "Pointers to evidence", Stays, "where something is held; never the thing itself"),
        new("together_evidence_versions", "What pointers said before", Stays, "what was signed off says of its evidence what it said then"),
        new("plans_actions", "Actions of plans", Stays, "what an organisation set out to do, and what came of it"),
        new("plans_action_steps", "What happened to actions", Stays, "how an action came along"),
        new("together_assignments", "Who is asked to answer what", "until it is given to another, or the account ends", "my work shows what waits for me"),
        new("together_drafts", "Words not saved yet", "until they are saved, or the reflection is signed off", "a lost connection loses no words"),
    ];
}
