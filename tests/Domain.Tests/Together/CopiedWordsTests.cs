using Lodestar.Plans;

namespace Lodestar.Together;

/// <summary>What counts as a copy of words to be taken out, and what is left without them.</summary>
public class CopiedWordsTests
{
    private const string Mark = "[taken out]";

    [Theory]
    [InlineData("The boy with the red bike", "The boy with the red bike", Mark)]
    [InlineData("The boy with the red bike", "As we said:\n'the BOY  with the red\nbike'.", $"As we said:\n'{Mark}'.")]
    [InlineData("The boy with the red bike", "The boy with the bike", null)]
    [InlineData("Tom", "tom did, and TOM’s bike; Tomorrow, atom", $"{Mark} did, and {Mark}’s bike; Tomorrow, atom")]
    [InlineData("(Tom)", "See (Tom)now", $"See {Mark}now")]
    [InlineData("ab.c*", "We abbc and ab.c*", $"We abbc and {Mark}")]
    [InlineData("no", "no, no", null)]
    [InlineData("", "", null)]
    [InlineData("Tom did", null, null)]
    public void A_copy_is_the_same_text_or_one_that_holds_it_and_the_rest_stays(string words, string? text, string? left)
    {
        var copied = new CopiedWords(words);

        Assert.Equal(left is not null, copied.AreIn(text));
        Assert.Equal(left ?? text ?? "", copied.OutOf(text ?? "", Mark));
    }

    [Fact]
    public void Of_a_long_text_the_beginning_is_found_where_a_plan_has_shortened_it()
    {
        var words = string.Concat(Enumerable.Repeat("We ask children first. ", 40));
        var shortened = "Plan: " + words[..(TeamAction.LongestText - 10)].TrimEnd() + '…';

        Assert.True(new CopiedWords(words).AreIn(shortened));
        Assert.Equal($"Plan: {Mark}", new CopiedWords(words).OutOf(shortened, Mark));
        Assert.Equal($"Before. {Mark} After.", new CopiedWords(words).OutOf($"Before. {words.Trim()} After.", Mark));
    }
}
