namespace Lodestar.Partnership;

/// <summary>The districts of the partnership, in the pack's order.</summary>
/// <param name="All">Code and name of each.</param>
public sealed record DistrictNames(IReadOnlyList<(string Code, string Name)> All)
{
    /// <summary>The name of a district; its code if the pack does not know it.</summary>
    public string Of(string code) => All.FirstOrDefault(district => district.Code == code).Name ?? code;
}
