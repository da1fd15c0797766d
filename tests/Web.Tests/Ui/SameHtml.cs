using System.Text;
using System.Text.RegularExpressions;
using AngleSharp.Dom;
using AngleSharp.Html.Parser;

namespace Lodestar.Ui;

/// <summary>Whether two pieces of HTML mean the same: the order of attributes and classes, and how lines are broken, do not count.</summary>
internal static partial class SameHtml
{
    private static readonly HtmlParser Parser = new();

    /// <summary>Elements within a line of text; all others begin a new line, so that spaces beside them do not show.</summary>
    private static readonly HashSet<string> InLine = ["a", "abbr", "b", "code", "em", "i", "span", "strong"];

    /// <summary>The first place where they differ, in a sentence; null if they mean the same.</summary>
    public static string? FirstDifference(string expected, string actual)
    {
        var (wanted, got) = (Body(expected), Body(actual));
        return InTree("", wanted, got) ?? InWords(wanted, got);
    }

    private static IElement Body(string html) => Parser.ParseDocument("<body>" + html).Body!;

    private static string? InTree(string path, INode wanted, INode got)
    {
        if (wanted is not IElement wantedElement || got is not IElement gotElement)
        {
            return Said(wanted) == Said(got) ? null : $"At {path}: expected {Said(wanted)}, found {Said(got)}.";
        }

        if (wantedElement.LocalName != gotElement.LocalName)
        {
            return $"At {path}: expected <{wantedElement.LocalName}>, found <{gotElement.LocalName}>.";
        }

        var here = $"{path}/{wantedElement.LocalName}";
        var (wantedAttributes, gotAttributes) = (Attributes(wantedElement), Attributes(gotElement));
        if (wantedAttributes != gotAttributes)
        {
            return $"At {here}: expected [{wantedAttributes}], found [{gotAttributes}].";
        }

        var (wantedChildren, gotChildren) = (Children(wantedElement), Children(gotElement));
        var inside = wantedChildren.Zip(gotChildren).Select(pair => InTree(here, pair.First, pair.Second));
        return inside.FirstOrDefault(difference => difference is not null) ?? InNumber(here, wantedChildren, gotChildren);
    }

    private static string? InNumber(string path, List<INode> wanted, List<INode> got)
    {
        if (wanted.Count == got.Count)
        {
            return null;
        }

        var (more, fewer) = wanted.Count > got.Count ? (wanted, got) : (got, wanted);
        return $"Inside {path}: expected {wanted.Count} children, found {got.Count}; the first in one only is {Said(more[fewer.Count])}.";
    }

    private static List<INode> Children(IElement element) =>
        [.. element.ChildNodes.Where(node => node is IElement || (node is IText && Collapsed(node.TextContent).Trim().Length > 0))];

    private static string Attributes(IElement element) =>
        string.Join(
            ' ',
            element
                .Attributes.Select(attribute => attribute.Name is "class" ? $"class=\"{Sorted(attribute.Value)}\"" : $"{attribute.Name}=\"{attribute.Value}\"")
                .Order(StringComparer.Ordinal)
        );

    private static string Sorted(string classes) =>
        string.Join(' ', classes.Split(default(char[]), StringSplitOptions.RemoveEmptyEntries).Distinct().Order(StringComparer.Ordinal));

    private static string Said(INode node) => node is IElement element ? $"<{element.LocalName}>" : $"\"{Collapsed(node.TextContent).Trim()}\"";

    // The trees ignore spaces at the edges of text; if words would run together, this finds it.
    private static string? InWords(IElement wanted, IElement got)
    {
        var (wantedWords, gotWords) = (Words(wanted), Words(got));
        return wantedWords == gotWords ? null : $"The words are spaced differently: expected \"{wantedWords}\", found \"{gotWords}\".";
    }

    private static string Words(IElement element)
    {
        var words = new StringBuilder();
        Gather(element);
        return Collapsed(words.ToString()).Trim();

        void Gather(INode node)
        {
            var edge = node is IText || InLine.Contains(node.NodeName.ToLowerInvariant()) ? "" : " ";
            words.Append(edge).Append(node is IText ? node.TextContent : "");
            foreach (var child in node.ChildNodes)
            {
                Gather(child);
            }

            words.Append(edge);
        }
    }

    private static string Collapsed(string text) => Spaces().Replace(text, " ");

    [GeneratedRegex(@"[ \t\r\n\f]+", RegexOptions.None, matchTimeoutMilliseconds: 1000)]
    private static partial Regex Spaces();
}
