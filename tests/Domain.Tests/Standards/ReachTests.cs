using static Lodestar.Given;

namespace Lodestar.Standards;

public class ReachTests
{
    [Fact]
    public void An_item_after_the_answer_it_waits_for_can_be_reached() =>
        Assert.Empty(
            Unreachable(
                Item("A"),
                Item("B", showWhen: [When("A", "confident")]),
                Item("C", showWhen: [When("B", "confident"), When("A", "confident", "not-yet")])
            )
        );

    [Fact]
    public void An_item_that_waits_for_a_later_one_cannot() => Assert.Equal(["A"], Unreachable(Item("A", showWhen: [When("B", "confident")]), Item("B")));

    [Fact]
    public void An_item_that_waits_for_an_answer_nobody_can_give_cannot() =>
        Assert.Equal(["B"], Unreachable(Item("A"), Item("B", showWhen: [When("A", "made-up")])));

    [Fact]
    public void An_item_whose_conditions_contradict_each_other_at_a_distance_cannot() =>
        Assert.Equal(
            ["C"],
            Unreachable(Item("A"), Item("B", showWhen: [When("A", "confident")]), Item("C", showWhen: [When("B", "confident"), When("A", "not-yet")]))
        );

    [Fact]
    public void Several_answers_at_once_do_not_contradict_each_other() =>
        Assert.Empty(
            Unreachable(
                Item("A", ItemKind.Many),
                Item("B", showWhen: [When("A", "confident")]),
                Item("C", showWhen: [When("B", "confident"), When("A", "not-yet")])
            )
        );

    private static IEnumerable<string> Unreachable(params Item[] items)
    {
        var reflection = Questions(Section("all", items));
        return Reach.Unreachable(reflection, [.. reflection.Items]).Select(one => one.Item.Id);
    }
}
