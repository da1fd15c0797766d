using System.Globalization;
using Lodestar.Kernel;
using Lodestar.Persistence;

namespace Lodestar.Partnership;

/// <summary>Adds invented organisations in every sector and district. None of the names is a real one that we know of.</summary>
internal static class PartnershipSample
{
    // Each is in one district, in turn, so that every district has about as many. A sector that is not listed here gets plain names.
    private static readonly Dictionary<string, string[]> Names = new()
    {
        ["education"] =
        [
            "Larkrise Primary School",
            "Millstone High School",
            "Beck Hill Academy",
            "Thornfold Primary School",
            "Whinmoor Bank School",
            "Ashenhurst College",
            "Copperfield Special School",
            "Rowan Tree Infants",
            "Saltergate Sixth Form",
            "Clough House School",
        ],
        ["early-years"] =
        [
            "Little Acorns Nursery",
            "Puddle Lane Playgroup",
            "Bluebell Childminding Group",
            "Stepping Stones Nursery",
            "Hedgehog House Nursery",
        ],
        ["youth-work"] =
        [
            "Riverside Youth Club",
            "The Loft Youth Project",
            "Northgate Detached Youth Team",
            "Tangram Young People's Centre",
            "Kettle and Kite Youth Cafe",
            "Hilltop Youth Forum",
        ],
        ["social-care"] =
        [
            "Eastern Locality Family Help",
            "Valley Family Support",
            "Moorland Children's Team",
            "Canal Side Early Help",
            "Westbrook Family Hub",
        ],
        ["health"] = ["Harebell School Nursing", "Fennel Street Surgery", "Juniper Young Minds Team", "Cobden Community Clinic", "Sorrel Paediatric Ward"],
        ["midwifery-and-health-visiting"] =
        [
            "Wren Health Visiting",
            "Curlew Community Midwives",
            "Linnet Health Visiting",
            "Dunnock Midwifery Team",
            "Swift Baby Clinic",
        ],
        ["police-or-justice"] =
        [
            "Southern Neighbourhood Team",
            "Youth Justice Meadow Team",
            "Northern Schools Officers",
            "Harbour Victim Care",
            "Aire Youth Justice Service",
        ],
        ["voluntary-or-community"] =
        [
            "Lantern Community Trust",
            "Open Hands Refugee Project",
            "Patchwork Families",
            "Bridge End Neighbours",
            "Harmony Young Carers",
            "Marigold Advocacy",
        ],
        ["sport-faith-or-leisure"] =
        [
            "Calder Lions Junior Football",
            "Hope Street Church Youth",
            "Crescent Mosque Weekend School",
            "Otters Swimming Club",
            "Beacon Scouts and Guides",
            "Brightwater Dance School",
        ],
        ["foster-care-or-residential"] =
        [
            "Homestead Fostering",
            "Oak Lodge Children's Home",
            "Kindling Foster Network",
            "Meadow View House",
            "Fellside Fostering",
        ],
        ["other"] = ["Dales Library Service", "Junction Bus Wardens"],
    };

    /// <summary>Adds the organisations. The districts and sectors are those of the pack.</summary>
    public static void Add(SampleGround ground)
    {
        var db = ground.Services.GetRequiredService<Db>();
        var districts = ground.Services.GetRequiredService<DistrictNames>().All.Select(district => district.Code).ToList();
        var sectors = ground.Services.GetRequiredService<SectorNames>().All.Select(sector => sector.Code).ToList();
        var all = sectors
            .SelectMany(sector => Names.GetValueOrDefault(sector, [$"First {sector}", $"Second {sector}"]).Select(name => (Sector: sector, Name: name)))
            .Select(
                (one, place) =>
                    Organisation
                        .Register(
                            new NewOrganisation(
                                one.Name,
                                one.Sector,
                                [districts[place % districts.Count]],
                                SizeBands.All[place * 7 % SizeBands.All.Count].Band
                            ),
                            Code(place)
                        )
                        .Value
            )
            .ToList();
        db.AddRange(all);
        db.AddRange(new[] { "Infants", "Juniors", "Breakfast and after-school club" }.Select(name => Unit.In(all[0].Id, name).Value));
        AddTwiceAndLeft(db, all, districts, ground.Today);
    }

    /// <summary>The invented organisations that take part, those of the first sector first.</summary>
    public static IReadOnlyList<Organisation> Organisations(Db db)
    {
        var all = db.Added<Organisation>().OrderBy(organisation => organisation.Code, StringComparer.Ordinal).ToList();
        return all[..^2];
    }

    // One organisation that was registered twice, to be merged, and one that left. Nobody reflects through their links.
    private static void AddTwiceAndLeft(Db db, List<Organisation> all, IReadOnlyList<string> districts, DateOnly today)
    {
        var twice = Organisation.Register(new NewOrganisation($"{all[0].Name} (old site)", all[0].Sector, all[0].Districts), Code(all.Count)).Value;
        var left = Organisation
            .Register(new NewOrganisation("Old Mill Youth Club", all[^1].Sector, [districts[0]], SizeBand.UpTo10), Code(all.Count + 1))
            .Value;
        left.Leave(today.AddMonths(-3));
        db.AddRange(twice, left);
    }

    /// <summary>Makes a code that clearly is not a real one, and is the same every time.</summary>
    private static string Code(int place) => $"samp-{(place + 2).ToString("0000", CultureInfo.InvariantCulture)}";
}
