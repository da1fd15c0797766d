namespace Lodestar.Standards;

/// <summary>Puts a partnership's own questions and words on top of its pack.</summary>
public static class Layering
{
    /// <summary>
    /// Makes the pack as it is asked with a layer. Anything that does not fit the pack (any longer) is left out; see <see cref="LeftOut"/>.
    /// </summary>
    /// <param name="say">Changes every text people read, for a pseudo-language.</param>
    public static Pack Above(Pack pack, LocalLayer layer, Func<string, string>? say = null)
    {
        ArgumentNullException.ThrowIfNull(pack);
        ArgumentNullException.ThrowIfNull(layer);
        say ??= text => text;
        var help = HelpByItem(pack, layer);
        return pack with
        {
            Info = pack.Info with { Version = new VersionName(pack.Info.Version, layer.Number).ToString() },
            Layer = layer,
            Organisation = pack.Organisation is { } organisation ? organisation with { Items = Items(pack, organisation, layer, help, say) } : null,
            Reflections =
            [
                .. pack.Reflections.Select(reflection =>
                    reflection with
                    {
                        Sections =
                        [
                            .. reflection.Sections.Select(section =>
                                section with
                                {
                                    Items = [.. section.Items.Select(item => help.TryGetValue(item.Id, out var words) ? Helped(item, words, say) : item)],
                                }
                            ),
                        ],
                    }
                ),
            ],
        };
    }

    /// <summary>
    /// Ids of questions, and of items with help, that do not fit a pack: their standard or item is missing, or means something else now.
    /// </summary>
    public static IReadOnlyList<string> LeftOut(Pack pack, LocalLayer layer)
    {
        ArgumentNullException.ThrowIfNull(pack);
        ArgumentNullException.ThrowIfNull(layer);
        var fitting = HelpByItem(pack, layer).Values.ToHashSet(ReferenceEqualityComparer.Instance);
        return
        [
            .. layer.Questions.Where(question => !Fits(pack, question)).Select(question => question.Id),
            .. layer.Help.Where(help => !fitting.Contains(help)).Select(help => help.Item),
        ];
    }

    /// <summary>Makes an item of a pack from a question.</summary>
    public static OrganisationItem ItemOf(Pack pack, LocalQuestion question, Func<string, string>? say = null)
    {
        ArgumentNullException.ThrowIfNull(pack);
        ArgumentNullException.ThrowIfNull(question);
        say ??= text => text;
        return new OrganisationItem
        {
            Id = question.Id,
            Standard = question.Standard,
            Title = say(question.Title),
            Question = say(question.Question),
            Hint = question.Hint.Length > 0 ? say(question.Hint) : null,
            Levels = [.. question.Levels.Select(say)],
            Good = say(question.Good),
            NotYet = say(question.NotYet),
            Evidence = [.. question.Evidence.Select(say)],
            Feedback = say(question.Feedback),
            NextStep = say(question.NextStep),
            Tags = [.. pack.Info.Tags.Select(tag => tag.Id).Intersect(question.Tags)],
            Section11 = [.. pack.Audits.SelectMany(audit => audit.Themes).Select(theme => theme.Id).Intersect(question.Section11)],
        };
    }

    // A question comes after the pack's own questions of its standard.
    private static List<OrganisationItem> Items(
        Pack pack,
        OrganisationReflection organisation,
        LocalLayer layer,
        Dictionary<string, HelpText> help,
        Func<string, string> say
    )
    {
        var items = organisation.Items.Select(item => help.TryGetValue(item.Id, out var words) ? Helped(item, words, say) : item).ToList();
        foreach (var question in layer.Questions.Where(question => Fits(pack, question)))
        {
            var last = items.FindLastIndex(item => item.Standard == question.Standard);
            items.Insert(last < 0 ? items.Count : last + 1, ItemOf(pack, question, say));
        }

        return items;
    }

    private static bool Fits(Pack pack, LocalQuestion question) =>
        pack.Organisation is { } organisation
        && organisation.Items.All(item => item.Id != question.Id)
        && pack.Standards.Standards.Any(standard => standard.Id == question.Standard)
        && pack.Standards.Levels.Count == question.Levels.Count;

    // On a later version of the pack, help stays with an item that kept its meaning, even if its id changed.
    private static Dictionary<string, HelpText> HelpByItem(Pack pack, LocalLayer layer)
    {
        var all = layer.Help.ToDictionary(help => help.Item);
        var items = pack
            .Reflections.SelectMany(reflection => reflection.Items.Select(item => item.Id))
            .Concat(pack.Organisation?.Items.Select(item => item.Id) ?? []);
        return (
            from item in items
            let was = layer.Pack.Length == 0 ? item : MappingRules.ComparesWith(pack, item, layer.Pack)
            where was is not null && all.ContainsKey(was)
            select (item, was)
        ).ToDictionary(one => one.item, one => all[one.was]);
    }

    private static OrganisationItem Helped(OrganisationItem item, HelpText help, Func<string, string> say) =>
        item with
        {
            Hint = Or(help.Hint, item.Hint, say),
            Evidence = help.Evidence.Count > 0 ? [.. help.Evidence.Select(say)] : item.Evidence,
        };

    private static Item Helped(Item item, HelpText help, Func<string, string> say) =>
        item with
        {
            Hint = Or(help.Hint, item.Hint, say),
            Why = Or(help.Why, item.Why, say),
            Practice = item.Practice is { } practice
                ? practice with
                {
                    Good = Or(help.Good, practice.Good, say)!,
                    Poor = Or(help.Poor, practice.Poor, say)!,
                }
                : null,
        };

    private static string? Or(string own, string? packs, Func<string, string> say) => own.Length > 0 ? say(own) : packs;
}
