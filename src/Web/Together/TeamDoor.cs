namespace Lodestar.Together;

/// <summary>A link from an organisation's reflection into a capability that builds on it.</summary>
/// <param name="Words">Key of the words for the link.</param>
/// <param name="Link">Where it leads; null if this reader does not see it.</param>
/// <param name="Order">Its position among the links, smallest first.</param>
internal sealed record TeamDoor(string Words, Func<TeamView, string?> Link, int Order);

/// <summary>The link from a reply that was sent.</summary>
/// <param name="Words">Key of the words for the district.</param>
/// <param name="OurWords">Key of the words for the organisation itself.</param>
/// <param name="Link">Where it leads.</param>
internal sealed record ReplyDoor(string Words, string OurWords, Func<TeamView, string> Link);

/// <summary>What another capability says on the page of one item.</summary>
internal interface IItemNotes
{
    /// <summary>The sentences, each for a box of its own.</summary>
    /// <param name="open">The reflection.</param>
    /// <param name="item">Id of the item.</param>
    /// <param name="level">The level that was answered; null if there is none.</param>
    /// <param name="stop">Stops the work.</param>
    public Task<IReadOnlyList<string>> OfAsync(TeamView open, string item, int? level, CancellationToken stop);
}
