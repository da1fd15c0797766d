namespace Lodestar.Reflection.Team;

/// <summary>What counts as a copy of words that are to go.</summary>
public class CopiedWordsTests
{
    [Theory]
    [InlineData("The boy with the red bike", "The boy with the red bike", true)]
    [InlineData("The boy with the red bike", "As we said:\n'the BOY  with the red\nbike'.", true)]
    [InlineData("The boy with the red bike", "The boy with the bike", false)]
    [InlineData("Tom did", "tom did", true)]
    [InlineData("Tom did", "Tom did not know", false)]
    [InlineData("", "", false)]
    [InlineData("Tom did", null, false)]
    public void A_copy_is_the_same_text_or_one_that_holds_it(string words, string? text, bool copy) => Assert.Equal(copy, new CopiedWords(words).AreIn(text));

    [Fact]
    public void Of_a_long_text_the_beginning_is_found_where_a_plan_has_shortened_it()
    {
        var words = string.Concat(Enumerable.Repeat("We ask children first. ", 40));

        Assert.True(new CopiedWords(words).AreIn(words[..(TeamAction.LongestText - 1)].TrimEnd() + '…'));
    }
}
