using Lodestar.Plans;
using Lodestar.Standards;

namespace Lodestar.Together;

/// <summary>The rules of a reply, and of what answers suggest for a plan.</summary>
public class ReplyRuleTests
{
    private static readonly ReplyWords Whole = new("Thank you for saying where you start out.", "One", "Two", "Three");

    [Theory]
    [
        InlineData("Thank you for the round.", true),
        InlineData(" thank you, for the ROUND ", true),
        InlineData("Thank you for the round. You said plainly where you start out.", false)
    ]
    public void Thanks_are_more_than_the_words_they_start_from(string thanks, bool refused) =>
        Assert.Equal(
            refused ? ["together.reply.thanks-proposed-only"] : [],
            (Whole with { Thanks = thanks }).Problems("Thank you for the round.").Select(problem => problem.Words)
        );

    [Fact]
    public void Thanks_that_are_missing_are_told_as_missing() =>
        Assert.Equal(["together.reply.thanks-missing"], (Whole with { Thanks = " " }).Problems("").Select(problem => problem.Words));

    [Theory]
    [InlineData(false, 0, false, true), InlineData(true, 0, false, true), InlineData(false, 1, false, false), InlineData(true, 1, false, true)]
    [InlineData(false, 0, true, false), InlineData(true, 0, true, false), InlineData(false, 2, true, false), InlineData(true, 1, true, true)]
    public void Nobody_sees_what_another_read_before_reading_and_a_panel_is_two(bool own, int others, bool panel, bool may) =>
        Assert.Equal(may, Reading.MayAgree(own, others, panel));

    [Fact]
    public void Own_words_are_proposed_first_then_next_steps_of_lower_levels_and_never_what_was_decided()
    {
        var pack = Given.Pack();
        pack = pack with
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
                            Name = $"{number}",
                            Meaning = "",
                            AuditWords = "",
                        }),
                ],
            },
            Organisation = new OrganisationReflection
            {
                Id = "organisation",
                Title = "",
                Items =
                [
                    .. Enumerable
                        .Range(1, 6)
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
                            NextStep = $"Step {number}",
                            Tags = [],
                            First = number == 4,
                            Section11 = [],
                        }),
                ],
            },
        };
        var answers = new Dictionary<string, AnswerWords>
        {
            ["O1"] = Says(1),
            ["O2"] = Says(3),
            ["O3"] = Says(4) with { Next = new string('x', 600) },
            ["O4"] = AnswerWords.Empty with { Kind = AnswerKind.NotKnown },
            ["O5"] = Says(1),
        };

        var proposals = PlanProposal.From(pack, answers, new HashSet<string> { "O5" });

        Assert.Equal([("O3", true), ("O4", false), ("O1", false)], proposals.Select(proposal => (proposal.Item.Id, proposal.Own)));
        Assert.Equal(TeamAction.LongestText, proposals[0].Text.Length);
        Assert.Equal("Step 1", proposals[2].Text);
    }

    private static AnswerWords Says(int level) => AnswerWords.Empty with { Kind = AnswerKind.Level, Level = level };
}
