using System.Text.RegularExpressions;
using Lodestar.Practice;
using Lodestar.Ui;
using Microsoft.Extensions.DependencyInjection;

namespace Lodestar.Safeguards;

/// <summary>What happens with words that read like a disclosure of harm, and if a detector fails.</summary>
public partial class DisclosureTests(World world) : IClassFixture<World>
{
    internal const string Telling = "A pupil told me that a man online is blackmailing her for naked pictures";

    [Fact]
    public async Task What_reads_like_a_disclosure_is_not_kept_and_the_writer_sees_who_to_call_with_their_words_to_copy()
    {
        using var visitor = world.Visitor();
        var (note, code) = await NoteAsync(visitor);

        var panel = await note.Fill("P28", Telling).PressAsync("Continue");

        Assert.Equal((200, "Who can help now"), (panel.Status, panel.Heading));
        Assert.Contains("999", panel.Text, StringComparison.Ordinal);
        Assert.True(panel.Shows("worried about a child:"));
        var words = panel.Document.QuerySelector("#your-words")!;
        Assert.Equal(Telling, words.TextContent);
        Assert.True(words.HasAttribute("readonly"));
        Assert.False(words.HasAttribute("name"));
        Assert.True(panel.Reply.Headers.CacheControl!.NoStore);
        Assert.NotNull(panel.Document.QuerySelector(".govuk-js-exit-this-page-button"));
        Assert.DoesNotContain((await world.SheetOfAsync(code)).Entries, entry => entry.Note is not null);
        Assert.DoesNotContain(world.Log.Lines, line => line.Contains("blackmail", StringComparison.Ordinal));
    }

    [Fact]
    public async Task The_writer_goes_back_and_nothing_typed_is_lost()
    {
        using var visitor = world.Visitor();
        var (note, code) = await NoteAsync(visitor);

        var again = await (await note.Fill("P28", Telling).PressAsync("Continue")).PressAsync("Change what I wrote");

        Assert.Equal((200, "/reflect/questions/P28"), (again.Status, again.Path));
        Assert.Equal([Telling], again.Values("P28"));
        Assert.Empty(again.Errors);
        Assert.Equal("/reflect/check", (await again.Fill("P28", "Look at the guidance on images").PressAsync("Continue")).Path);
        Assert.Equal("Look at the guidance on images", (await world.SheetOfAsync(code)).Entries[^1].Note);
    }

    [Fact]
    public async Task The_writer_decides_that_it_is_about_no_real_child_and_then_only_identifiers_stand_in_the_way()
    {
        using var visitor = world.Visitor();
        var (note, code) = await NoteAsync(visitor);

        var refused = await (await note.Fill("P28", $"{Telling}. Ask Callum Khan").PressAsync("Continue")).PressAsync("This is not about a real child, go on");
        Assert.Equal(400, refused.Status);
        Assert.Contains("Callum Khan", refused.ErrorBeside("P28"), StringComparison.Ordinal);
        Assert.DoesNotContain((await world.SheetOfAsync(code)).Entries, entry => entry.Note is not null);

        // They are not asked again about the same words, but about others.
        var left = await refused.PressAsync("Take it out for me");
        Assert.Equal(
            "Who can help now",
            (await (await refused.PressAsync("Take it out for me")).Fill("P28", $"{Telling} again and again").PressAsync("Continue")).Heading
        );
        Assert.Equal("/reflect/check", (await left.PressAsync("Continue")).Path);
        Assert.Equal($"{Telling}. Ask [taken out]", (await world.SheetOfAsync(code)).Entries[^1].Note);
    }

    [Fact]
    public async Task Where_a_detector_fails_or_takes_too_long_nothing_may_be_kept()
    {
        Func<string, IReadOnlyList<Identifier>> breaks = _ => throw new InvalidOperationException("broken");
        using var never = new ManualResetEventSlim();
        Func<string, bool> hangs = _ =>
        {
            never.Wait();
            return false;
        };

        foreach (
            var detectors in new[] { new Detectors(breaks, _ => false, TimeSpan.FromMinutes(1)), new Detectors(_ => [], hangs, TimeSpan.FromMilliseconds(1)) }
        )
        {
            await using var scope = world.Services.CreateAsyncScope();
            var free = ActivatorUtilities.CreateInstance<FreeText>(scope.ServiceProvider, detectors);
            var seen = await free.CheckAsync([("Why", "Some words"), ("Other", " ")], CancellationToken.None);

            Assert.True(seen.Failed);
            Assert.Equal(["Why"], seen.Problems.Select(problem => problem.Field));
        }

        never.Set();
    }

    [Fact]
    public void Nothing_says_that_a_text_was_checked_or_is_safe()
    {
        var words = new Languages(pseudo: false).English;

        Assert.DoesNotContain(words.Keys.Where(key => key.StartsWith("safeguards.", StringComparison.Ordinal)), key => Reassuring().IsMatch(words[key]));
    }

    [Theory]
    [
        InlineData("British", "52 of 60", "8 British"),
        InlineData("South Asian", "54 of 60", "6 South Asian"),
        InlineData("Eastern European", "57 of 60", "3 Eastern European")
    ]
    [InlineData("African", "54 of 60", "6 African"), InlineData("Arabic, Persian, Kurdish, Turkish", "58 of 60", "2 Arabic, Persian, Kurdish or Turkish")]
    public async Task The_measured_misses_are_printed_where_people_read_them(string origin, string found, string missed)
    {
        var document = await File.ReadAllTextAsync(Path.Combine(Repository.Root, "docs", "identifiers.md"));
        Assert.Contains($"{origin} | {found}", document[document.IndexOf("names, set B", StringComparison.Ordinal)..], StringComparison.Ordinal);
        using var visitor = world.Visitor();

        Assert.True((await visitor.OpenAsync("/privacy")).Shows(missed));
        Assert.Contains(
            missed,
            CommandLine.Root().Subcommands.Single(command => command.Name == "identifiers").Subcommands.Single().Description!,
            StringComparison.Ordinal
        );
    }

    internal static async Task<(Page Note, string Code)> NoteAsync(Visitor visitor)
    {
        var (first, code) = await visitor.BeginAsync(button: Journeys.WholeStart);
        return (await first.AnswerAsync(until: "/questions/P28"), code);
    }

    [GeneratedRegex(@"\b(checked|safe|all clear|nothing was found)\b", RegexOptions.IgnoreCase | RegexOptions.ExplicitCapture, 1000)]
    private static partial Regex Reassuring();
}
