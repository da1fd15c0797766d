using Microsoft.AspNetCore.Mvc.Rendering;
using Microsoft.AspNetCore.Mvc.ViewFeatures;
using Microsoft.AspNetCore.Razor.TagHelpers;

namespace Lodestar.Ui;

/// <summary>Goes into each form that makes something new, so that one thing comes of it however often it is sent (<see cref="FormMark"/>).</summary>
[HtmlTargetElement("ui-mark")]
public sealed class MarkTagHelper : TagHelper
{
    /// <summary>Given by the framework.</summary>
    [ViewContext, HtmlAttributeNotBound]
    public ViewContext ViewContext { get; set; } = null!;

    /// <inheritdoc />
    public override void Process(TagHelperContext context, TagHelperOutput output)
    {
        // A form that comes back to be mended is still the same form.
        var mark = FormMark.Sent(ViewContext.HttpContext.Request) ?? Guid.NewGuid();
        output.Become(new Element("input").Set("type", "hidden").Set("name", FormMark.Field).Set("value", $"{mark}"));
    }
}
