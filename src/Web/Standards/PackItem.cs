namespace Lodestar.Standards;

/// <summary>An item of the pack, for practitioners or organisations, with the help that a partnership may write in its own words.</summary>
/// <param name="Title">Short title; the question if it has none.</param>
/// <param name="Question">The question, which does not change.</param>
/// <param name="Hint">Help beside the question.</param>
/// <param name="TakesWhy">True if it says why it is asked, or could.</param>
/// <param name="Why">Why it is asked.</param>
/// <param name="Evidence">Examples of evidence; none if it does not ask for any.</param>
/// <param name="Good">What good practice can look like; null if the item shows none.</param>
/// <param name="Poor">What poor practice can look like.</param>
internal sealed record PackItem(
    string Id,
    string Title,
    string Question,
    string? Hint,
    bool TakesWhy,
    string? Why,
    IReadOnlyList<string> Evidence,
    string? Good,
    string? Poor
)
{
    /// <summary>The item with this id, or null.</summary>
    public static PackItem? Of(Pack pack, string id) => Groups(pack).SelectMany(group => group.Items).FirstOrDefault(item => item.Id == id);

    /// <summary>All items: an organisation's by standard, then people's by section.</summary>
    public static IReadOnlyList<(string Reflection, string Title, IReadOnlyList<PackItem> Items)> Groups(Pack pack) =>
        [
            .. pack.Standards.Standards.Select(standard =>
                (
                    pack.Organisation?.Title ?? "",
                    standard.Title,
                    (IReadOnlyList<PackItem>)[.. (pack.Organisation?.Items ?? []).Where(item => item.Standard == standard.Id).Select(Of)]
                )
            ),
            .. pack.Reflections.SelectMany(reflection =>
                reflection.Sections.Select(section => (reflection.Title, section.Title, (IReadOnlyList<PackItem>)[.. section.Items.Select(Of)]))
            ),
        ];

    private static PackItem Of(OrganisationItem item) => new(item.Id, item.Title, item.Question, item.Hint, TakesWhy: false, null, item.Evidence, null, null);

    private static PackItem Of(Item item) =>
        new(item.Id, item.Question, item.Question, item.Hint, TakesWhy: true, item.Why, [], item.Practice?.Good, item.Practice?.Poor);
}
