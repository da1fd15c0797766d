using System.Collections.Immutable;
using System.Globalization;
using System.Text.RegularExpressions;
using Microsoft.CodeAnalysis;
using Microsoft.CodeAnalysis.CSharp;
using Microsoft.CodeAnalysis.CSharp.Syntax;

namespace Lodestar;

/// <summary>The form of the source: how wide, under which name, with which docstrings. CONTRIBUTING.md says the same in words.</summary>
public partial class SourceFormTests
{
    private const int Widest = 160;

    private static readonly string[] Written = [".cs", ".cshtml", ".mjs", ".py", ".scss", ".sh"];

    // Methods that a framework calls by these names; for others that it calls, <inheritdoc/> is the docstring.
    private static readonly string[] Framework = ["Configure", "Dispose", "DisposeAsync", "InvokeAsync", "StartAsync", "StopAsync"];

    // What carries no meaning of its own when a docstring is compared with a name.
    private static readonly string[] StopWords =
    [
        .. "a an and are as at be by for from has have if in into is it its of on one or that the this to which with".Split(' '),
    ];

    /// <summary>Words that a docstring does not use, and what it uses instead.</summary>
    private static readonly (Regex Words, string Instead)[] WordRules =
    [
        (WordRule("whoever"), "anyone who"),
        (WordRule("anew"), "again"),
        (WordRule("no more(?! than)"), "no longer, or stop"),
        (WordRule("so many"), "how many, or as many as"),
        (WordRule("stands in"), "is in"),
        (WordRule("tells of"), "says, or names"),
        (
            WordRule(
                @"(?<!^|\. )where (it|there|no|nobody|nothing|none|neither|somebody|someone|anybody|anyone|they|he|she|we|this|that)"
                    + @"|(null|true|false|empty|zero|only|nothing|not|or|and|also|but|even) where|(?<=[,;(] ?)where|(?<=^|\. )where(?! to\b)(?= [^.,;:]+,)"
            ),
            "if"
        ),
    ];

    private static readonly Lazy<ImmutableArray<Source>> Everything = new(() =>
        [.. from folder in new[] { "src", "tests", "tools", "bench" } from source in Read(folder) select source]
    );

    private static readonly Lazy<ImmutableArray<Parsed>> Code = new(() => [.. Everything.Value.Where(IsCode).AsParallel().AsOrdered().Select(Parse)]);

    private static IEnumerable<Parsed> Product => Code.Value.Where(file => file.Path.StartsWith("src/", StringComparison.Ordinal));

    [Fact]
    public void No_line_is_wider_than_160_characters() => None(TooWide(Everything.Value));

    [Fact]
    public void A_line_that_is_too_wide_is_seen() =>
        Assert.Equal(["src/a.cs:2: 161"], TooWide([new("src/a.cs", $"{new string('x', Widest)}\n{new string('y', Widest + 1)}\r\n")]));

    [Fact]
    public void A_file_is_named_after_a_type_in_it() => None(Misnamed(Code.Value));

    [Theory]
    [InlineData("src/Web/Rounds.cs", "class Round;", false)]
    [InlineData("src/Web/Rounds.cs", "class Round; record Rounds;", true)]
    [InlineData("src/Web/Rounds.Words.cs", "partial class Rounds;", true)]
    [InlineData("src/Web/OpenRound.cshtml.cs", "class OpenRoundPage;", true)]
    [InlineData("src/Web/OpenRound.cshtml.cs", "class CloseRoundPage;", false)]
    [InlineData("src/Web/Program.cs", "return 0;", true)]
    public void A_file_with_another_name_is_seen(string path, string text, bool holds) => Assert.Equal(holds, !Misnamed([Parse(new(path, text))]).Any());

    [Fact]
    public void Every_type_has_a_docstring() => None(TypesWithout(Product));

    [Theory]
    [InlineData("class Round;", 1)]
    [InlineData("/// <summary>Opens.</summary>\nclass Round;", 0)]
    [InlineData("/// <summary>Opens.</summary>\nclass Round { enum Kind { } }", 1)]
    [InlineData("/// <summary>Opens.</summary>\npartial class Round; partial class Round;", 0)]
    [InlineData("// Opens.\n[Obsolete]\nrecord Round(int Days);", 1)]
    [InlineData("delegate void Happened();", 1)]
    public void A_type_without_a_docstring_is_seen(string text, int offences) => Assert.Equal(offences, TypesWithout([Parse(new("src/a.cs", text))]).Count());

