using FsCheck;
using FsCheck.Fluent;
using static Lodestar.Given;

namespace Lodestar.Standards;

public class MappingRulesTests
{
    [Theory]
    [
        InlineData("P1", "P1", Fate.Same, true),
        InlineData("P1", "P2", Fate.Reworded, true),
        InlineData("P1", "P2", Fate.Split, true),
        InlineData("P1", "P2", Fate.Merged, true)
    ]
    [InlineData(null, "P1", Fate.New, true), InlineData("P1", null, Fate.Retired, true)]
    [
        InlineData("P1", "P1", Fate.New, false),
        InlineData("P1", "P1", Fate.Retired, false),
        InlineData(null, "P1", Fate.Same, false),
        InlineData("P1", null, Fate.Reworded, false),
        InlineData(null, null, Fate.Same, false)
    ]
    public void A_line_names_the_items_its_fate_needs(string? was, string? now, Fate fate, bool sound) =>
        Assert.Equal(
            sound,
            MappingRules.Sound(
                new ItemFate
                {
                    Was = was,
                    Now = now,
                    As = fate,
                }
            )
        );

    [Theory]
    [InlineData(Fate.Same, "P1"), InlineData(Fate.Reworded, "P1"), InlineData(Fate.Split, null), InlineData(Fate.Merged, null)]
    public void Answers_compare_with_an_earlier_version_only_where_the_meaning_stayed(Fate fate, string? with)
    {
        var pack = Pack(
            mappings:
            [
                new VersionMapping
                {
                    From = "1",
                    Items =
                    [
                        new ItemFate
                        {
                            Was = "P1",
                            Now = "P2",
                            As = fate,
                        },
                    ],
                },
            ]
        );

        Assert.Equal(with, MappingRules.ComparesWith(pack, "P2", "1"));
    }

    [Fact]
    public void Whatever_a_sound_mapping_says_an_earlier_item_compares_with_one_item_at_most_and_only_if_it_kept_its_meaning() =>
        Prop.ForAll(Gen.Elements(Enum.GetValues<Fate>()).ArrayOf(12).ToArbitrary(), fates =>
            {
                // Item n becomes item n + 100; a new one comes from nowhere and a retired one goes nowhere.
                var items = fates
                    .Select(
                        (fate, n) =>
                            new ItemFate
                            {
                                As = fate,
                                Was = fate == Fate.New ? null : $"P{n}",
                                Now = fate == Fate.Retired ? null : $"P{n + 100}",
                            }
                    )
                    .ToList();
                var pack = Pack(mappings: [new VersionMapping { From = "1", Items = items }]);
                var compared = items.Where(item => item.Now is not null).Select(item => (item, With: MappingRules.ComparesWith(pack, item.Now!, "1"))).ToList();
                return items.All(MappingRules.Sound)
                    && compared.All(one => one.With == (one.item.As is Fate.Same or Fate.Reworded ? one.item.Was : null))
                    && compared.Select(one => one.With).OfType<string>().Distinct().Count() == compared.Count(one => one.With is not null)
                    && compared.All(one => MappingRules.ComparesWith(pack, one.item.Now!, "0") is null);
            })
            .Check(Config.QuickThrowOnFailure.WithMaxTest(300));

    [Fact]
    public void Within_a_version_every_item_compares_with_itself() => Assert.Equal("P9", MappingRules.ComparesWith(Pack(), "P9", "2"));
}
