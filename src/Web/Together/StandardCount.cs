namespace Lodestar.Together;

/// <summary>How many items of a standard have an answer that counts.</summary>
/// <param name="Standard">What the standard is called.</param>
/// <param name="Answered">Items with an answer.</param>
/// <param name="Of">All its items.</param>
internal sealed record StandardCount(string Standard, int Answered, int Of)
{
    /// <summary>The counts of all standards, in order.</summary>
    public static IReadOnlyList<StandardCount> In(TeamView open, IReadOnlyDictionary<string, TeamAnswer> newest) =>
        [
            .. open
                .Pack.Standards.Standards.Select(standard => (standard.Title, Items: open.Items.Where(item => item.Standard == standard.Id).ToList()))
                .Select(one => new StandardCount(one.Title, one.Items.Count(item => newest.GetValueOrDefault(item.Id)?.Counts == true), one.Items.Count)),
        ];
}
