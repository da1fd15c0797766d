namespace Lodestar.Safeguards;

public class IdentifiersTests
{
    [Theory]
    [InlineData("Write to sam.jones@example.org soon", IdentifierKind.Email, "sam.jones@example.org")]
    [InlineData("sam (at) example (dot) com", IdentifierKind.Email, "sam (at) example (dot) com")]
    [InlineData("Mum is on 07700 900123", IdentifierKind.Phone, "07700 900123")]
    [InlineData("Mum is on 07700900123.", IdentifierKind.Phone, "07700900123")]
    [InlineData("Ring +44 7700 900 123 first", IdentifierKind.Phone, "+44 7700 900 123")]
    [InlineData("Ring (0113) 496 0123", IdentifierKind.Phone, "(0113) 496 0123")]
    [InlineData("Home is 0113-496-0123", IdentifierKind.Phone, "0113-496-0123")]
    [InlineData("They live at LS1 4AP", IdentifierKind.Postcode, "LS1 4AP")]
    [InlineData("near hd12ab somewhere", IdentifierKind.Postcode, "hd12ab")]
    [InlineData("NHS 943 476 5919", IdentifierKind.NhsNumber, "943 476 5919")]
    [InlineData("NHS 9434765919", IdentifierKind.NhsNumber, "9434765919")]
    [InlineData("Born 12/03/2011", IdentifierKind.BirthDate, "12/03/2011")]
    [InlineData("Born 12.3.11", IdentifierKind.BirthDate, "12.3.11")]
    [InlineData("Born 2011-03-12", IdentifierKind.BirthDate, "2011-03-12")]
    [InlineData("Born 12th March 2011", IdentifierKind.BirthDate, "12th March 2011")]
    [InlineData("Born March 12, 2011", IdentifierKind.BirthDate, "March 12, 2011")]
    [InlineData("He is @coolkid_99 there", IdentifierKind.Handle, "@coolkid_99")]
    [InlineData("his snap is: coolkid99", IdentifierKind.Handle, "snap is: coolkid99")]
    [InlineData("her Snapchat name is cool_kid", IdentifierKind.Handle, "Snapchat name is cool_kid")]
    [InlineData("coolkid#1234 on there", IdentifierKind.Handle, "coolkid#1234")]
    [InlineData("See https://example.com/profile/1", IdentifierKind.Link, "https://example.com/profile/1")]
    [InlineData("see www.example.com now", IdentifierKind.Link, "www.example.com")]
    [InlineData("it was on example.co.uk/x", IdentifierKind.Link, "example.co.uk/x")]
    public void What_can_point_at_a_person_by_its_form_is_found_where_it_stands(string text, IdentifierKind kind, string found)
    {
        var identifier = Assert.Single(Identifiers.Find(text));

        Assert.Equal((kind, found), (identifier.Kind, text.Substring(identifier.Start, identifier.Length).Trim()));
    }