    /// <summary>
    /// The rule: a method that is public or internal, on a type that is so too, has a docstring. Left out are overrides, a page's
    /// handlers (OnGet…, OnPost…), functions of a class of links, which are named after the page they lead to, and the few names above
    /// that frameworks call. Properties, fields and constants are trusted to say it by their names.
    /// </summary>
    [Fact]
    public void Every_method_whose_name_does_not_say_it_all_has_a_docstring() => None(MethodsWithout(Product));

    [Theory]
    [InlineData("class Rounds { public void Close() { } }", 1)]
    [InlineData("static class Rounds { internal static void Close(this int days) { } }", 1)]
    [InlineData("interface ICloses { void Close(); }", 1)]
    [InlineData("class Rounds { /// <summary>Ends it today.</summary>\n[Obsolete] public void Close() { } }", 0)]
    [InlineData("class Rounds { /// <inheritdoc/>\npublic void Close() { } }", 0)]
    [InlineData("class Rounds { void Close() { } private protected void Open() { } }", 0)]
    [InlineData("class Rounds { private class Inner { public void Close() { } } }", 0)]
    [InlineData("class Rounds { public override string ToString() => null; public Rounds() { } public int Days => 1; }", 0)]
    [InlineData("class RoundPage { public void OnGet() { } public Task OnPostLaterAsync() => null; }", 0)]
    [InlineData("class RoundTable { public void Configure(int table) { } }", 0)]
    [InlineData("class RoundLinks { public static string Close(int id) => null; }", 0)]
    public void A_method_without_a_docstring_is_seen(string text, int offences) =>
        Assert.Equal(offences, MethodsWithout([Parse(new("src/a.cs", text))]).Count());

    /// <summary>The rule: of the words of a summary or a parameter, without stop words and endings, at least one is not in its name.</summary>
    [Fact]
    public void No_docstring_only_says_the_name_again() => None(Repeating(Product));

    [Theory]
    [InlineData("class A { /// <summary>The longest name.</summary>\npublic int LongestName; }", 1)]
    [InlineData("class A { /// <summary>The <see cref=\"Round\"/> that it is of.</summary>\npublic Round Round { get; } }", 1)]
    [InlineData("/// <summary>One round.</summary>\n/// <param name=\"Days\">The days.</param>\nrecord Round(int Days);", 2)]
    [InlineData("class A { /// <summary>Closes rounds.</summary>\npublic void CloseRoundAsync() { } }", 1)]
    [InlineData("class A { /// <summary>The longest name in characters.</summary>\npublic int LongestName; }", 0)]
    [InlineData("class A { /// <inheritdoc/>\npublic int LongestName; }", 0)]
    public void A_docstring_that_says_the_name_again_is_seen(string text, int offences) =>
        Assert.Equal(offences, Repeating([Parse(new("src/a.cs", text))]).Count());

    [Fact]
    public void Docstrings_keep_to_plain_words() => None(Worded(Product));

    [Theory]
    [InlineData("Whoever asks.", "anyone who")]
    [InlineData("Counts anew.", "again")]
    [InlineData("Is there no more.", "no longer, or stop")]
    [InlineData("At no more than ten.", null)]
    [InlineData("After so many days.", "how many, or as many as")]
    [InlineData("The table it stands in.", "is in")]
    [InlineData("Tells of a round.", "says, or names")]
    [InlineData("Its name, where it has one.", "if")]
    [InlineData("Null where\n/// everything is shown.", "if")]
    [InlineData("Where rounds are open, their days.", "if")]
    [InlineData("Its days, where rounds are open.", "if")]
    [InlineData("The folder where backups are.", null)]
    [InlineData("Where it is kept.", null)]
    [InlineData("If somebody stands inside.", null)]
    public void A_docstring_in_other_words_is_seen(string summary, string? instead) =>
        Assert.Equal(
            instead is null ? [] : [instead],
            Worded([Parse(new("src/a.cs", $"/// <summary>{summary}</summary>\nclass A;"))])
                .Select(offence => offence[(offence.LastIndexOf("-> ", StringComparison.Ordinal) + 3)..])
                .Distinct()
        );

