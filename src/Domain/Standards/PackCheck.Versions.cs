namespace Lodestar.Standards;

/// <content>Versions and languages: what was published stays, and nothing is lost between them.</content>
public static partial class PackCheck
{
    private static IEnumerable<Fault> Mapped(Checked check, PublishedVersions? published)
    {
        var items = check
            .Pack.Reflections.SelectMany(reflection => reflection.Items.Select(item => item.Id))
            .Concat(check.Pack.Organisation?.Items.Select(item => item.Id) ?? [])
            .ToList();
        var earlier = published?.Versions.Where(version => version.Version != check.Pack.Info.Version).ToList() ?? [];

        foreach (var version in earlier.Where(version => check.Pack.Mappings.All(mapping => mapping.From != version.Version)))
        {
            yield return check.At(
                version,
                "version",
                $"Nothing says what became of the items of {version.Version}.",
                $"Add mappings/from-{version.Version}.yaml."
            );
        }

        foreach (var mapping in check.Pack.Mappings)
        {
            var before = earlier.FirstOrDefault(version => version.Version == mapping.From);
            if (before is null)
            {
                yield return check.At(mapping, "from", $"The version {mapping.From} was never published.", "Map from a version in published.yaml.");
                continue;
            }

            foreach (var fate in mapping.Items.Where(fate => !MappingRules.Sound(fate)))
            {
                yield return check.At(
                    fate,
                    "as",
                    $"'{PackBinder.KeyOf(fate.As.ToString())}' does not go with these items.",
                    "A new item has only 'now', a retired one only 'was', every other both."
                );
            }

            foreach (
                var twice in mapping
                    .Items.Where(fate => fate.As != Fate.Split && fate.Was is not null)
                    .GroupBy(fate => fate.Was)
                    .SelectMany(same => same.Skip(1))
            )
            {
                yield return check.At(
                    twice,
                    "was",
                    $"What became of {twice.Was} is said twice.",
                    "Keep one of the two lines; an item that became several is 'split' on each."
                );
            }

            foreach (
                var twice in mapping
                    .Items.Where(fate => fate.As != Fate.Merged && fate.Now is not null)
                    .GroupBy(fate => fate.Now)
                    .SelectMany(same => same.Skip(1))
            )
            {
                yield return check.At(
                    twice,
                    "now",
                    $"Where {twice.Now} comes from is said twice.",
                    "Keep one of the two lines; several that became one are 'merged' on each."
                );
            }

            foreach (var missing in before.Items.Except(mapping.Items.Select(fate => fate.Was!)))
            {
                yield return check.At(
                    mapping,
                    "items",
                    $"Nothing says what became of {missing}.",
                    "Add a line for it: same, reworded, split, merged or retired."
                );
            }

            foreach (var unexplained in items.Except(mapping.Items.Select(fate => fate.Now!)))
            {
                yield return check.At(
                    mapping,
                    "items",
                    $"Nothing says where {unexplained} comes from.",
                    "Add a line for it: same, reworded, split, merged or new."
                );
            }

            foreach (var unknown in mapping.Items.Where(fate => fate.Was is { } was && !before.Items.Contains(was)))
            {
                yield return check.At(unknown, "was", $"{mapping.From} had no item {unknown.Was}.", "Use an item listed for that version in published.yaml.");
            }
        }
    }

    // The number of a layer of local questions follows the plus sign.
    private static IEnumerable<Fault> Named(Checked check) =>
        check.Pack.Info.Version.Contains(VersionName.Sign, StringComparison.Ordinal)
            ? [check.At(check.Pack.Info, "version", $"A version cannot hold '{VersionName.Sign}'.", "Use digits and full stops, for instance 2026.1.")]
            : [];

    private static IEnumerable<Fault> Frozen(Checked check, PublishedVersions? published, string sha256) =>
        from version in published?.Versions ?? []
        where version.Version == check.Pack.Info.Version && version.Sha256 != sha256
        select check.At(
            version,
            "sha-256",
            $"Version {version.Version} was published with other content.",
            "Undo the change, or give the pack a new version and say what became of each item."
        );

    private static IEnumerable<Fault> Translated(PackSource source, Pack pack)
    {
        foreach (var language in pack.Info.Languages.Skip(1))
        {
            var translated = source.In(language).Binder;
            foreach (var fault in translated.Faults)
            {
                yield return fault;
            }

            var folder = $"languages/{language}/";
            foreach (var missing in translated.Words.Where(wording => !wording.Place.File.StartsWith(folder, StringComparison.Ordinal)))
            {
                yield return new Fault(missing.Place, $"This has no translation into '{language}'.", $"Add it to {folder}{missing.Place.File}.");
            }
        }
    }
}
