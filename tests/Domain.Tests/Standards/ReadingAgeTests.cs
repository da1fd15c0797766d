namespace Lodestar.Standards;

public class ReadingAgeTests
{
    [Theory]
    [
        InlineData("a", 1),
        InlineData("the", 1),
        InlineData("child", 1),
        InlineData("made", 1),
        InlineData("makes", 1),
        InlineData("asked", 1),
        InlineData("helped", 1),
        InlineData("people", 2),
        InlineData("they're", 1)
    ]
    [
        InlineData("wanted", 2),
        InlineData("needed", 2),
        InlineData("table", 2),
        InlineData("places", 2),
        InlineData("online", 2),
        InlineData("children", 2),
        InlineData("picture", 2),
        InlineData("being", 2),
        InlineData("going", 2),
        InlineData("quiet", 2)
    ]
    [
        InlineData("create", 2),
        InlineData("media", 3),
        InlineData("video", 3),
        InlineData("confident", 3),
        InlineData("volunteer", 3),
        InlineData("together", 3),
        InlineData("serious", 3),
        InlineData("parent", 2),
        InlineData("carers", 2)
    ]
    [
        InlineData("safeguarding", 3),
        InlineData("something", 2),
        InlineData("sometimes", 2),
        InlineData("precious", 2),
        InlineData("carefully", 3),
        InlineData("situation", 4),
        InlineData("information", 4),
        InlineData("experience", 4),
        InlineData("organisation", 5),
        InlineData("understanding", 4),
        InlineData("knowledge", 2),
        InlineData("language", 2)
    ]
    public void Syllables_are_counted_by_spelling(string word, int syllables) => Assert.Equal(syllables, ReadingAge.Syllables(word));

    [Fact]
    public void The_formula_is_that_of_flesch_and_kincaid()
    {
        // 40 words of one syllable in four sentences: 0.39 × 10 + 11.8 × 1 − 15.59 + 5.
        var text = string.Concat(Enumerable.Repeat("We talk with the child and then we write it. ", 4));

        Assert.Equal((0.39 * 10) + 11.8 - 15.59 + 5, ReadingAge.Of(text, new HashSet<string>())!.Value, 6);
    }

    [Fact]
    public void A_short_text_has_no_score() => Assert.Null(ReadingAge.Of("Choose all that fit.", new HashSet<string>()));

    [Fact]
    public void Longer_sentences_and_longer_words_read_harder()
    {
        const string Plain =
            "Listen to the child. Thank them for telling you. Say that it is not their fault. Tell the person who leads on this. Write down "
            + "what was said. Ask what they want. Go back to them. Look after yourself as well, and talk to a friend.";
        const string Hard =
            "Practitioners should endeavour to communicate reassurance empathetically while simultaneously facilitating appropriate "
            + "documentation of the disclosure in accordance with organisational safeguarding procedures, notwithstanding considerations "
            + "regarding confidentiality, proportionality and the multifaceted characteristics of contemporary technologically mediated "
            + "victimisation in heterogeneous communities throughout metropolitan and predominantly agricultural constituencies.";

        Assert.InRange(ReadingAge.Of(Plain, new HashSet<string>())!.Value, 4, 9);
        Assert.True(ReadingAge.Of(Hard, new HashSet<string>()) > 25);
    }

    [Fact]
    public void Marks_of_markdown_and_addresses_are_not_read_and_each_line_of_a_list_ends()
    {
        var list = string.Concat(Enumerable.Repeat("- Ask the child what they want [here](https://example.org/a/very/long/address)\n", 8));
        var sentences = string.Concat(Enumerable.Repeat("Ask the child what they want here. ", 8));

        Assert.Equal(ReadingAge.Of(sentences, new HashSet<string>())!.Value, ReadingAge.Of(list, new HashSet<string>())!.Value, 6);
    }

    [Fact]
    public void A_word_that_is_explained_counts_as_two_syllables_at_most()
    {
        var text = string.Concat(Enumerable.Repeat("Ask the organisation for its plan and read it. ", 5));

        Assert.True(ReadingAge.Of(text, new HashSet<string> { "organisation" }) < ReadingAge.Of(text, new HashSet<string>()));
    }
}
