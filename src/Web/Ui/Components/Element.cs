using System.Text.Encodings.Web;
using Microsoft.AspNetCore.Html;

namespace Lodestar.Ui;

/// <summary>One HTML element with its attributes and content. Text and attribute values are encoded when they are written.</summary>
public sealed class Element : IHtmlContent
{
    private readonly string name;
    private readonly OrderedDictionary<string, string> attributes = [];
    private readonly List<object> children = [];

    /// <summary>Makes an element with these classes; null and empty ones are skipped.</summary>
    public Element(string name, params ReadOnlySpan<string?> classes)
    {
        this.name = name;
        Set("class", Tokens.Together(classes.ToArray()));
    }

    /// <summary>Sets an attribute; null omits it. As in HTML itself, the first value for a name counts.</summary>
    public Element Set(string attribute, string? value)
    {
        if (value is not null)
        {
            attributes.TryAdd(attribute, value);
        }

        return this;
    }

    /// <summary>Sets the further attributes that a page asks for.</summary>
    public Element Set(Attributes? more)
    {
        foreach (var (attribute, value) in more ?? [])
        {
            Set(attribute, value.Text);
        }

        return this;
    }

    /// <summary>Sets an attribute without a value, such as <c>disabled</c>, if it is on.</summary>
    public Element Flag(string attribute, bool on) => Set(attribute, on ? "" : null);

    /// <summary>Adds text, which is encoded.</summary>
    public Element Add(string? text)
    {
        if (!string.IsNullOrEmpty(text))
        {
            children.Add(text);
        }

        return this;
    }

    /// <summary>Adds content that is already HTML.</summary>
    public Element Add(IHtmlContent? content)
    {
        if (content is not null)
        {
            children.Add(content);
        }

        return this;
    }

    /// <summary>Adds the HTML or, if there is none, the text.</summary>
    public Element Add(IHtmlContent? html, string? text) => html is null ? Add(text) : Add(html);

    /// <summary>Adds each of them, in order.</summary>
    public Element AddEach(IEnumerable<IHtmlContent?> contents)
    {
        foreach (var content in contents)
        {
            Add(content);
        }

        return this;
    }

    /// <inheritdoc />
    public void WriteTo(TextWriter writer, HtmlEncoder encoder)
    {
        writer.Write('<');
        writer.Write(name);
        foreach (var (attribute, value) in attributes)
        {
            writer.Write(' ');
            encoder.Encode(writer, attribute);
            writer.Write("=\"");
            encoder.Encode(writer, value);
            writer.Write('"');
        }

        writer.Write('>');
        if (name == "input")
        {
            return;
        }

        foreach (var child in children)
        {
            Write(child, writer, encoder);
        }

        writer.Write("</");
        writer.Write(name);
        writer.Write('>');
    }

    private static void Write(object child, TextWriter writer, HtmlEncoder encoder)
    {
        if (child is IHtmlContent content)
        {
            // List items that are laid out like words need the gap between them, and people who read the source need the lines.
            if (content is Element { name: not ("a" or "span" or "strong") })
            {
                writer.Write('\n');
            }

            content.WriteTo(writer, encoder);
        }
        else
        {
            encoder.Encode(writer, (string)child);
        }
    }
}
