using System.Net;
using System.Text.Encodings.Web;
using Microsoft.AspNetCore.Html;
using Microsoft.AspNetCore.Razor.TagHelpers;

namespace Lodestar.Ui;

/// <summary>Turns a tag of a page into a component.</summary>
internal static class TagOutput
{
    /// <summary>Replaces the tag by the component.</summary>
    public static void Become(this TagHelperOutput output, IHtmlContent component)
    {
        output.TagName = null;
        output.Content.SetHtmlContent(component);
    }

    /// <summary>The <c>class</c> that the page wrote on the tag.</summary>
    public static string? Classes(this TagHelperOutput output) =>
        output.Attributes.TryGetAttribute("class", out var attribute) ? Written(attribute.Value) : null;

    /// <summary>Everything else that the page wrote on the tag and that is none of its properties; it is passed on as it is.</summary>
    public static Attributes Others(this TagHelperOutput output)
    {
        var others = new Attributes();
        foreach (var attribute in output.Attributes.Where(attribute => attribute.Name != "class"))
        {
            others[attribute.Name] = Written(attribute.Value);
        }

        return others;
    }

    /// <summary>The content of the tag; null if there is none.</summary>
    public static async Task<IHtmlContent?> ChildrenAsync(this TagHelperOutput output)
    {
        var children = await output.GetChildContentAsync();
        return children.IsEmptyOrWhiteSpace ? null : children;
    }

    /// <summary>The options collected by the field around this tag.</summary>
    public static List<ChoiceItem> Options(this TagHelperContext context) => context.Gathered<ChoiceItem>();

    /// <summary>The rows collected by the list around this tag.</summary>
    public static List<SummaryRow> Rows(this TagHelperContext context) => context.Gathered<SummaryRow>();

    private static List<T> Gathered<T>(this TagHelperContext context) =>
        context.Items.TryGetValue(typeof(T), out var gathered)
            ? (List<T>)gathered
            : throw new InvalidOperationException($"<{context.TagName}> stands outside the tag that it belongs to.");

    private static string Written(object? value)
    {
        if (value is not IHtmlContent html)
        {
            return value?.ToString() ?? "";
        }

        // A value in a page arrives encoded, and a component encodes what it is given.
        using var written = new StringWriter();
        html.WriteTo(written, HtmlEncoder.Default);
        return WebUtility.HtmlDecode(written.ToString());
    }
}
