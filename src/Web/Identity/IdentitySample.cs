using Lodestar.Partnership;
using Lodestar.Persistence;

namespace Lodestar.Identity;

/// <summary>Invented people, one or two for each role.</summary>
internal static class IdentitySample
{
    /// <summary>Adds them.</summary>
    /// <param name="db">The database.</param>
    /// <param name="districts">Codes of the districts.</param>
    /// <param name="organisations">The organisations.</param>
    public static void Add(Db db, IReadOnlyList<string> districts, IReadOnlyList<Organisation> organisations)
    {
        var (here, there) = (organisations[0].Id, organisations[1].Id);
        Add(db, "Ada Hartley", Post.InRegion(Role.Administrator));
        Add(db, "Bola Adeyemi", Post.InRegion(Role.AllianceCoordinator));
        Add(db, "Carys Holt", Post.InDistrict(Role.DistrictManager, districts[0]));
        Add(db, "Dev Malhotra", Post.InDistrict(Role.DistrictManager, districts[^1]));
        Add(db, "Ewa Nowak", Post.InOrganisation(Role.OrganisationLead, here));
        Add(db, "Farid Rahimi", Post.InOrganisation(Role.Colleague, here));
        Add(db, "Grace Pell", Post.InOrganisation(Role.Colleague, here));
        Add(db, "Hugh Barrow", Post.InOrganisation(Role.SeniorSignatory, here));
        Add(db, "Iris Tan", Post.InOrganisation(Role.OrganisationLead, there));
        Add(db, "Jamal Osei", Post.InRegion(Role.Analyst));
    }

    private static void Add(Db db, string name, Post post)
    {
        var account = Account.Open($"{name.Replace(' ', '.').ToLowerInvariant()}@example.org", name).Value;
        db.Add(account);
        db.Add(new AccountPost { AccountId = account.Id, Role = post.Role, Place = post.Place });
    }
}
