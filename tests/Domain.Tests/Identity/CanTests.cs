using Lodestar.Audit;
using Lodestar.Kernel;
using Lodestar.OtherAudits;
using Lodestar.Partnership;
using Lodestar.Rounds;
using Lodestar.Safeguards;
using Lodestar.Together;

namespace Lodestar.Identity;

public class CanTests
{
    private static readonly Permissions All = new([
        .. IdentityCan.All,
        .. PartnershipCan.All,
        .. RoundsCan.All,
        .. TogetherCan.All,
        .. OtherAuditsCan.All,
        .. Standards.StandardsCan.All,
        .. SafeguardsCan.All,
        .. AuditCan.All,
    ]);

    private static readonly Guid School = Guid.Parse("11111111-1111-1111-1111-111111111111");
    private static readonly Guid Club = Guid.Parse("22222222-2222-2222-2222-222222222222");
    private static readonly Where AtSchool = new(School, ["leeds", "bradford"]);
    private static readonly Where AtClub = new(Club, ["wakefield"]);

    [Fact]
    public void A_lead_gives_roles_in_their_own_organisation_and_nowhere_else()
    {
        var lead = Somebody(Post.InOrganisation(Role.OrganisationLead, School));

        Assert.Equal([Role.OrganisationLead, Role.SeniorSignatory, Role.Colleague], GivenRoles.By(lead, AtSchool));
        Assert.Empty(GivenRoles.By(lead, AtClub));
        Assert.Empty(GivenRoles.By(lead, Where.InDistrict("leeds")));
        Assert.Empty(GivenRoles.By(lead, Where.Region));
        Assert.True(lead.May(IdentityCan.KeepPeople, AtSchool));
        Assert.False(lead.May(IdentityCan.KeepPeople, AtClub));
    }

    [Fact]
    public void A_district_manager_gives_roles_to_those_who_lead_and_sign_in_their_district()
    {
        var manager = Somebody(Post.InDistrict(Role.DistrictManager, "leeds"));

        Assert.Equal([Role.OrganisationLead, Role.SeniorSignatory], GivenRoles.By(manager, AtSchool));
        Assert.Empty(GivenRoles.By(manager, AtClub));
        Assert.Equal([Role.SafeguardingLead, Role.DeputySafeguardingLead], GivenRoles.By(manager, Where.InDistrict("leeds")));
        Assert.Empty(GivenRoles.By(manager, Where.InDistrict("wakefield")));
        Assert.True(manager.May(IdentityCan.KeepPeople, AtSchool));
        Assert.False(manager.May(IdentityCan.KeepPeople, Where.InDistrict("wakefield")));
    }

    [Fact]
    public void An_administrator_gives_every_role_where_it_belongs()
    {
        var administrator = Somebody(Post.InRegion(Role.Administrator));

        Assert.Equal([Role.Administrator, Role.AllianceCoordinator, Role.Analyst], GivenRoles.By(administrator, Where.Region));
        Assert.Equal([Role.DistrictManager, Role.SafeguardingLead, Role.DeputySafeguardingLead], GivenRoles.By(administrator, Where.InDistrict("leeds")));
        Assert.Equal([Role.OrganisationLead, Role.SeniorSignatory, Role.Colleague], GivenRoles.By(administrator, AtClub));
    }

    [Theory]
    [InlineData(Role.Colleague), InlineData(Role.SeniorSignatory), InlineData(Role.Analyst), InlineData(Role.AllianceCoordinator)]
    public void Nobody_else_gives_a_role(Role role)
    {
        var other = Somebody(new Post(role, role.Reach() == Reach.Organisation ? $"{School}" : ""));

        Assert.All([AtSchool, AtClub, Where.Region, Where.InDistrict("leeds")], where => Assert.Empty(GivenRoles.By(other, where)));
        Assert.False(other.May(IdentityCan.KeepPeople));
    }

    [Fact]
    public void Whoever_is_in_two_organisations_needs_a_second_step()
    {
        Assert.False(Somebody(Post.InOrganisation(Role.OrganisationLead, School), Post.InOrganisation(Role.SeniorSignatory, School)).NeedsSecondFactor);
        Assert.True(Somebody(Post.InOrganisation(Role.OrganisationLead, School), Post.InOrganisation(Role.OrganisationLead, Club)).NeedsSecondFactor);
        Assert.True(Somebody(Post.InRegion(Role.Administrator)).NeedsSecondFactor);
    }

    [Fact]
    public void Whoever_has_no_role_can_do_nothing() => Assert.All(All.All.Select(one => one.Name), what => Assert.False(Somebody().May(what)));

    [Theory]
    [
        InlineData("a@b.example", true),
        InlineData(" A@B.example ", true),
        InlineData("a@b", false),
        InlineData("Ann <a@b.example>", false),
        InlineData("a b@c.example", false),
        InlineData("", false),
        InlineData(null, false),
        InlineData("a@b.example\r\nBcc: x@y.example", false)
    ]
    public void An_address_is_one_address_and_nothing_else(string? typed, bool holds) => Assert.Equal(holds, Account.KeyOf(typed) is not null);

    private static Person Somebody(params Post[] posts) => new(Guid.NewGuid(), "Somebody", posts, All);
}
