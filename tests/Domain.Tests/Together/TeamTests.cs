using FsCheck;
using FsCheck.Fluent;
using Lodestar.Kernel;
using Lodestar.Plans;
using Lodestar.Rounds;
using Lodestar.Standards;

namespace Lodestar.Together;

/// <summary>The rules of an organisation's reflection.</summary>
public class TeamTests
{
    private static readonly DateTimeOffset Now = new(2026, 11, 23, 10, 0, 0, TimeSpan.Zero);
    private static readonly Round Round = Round.Past(
        new NewRound("Autumn", "practitioner", ["north"], "2", new DateOnly(2026, 11, 1), new DateOnly(2026, 12, 1)),
        "abcd-2345"
    );

    [Fact]
    public void A_reflection_goes_from_writing_to_reply_and_back_only_by_its_signatory()
    {
        var team = Begun();

        Assert.Null(team.Submit(Guid.NewGuid()));
        Assert.Null(team.SendBack("Look at the second standard again"));
        Assert.Equal((TeamStage.Writing, null), (team.Stage, team.Signatory));
        Assert.Null(team.Submit(Guid.NewGuid()));
        Assert.Null(team.SignOff(Now));
        Assert.Equal(new DateOnly(2026, 12, 21), team.ReplyBy);
        Assert.Null(team.Reply(Now));
        Assert.Equal(TeamStage.Replied, team.Stage);
    }

    [Fact]
    public void No_step_can_be_taken_out_of_turn()
    {
        var steps = new Dictionary<string, Func<TeamReflection, Problem?>>
        {
            ["submit"] = team => team.Submit(Guid.NewGuid()),
            ["back"] = team => team.SendBack("Why"),
            ["sign"] = team => team.SignOff(Now),
            ["promise"] = team => team.Promise(new DateOnly(2026, 12, 24), new DateOnly(2026, 11, 23)),
            ["reply"] = team => team.Reply(Now),
        };
        var allowed = new Dictionary<TeamStage, string[]>
        {
            [TeamStage.Writing] = ["submit"],
            [TeamStage.Submitted] = ["back", "sign"],
            [TeamStage.SignedOff] = ["promise", "reply"],
            [TeamStage.Replied] = [],
        };
        Check.QuickThrowOnFailure(Prop.ForAll(Gen.Elements(steps.Keys.ToArray()).ArrayOf(8).ToArbitrary(), taken =>
            {
                var team = Begun();
                return taken.All(step =>
                {
                    var (stage, version) = (team.Stage, team.Version);
                    var problem = steps[step](team);
                    return (problem is null) == allowed[stage].Contains(step) && team.Version == (problem is null ? version + 1 : version);
                });
            }));
    }

    [Theory]
    [InlineData("2026-11-22", false), InlineData("2026-11-23", true), InlineData("2027-11-23", true), InlineData("2027-11-24", false)]
    public void A_reply_is_promised_for_today_or_a_day_within_a_year(string day, bool fine)
    {
        var team = Begun();
        team.Submit(Guid.NewGuid());
        team.SignOff(Now);

        Assert.Equal(fine, team.Promise(DateOnly.ParseExact(day, "yyyy-MM-dd"), new DateOnly(2026, 11, 23)) is null);
    }

    [Fact]
    public void A_reply_is_overdue_once_its_day_has_passed_and_never_after_it_was_given()
    {
        var team = Begun();
        team.Submit(Guid.NewGuid());
        team.SignOff(Now);

        Assert.False(team.IsReplyOverdueOn(new DateOnly(2026, 12, 21)));
        Assert.True(team.IsReplyOverdueOn(new DateOnly(2026, 12, 22)));
        team.Reply(Now);
        Assert.False(team.IsReplyOverdueOn(new DateOnly(2027, 12, 22)));
    }

    [Fact]
    public void Nothing_is_submitted_that_answers_nothing() =>
        Assert.Equal("together.nothing-yet", TeamReflection.Begin(Round, Guid.NewGuid(), Now).Submit(Guid.NewGuid())!.Words);

