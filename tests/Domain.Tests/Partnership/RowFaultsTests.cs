using Lodestar.Kernel;

namespace Lodestar.Partnership;

/// <summary>One fault in many rows is reported once.</summary>
public class RowFaultsTests
{
    [Theory]
    [InlineData("2–4, 7", 2, 3, 4, 7), InlineData("5", 5)]
    public void Lines_that_follow_each_other_are_a_range(string shown, params int[] lines) =>
        Assert.Equal(shown, new RowFaults(new RowFault(lines[0], "sector", "magic", new Problem("", "x")), lines).Ranges);
}
