using Lodestar.Identity;
using Lodestar.Kernel;
using Lodestar.Ui;
using Microsoft.AspNetCore.Authorization;
using Microsoft.AspNetCore.Mvc;
using Microsoft.AspNetCore.Mvc.RazorPages;

namespace Lodestar.Partnership.Pages;

/// <summary>The page of organisations that a person may see, with a search.</summary>
[Authorize(PartnershipCan.DescribeOrganisations)]
internal sealed class OrganisationListPage(Organisations organisations, Accounts accounts, SectorNames sectors, DistrictNames districts, Words words)
    : PageModel
{
    private const string LeftOnes = "left";

    [BindProperty(SupportsGet = true)]
    public string? Q { get; set; }

    [BindProperty(SupportsGet = true)]
    public string? District { get; set; }

    [BindProperty(SupportsGet = true)]
    public string? Sector { get; set; }

    [BindProperty(SupportsGet = true)]
    public string? Show { get; set; }

    public Person Me => HttpContext.Me();

    public bool IsLeft => Show == LeftOnes;

    /// <summary>How many were just imported; null if the person did not come from an import.</summary>
    public int? Imported { get; private set; }

    public int Count { get; private set; }

    /// <summary>The organisations on this page of the list.</summary>
    public IReadOnlyList<Organisation> Organisations { get; private set; } = [];

    /// <summary>Ids of the organisations that have a lead.</summary>
    public IReadOnlySet<Guid> Led { get; private set; } = new HashSet<Guid>();

    public Pager Pager { get; private set; } = new(1, 1, _ => "");

    public IReadOnlyList<ChoiceItem> Districts =>
        [
            All(),
            .. districts
                .All.Where(district => Me.Posts.All(post => post.District is null) || Me.Posts.Any(post => post.District == district.Code))
                .Select(district => new ChoiceItem { Value = district.Code, Text = district.Name }),
        ];

    public IReadOnlyList<ChoiceItem> Sectors => [All(), .. sectors.All.Select(sector => new ChoiceItem { Value = sector.Code, Text = sector.Name })];

    public IReadOnlyList<ChoiceItem> Shown =>
        [new ChoiceItem { Value = "", Text = words["partnership.list.here"] }, new ChoiceItem { Value = LeftOnes, Text = words["partnership.list.left"] }];

    public async Task OnGetAsync([FromQuery(Name = "page")] int? number, int? imported, CancellationToken stop)
    {
        Imported = imported;
        var all = await organisations.SeenByAsync(Me, new OrganisationSearch(Q, Given(District), Given(Sector), IsLeft), stop);
        Count = all.Count;
        (Organisations, Pager) = Pager.Cut(all, number, Partnership.Organisations.OnAPage, AddressOf);
        Led = await accounts.LedAsync(stop);
    }

    /// <summary>Sector, districts and size on one line.</summary>
    public string About(Organisation organisation) => OrganisationWords.About(words, sectors, districts, organisation);

    private string AddressOf(int number) =>
        PartnershipLinks.Organisations
        + QueryString.Create(
            from one in new[] { ("q", Q), ("district", District), ("sector", Sector), ("show", Show), ("page", $"{number}") }
            where !string.IsNullOrEmpty(one.Item2)
            select KeyValuePair.Create(one.Item1, (string?)one.Item2)
        );

    private ChoiceItem All() => new() { Value = "", Text = words["partnership.list.all"] };

    private static string? Given(string? chosen) => string.IsNullOrEmpty(chosen) ? null : chosen;
}
