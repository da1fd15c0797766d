using Lodestar.Kernel;
using Lodestar.Persistence;
using Lodestar.Tables;

namespace Lodestar.Partnership;

/// <summary>How the role walk opens organisations and files of them. A walk that would end an organisation uses a new one.</summary>
internal static class PartnershipWalks
{
    private static readonly IReadOnlyList<Role> Manager = [Role.DistrictManager];

    public static IReadOnlyList<Walk> All { get; } =
    [
        new("/organisations/register", _ => Task.FromResult(PartnershipLinks.Register)) { ReadAnywhere = true },
        new("/organisations/{id:guid}", ground => Task.FromResult(PartnershipLinks.Organisation(ground.Organisation))),
        new("/organisations/{id:guid}", async ground => PartnershipLinks.Organisation(await OtherAsync(ground, left: true))) { Readers = PartnershipKeepers },
        new("/organisations/{id:guid}/change", ground => Task.FromResult(PartnershipLinks.Change(ground.Organisation))),
        new("/organisations/{id:guid}/units/{unit:guid}", UnitAsync),
        new("/organisations/{id:guid}/leave", async ground => PartnershipLinks.Leave(await OtherAsync(ground))),
        new("/organisations/{id:guid}/merge", async ground => PartnershipLinks.Merge(await OtherAsync(ground))) { Senders = [] },
        new("/organisations/{id:guid}/merge/{other:guid}", async ground => PartnershipLinks.Merge(await OtherAsync(ground), await OtherAsync(ground))),
        new("/organisations/import/{id:guid}", ground => ImportAsync(ground, PartnershipLinks.CheckImport)) { Readers = Manager, IsOwn = true },
        new("/organisations/import/{id:guid}/refused.csv", ground => ImportAsync(ground, PartnershipLinks.RefusedRows))
        {
            Readers = Manager,
            Senders = [],
            IsOwn = true,
        },
    ];

    private static IReadOnlyList<Role> PartnershipKeepers => PartnershipCan.All.Single(one => one.Name == PartnershipCan.KeepOrganisations).Roles;

    private static async Task<Guid> OtherAsync(WalkGround ground, bool left = false)
    {
        var other = Organisation.Register(new NewOrganisation(WalkGround.NewName("Organisation"), "education", [ground.District]), JoinCode.New()).Value;
        if (left)
        {
            other.Leave(ground.Today);
        }

        var db = ground.Services.GetRequiredService<Db>();
        db.Add(other);
        await db.SaveChangesAsync();
        return other.Id;
    }

    private static async Task<string> UnitAsync(WalkGround ground)
    {
        var unit = Unit.In(ground.Organisation, WalkGround.NewName("Unit")).Value;
        var db = ground.Services.GetRequiredService<Db>();
        db.Add(unit);
        await db.SaveChangesAsync();
        return PartnershipLinks.Unit(ground.Organisation, unit.Id);
    }

    private static async Task<string> ImportAsync(WalkGround ground, Func<Guid, string> link)
    {
        var table = new BroughtTable(OrganisationRows.Needed, [new BroughtTableRow(2, [WalkGround.NewName("Organisation"), "education", ground.District])]);
        var import = new WaitingImport
        {
            Id = Guid.NewGuid(),
            AccountId = ground.Member(Role.DistrictManager),
            Content = WaitingTable.Of(table),
            Until = ground.Now.AddHours(1),
        };
        var db = ground.Services.GetRequiredService<Db>();
        db.Add(import);
        await db.SaveChangesAsync();
        return link(import.Id);
    }
}