    [Theory]
    [
        InlineData(AnswerKind.Level, 1, "", 0),
        InlineData(AnswerKind.Level, 4, "", 0),
        InlineData(AnswerKind.Level, 5, "", 1),
        InlineData(AnswerKind.Level, 0, "", 1),
        InlineData(AnswerKind.Level, null, "", 1)
    ]
    [
        InlineData(AnswerKind.NotKnown, null, "", 0),
        InlineData(AnswerKind.NotRelevant, null, "", 1),
        InlineData(AnswerKind.NotRelevant, null, "We have no children here", 0),
        InlineData(null, null, "Words only", 0)
    ]
    public void An_answer_is_a_level_that_exists_or_one_of_the_others_with_its_reason(AnswerKind? standing, int? level, string why, int problems) =>
        Assert.Equal(problems, new AnswerWords(standing, level, why, "", "", []).Tidy().Problems(4).Count());

    [Fact]
    public void A_form_that_is_sent_again_says_the_same_however_a_browser_ends_its_lines()
    {
        var pointers = new[] { Guid.NewGuid(), Guid.NewGuid() };

        Assert.True(
            new AnswerWords(AnswerKind.Level, 2, " One\r\ntwo ", "", "", pointers)
                .Tidy()
                .SaysTheSame(new AnswerWords(AnswerKind.Level, 2, "One\ntwo", "", "", [pointers[1], pointers[0]]))
        );
        Assert.False(new AnswerWords(AnswerKind.Level, 2, "", "", "", pointers).SaysTheSame(new AnswerWords(AnswerKind.Level, 2, "", "", "", [pointers[0]])));
        Assert.Null(new AnswerWords(AnswerKind.NotKnown, 3, "", "", "", []).Tidy().Level);
    }

    [Theory]
    [InlineData(Fate.Same, true), InlineData(Fate.Reworded, true), InlineData(Fate.Split, false), InlineData(Fate.Merged, false)]
    public void What_was_said_of_an_item_that_was_split_or_merged_is_shown_and_never_taken_over(Fate fate, bool holds)
    {
        var said = new AnswerWords(AnswerKind.Level, 3, "Why", "", "", []);
        var pack = Organisation(
            new VersionMapping
            {
                From = "1",
                Items =
                [
                    new ItemFate
                    {
                        Was = "O7",
                        Now = "O1",
                        As = fate,
                    },
                ],
            }
        );

        var carried = CarriedForward.To(pack, "1", new Dictionary<string, LastAnswer> { ["O7"] = new("O7", said, 2, "Spring") })["O1"];

        Assert.Equal(holds, carried.Holds);
        Assert.Equal(holds ? 3 : 0, carried.RoundsUnchanged(said));
        Assert.Equal(0, carried.RoundsUnchanged(said with { Level = 2 }));
    }

    [Fact]
    public void An_item_that_is_new_or_that_nobody_answered_carries_nothing_forward()
    {
        var pack = Organisation(
            new VersionMapping
            {
                From = "1",
                Items =
                [
                    new ItemFate
                    {
                        Was = null,
                        Now = "O1",
                        As = Fate.New,
                    },
                    new ItemFate
                    {
                        Was = "O2",
                        Now = "O2",
                        As = Fate.Same,
                    },
                ],
            }
        );

        Assert.Empty(CarriedForward.To(pack, "1", new Dictionary<string, LastAnswer> { ["O1"] = new("O1", AnswerWords.Empty, 0, "Spring") }));
        Assert.Empty(CarriedForward.To(pack, "0", new Dictionary<string, LastAnswer> { ["O2"] = new("O2", AnswerWords.Empty, 0, "Spring") }));
        Assert.Equal(["O1"], CarriedForward.To(pack, "2", new Dictionary<string, LastAnswer> { ["O1"] = new("O1", AnswerWords.Empty, 0, "Spring") }).Keys);
    }

