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
    /// <param name="today">Today.</param>
    public static void Add(Db db, IReadOnlyList<string> districts, IReadOnlyList<Organisation> organisations, DateOnly today)
    {
        var (here, there) = (organisations[0].Id, organisations[1].Id);
        var ada = Add(db, "Ada Hartley", Post.InRegion(Role.Administrator));
        Add(db, "Bola Adeyemi", Post.InRegion(Role.AllianceCoordinator));
        Add(db, "Carys Holt", Post.InDistrict(Role.DistrictManager, districts[0]));
        Add(db, "Dev Malhotra", Post.InDistrict(Role.DistrictManager, districts[^1]));
        Add(db, "Ewa Nowak", Post.InOrganisation(Role.OrganisationLead, here));
        Add(db, "Farid Rahimi", Post.InOrganisation(Role.Colleague, here));
        Add(db, "Grace Pell", Post.InOrganisation(Role.Colleague, here));
        Add(db, "Hugh Barrow", Post.InOrganisation(Role.SeniorSignatory, here));
        Add(db, "Iris Tan", Post.InOrganisation(Role.OrganisationLead, there));
        Add(db, "Jamal Osei", Post.InRegion(Role.Analyst));

        // A device that nobody has.
        db.Add(new Passkey { Credential = [1, 2, 3], AccountId = ada, Name = "Work laptop", PublicKey = [], SignCount = 0, Transports = "internal", BackupEligible = false, BackedUp = false, Added = today });
    }

    private static Guid Add(Db db, string name, Post post)
    {
        var account = Account.Open($"{name.Replace(' ', '.').ToLowerInvariant()}@example.org", name).Value;
        db.Add(account);
        db.Add(new AccountPost { AccountId = account.Id, Role = post.Role, Place = post.Place });
        return account.Id;
    }
}
