using Lodestar.Kernel;
using Lodestar.Partnership;
using Lodestar.Persistence;

namespace Lodestar.Identity;

/// <summary>Adds invented people to a sample, one or two for each role.</summary>
internal static class IdentitySample
{
    /// <summary>Adds them with their posts.</summary>
    public static void Add(SampleGround ground)
    {
        var db = ground.Services.GetRequiredService<Db>();
        var districts = ground.Services.GetRequiredService<DistrictNames>().All.Select(district => district.Code).ToList();
        var organisations = PartnershipSample.Organisations(db);
        var accounts = new Dictionary<string, Guid>();
        var (here, there) = (organisations[0].Id, organisations[1].Id);
        Person("Ada Hartley", Post.InRegion(Role.Administrator));
        Person("Bola Adeyemi", Post.InRegion(Role.AllianceCoordinator));
        Person("Carys Holt", Post.InDistrict(Role.DistrictManager, districts[0]));
        Person("Dev Malhotra", Post.InDistrict(Role.DistrictManager, districts[^1]));
        Person("Ewa Nowak", Post.InOrganisation(Role.OrganisationLead, here));
        Person("Farid Rahimi", Post.InOrganisation(Role.Colleague, here));
        Person("Grace Pell", Post.InOrganisation(Role.Colleague, here));
        Person("Hugh Barrow", Post.InOrganisation(Role.SeniorSignatory, here));
        Person("Iris Tan", Post.InOrganisation(Role.OrganisationLead, there));
        Person("Jamal Osei", Post.InRegion(Role.Analyst));
        Person("Kemi Adair", Post.InDistrict(Role.SafeguardingLead, districts[0]));
        Person("Lena Firth", Post.InDistrict(Role.DeputySafeguardingLead, districts[0]));

        // A made-up device.
        db.Add(
            new Passkey
            {
                Credential = [1, 2, 3],
                AccountId = accounts["Ada Hartley"],
                Name = "Work laptop",
                PublicKey = [],
                SignCount = 0,
                Transports = "internal",
                BackupEligible = false,
                BackedUp = false,
                Added = ground.Today,
            }
        );

        void Person(string name, Post post)
        {
            var account = Account.Open($"{name.Replace(' ', '.').ToLowerInvariant()}@example.org", name).Value;
            db.Add(account);
            db.Add(
                new AccountPost
                {
                    AccountId = account.Id,
                    Role = post.Role,
                    Place = post.Place,
                }
            );
            accounts[name] = account.Id;
        }
    }
}
