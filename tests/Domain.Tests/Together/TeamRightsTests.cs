using Lodestar.Kernel;
using Lodestar.Rounds;

namespace Lodestar.Together;

/// <summary>
/// What every role may do with a reflection, in every place and at every stage. Letters stand for rights: R reads, W writes, P keeps
/// pointers, L leads, C corrects, B takes back, S signs off or sends back, Y replies.
/// </summary>
public class TeamRightsTests
{
    private const string District = "leeds";

    private static readonly DateOnly Day = new(2026, 11, 23);
    private static readonly Guid Here = Guid.NewGuid();
    private static readonly Guid Asked = Guid.NewGuid();
    private static readonly Permissions Declared = new(TogetherCan.All);

    /// <summary>What each role here may do; a role that is not named may do nothing at any stage.</summary>
    private static readonly Dictionary<
        Role,
        (string Writing, string WritingEnded, string Submitted, string SignedOff, string Replied, string RepliedEnded)
    > Table = new()
    {
        [Role.OrganisationLead] = ("RWPL", "RPL", "RPLCB", "RPLC", "RPLC", "RPL"),
        [Role.Colleague] = ("RWP", "RP", "RP", "RP", "RP", "RP"),
        [Role.SeniorSignatory] = ("R", "R", "RS", "R", "R", "R"),
        [Role.DistrictManager] = ("", "", "", "RY", "RY", "RY"),
    };

    public static TheoryData<Role> Roles => [.. Enum.GetValues<Role>()];

    [Theory, MemberData(nameof(Roles))]
    public void Everyone_may_do_in_their_own_place_what_the_table_says_and_no_more(Role role)
    {
        var wanted = Table.GetValueOrDefault(role, ("", "", "", "", "", ""));

        Assert.Equal(wanted, Of(Somebody(PostsIn(role, Here, District))));
    }

    [Theory, MemberData(nameof(Roles))]
    public void In_another_organisation_or_another_district_nobody_may_do_anything(Role role)
    {
        var other = role.Reach() == Reach.Region ? [] : PostsIn(role, Guid.NewGuid(), "bradford");

        Assert.Equal(("", "", "", "", "", ""), Of(Somebody(other)));
    }

    [Fact]
    public void What_somebody_may_elsewhere_adds_nothing_here() =>
        Assert.Equal(
            Table[Role.DistrictManager],
            Of(
                Somebody([
                    Post.InDistrict(Role.DistrictManager, District),
                    .. PostsIn(Role.OrganisationLead, Guid.NewGuid(), ""),
                    .. PostsIn(Role.SeniorSignatory, Guid.NewGuid(), ""),
                ])
            )
        );

    [Fact]
    public void Only_the_signatory_who_was_asked_signs_off() =>
        Assert.Equal("R", Letters(TeamStage.Submitted, Somebody(PostsIn(Role.SeniorSignatory, Here, District)) with { Id = Guid.NewGuid() }, ended: false));

    [Fact]
    public void More_days_of_an_organisation_let_it_go_on_writing()
    {
        var (round, team) = Given(TeamStage.Writing, ended: true);
        var longer = RoundExtension.Give(round, Here, Day.AddDays(3), "Inspection in the last week.", Guid.NewGuid(), Day).Value;

        Assert.True(TeamRights.Of(Somebody(PostsIn(Role.Colleague, Here, District)), team, round, longer, new Where(Here, [District]), Day).MayWrite);
    }

    [Fact]
    public void The_manager_of_any_of_its_districts_replies()
    {
        var (round, team) = Given(TeamStage.SignedOff, ended: false);

        Assert.True(
            TeamRights
                .Of(Somebody([Post.InDistrict(Role.DistrictManager, "bradford")]), team, round, extension: null, new Where(Here, [District, "bradford"]), Day)
                .MayReply
        );
    }

    [Fact]
    public void Without_a_table_of_permissions_nobody_but_the_organisation_reads() =>
        Assert.Equal("", Letters(TeamStage.SignedOff, Somebody([Post.InDistrict(Role.DistrictManager, District)]) with { Permissions = null }, ended: false));

    private static (string, string, string, string, string, string) Of(Person person) =>
        (
            Letters(TeamStage.Writing, person, ended: false),
            Letters(TeamStage.Writing, person, ended: true),
            Letters(TeamStage.Submitted, person, ended: false),
            Letters(TeamStage.SignedOff, person, ended: false),
            Letters(TeamStage.Replied, person, ended: false),
            Letters(TeamStage.Replied, person, ended: true)
        );

    private static string Letters(TeamStage stage, Person person, bool ended)
    {
        var (round, team) = Given(stage, ended);
        var may = TeamRights.Of(person, team, round, extension: null, new Where(Here, [District]), Day);
        return string.Concat(
            new[]
            {
                (may.MayRead, "R"),
                (may.MayWrite, "W"),
                (may.MayPoint, "P"),
                (may.MayLead, "L"),
                (may.MayCorrect, "C"),
                (may.MayTakeBack, "B"),
                (may.MaySignOff, "S"),
                (may.MayReply, "Y"),
            }
                .Where(one => one.Item1)
                .Select(one => one.Item2)
        );
    }

    private static (Round Round, TeamReflection Team) Given(TeamStage stage, bool ended)
    {
        var round = Round.Past(
            new NewRound("Autumn", "practitioner", [District], "2026.1", Day.AddDays(-30), Day.AddDays(ended ? -1 : 7), Organisations: true),
            "code"
        );
        var team = TeamReflection.Begin(round, Here, default);
        team.Count(1);
        foreach (var move in new Func<Problem?>[] { () => team.Submit(Asked), () => team.SignOff(default), () => team.Reply(default) }.Take((int)stage))
        {
            Assert.Null(move());
        }

        return (round, team);
    }

    private static Person Somebody(IReadOnlyList<Post> posts) => new(Asked, "Somebody", posts, Declared);

    private static IReadOnlyList<Post> PostsIn(Role role, Guid organisation, string district) =>
        [
            role.Reach() switch
            {
                Reach.Organisation => Post.InOrganisation(role, organisation),
                Reach.District => Post.InDistrict(role, district),
                _ => Post.InRegion(role),
            },
        ];
}