    [Fact]
    public void A_profile_tells_strengths_first_at_most_three_next_steps_and_what_changed()
    {
        var pack = Organisation();
        var answers = new Dictionary<string, AnswerWords>
        {
            ["O1"] = Level(4),
            ["O2"] = Level(3),
            ["O3"] = Level(1),
            ["O4"] = new(AnswerKind.NotKnown, null, "", "", "", []),
            ["O5"] = Level(2),
            ["O6"] = new(AnswerKind.NotRelevant, null, "No", "", "", []),
            ["O7"] = Level(2),
            ["O8"] = Level(2),
        };
        var before = new Dictionary<string, CarriedForward>
        {
            ["O1"] = new(new LastAnswer("O1", Level(2), 0, "Spring"), Fate.Same),
            ["O5"] = new(new LastAnswer("O5", Level(3), 0, "Spring"), Fate.Same),
            ["O3"] = new(new LastAnswer("O3", Level(4), 0, "Spring"), Fate.Merged),
        };

        var profile = TeamProfile.Of(pack, answers, before);

        Assert.Equal(["O1", "O2"], profile.Strengths.Select(item => item.Id));
        Assert.Equal(["O4", "O3", "O5"], profile.NextSteps.Select(item => item.Id));
        var all = profile.Standards[0];
        Assert.Equal([1, 3, 1, 1], all.Levels);
        Assert.Equal((1, 1, 1, 1, 1), (all.NotKnown, all.NotRelevant, all.Open, all.Higher, all.Lower));

        static AnswerWords Level(int level) => new(AnswerKind.Level, level, "", "", "", []);
    }

    [Fact]
    public void Readers_are_as_far_apart_as_the_highest_and_the_lowest_level_they_saw()
    {
        Assert.Null(Reading.Apart([new Reading("Ann", 2)]));
        Assert.Equal(2, Reading.Apart([new Reading("Ann", 1), new Reading("Bo", 3), new Reading("Cy", 2)]));
    }

    [Fact]
    public void An_action_that_is_given_up_says_why_and_one_that_is_done_may_propose_a_level()
    {
        var action = TeamAction.Plan(Guid.NewGuid(), null, new WantedAction(" Tell everyone ", "Head", new DateOnly(2026, 12, 1), "O1")).Value;

        Assert.Equal("Words", action.Move(ActionStage.Dropped, " ", null)!.Field);
        Assert.True(action.IsOverdueOn(new DateOnly(2026, 12, 2)));
        Assert.Null(action.Move(ActionStage.Done, "Everyone could say it", 3));
        Assert.Equal((3, "Everyone could say it", false), (action.ProposedLevel, action.Effect, action.IsOverdueOn(new DateOnly(2026, 12, 2))));
        Assert.Null(action.Move(ActionStage.UnderWay, "", 3));
        Assert.Null(action.ProposedLevel);
        Assert.Equal(nameof(TeamAction.Text), TeamAction.Plan(Guid.NewGuid(), null, new WantedAction(" ", "", null, null)).Problem!.Field);
    }

    [Fact]
    public void A_reply_thanks_names_two_strengths_and_one_ask() =>
        Assert.Equal(["Thanks", "FirstStrength", "SecondStrength", "Ask"], ReplyWords.Empty.Problems().Select(problem => problem.Field));

    private static TeamReflection Begun()
    {
        var team = TeamReflection.Begin(Round, Guid.NewGuid(), Now);
        team.Count(1);
        return team;
    }

    private static Pack Organisation(params VersionMapping[] mappings)
    {
        var pack = Given.Pack(mappings: mappings);
        return pack with
        {
            Standards = pack.Standards with
            {
                Levels =
                [
                    .. Enumerable
                        .Range(1, 4)
                        .Select(number => new Level
                        {
                            Number = number,
                            Name = $"Level {number}",
                            Meaning = "",
                            AuditWords = "",
                        }),
                ],
            },
            Organisation = new OrganisationReflection
            {
                Id = "organisation",
                Title = "Organisation",
                Items =
                [
                    .. Enumerable
                        .Range(1, 9)
                        .Select(number => new OrganisationItem
                        {
                            Id = $"O{number}",
                            Standard = "first",
                            Title = "",
                            Question = "",
                            Levels = ["", "", "", ""],
                            Good = "",
                            NotYet = "",
                            Evidence = [],
                            Feedback = "",
                            NextStep = "",
                            Tags = [],
                            First = number == 4,
                            Section11 = [],
                        }),
                ],
            },
        };
    }
}
