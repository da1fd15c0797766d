using FsCheck;
using FsCheck.Fluent;
using Lodestar.Standards;
using static Lodestar.Given;

namespace Lodestar.Practice;

public class SignpostsTests
{
    private static readonly PersonReflection Asks = Questions(
        Section(
            "all",
            Item("P1", ItemKind.Sector),
            Item("P2", ItemKind.Districts),
            Item("S1", nextStep: Step("Start to talk", false, "talking")),
            Item("S2", nextStep: Step("Respond kindly", true, "responding")),
            Item("S3", nextStep: Step("Record well", false, "recording")),
            Item("S4", nextStep: Step("Speak up", false, "speaking-up")),
            Item("S5", nextStep: Step("Respond again", false, "responding")),
            Item("WISH", ItemKind.Many, answers: [Option("laws", tags: "laws"), Option("talk", tags: "talking"), Option("self", tags: "self")])
        )
    );

    private static readonly Pack Full = Pack(
        guidance:
        [
            Guidance("on-talking", "talking"),
            Guidance("on-responding", "responding"),
            Guidance("on-recording", "recording"),
            Guidance("on-speaking-up", "speaking-up"),
            Guidance("on-laws", "laws"),
            Guidance("on-self", "self"),
        ],
        training:
        [
            Training("northern", ["north"], null, "talking"),
            Training("for-youth-work", null, ["youth-work"], "talking"),
            Training("for-all", null, null, "talking", "responding", "laws"),
        ],
        services:
        [
            Service("hidden", Publish.AfterCheck, false, null, ServiceCategory.Advice, "talking", "responding"),
            Service("closed", Publish.No, false, null, ServiceCategory.Advice, "talking"),
            Service("website-only", Publish.Yes, false, null, ServiceCategory.Learning, "talking"),
            Service("helpline", Publish.Yes, false, null, ServiceCategory.Advice, "talking", "responding"),
            Service("southern", Publish.Yes, true, ["south"], ServiceCategory.Advice, "recording"),
        ],
        roles: [Role("champion", "talking", "recording", "speaking-up")],
        reflections: Asks
    );

    [Fact]
    public void Whoever_finds_much_hard_is_offered_three_steps_and_no_more() => Assert.Equal(3, Offers("S1=not-yet S2=not-yet S3=not-yet S4=not-yet").Count);

    [Fact]
    public void What_touches_children_most_directly_comes_first_when_it_is_a_place_to_start() =>
        Assert.Equal("Respond kindly", Offers("S1=not-yet S2=not-yet")[0].Text);

    [Fact]
    public void A_place_to_start_comes_before_what_goes_with_support() =>
        Assert.Equal(["Record well", "Start to talk"], Offers("S1=with-support S3=not-yet").Select(offer => offer.Text));

    [Fact]
    public void Of_equals_what_the_person_wished_for_comes_first() =>
        Assert.Equal(["Start to talk", "Record well"], Offers("S1=not-yet S3=not-yet WISH=talk").Select(offer => offer.Text));

    [Fact]
    public void Two_steps_never_lead_to_the_same_subject() => Assert.Equal(["Respond kindly"], Offers("S2=not-yet S5=not-yet").Select(offer => offer.Text));

    [Fact]
    public void Whoever_asks_for_something_gets_it_however_much_else_is_hard() =>
        Assert.Equal(
            [(Reason.Answer, "Respond kindly"), (Reason.Answer, "Start to talk"), (Reason.Wish, "laws")],
            Offers("S1=not-yet S2=not-yet S3=not-yet S4=not-yet WISH=laws").Select(offer => (offer.Reason, offer.Text))
        );

    [Fact]
    public void What_touches_children_most_directly_comes_first_also_when_it_goes_with_support() =>
        Assert.Equal("Respond kindly", Offers("S1=not-yet S2=with-support S3=not-yet")[0].Text);

    [Fact]
    public void What_someone_does_or_knows_comes_before_how_sure_they_feel()
    {
        var reflection = Questions(
            Section(
                "all",
                Item("SURE", ItemKind.Scale, nextStep: Step("Read a page", false, "recording")),
                Item("DO", nextStep: Step("Start to talk", false, "talking")),
                Item("KNOW", ItemKind.Knowledge, nextStep: Step("Learn it", false, "laws"), answers: [Option("wrong", 1), Option("right", 3)])
            )
        );

        var offers = Signposts.For(Full, reflection, Sheet(reflection, ("SURE", ["1"]), ("DO", ["not-yet"]), ("KNOW", ["wrong"])));

        Assert.Equal(["Learn it", "Start to talk", "Read a page"], offers.Select(offer => offer.Text));
    }

