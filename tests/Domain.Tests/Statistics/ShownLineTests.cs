using FsCheck;
using FsCheck.Fluent;

namespace Lodestar.Statistics;

public class ShownLineTests
{
    private static readonly Band[] Two = [new("low", ["a", "b"]), new("high", ["c", "d"])];

    // Counts of six parts, and which of them are withheld.
    private static readonly Gen<ShownLine> Lines =
        from counts in Gen.Choose(0, 30).ArrayOf(6)
        from hides in Gen.Elements(true, false).ArrayOf(6)
        select Line(counts.Sum(), [.. counts.Zip(hides, (count, hide) => hide && count > 0 ? (long?)null : count)]);

    [Fact]
    public void What_is_shown_and_what_is_left_are_always_the_whole() =>
        Holds(line => line.Parts.Sum(part => part.Count ?? 0) + line.Rest == line.Of && (line.IsWithheld || line.Rest == 0));

    [Fact]
    public void A_band_with_a_withheld_part_is_never_shown_as_the_sum_of_its_others() =>
        Holds(line =>
            line.Together(Two)
                .Parts.Take(2)
                .Zip(Two)
                .All(one =>
                {
                    var (inside, others) = (
                        line.Parts.Where(part => one.Second.Codes.Contains(part.Code)),
                        line.Parts.Where(part => !one.Second.Codes.Contains(part.Code))
                    );
                    return inside.All(part => part.Count is not null)
                        ? one.First.Count == inside.Sum(part => part.Count)
                        : one.First.Count == (others.All(part => part.Count is not null) ? line.Of - others.Sum(part => part.Count) : null);
                })
        );

    [Fact]
    public void Put_together_it_is_the_same_whole() =>
        Holds(line => line.Together(Two) is var together && together.Of == line.Of && together.Parts.Sum(part => part.Count ?? 0) + together.Rest == line.Of);

    [Fact]
    public void The_largest_is_the_largest_of_all_that_is_shown() =>
        Holds(line =>
            line.Largest().All(most => line.Parts.All(part => (part.Count ?? 0) <= most.Count))
            && line.Largest().Count > 0 == line.Parts.Any(part => part.Count > 0)
        );

    [Fact]
    public void Unless_it_says_so_none_that_is_withheld_can_be_larger() =>
        Holds(line =>
            line.MayHideTheLargest()
            || line.Parts.Where(part => part.Count is null).All(part => line.Share(part.Code).Most <= line.Parts.Max(one => one.Count ?? 0))
        );

    [Fact]
    public void A_withheld_part_reaches_as_far_as_all_that_is_withheld() =>
        Holds(line =>
            line.Parts.All(part =>
                line.Share(part.Code) is var share && (part.Count is null ? share.Most == line.Rest && share.Part is null : share.Most == part.Count)
            )
        );

    [Fact]
    public void Without_those_who_did_not_answer_the_rest_is_the_whole()
    {
        var answered = Line(40, 10, 20, null, null, 0, 4).Without("f")!;

        Assert.Equal((36L, 6L, 5), (answered.Of, answered.Rest, answered.Parts.Count));
        Assert.Null(Line(40, 10, 20, 0, 0, null, null).Without("f"));
    }

    [Fact]
    public void Of_several_answers_a_withheld_one_could_be_everyones()
    {
        var line = ShownLine.Published(40, [new ShownPart("a", 30), new ShownPart("b", null)], addsUp: false);

        Assert.Equal(40, line.Share("b").Most);
        Assert.True(line.MayHideTheLargest());
        Assert.Throws<InvalidOperationException>(() => line.Rest);
        Assert.Throws<InvalidOperationException>(() => line.Together(Two));
    }

    [Fact]
    public void A_line_of_a_protected_table_has_what_it_prints()
    {
        var table = new CountTable(
            new OrderedDictionary<string, long>
            {
                ["a"] = 3,
                ["b"] = 9,
                ["c"] = 20,
                ["all"] = 32,
            },
            [new Sum("all", ["a", "b", "c"])]
        );

        var line = ShownLine.From(Disclosure.Protect(table, new DisclosureRule(), new HashSet<string> { "all" }), table.Sums[0]);

        Assert.Equal(32, line.Of);
        Assert.Null(line.Share("a").Count);
        Assert.Equal(2, line.Parts.Count(part => part.Count is null));
        Assert.False(line.IsOwn);
    }

    private static void Holds(Func<ShownLine, bool> property) => Check.One(Config.QuickThrowOnFailure, Prop.ForAll(Lines.ToArbitrary(), property));

    private static ShownLine Line(long of, params long?[] counts) =>
        ShownLine.Published(of, counts.Select((count, place) => new ShownPart($"{(char)('a' + place)}", count)), addsUp: true);
}
