using FsCheck;
using FsCheck.Fluent;

namespace Lodestar.Safeguards;

/// <summary>How much is found, on the labelled notes and on invented ones; docs/identifiers.md quotes what is measured here.</summary>
public class FindingTests
{
    private static readonly string[] Origins = ["british", "south-asian", "eastern-european", "african", "arabic"];

    [Fact]
    public void On_the_labelled_notes_the_targets_are_met()
    {
        var score = new Scorer(Scorer.Sample());

        Assert.True(
            score.RecallWithout("PERSON") >= 0.98 && score.Recall("PERSON") >= 0.92 && score.NotesLeft <= 0.06 && score.CleanFlagged <= 0.06,
            score.Misses
        );
    }

    [Theory, InlineData("A", 0.95), InlineData("B", 0.92)]
    public void Names_in_no_list_are_found_by_what_stands_beside_them_whatever_their_origin(string set, double least)
    {
        var score = new Scorer(InventedNotes.WithNames(set));

        Assert.All(Origins, origin => Assert.True(score.Recall(origin) >= Math.Min(least, 0.90), $"{origin}: {score.Recall(origin):0.000}\n{score.Misses}"));
        Assert.True(score.Recall() >= least, score.Misses);
    }

    // The second set is full of names of public people and charities, which are names; people write few such notes.
    [Theory, InlineData("A", 0.06), InlineData("B", 0.20)]
    public void Words_months_places_and_services_that_people_are_called_after_pass(string set, double most)
    {
        var score = new Scorer(InventedNotes.WithoutNames(set));

        Assert.True(score.CleanFlagged <= most, score.Misses);
    }

    [Fact]
    public void Every_usual_way_to_write_a_number_an_address_or_a_date_of_birth_is_found_as_what_it_is()
    {
        var notes = File.ReadLines("Safeguards/Notes/forms.txt").Where(line => !line.StartsWith('#')).Select(line => line.Split('|')).ToList();

        Assert.All(notes.Where(note => note[0] == "-"), note => Assert.Empty(Identifiers.Find(note[1])));
        Assert.All(notes.Where(note => note[0] != "-"), note =>
        {
            var (start, kind) = (note[1].IndexOf(note[2], StringComparison.Ordinal), Enum.Parse<IdentifierKind>(note[0], ignoreCase: true));
            Assert.Contains(Identifiers.Find(note[1]), one =>
                one.Kind == kind && Math.Min(one.Start + one.Length, start + note[2].Length) - Math.Max(one.Start, start) >= 0.8 * note[2].Length
            );
        });
    }

    [Fact]
    public void Whatever_is_written_the_pieces_lie_in_it_in_order_and_apart()
    {
        var piece = Gen.OneOf(
            Gen.Elements(
                "07700 900123",
                "LS1 4AP",
                "Mr ",
                "Callum ",
                "Akhtar, ",
                "O'Neill",
                "@",
                "dob ",
                "12/03/2011",
                "1",
                "０",
                " ",
                "\u00a0",
                "\u3000",
                "\u200b",
                "\u0301",
                "\ud83d\ude00",
                "\ud800",
                "\udc00",
                "\uffff",
                "-",
                "'",
                "'s",
                ".",
                "\n",
                "st ",
                "School",
                "St ",
                "12 ",
                "Road",
                "::",
                "a.b",
                "I",
                "O",
                "é"
            ),
            ArbMap.Default.GeneratorFor<char>().Select(one => one.ToString()),
            ArbMap.Default.GeneratorFor<string>().Select(one => one ?? "")
        );
        Prop.ForAll(Arb.From(piece.ListOf().Select(pieces => string.Concat(pieces))), text =>
            {
                var end = 0;
                foreach (var one in Identifiers.Find(text))
                {
                    Assert.True(one.Start >= end && one.Length > 0 && one.Start + one.Length <= text.Length, $"{one} in {text}");
                    end = one.Start + one.Length;
                }

                Assert.NotNull(Identifiers.TakeOut(text, "[taken out]", one => Identifiers.Find(one)));
                _ = Disclosures.ReadsLikeOne(text);
            })
            .Check(Config.QuickThrowOnFailure.WithMaxTest(2_000));
    }

    [Theory]
    [
        InlineData("1"),
        InlineData("0 "),
        InlineData("a\u0301"),
        InlineData("\u200b"),
        InlineData("０"),
        InlineData("\u00a0"),
        InlineData("a.a@-0(0 0.0/"),
        InlineData("Mr "),
        InlineData("Callum "),
        InlineData("X. "),
        InlineData("a-"),
        InlineData("1::"),
        InlineData("12 a "),
        InlineData("A, "),
        InlineData("07700 900123")
    ]
    public void A_megabyte_of_anything_is_read_to_its_end(string piece) =>
        Assert.NotNull(Identifiers.Find(string.Concat(Enumerable.Repeat(piece, 1_000_000 / piece.Length)) + " and Callum Khan"));

    [Fact]
    public void In_a_long_text_what_stands_anywhere_is_found_once()
    {
        var text =
            string.Concat(Enumerable.Repeat("The plan was agreed with all. ", 136))
            + "Ring Callum Khan on 07700 900123. "
            + string.Concat(Enumerable.Repeat("The plan was agreed with all. ", 300))
            + "Ring Callum Khan on 07700 900123.";

        Assert.Equal(
            ["Callum Khan", "07700 900123", "Callum Khan", "07700 900123"],
            Identifiers.Find(text).Select(one => text.Substring(one.Start, one.Length))
        );
    }

    [Theory]
    [InlineData("Spoke to Callum Khan about games", "Spoke to [taken out] about games")]
    [InlineData("Callum rang 07700 900123", "[taken out] rang [taken out]")]
    [InlineData("Ring on 07700 900123 or a@example.org, born 3 May 2011", "Ring on [taken out] or [taken out], born [taken out]")]
    [InlineData("Nothing here", "Nothing here")]
    public void What_is_found_can_be_taken_out(string text, string left) =>
        Assert.Equal(left, Identifiers.TakeOut(text, "[taken out]", one => Identifiers.Find(one)));

    [Theory, InlineData("A801200001001", false), InlineData("H801200001001", true), InlineData("E999261401419", true)]
    public void A_pupil_number_is_known_by_its_check_letter(string text, bool isOne) => Assert.Equal(isOne, OfficialNumbers.IsPupilNumber(text));
}
