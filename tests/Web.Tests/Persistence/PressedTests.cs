using System.Text;
using Lodestar.Practice;
using Microsoft.EntityFrameworkCore;

namespace Lodestar.Persistence;

public class PressedTests(SampleWorld world) : IClassFixture<SampleWorld>
{
    // A row with more than this continues on a page of its own: SQLite's file format, section 1.6, at its usual page of 4096 bytes.
    private const int MostOnAPage = 1002;

    [Theory]
    [InlineData("{}"), InlineData("""{"answers":{"P3":7}}"""), InlineData("""{"answers":{"P9":"ünïcödé – 'with' \"marks\""}}""")]
    public void A_short_text_is_kept_as_it_is(string text)
    {
        var kept = Pressed.Press(text);

        Assert.Equal(text, Encoding.UTF8.GetString(kept));
        Assert.Equal(text, Pressed.Open(kept));
    }

    [Fact]
    public void A_long_text_is_kept_shorter_and_read_as_it_was()
    {
        var text = "{\"answers\":{" + string.Join(',', Enumerable.Range(1, 40).Select(number => $"\"P{number}\":\"with-support-of-{number % 7}\"")) + "}}";

        var kept = Pressed.Press(text);

        Assert.InRange(kept.Length, 1, text.Length / 2);
        Assert.Equal(text, Pressed.Open(kept));
    }

    [Fact]
    public void A_damaged_text_is_not_read_as_another()
    {
        var kept = Pressed.Press($"{{\"answers\":\"{new string('a', 500)}\"}}");

        Assert.Throws<InvalidDataException>(() => Pressed.Open(kept[..^3]));
    }

    [Fact]
    public async Task A_whole_reflection_stands_on_its_page()
    {
        var longest = await world.OnDbAsync(async db =>
            (await db.Set<SheetEntry>().Select(entry => entry.Content).ToListAsync()).MaxBy(content => content.Length)!
        );

        Assert.True(longest.Length > MostOnAPage, "None of the sample is long enough to show anything.");
        Assert.InRange(Pressed.Press(longest).Length + $"{Guid.Empty}".Length + 12, 1, MostOnAPage);
    }
}
