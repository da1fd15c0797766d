using Lodestar.Ui;

namespace Lodestar.Partnership;

/// <summary>Organisations in words.</summary>
internal static class OrganisationWords
{
    /// <summary>Sector, districts and size in a line.</summary>
    public static string About(Words words, SectorNames sectors, DistrictNames districts, Organisation organisation) =>
        string.Join(
            " · ",
            new[] { sectors.Of(organisation.Sector), Districts(districts, organisation), Size(words, organisation.Size) }.Where(part => part.Length > 0)
        );

    /// <summary>Names of the districts.</summary>
    public static string Districts(DistrictNames districts, Organisation organisation) => string.Join(", ", organisation.Districts.Select(districts.Of));

    /// <summary>How large it is; empty where nobody has said.</summary>
    public static string Size(Words words, SizeBand? size) =>
        size is null ? "" : words["partnership.view.people", words[$"partnership.sizes.{SizeBands.CodeOf(size)}"]];
}
