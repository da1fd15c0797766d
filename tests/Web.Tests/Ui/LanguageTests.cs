using System.Text.RegularExpressions;
using Lodestar.Kernel;

namespace Lodestar.Ui;

/// <summary>All words of the interface come from language files.</summary>
public partial class LanguageTests(SampleWorld world) : IClassFixture<SampleWorld>
{
    private static readonly Words English = new Languages(pseudo: false).English;

    private static readonly Capabilities Declared = new(Host.Capabilities(new Settings()));

    /// <summary>Keys that are put together while the service runs.</summary>
    private static readonly string[] Made =
    [
        .. Declared.All.Select(one => $"{one.Key}.done."),
        "practice.doors.home",
        "standards.doors.home-",
        "home.not-found.",
        "home.too-many.",
        "home.too-large.",
        "home.refused.",
        "home.not-yours.",
        "home.error.",
        "home.unsaved.",
        "home.unread.",
        "home.pages.",
        "identity.roles.",
        "partnership.sizes.",
        "partnership.import.file-",
        "running-rounds.open.title-",
        "running-rounds.run.stage-",
        "running-rounds.letters.invitation-",
        "running-rounds.letters.reminder-",
        "other-audits.origin.",
        "other-audits.column.",
        "notices.paces.",
        "safeguards.found.",
        "ui.dates.",
        "ui.count.",
        "safeguards.days.",
        "safeguards.steps.",
        "standards.local.state.",
        "standards.local.help-state.",
    ];

    [Fact]
    public void Every_key_that_a_page_or_class_names_is_in_a_language_file() => Assert.All(KeysNamed(), key => Assert.Contains(key, English.Keys));

    [Fact]
    public void Every_key_in_a_language_file_is_used()
    {
        var named = KeysNamed().ToHashSet();

        Assert.DoesNotContain(English.Keys, key =>
            !named.Contains(key)
            && !(key.EndsWith("-one", StringComparison.Ordinal) && named.Contains(key[..^4]))
            && !Made.Any(made => key.StartsWith(made, StringComparison.Ordinal))
        );
    }

    [Theory]
    [
        InlineData("/"),
        InlineData("/reflect"),
        InlineData("/r/samp-open"),
        InlineData("/r/samp-rnd1"),
        InlineData("/reflect/return"),
        InlineData("/standards"),
        InlineData("/standards/child-led"),
        InlineData("/standards/items/O9")
    ]
    [
        InlineData("/standards/guidance"),
        InlineData("/standards/guidance/clear-steps"),
        InlineData("/standards/glossary"),
        InlineData("/standards/roles/technology-champion"),
        InlineData("/standards/child-led/prompt-sheet")
    ]
    [
        InlineData("/sign-in"),
        InlineData("/sign-in/code"),
        InlineData("/directory"),
        InlineData("/library"),
        InlineData("/help-now"),
        InlineData("/nope"),
        InlineData("/reflect/ended"),
        InlineData("/reflect/deleted"),
        InlineData("/r/samp-open/poster")
    ]
    public async Task In_the_pseudo_language_no_word_of_a_page_is_left_in_english(string path)
    {
        using var visitor = world.Visitor("en-XA");

        var page = await visitor.OpenAsync(path);

        Assert.Equal("en-XA", page.Document.DocumentElement.GetAttribute("lang"));
        Assert.Empty(PlainEnglish(page));
    }

    [Fact]
    public async Task The_whole_journey_works_in_the_pseudo_language_from_right_to_left()
    {
        using var visitor = world.Visitor("ar-XB");
        var start = await visitor.OpenAsync("/reflect");
        Assert.Equal("rtl", start.Document.DocumentElement.GetAttribute("dir"));
        Assert.Contains("lodestar.rtl", start.Document.QuerySelector("link[rel=stylesheet]")!.GetAttribute("href"), StringComparison.Ordinal);

        var page = await start.PressFirstAsync();
        page = await page.PressFirstAsync();
        for (var pages = 0; !page.Path.EndsWith("/reflect/result", StringComparison.Ordinal); pages++)
        {
            Assert.True(pages < 40, $"Stands at {page.Path}.");
            Assert.Empty(PlainEnglish(page));
            foreach (var field in page.Fields)
            {
                page.Fill(field, page.Document.QuerySelector($"[name='{field}']")!.GetAttribute("value") ?? "");
            }

            page = await page.PressFirstAsync();
        }

        Assert.Empty(PlainEnglish(page));
    }

