using System.Globalization;

namespace Lodestar.Statistics;

public class IntervalTests
{
    private static readonly Dictionary<string, double> Z = new()
    {
        ["0.9"] = 1.6448536269514722,
        ["0.95"] = Interval.NinetyFive,
        ["0.99"] = 2.5758293035489004,
    };

    [Fact]
    public void Wilsons_interval_agrees_with_the_reference()
    {
        var lines = File.ReadAllLines(Path.Combine(AppContext.BaseDirectory, "Statistics", "Intervals", "wilson.csv")).Skip(1).ToList();

        Assert.NotEmpty(lines);
        Assert.All(lines.Select(line => line.Split(',')), line =>
        {
            var interval = Interval.Wilson(long.Parse(line[0]), long.Parse(line[1]), Z[line[2]]);
            Assert.Equal(Number(line[3]), interval.Low, 1e-6);
            Assert.Equal(Number(line[4]), interval.High, 1e-6);
        });
    }

    [Theory]
    [InlineData(1, 0), InlineData(-1, 5), InlineData(6, 5)]
    public void There_is_none_of_nobody_and_of_what_cannot_be(long count, long of) =>
        Assert.Throws<ArgumentOutOfRangeException>(() => Interval.Wilson(count, of));

    private static double Number(string text) => double.Parse(text, CultureInfo.InvariantCulture);
}
