using System.Collections.Concurrent;
using System.Collections.Frozen;
using System.Globalization;
using Lodestar.Kernel;
using Markdig;
using Microsoft.AspNetCore.Html;
using YamlDotNet.RepresentationModel;

namespace Lodestar.Ui;

/// <summary>The words of the interface in one language. They come from the language files in the folders named Words.</summary>
public sealed class Words
{
    private static readonly MarkdownPipeline Markdown = new MarkdownPipelineBuilder().DisableHtml().UsePipeTables().UseAutoIdentifiers().Build();

    private readonly FrozenDictionary<string, string> words;
    private readonly ConcurrentDictionary<string, string> rendered = new();

    internal Words(Language language, IEnumerable<KeyValuePair<string, string>> words)
    {
        Language = language;
        this.words = words.ToFrozenDictionary();
    }

    /// <summary>The language of these words.</summary>
    public Language Language { get; }

    /// <summary>Every key, for the tests that compare the files with the pages.</summary>
    public IEnumerable<string> Keys => words.Keys;

    /// <summary>The words for a key.</summary>
    /// <exception cref="KeyNotFoundException">No language file has the key.</exception>
    public string this[string key] => words.TryGetValue(key, out var text) ? text : throw new KeyNotFoundException($"No language file has the words '{key}'.");

    /// <summary>
    /// The words for a key, with values for {0}, {1}, … If the first of them is the number 1 and a language file has the key with '-one', those
    /// words are used.
    /// </summary>
    public string this[string key, params object[] with] =>
        string.Format(CultureInfo.InvariantCulture, (with is [1, ..] ? Find($"{key}-one") : null) ?? this[key], with);

    /// <summary>The words for a problem.</summary>
    public string this[Problem problem] => this[problem.Words, problem.With];

    /// <summary>The words for a key; null if no file has it.</summary>
    public string? Find(string key) => words.GetValueOrDefault(key);

    /// <summary>Words written in Markdown, as HTML; values in them are encoded.</summary>
    public IHtmlContent Prose(string key, params object[] with) => Html(key, this[key], with, inline: false);

    /// <summary>Words written in Markdown for a place inside a paragraph or a link.</summary>
    public IHtmlContent Line(string key, params object[] with) => Html(key, this[key], with, inline: true);

    /// <summary>The Markdown of a pack as HTML. HTML in it is shown as text and has no effect.</summary>
    public static IHtmlContent FromMarkdown(string markdown) => new HtmlString(Markdig.Markdown.ToHtml(markdown, Markdown));

    /// <summary>A day in words, for instance 5 March 2027.</summary>
    public string Day(DateOnly day) => this["ui.dates.day", day.Day, this[$"ui.dates.month-{day.Month}"], day.Year];

    /// <summary>A moment in words, in the United Kingdom's time, for instance 5 March 2027, 14:05.</summary>
    public string Moment(DateTimeOffset moment) =>
        this["ui.dates.moment", Day(Week.DayOf(moment)), TimeZoneInfo.ConvertTime(moment, Week.Zone).ToString("HH:mm", CultureInfo.InvariantCulture)];

    private HtmlString Html(string key, string text, object[] with, bool inline)
    {
        var html = rendered.GetOrAdd(inline ? "-" + key : key, _ =>
        {
            var whole = Markdig.Markdown.ToHtml(text, Markdown).Trim();
            return inline && whole.StartsWith("<p>", StringComparison.Ordinal) ? whole["<p>".Length..^"</p>".Length] : whole;
        });
        var encoded = with.Select(object (one) => System.Text.Encodings.Web.HtmlEncoder.Default.Encode(one.ToString() ?? "")).ToArray();
        return new HtmlString(with.Length == 0 ? html : string.Format(CultureInfo.InvariantCulture, html, encoded));
    }
}

/// <summary>Reads the language files that are inside the executable.</summary>
internal static class WordFiles
{
    /// <summary>All words of one language by key: the file's folder, then the names in it, joined by full stops.</summary>
    public static IEnumerable<KeyValuePair<string, string>> Read(string language)
    {
        var assembly = typeof(WordFiles).Assembly;
        var ending = $"/Words/{language}.yaml";
        foreach (
            var name in assembly
                .GetManifestResourceNames()
                .Select(name => (Name: name, Path: name.Replace('\\', '/')))
                .Where(one => one.Path.StartsWith("words/", StringComparison.Ordinal) && one.Path.EndsWith(ending, StringComparison.Ordinal))
        )
        {
            var folder = Key(name.Path["words/".Length..^ending.Length]);
            using var reader = new StreamReader(assembly.GetManifestResourceStream(name.Name)!);
            var stream = new YamlStream();
            stream.Load(reader);
            foreach (var word in Flatten(folder, stream.Documents[0].RootNode))
            {
                yield return word;
            }
        }

        // A page of text is a file of its own: Home/Words/privacy.en.md is 'home.pages.privacy'.
        var page = $".{language}.md";
        foreach (
            var name in assembly
                .GetManifestResourceNames()
                .Where(name => name.EndsWith(page, StringComparison.Ordinal) && name.StartsWith("words/", StringComparison.Ordinal))
        )
        {
            var path = name.Replace('\\', '/')["words/".Length..^page.Length].Split("/Words/");
            using var reader = new StreamReader(assembly.GetManifestResourceStream(name)!);
            yield return KeyValuePair.Create($"{Key(path[0])}.pages.{path[1]}", reader.ReadToEnd());
        }
    }

    // 'RunningRounds' is 'running-rounds', and a folder in it follows after a full stop.
    private static string Key(string folder) =>
        string.Concat(
                folder.Replace('/', '.').Select((letter, place) => char.IsUpper(letter) && place > 0 && folder[place - 1] != '/' ? $"-{letter}" : $"{letter}")
            )
            .ToLowerInvariant();

    private static IEnumerable<KeyValuePair<string, string>> Flatten(string key, YamlNode node) =>
        node switch
        {
            YamlMappingNode map => map.Children.SelectMany(child => Flatten($"{key}.{child.Key}", child.Value)),
            _ => [KeyValuePair.Create(key, ((YamlScalarNode)node).Value!.TrimEnd())],
        };
}
