namespace Lodestar.Kernel;

public class OneLineTests
{
    [Theory]
    [InlineData("Fox \u202EHill", false), InlineData("Fox\u2028Hill", false), InlineData("Fox\u2066Hill", false), InlineData("Fox\tHill", false)]
    [InlineData("Fox\nHill", false), InlineData("Fox\u0007Hill", false)]
    [InlineData("Fox Hill", true), InlineData("مدرسة النور", true), InlineData("St Mary’s – 2", true), InlineData("می\u200Cخواهم", true)]
    public void A_name_stands_in_one_line_and_one_direction(string name, bool stands) => Assert.Equal(stands, OneLine.Is(name));
}
