namespace Lodestar.Together;

/// <summary>Every address of an organisation's reflection.</summary>
public static class TogetherLinks
{
    /// <summary>All items, by standard.</summary>
    public static string Tasks(Guid id) => $"/team/{id}";

    /// <summary>Answering a single item.</summary>
    public static string Item(Guid id, string item) => $"/team/{id}/items/{item}";

    /// <summary>The address to which a script sends what is being typed.</summary>
    public static string Keep(Guid id, string item) => $"{Item(id, item)}?handler=Keep";

    /// <summary>Every version of an answer.</summary>
    public static string History(Guid id, string item) => $"{Item(id, item)}/history";

    /// <summary>Taking words out of a version, and out of everything that holds a copy.</summary>
    public static string TakeOut(Guid id, string item, int version) => $"{History(id, item)}/{version}/take-out";

    /// <summary>Pointers to evidence.</summary>
    public static string Evidence(Guid id) => $"/team/{id}/evidence";

    /// <summary>Adding a pointer to evidence, for an item.</summary>
    public static string NewEvidence(Guid id, string item) => $"/team/{id}/evidence/pointer?item={item}";

    /// <summary>Changing a pointer to evidence.</summary>
    public static string ChangeEvidence(Guid id, Guid pointer) => $"/team/{id}/evidence/pointer?pointer={pointer}";

    /// <summary>Who answers what.</summary>
    public static string Share(Guid id) => $"/team/{id}/share";

    /// <summary>All answers, or those of one standard, for checking before submission and for reading afterwards.</summary>
    public static string Answers(Guid id) => $"/team/{id}/answers";

    /// <summary>Submitting it for signature.</summary>
    public static string Submit(Guid id) => $"/team/{id}/submit";

    /// <summary>Signing it off, or sending it back.</summary>
    public static string SignOff(Guid id) => $"/team/{id}/sign-off";

    /// <summary>Taking back what waits for a signature, or asking somebody else to sign.</summary>
    public static string TakeBack(Guid id) => $"/team/{id}/take-back";

    /// <summary>How the organisation sees itself.</summary>
    public static string Profile(Guid id) => $"/team/{id}/profile";

    /// <summary>That the organisation took part.</summary>
    public static string Certificate(Guid id) => $"/team/{id}/certificate";

    /// <summary>Writing the district's reply.</summary>
    public static string Reply(Guid id) => $"/team/{id}/reply";

    /// <summary>The levels that the district sees, item by item.</summary>
    public static string Levels(Guid id) => $"{Reply(id)}/levels";

    /// <summary>The level that the district sees in one item.</summary>
    public static string Level(Guid id, string item) => $"{Levels(id)}/{item}";

    /// <summary>Another day for the reply.</summary>
    public static string Promise(Guid id) => $"{Reply(id)}/promise";

    /// <summary>Replies that wait, for the district and the Alliance.</summary>
    public const string Replies = "/replies";
}
