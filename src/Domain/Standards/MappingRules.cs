namespace Lodestar.Standards;

/// <summary>Which answers to an earlier version still mean the same in a later one.</summary>
public static class MappingRules
{
    /// <summary>True if a line names the items that its fate needs, and no others.</summary>
    public static bool Sound(ItemFate fate)
    {
        ArgumentNullException.ThrowIfNull(fate);
        return fate.As switch
        {
            Fate.New => fate is { Was: null, Now: not null },
            Fate.Retired => fate is { Was: not null, Now: null },
            _ => fate is { Was: not null, Now: not null },
        };
    }

    /// <summary>
    /// The item of an earlier version whose answers compare with those of an item now; null if there is none. Only an item that stayed the same
    /// or was reworded compares, because one that was split or merged measures something else.
    /// </summary>
    /// <param name="pack">The pack as it is now.</param>
    /// <param name="version">The version in which the earlier answers were given.</param>
    public static string? ComparesWith(Pack pack, string item, string version)
    {
        ArgumentNullException.ThrowIfNull(pack);
        return FateOf(pack, item, version) is { As: Fate.Same or Fate.Reworded } fate ? fate.Was : null;
    }

    /// <summary>What became of an item since an earlier version; null if it was not there, or if the pack does not say.</summary>
    /// <param name="pack">The pack as it is now.</param>
    /// <param name="version">The earlier version.</param>
    public static ItemFate? FateOf(Pack pack, string item, string version)
    {
        ArgumentNullException.ThrowIfNull(pack);
        var then = VersionName.Of(version);
        if (pack.LocalQuestion(item) is { } question)
        {
            // The id of a local question keeps its meaning for good, whatever the version of the pack.
            var same = question.Since <= then.Layer && then.Layer <= pack.Layer!.Number;
            return question.First <= then.Layer
                ? new ItemFate
                {
                    Was = item,
                    Now = item,
                    As = same ? Fate.Same : Fate.Reworded,
                }
                : null;
        }

        return then.Pack == VersionName.Of(pack.Info.Version).Pack
            ? new ItemFate
            {
                Was = item,
                Now = item,
                As = Fate.Same,
            }
            : pack.Mappings.FirstOrDefault(mapping => mapping.From == then.Pack)?.Items.FirstOrDefault(fate => fate.Now == item);
    }
}