    private static IEnumerable<string> TooWide(IEnumerable<Source> sources) =>
        from source in sources
        from line in source.Text.Split('\n').Select((line, index) => (Width: new StringInfo(line.TrimEnd('\r')).LengthInTextElements, Number: index + 1))
        where line.Width > Widest
        select $"{source.Path}:{line.Number}: {line.Width}";

    private static IEnumerable<string> Misnamed(IEnumerable<Parsed> files) =>
        from file in files
        let name = Path.GetFileName(file.Path).Split('.')
        let types = Types(file.Root).Select(NameOf).ToList()
        where types.Count > 0 && !types.Contains(name[0]) && !(name.Contains("cshtml") && types.Contains($"{name[0]}Page"))
        select $"{file.Path}: {string.Join(", ", types)}";

    private static IEnumerable<string> TypesWithout(IEnumerable<Parsed> files) =>
        from type in files.SelectMany(file => Types(file.Root).Select(type => (file.Path, Type: type)))
        group type by FullNameOf(type.Type) into parts
        where parts.All(part => DocOf(part.Type) is null)
        let first = parts.First()
        select $"{first.Path}:{LineOf(first.Type)}: {NameOf(first.Type)}";

    private static IEnumerable<string> MethodsWithout(IEnumerable<Parsed> files) =>
        from file in files
        from method in file.Root.DescendantNodes().OfType<MethodDeclarationSyntax>()
        where IsSeen(method) && DocOf(method) is null && !method.Modifiers.Any(SyntaxKind.OverrideKeyword) && !Framework.Contains(method.Identifier.Text)
        let owner = NameOf(method.Parent!)
        where !Handler().IsMatch(method.Identifier.Text) && !owner.EndsWith("Links", StringComparison.Ordinal)
        select $"{file.Path}:{LineOf(method)}: {owner}.{method.Identifier.Text}";

    private static IEnumerable<string> Repeating(IEnumerable<Parsed> files) =>
        from file in files
        from node in file.Root.DescendantNodes().OfType<MemberDeclarationSyntax>()
        let doc = DocOf(node)
        where doc is not null
        from said in doc.Content.OfType<XmlElementSyntax>()
        let name = said.StartTag.Name.LocalName.Text switch
        {
            "summary" => NameOf(node),
            "param" or "typeparam" => said.StartTag.Attributes.OfType<XmlNameAttributeSyntax>().FirstOrDefault()?.Identifier.Identifier.Text,
            _ => null,
        }
        where !string.IsNullOrEmpty(name)
        let words = Saying(TextOf(said))
        where words.IsSubsetOf(Saying(name))
        select $"{file.Path}:{LineOf(said)}: {name}: {TextOf(said)}";

    private static IEnumerable<string> Worded(IEnumerable<Parsed> files) =>
        from file in files
        from doc in file.Root.DescendantNodes(descendIntoTrivia: true).OfType<DocumentationCommentTriviaSyntax>()
        from said in doc.Content.OfType<XmlElementSyntax>()
        let text = TextOf(said)
        from rule in WordRules
        from Match found in rule.Words.Matches(text)
        select $"{file.Path}:{LineOf(said)}: '{text[found.Index..Math.Min(text.Length, found.Index + 40)]}' -> {rule.Instead}";

    private static bool IsSeen(MemberDeclarationSyntax member)
    {
        var isOpen = member.Modifiers.Any(SyntaxKind.PublicKeyword) || member.Modifiers.Any(SyntaxKind.InternalKeyword);
        return member.Parent switch
        {
            InterfaceDeclarationSyntax there => IsSeen(there),
            BaseTypeDeclarationSyntax there => isOpen && IsSeen(there),
            _ => !member.Modifiers.Any(SyntaxKind.FileKeyword),
        };
    }

    private static IEnumerable<MemberDeclarationSyntax> Types(SyntaxNode root) =>
        root.DescendantNodes().Where(node => node is BaseTypeDeclarationSyntax or DelegateDeclarationSyntax).Cast<MemberDeclarationSyntax>();

    private static string NameOf(SyntaxNode node) =>
        node switch
        {
            BaseTypeDeclarationSyntax type => type.Identifier.Text,
            DelegateDeclarationSyntax type => type.Identifier.Text,
            MethodDeclarationSyntax method => method.Identifier.Text,
            PropertyDeclarationSyntax property => property.Identifier.Text,
            EnumMemberDeclarationSyntax constant => constant.Identifier.Text,
            BaseFieldDeclarationSyntax field => field.Declaration.Variables[0].Identifier.Text,
            _ => "",
        };

