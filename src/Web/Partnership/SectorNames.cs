namespace Lodestar.Partnership;

/// <summary>The sectors of the partnership, in the pack's order.</summary>
/// <param name="All">Code and name of each.</param>
public sealed record SectorNames(IReadOnlyList<(string Code, string Name)> All)
{
    /// <summary>The name of a sector; its code if the pack does not know it.</summary>
    public string Of(string code) => All.FirstOrDefault(sector => sector.Code == code).Name ?? code;
}
