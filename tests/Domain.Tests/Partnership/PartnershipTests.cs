using static Lodestar.Given;

namespace Lodestar.Partnership;

public class PartnershipTests
{
    [Theory]
    [InlineData(0, true), InlineData(90, true), InlineData(91, false), InlineData(-1, false)]
    public void A_front_door_counts_as_confirmed_for_ninety_days(int days, bool confirmed) =>
        Assert.Equal(confirmed, FrontDoor.Confirm("north", "01632 960000", "", "", "Duty manager", Today).Value.IsConfirmedOn(Today.AddDays(days)));

    [Theory]
    [
        InlineData("", "", "Duty manager", "phone"),
        InlineData("call us", "", "Duty manager", "phone"),
        InlineData("01632 960000", "ask", "Duty manager", "phone"),
        InlineData("01632 960000", "", " ", "by")
    ]
    public void A_front_door_needs_a_number_that_can_be_called_and_the_role_that_confirmed_it(string phone, string outOfHours, string by, string problem) =>
        Assert.Equal($"partnership.front-doors.{problem}", FrontDoor.Confirm("north", phone, outOfHours, "", by, Today).Problem!.Words);

    [Fact]
    public void An_organisation_needs_a_name_of_at_most_120_characters_and_a_district()
    {
        Assert.Equal("partnership.organisations.name", Organisation.Register(" ", "bcdf-2345", "education", ["north"]).Problem!.Words);
        Assert.Equal("partnership.organisations.name", Organisation.Register(new string('a', 121), "bcdf-2345", "education", ["north"]).Problem!.Words);
        Assert.Equal("partnership.organisations.districts", Organisation.Register("Club", "bcdf-2345", "education", []).Problem!.Words);
        Assert.Equal("Club", Organisation.Register(" Club ", "bcdf-2345", "education", ["north"]).Value.Name);
    }
}
