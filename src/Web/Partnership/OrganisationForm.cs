using Lodestar.Kernel;
using Lodestar.Ui;
using Microsoft.AspNetCore.Mvc;

namespace Lodestar.Partnership;

/// <summary>The form for an organisation's details.</summary>
public sealed class OrganisationForm
{
    /// <summary>Display name.</summary>
    public string? Name { get; set; }

    /// <summary>Code of its sector.</summary>
    public string? Sector { get; set; }

    /// <summary>Codes of its districts.</summary>
    [BindProperty(Name = nameof(Districts))]
    public List<string> Districts { get; set; } = [];

    /// <summary>Code of its size; empty if nobody has said.</summary>
    public string? Size { get; set; }

    /// <summary>True if the person may change sector and districts.</summary>
    internal bool MayKeep { get; private set; }

    internal IReadOnlyList<ChoiceItem> Sectors { get; private set; } = [];

    internal IReadOnlyList<ChoiceItem> AllDistricts { get; private set; } = [];

    internal IReadOnlyList<ChoiceItem> Sizes { get; private set; } = [];

    /// <summary>The details in the form.</summary>
    internal NewOrganisation Wanted =>
        new(Name ?? "", Sector ?? "", [.. Districts.Where(code => AllDistricts.Any(one => one.Value == code))], SizeBands.Of(Size));

    /// <summary>Sets the choices.</summary>
    internal void Offer(Words words, SectorNames sectors, DistrictNames districts, Person by, bool mayKeep)
    {
        MayKeep = mayKeep;
        Sectors =
        [
            new ChoiceItem { Value = "", Text = words["partnership.register.choose"] },
            .. sectors.All.Select(sector => new ChoiceItem { Value = sector.Code, Text = sector.Name }),
        ];
        AllDistricts =
        [
            .. districts
                .All.Where(district => by.MayInAll(PartnershipCan.KeepOrganisations, [district.Code]))
                .Select(district => new ChoiceItem { Value = district.Code, Text = district.Name }),
        ];
        Sizes =
        [
            .. SizeBands.All.Select(size => new ChoiceItem { Value = size.Code, Text = words[$"partnership.sizes.{size.Code}"] }),
            new ChoiceItem { Value = "", Text = words["partnership.sizes.not-said"] },
        ];
    }

    /// <summary>Everything that is wrong in the form itself, in order; sector and districts only if the form asks for them.</summary>
    internal IEnumerable<Problem> Problems =>
        Organisation
            .Problems(Wanted)
            .Concat(
                string.IsNullOrEmpty(Sector) || Sectors.All(one => one.Value != Sector)
                    ? [new Problem(nameof(Sector), "partnership.register.sector")]
                    : Array.Empty<Problem>()
            )
            .Where(problem => MayKeep || problem.Field == nameof(Name))
            .OrderBy(problem =>
                problem.Field switch
                {
                    nameof(Name) => 0,
                    nameof(Sector) => 1,
                    _ => 2,
                }
            );
}
