namespace Lodestar.Standards;

/// <summary>Which answers of an earlier version still mean the same in a later one.</summary>
public static class MappingRules
{
    /// <summary>True where a line names the items that its fate needs, and no other.</summary>
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
    /// The item of an earlier version whose answers compare with those of an item now; null where none do.
    /// Only an item that stayed the same or was reworded compares: what was split or merged measures something else.
    /// </summary>
    /// <param name="pack">The pack now.</param>
    /// <param name="item">An item in it.</param>
    /// <param name="version">The version in which the earlier answers were given.</param>
    public static string? ComparesWith(Pack pack, string item, string version)
    {
        ArgumentNullException.ThrowIfNull(pack);
        if (version == pack.Info.Version)
        {
            return item;
        }

        return pack.Mappings.FirstOrDefault(mapping => mapping.From == version)?
            .Items.FirstOrDefault(fate => fate.Now == item && fate.As is Fate.Same or Fate.Reworded)?.Was;
    }
}