    [Fact]
    public async Task A_word_that_comes_from_no_language_file_is_seen()
    {
        using var visitor = world.Visitor("en-XA");
        var page = await visitor.OpenAsync("/");

        page.Document.QuerySelector("main p")!.TextContent = "Hello people";

        Assert.Equal(["Hello people"], PlainEnglish(page));
    }

    [Fact]
    public async Task Only_a_sample_offers_the_pseudo_languages()
    {
        Assert.Equal("en", new Languages(pseudo: false).For(Request("en-XA")).Language.Code);
        using var visitor = world.Visitor("fr, ar-XB;q=0.5");
        Assert.Equal("ar-XB", (await visitor.OpenAsync("/")).Document.DocumentElement.GetAttribute("lang"));
    }

    [Theory]
    [InlineData("Call **[999](tel:999)** for {0} now", "⟦Çáll **[999](tel:999)** fór {0} ñów~~~~~~~~⟧")]
    [InlineData("- a list", "- ⟦á líšt~⟧")]
    [InlineData("| a | b |", "| a | b |")]
    public void The_pseudo_language_keeps_places_addresses_and_marks(string english, string pseudo) => Assert.Equal(pseudo, PseudoLanguage.Accented(english));

    private static Microsoft.AspNetCore.Http.HttpRequest Request(string language)
    {
        var http = new Microsoft.AspNetCore.Http.DefaultHttpContext();
        http.Request.Headers.AcceptLanguage = language;
        return http.Request;
    }

    // Text for people with two plain English letters in a row, which the pseudo-language would have changed.
    private static List<string> PlainEnglish(Page page)
    {
        var texts = page
            .Document.QuerySelectorAll("body *:not(script):not(style):not(svg):not(path)")
            .Where(element => element.Closest("a[rel=noreferrer], details p.ls-meta") is null)
            .SelectMany(element => element.ChildNodes.Where(node => node.NodeType == AngleSharp.Dom.NodeType.Text).Select(node => node.TextContent.Trim()));
        return
        [
            .. texts
                .Where(text =>
                    EnglishWord().IsMatch(text)
                    && !text.Contains("http", StringComparison.Ordinal)
                    && !text.Contains("127.0.0.1", StringComparison.Ordinal)
                    && !SampleName().IsMatch(text)
                )
                .Distinct(),
        ];
    }

    private static IEnumerable<string> KeysNamed() =>
        from file in Directory.EnumerateFiles(Path.Combine(Repository.Root, "src"), "*.cs*", SearchOption.AllDirectories)
        where
            !file.Contains($"{Path.DirectorySeparatorChar}obj{Path.DirectorySeparatorChar}", StringComparison.Ordinal)
            && !file.Contains("node_modules", StringComparison.Ordinal)
        from Match match in Key().Matches(File.ReadAllText(file))
        where Folders.Contains(match.Groups["folder"].Value) && !Declared.All.Any(one => one.Events.Contains(match.Groups["key"].Value))
        select match.Groups["key"].Value;

    private static readonly HashSet<string> Folders = [.. English.Keys.Select(key => key.Split('.')[0])];

    [GeneratedRegex("\"(?<key>(?<folder>[a-z-]+)\\.[a-z0-9-]+(\\.[a-z0-9-]+)*)\"", RegexOptions.ExplicitCapture, 1000)]
    private static partial Regex Key();

    [GeneratedRegex("\\b[a-z]*[aeinosu][a-z]*[aeinosu][a-z]*\\b", RegexOptions.None, 1000)]
    private static partial Regex EnglishWord();

    // What a partnership writes itself, and titles of documents elsewhere, are in their own language.
    [GeneratedRegex("(Spring|Autumn) 20\\d\\d round|in working hours", RegexOptions.ExplicitCapture, 1000)]
    private static partial Regex SampleName();
}
