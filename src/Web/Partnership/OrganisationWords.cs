using Lodestar.Ui;

namespace Lodestar.Partnership;

/// <summary>Describes organisations in words for people.</summary>
internal static class OrganisationWords
{
    /// <summary>Sector, districts and size on one line.</summary>
    public static string About(Words words, SectorNames sectors, DistrictNames districts, Organisation organisation) =>
        string.Join(
            " · ",
            new[] { sectors.Of(organisation.Sector), Districts(districts, organisation), Size(words, organisation.Size) }.Where(part => part.Length > 0)
        );

    /// <summary>Names of the organisation's districts, as a list in words.</summary>
    public static string Districts(DistrictNames districts, Organisation organisation) => string.Join(", ", organisation.Districts.Select(districts.Of));

    /// <summary>Its size in words; empty if nobody has said.</summary>
    public static string Size(Words words, SizeBand? size) =>
        size is null ? "" : words["partnership.view.people", words[$"partnership.sizes.{SizeBands.CodeOf(size)}"]];
}