    [Fact]
    public void A_wish_becomes_a_step_where_there_is_room() =>
        Assert.Equal([(Reason.Answer, "Start to talk"), (Reason.Wish, "laws")], Offers("S1=not-yet WISH=laws").Select(offer => (offer.Reason, offer.Text)));

    [Fact]
    public void Whoever_finds_nothing_hard_and_wishes_for_nothing_is_asked_to_pass_it_on() =>
        Assert.Equal(Reason.Share, Assert.Single(Offers("S1=confident S2=could-help")).Reason);

    [Fact]
    public void A_reflection_without_next_steps_offers_none()
    {
        var workshop = Questions(Section("all", Item("W1", ItemKind.Scale)));

        Assert.Empty(Signposts.For(Full, workshop, Sheet(workshop, ("W1", ["9"]))));
    }

    [Fact]
    public void Not_part_of_my_role_asks_for_no_step() => Assert.Equal(Reason.Share, Assert.Single(Offers("S1=not-my-part")).Reason);

    [Theory]
    [InlineData("P2=north S1=not-yet", "northern")]
    [InlineData("P2=south S1=not-yet", "for-all")]
    [InlineData("P1=youth-work S1=not-yet", "for-youth-work")]
    [InlineData("S1=not-yet", "for-all")]
    public void Training_suits_the_district_and_the_sector(string given, string training) => Assert.Equal(training, Offers(given)[0].Attend!.Id);

    [Fact]
    public void Nobody_is_sent_to_a_service_that_may_not_be_shown_or_where_nobody_answers() => Assert.Equal("helpline", Offers("S1=not-yet")[0].Service!.Id);

    [Fact]
    public void A_service_of_another_district_is_not_offered_and_the_champion_stands_in()
    {
        var offer = Offers("P2=north S3=not-yet")[0];

        Assert.Null(offer.Service);
        Assert.Equal(("champion", "Ask in the north"), (offer.Role!.Id, offer.Contact!.Ask));
    }

    [Fact]
    public void A_service_is_offered_once_and_then_the_champion() =>
        Assert.Equal(["helpline", null], Offers("S1=not-yet S2=not-yet").Select(offer => offer.Service?.Id));

    [Fact]
    public void Whoever_works_in_several_districts_gets_no_contact_of_one_of_them() => Assert.Null(Offers("P2=north,south S4=not-yet")[0].Contact);

    [Fact]
    public void Whatever_is_answered_there_are_one_to_three_steps_each_with_something_to_read_and_someone_to_turn_to() =>
        Prop.ForAll(Sheets.ToArbitrary(), sheet =>
            {
                var offers = Signposts.For(Full, Asks, sheet);
                return offers.Count is >= 1 and <= Signposts.Most
                    && offers.All(offer => offer.Read is not null && (offer.Service is not null || offer.Role is not null))
                    && offers.Where(offer => offer.Service is not null).All(offer => offer.Service!.Shown != Showing.NotShown)
                    && offers.Where(offer => offer.Service is not null).Select(offer => offer.Service!.Id).Distinct().Count()
                        == offers.Count(offer => offer.Service is not null);
            })
            .Check(Config.QuickThrowOnFailure.WithMaxTest(500));

    [Fact]
    public void The_same_answers_always_give_the_same_steps() =>
        Prop.ForAll(Sheets.ToArbitrary(), sheet => Signposts.For(Full, Asks, sheet).SequenceEqual(Signposts.For(Full, Asks, sheet)))
            .Check(Config.QuickThrowOnFailure);

    private static Gen<AnswerSheet> Sheets =>
        Gen.Choose(0, int.MaxValue - 1)
            .Select(seed =>
            {
                var random = new System.Random(seed);
                return Asks
                    .Items.Where(_ => random.Next(3) > 0)
                    .Aggregate(AnswerSheet.Empty, (sheet, item) =>
                    {
                        var choices = AnswerCheck.Choices(Full, Asks, item).Select(choice => choice.Code).ToList();
                        var most = item.Kind is ItemKind.Many or ItemKind.Districts ? choices.Count : 1;
                        return choices.Count == 0 ? sheet : sheet.With(item, choices.OrderBy(_ => random.Next()).Take(random.Next(1, most + 1)));
                    });
            });

    private static IReadOnlyList<NextStepOffer> Offers(string given)
    {
        var answers = given.Split(' ').Select(one => one.Split('=')).Select(one => (one[0], one[1].Split(','))).ToArray();
        return Signposts.For(Full, Asks, Sheet(Asks, answers));
    }
}