    [Theory]
    [InlineData("０７７００ ９００１２３", IdentifierKind.Phone)]
    [InlineData("0770\u200b0900123", IdentifierKind.Phone)]
    [InlineData("07700\u2013900\u2013123", IdentifierKind.Phone)]
    [InlineData("07700\u2011900123", IdentifierKind.Phone)]
    [InlineData("07700,900,123", IdentifierKind.Phone)]
    [InlineData("07700·900·123", IdentifierKind.Phone)]
    [InlineData("07700_900_123", IdentifierKind.Phone)]
    [InlineData("447700900123", IdentifierKind.Phone)]
    [InlineData("+353 86 123 4567", IdentifierKind.Phone)]
    [InlineData("+1 202 555 0123", IdentifierKind.Phone)]
    [InlineData("0770O 9OO123", IdentifierKind.Phone)]
    [InlineData("٠٧٧٠٠٩٠٠١٢٣", IdentifierKind.Phone)]
    [InlineData("tel07700900123", IdentifierKind.Phone)]
    [InlineData("943.476.5919", IdentifierKind.NhsNumber)]
    [InlineData("943  476  5919", IdentifierKind.NhsNumber)]
    [InlineData("9 4 3 4 7 6 5 9 1 9", IdentifierKind.NhsNumber)]
    [InlineData("NHS9434765919", IdentifierKind.NhsNumber)]
    [InlineData("nhs_9434765919", IdentifierKind.NhsNumber)]
    [InlineData("12-Mar-2011", IdentifierKind.BirthDate)]
    [InlineData("12 / 03 / 2011", IdentifierKind.BirthDate)]
    [InlineData("12\u201303\u20132011", IdentifierKind.BirthDate)]
    [InlineData("12 03 2011", IdentifierKind.BirthDate)]
    [InlineData("12mar2011", IdentifierKind.BirthDate)]
    [InlineData("12032011", IdentifierKind.BirthDate)]
    [InlineData("12 March '11", IdentifierKind.BirthDate)]
    [InlineData("LS1  4AP", IdentifierKind.Postcode)]
    [InlineData("LS1-4AP", IdentifierKind.Postcode)]
    [InlineData("LS1\u200b4AP", IdentifierKind.Postcode)]
    [InlineData("LS1 OAP", IdentifierKind.Postcode)]
    [InlineData("_LS1 4AP_", IdentifierKind.Postcode)]
    [InlineData("\u0412D1 2AB", IdentifierKind.Postcode)]
    [InlineData("jo.bloggs at example dot org", IdentifierKind.Email)]
    [InlineData("jo AT gmail DOT com", IdentifierKind.Email)]
    [InlineData("jo @ example . org", IdentifierKind.Email)]
    [InlineData("jo {at} example {dot} org", IdentifierKind.Email)]
    [InlineData("j\u043e@\u0435xample.org", IdentifierKind.Email)]
    [InlineData("＠jo_bloggs", IdentifierKind.Handle)]
    [InlineData("@\u200bjobloggs", IdentifierKind.Handle)]
    [InlineData("@ jo_bloggs", IdentifierKind.Handle)]
    [InlineData("her snap jobloggs11", IdentifierKind.Handle)]
    [InlineData("insta jo.bloggs_x", IdentifierKind.Handle)]
    [InlineData("u/jobloggs", IdentifierKind.Handle)]
    [InlineData("discord name jobloggs_1", IdentifierKind.Handle)]
    [InlineData("snap name - jobloggs11", IdentifierKind.Handle)]
    public void Writing_it_another_way_hides_nothing(string text, IdentifierKind kind) =>
        Assert.Contains(Identifiers.Find($"Ask {text} about it"), found => found.Kind == kind);

    [Fact]
    public void What_is_found_is_named_in_the_writers_own_characters()
    {
        const string Text = "Call \U0001D7CE７７００\u2013900\u200b123 now";

        var found = Assert.Single(Identifiers.Find(Text));

        Assert.Equal("\U0001D7CE７７００\u2013900\u200b123", Text.Substring(found.Start, found.Length));
    }

    [Theory]
    [InlineData("Read the page on noticing signs and ask the team what they think")]
    [InlineData("Talk with 3 children in years 7 and 8 about section 47")]
    [InlineData("Put Childline 0800 1111 and Samaritans 116 123 on the wall")]
    [InlineData("Save the NSPCC number, 0808 800 5000, and the front desk's 0300 number 0300 303 1971")]
    [InlineData("Call 999 or 101")]
    [InlineData("By 31 March, or in May, I will run one session")]
    [InlineData("Finish version 2.4.1 of our guide by week 14")]
    [InlineData("Spend 30 minutes, 2 or 3 times, with 10 to 15 people")]
    [InlineData("Discord is popular with us, and WhatsApp: ask first")]
    [InlineData("Talk with Y6 2nd thing on Monday")]
    [InlineData("Meet at school. Then ask at home. We are at lunch. Me too")]
    [InlineData("Look at Instagram 2 or 3 times, and at Snapchat's new safety page")]
    [InlineData("Use steps 1 2 3 4 5 6 7 8 9 10 of the guide")]
    [InlineData("Read pages 12, 13 and 14 of the 2024 guide")]
    [InlineData("Learn about AI and VR. Then P5 and O12.")]
    public void Ordinary_plans_numbers_and_helplines_pass(string text) => Assert.Empty(Identifiers.Find(text));

    [Fact]
    public void Several_are_found_in_order_and_without_overlap()
    {
        var found = Identifiers.Find("Sam, 12/03/2011, LS1 4AP, 07700 900123, sam@example.org");

        Assert.Equal(
            [IdentifierKind.Person, IdentifierKind.BirthDate, IdentifierKind.Postcode, IdentifierKind.Phone, IdentifierKind.Email],
            found.Select(one => one.Kind)
        );
    }

    [Theory]
    [
        InlineData("943 476 5919", true),
        InlineData("943 476 5918", false),
        InlineData("4010232137", true),
        InlineData("123 456 7890", false),
        InlineData("94347659", false)
    ]
    public void An_nhs_number_is_known_by_its_check_digit(string text, bool isOne) => Assert.Equal(isOne, OfficialNumbers.IsNhsNumber(text));

    [Fact]
    public void A_long_hostile_text_is_read_in_one_pass()
    {
        var hostile = string.Concat(Enumerable.Repeat("a.a@-0(0 0.0/", 20_000));

        Assert.NotNull(Identifiers.Find(hostile));
    }
}
