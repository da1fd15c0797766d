namespace Lodestar.Safeguards;

/// <summary>What reads like a disclosure, on invented texts; docs/identifiers.md quotes what is measured here.</summary>
public class DisclosuresTests
{
    private static readonly ILookup<bool, string> Texts = Read("disclosures", "disclosures-second", "disclosures-third");
    private static readonly ILookup<bool, string> Unseen = Read("disclosures-fourth");

    [Fact]
    public void What_tells_of_somebody_being_harmed_is_seen()
    {
        var missed = Texts[true].Where(text => !Disclosures.ReadsLikeOne(text)).ToList();

        Assert.True(Texts[true].Count() >= 60 && missed.Count <= 0.05 * Texts[true].Count(), string.Join('\n', missed));
    }

    [Fact]
    public void Talk_about_training_policy_and_plans_is_none()
    {
        var mistaken = Texts[false].Where(Disclosures.ReadsLikeOne).ToList();

        Assert.True(Texts[false].Count() >= 60 && mistaken.Count <= 0.05 * Texts[false].Count(), string.Join('\n', mistaken));
    }

    [Theory]
    [InlineData("She is being blackm\u200bailed by a man online")]
    [InlineData("SHE IS BEING BLACKMAILED BY A MAN ONLINE")]
    [InlineData("Thank you for the session. We liked it.\nA pupil told me a man is blackmailing her.")]
    public void Writing_it_another_way_or_among_other_things_hides_nothing(string text) => Assert.True(Disclosures.ReadsLikeOne(text));

    [Theory]
    [InlineData("")]
    [InlineData("a")]
    [InlineData("\ud800")]
    public void Whatever_is_written_it_answers(string text) => Assert.False(Disclosures.ReadsLikeOne(text));

    [Fact]
    public void A_long_hostile_text_is_read_in_one_pass() =>
        Assert.False(Disclosures.ReadsLikeOne(string.Concat(Enumerable.Repeat("told her a is the ", 20_000))));

    [Fact]
    public void Of_texts_read_only_once_the_rules_stood_half_are_seen_and_few_plans_are_mistaken()
    {
        var missed = Unseen[true].Where(text => !Disclosures.ReadsLikeOne(text)).ToList();
        var mistaken = Unseen[false].Where(Disclosures.ReadsLikeOne).ToList();

        Assert.True(missed.Count <= 7 && mistaken.Count <= 2, string.Join('\n', [.. missed, "", .. mistaken]));
    }

    private static ILookup<bool, string> Read(params string[] files) =>
        files
            .SelectMany(file => File.ReadLines($"Safeguards/Notes/{file}.txt"))
            .Where(line => line.StartsWith("+ ", StringComparison.Ordinal) || line.StartsWith("- ", StringComparison.Ordinal))
            .ToLookup(line => line[0] == '+', line => line[2..]);
}
