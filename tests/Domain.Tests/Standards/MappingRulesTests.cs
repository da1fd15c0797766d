using static Lodestar.Given;

namespace Lodestar.Standards;

public class MappingRulesTests
{
    [Theory]
    [InlineData("P1", "P1", Fate.Same, true), InlineData("P1", "P2", Fate.Reworded, true), InlineData("P1", "P2", Fate.Split, true), InlineData("P1", "P2", Fate.Merged, true)]
    [InlineData(null, "P1", Fate.New, true), InlineData("P1", null, Fate.Retired, true)]
    [InlineData("P1", "P1", Fate.New, false), InlineData("P1", "P1", Fate.Retired, false), InlineData(null, "P1", Fate.Same, false), InlineData("P1", null, Fate.Reworded, false), InlineData(null, null, Fate.Same, false)]
    public void A_line_names_the_items_its_fate_needs(string? was, string? now, Fate fate, bool sound) =>
        Assert.Equal(sound, MappingRules.Sound(new ItemFate { Was = was, Now = now, As = fate }));

    [Theory]
    [InlineData(Fate.Same, "P1"), InlineData(Fate.Reworded, "P1"), InlineData(Fate.Split, null), InlineData(Fate.Merged, null)]
    public void Answers_compare_with_an_earlier_version_only_where_the_meaning_stayed(Fate fate, string? with)
    {
        var pack = Pack(mappings: [new VersionMapping { From = "1", Items = [new ItemFate { Was = "P1", Now = "P2", As = fate }] }]);

        Assert.Equal(with, MappingRules.ComparesWith(pack, "P2", "1"));
    }

    [Fact]
    public void Within_a_version_every_item_compares_with_itself() => Assert.Equal("P9", MappingRules.ComparesWith(Pack(), "P9", "2"));
}
