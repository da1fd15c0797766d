using Microsoft.AspNetCore.Mvc.Rendering;
using Microsoft.AspNetCore.Mvc.ViewFeatures;
using Microsoft.AspNetCore.Razor.TagHelpers;

namespace Lodestar.Ui;

/// <summary>Everything that is wrong with the form, with a link to each field; nothing if nothing is wrong.</summary>
[HtmlTargetElement("ui-error-summary")]
public sealed class ErrorSummaryTagHelper(UiWords words) : TagHelper
{
    /// <summary>Set by the framework.</summary>
    [HtmlAttributeNotBound, ViewContext]
    public required ViewContext ViewContext { get; set; }

    /// <inheritdoc />
    public override void Process(TagHelperContext context, TagHelperOutput output)
    {
        if (ViewContext.ModelState.ErrorCount == 0)
        {
            output.SuppressOutput();
        }
        else
        {
            output.Become(new PageErrors(ViewContext, words) { Classes = output.Classes(), Attributes = output.Others() });
        }
    }
}
