using static Lodestar.Given;

namespace Lodestar.Standards;

public class LayeringTests
{
    private static readonly LocalQuestion Escalation = new()
    {
        Id = "L1",
        Standard = "first",
        Title = "Escalation",
        Question = "Do we know the way to escalate?",
        Levels = ["No.", "Yes."],
        Good = "Everyone knows.",
        NotYet = "Nobody does.",
        Evidence = ["A poster"],
        Feedback = "It helps.",
        NextStep = "Read it.",
    };

    [Theory]
    [
        InlineData("2026.1", "2026.1", 0),
        InlineData("2026.1+3", "2026.1", 3),
        InlineData("2026.1+0", "2026.1+0", 0),
        InlineData("2026.1+x", "2026.1+x", 0),
        InlineData("+3", "+3", 0),
        InlineData("1+-2", "1+-2", 0)
    ]
    public void A_version_names_its_layer(string version, string pack, int layer)
    {
        Assert.Equal(new VersionName(pack, layer), VersionName.Of(version));
        Assert.Equal(version, VersionName.Of(version).ToString());
    }

    [Fact]
    public void A_question_stands_after_the_packs_own_of_its_standard()
    {
        var pack = Layering.Above(
            Asking("first", "first", "second"),
            Published(1, Escalation, Escalation with { Id = "L2", Standard = "second" }, Escalation with { Id = "L3", Standard = "third" })
        );

        Assert.Equal(["O1", "O2", "L1", "O3", "L2", "L3"], pack.Organisation!.Items.Select(item => item.Id));
        Assert.Equal("2+1", pack.Info.Version);
    }

    [Fact]
    public void What_does_not_fit_the_pack_is_left_out_and_named()
    {
        var layer = Published(
            1,
            Escalation,
            Escalation with
            {
                Id = "L2",
                Standard = "gone",
            },
            Escalation with
            {
                Id = "L3",
                Levels = ["One."],
            },
            Escalation with
            {
                Id = "O1",
            }
        ) with
        {
            Help = [new HelpText { Item = "O1", Hint = "Ours." }, new HelpText { Item = "O7", Hint = "Ours." }],
        };
        var pack = Asking("first");

        Assert.Equal(["O1", "L1"], Layering.Above(pack, layer).Organisation!.Items.Select(item => item.Id));
        Assert.Equal(["L2", "L3", "O1", "O7"], Layering.LeftOut(pack, layer));
    }

    [Fact]
    public void Help_changes_hint_and_examples_and_never_what_is_asked()
    {
        var pack = Asking("first");
        var layer = LocalLayer.Empty with
        {
            Number = 1,
            Pack = "2",
            Help =
            [
                new HelpText
                {
                    Item = "O1",
                    Hint = "Ours.",
                    Evidence = ["Ours too"],
                },
                new HelpText { Item = "P1", Why = "Because." },
            ],
        };
        var layered = Layering.Above(pack with { Reflections = [Questions(Section("one", Item("P1")))] }, layer);
        var (before, after) = (pack.Organisation!.Items[0], layered.Organisation!.Items[0]);

        Assert.Equal(("Ours.", "Ours too"), (after.Hint, after.Evidence.Single()));
        Assert.Equal(before, after with { Hint = before.Hint, Evidence = before.Evidence });
        Assert.Equal(("Because.", "Question P1"), (layered.Reflections[0].Items[0].Why, layered.Reflections[0].Items[0].Question));
    }

    [Fact]
    public void On_a_later_pack_help_goes_with_its_item_where_that_kept_its_meaning()
    {
        var layer = LocalLayer.Empty with
        {
            Number = 1,
            Pack = "1",
            Help = [new HelpText { Item = "O7", Hint = "Ours." }, new HelpText { Item = "O8", Hint = "Lost." }],
        };
        var pack = Asking("first", "first") with
        {
            Mappings =
            [
                new VersionMapping
                {
                    From = "1",
                    Items =
                    [
                        new ItemFate
                        {
                            Was = "O7",
                            Now = "O1",
                            As = Fate.Reworded,
                        },
                        new ItemFate
                        {
                            Was = "O8",
                            Now = "O2",
                            As = Fate.Split,
                        },
                    ],
                },
            ],
        };

        Assert.Equal(["Ours.", null], Layering.Above(pack, layer).Organisation!.Items.Select(item => item.Hint));
        Assert.Equal(["O8"], Layering.LeftOut(pack, layer));
    }

    [Fact]
    public void An_id_that_was_asked_once_is_never_used_again()
    {
        var first = LocalLayer.Empty.With(Escalation).After(LocalLayer.Empty, "2");
        var second = first.Without("L1").After(first, "2");
        var third = second.With(Escalation with { Id = second.NextId, Question = "Something else?" }).After(second, "2");

        Assert.Equal(("L2", "L3"), (second.NextId, third.NextId));
        Assert.Equal(["L1"], third.Retired);
        Assert.Equal("L1", LocalLayer.Empty.NextId);
    }

    [Fact]
    public void Answers_to_a_question_compare_over_layers_until_it_is_asked_in_other_words()
    {
        var first = LocalLayer.Empty.With(Escalation).After(LocalLayer.Empty, "2");
        var second = first.With(Escalation with { Hint = "Help." }).After(first, "2");
        var third = second.With(Escalation with { Question = "Do all of us know the way to escalate?" }).After(second, "2");

        Assert.Equal(Fate.Same, Fate1(second, "2+1"));
        Assert.Equal(Fate.Reworded, Fate1(third, "2+2"));
        Assert.Equal(Fate.Same, Fate1(third, "2+3"));
        Assert.Equal(Fate.Same, Fate1(third, "1+3"));
        Assert.Null(Fate1(third, "2"));
        Assert.Equal(
            ("O1", "O1"),
            (MappingRules.ComparesWith(Layering.Above(Asking("first"), third), "O1", "2"), MappingRules.ComparesWith(Asking("first"), "O1", "2+1"))
        );

        static Fate? Fate1(LocalLayer layer, string version) => MappingRules.FateOf(Layering.Above(Asking("first"), layer), "L1", version)?.As;
    }

    [Fact]
    public void Help_that_says_nothing_of_its_own_is_gone()
    {
        var layer = LocalLayer.Empty.With(new HelpText { Item = "O10", Hint = "Ours." }).With(new HelpText { Item = "O9", Hint = "Ours." });

        Assert.Equal(["O9", "O10"], layer.Help.Select(help => help.Item));
        Assert.Equal(["O10"], layer.With(new HelpText { Item = "O9" }).Help.Select(help => help.Item));
    }

    private static LocalLayer Published(int number, params LocalQuestion[] questions) =>
        LocalLayer.Empty with
        {
            Number = number,
            Pack = "2",
            Questions = questions,
        };

    // A pack with two levels whose items O1, O2 and so on belong to these standards.
    private static Pack Asking(params string[] standards)
    {
        var pack = Pack();
        return pack with
        {
            Standards = pack.Standards with { Levels = [Level(1), Level(2)] },
            Organisation = new OrganisationReflection
            {
                Id = "organisation",
                Title = "Test",
                Items = [.. standards.Select((standard, place) => ItemOf($"O{place + 1}", standard))],
            },
        };
    }

    private static Level Level(int number) =>
        new()
        {
            Number = number,
            Name = $"{number}",
            Meaning = "…",
            AuditWords = "…",
        };

    private static OrganisationItem ItemOf(string id, string standard) => Layering.ItemOf(Pack(), Escalation with { Id = id, Standard = standard, Title = id });
}