    private static string FullNameOf(MemberDeclarationSyntax type) =>
        string.Join(
            '.',
            type.AncestorsAndSelf()
                .Reverse()
                .Select(node =>
                    node switch
                    {
                        BaseNamespaceDeclarationSyntax space => $"{space.Name}",
                        TypeDeclarationSyntax one => $"{one.Identifier.Text}`{one.Arity}",
                        _ => NameOf(node),
                    }
                )
                .Where(name => name.Length > 0)
        );

    private static DocumentationCommentTriviaSyntax? DocOf(SyntaxNode node) =>
        node.GetLeadingTrivia().Select(trivia => trivia.GetStructure()).OfType<DocumentationCommentTriviaSyntax>().LastOrDefault();

    private static int LineOf(SyntaxNode node) => node.SyntaxTree.GetLineSpan(node.Span).StartLinePosition.Line + 1;

    private static string TextOf(XmlElementSyntax element) => Blanks().Replace(string.Concat(element.Content.Select(TextOf)), " ").Trim();

    // A reference says the name that it leads to.
    private static string TextOf(XmlNodeSyntax node) =>
        node switch
        {
            XmlTextSyntax text => string.Concat(text.TextTokens.Select(token => token.IsKind(SyntaxKind.XmlTextLiteralNewLineToken) ? " " : token.ValueText)),
            XmlElementSyntax element => TextOf(element),
            XmlEmptyElementSyntax empty => string.Concat(
                empty.Attributes.Select(attribute =>
                    attribute switch
                    {
                        XmlCrefAttributeSyntax cref => $"{cref.Cref}".Split('.')[^1],
                        XmlNameAttributeSyntax name => name.Identifier.Identifier.Text,
                        _ => "",
                    }
                )
            ),
            _ => "",
        };

    // The words of a sentence or a name that mean something: 'Closes the rounds' and 'CloseRound' both say close and round.
    private static HashSet<string> Saying(string text) =>
        [
            .. Word()
                .Matches(text)
                .Select(word => word.Value.ToLowerInvariant())
                .Where(word => !StopWords.Contains(word))
                .Select(word => Ending().Replace(word, "")),
        ];

    // All of them, so that they can be put right in one go.
    private static void None(IEnumerable<string> offences)
    {
        var found = offences.ToList();
        Assert.True(found.Count == 0, string.Join('\n', found));
    }

    private static Regex WordRule(string words) => new($@"\b({words})\b", RegexOptions.IgnoreCase | RegexOptions.ExplicitCapture, TimeSpan.FromSeconds(1));

    private static IEnumerable<Source> Read(string folder) =>
        from file in Directory.EnumerateFiles(Path.Combine(Repository.Root, folder), "*", SearchOption.AllDirectories)
        let path = Path.GetRelativePath(Repository.Root, file).Replace('\\', '/')
        where Written.Contains(Path.GetExtension(path)) && !Generated().IsMatch(path)
        select new Source(path, File.ReadAllText(file));

    private static bool IsCode(Source source) => source.Path.EndsWith(".cs", StringComparison.Ordinal);

    private static Parsed Parse(Source source) => new(source.Path, CSharpSyntaxTree.ParseText(source.Text).GetRoot());

    [GeneratedRegex(@"/(bin|obj|node_modules)/|/Migrations/(Sqlite|Postgres)/", RegexOptions.ExplicitCapture, 1000)]
    private static partial Regex Generated();

    [GeneratedRegex("^On(Get|Post)", RegexOptions.ExplicitCapture, 1000)]
    private static partial Regex Handler();

    [GeneratedRegex("[A-Z]?[a-z]+|[A-Z]+(?![a-z])|[0-9]+", RegexOptions.ExplicitCapture, 1000)]
    private static partial Regex Word();

    [GeneratedRegex("(es|s|e|ed|ing)$", RegexOptions.ExplicitCapture, 1000)]
    private static partial Regex Ending();

    [GeneratedRegex(@"\s+", RegexOptions.ExplicitCapture, 1000)]
    private static partial Regex Blanks();

    private sealed record Source(string Path, string Text);

    private sealed record Parsed(string Path, SyntaxNode Root);
}
