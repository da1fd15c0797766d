using Microsoft.AspNetCore.Mvc.Rendering;
using Microsoft.AspNetCore.Mvc.ViewFeatures;
using Microsoft.AspNetCore.Razor.TagHelpers;

namespace Lodestar.Ui;

/// <summary>The frame of a page's content: title, back link, error summary and the one heading, so that no page can forget them.</summary>
[HtmlTargetElement("ui-page")]
public sealed class PageTagHelper(Words words, UiWords ui) : TagHelper
{
    /// <summary>The heading, and the title in the browser.</summary>
    public string Title { get; set; } = "";

    /// <summary>Where 'Back' leads; null if there is no link.</summary>
    public string? Back { get; set; }

    /// <summary>A line above the heading.</summary>
    public string? Caption { get; set; }

    /// <summary>True if a legend or label in the content is the heading.</summary>
    public bool HeadingInside { get; set; }

    /// <summary>True if the page shows what one person answered.</summary>
    public bool Private { get; set; }

    /// <summary>False if nobody could need to leave quickly, for instance on a poster.</summary>
    public bool Exit { get; set; } = true;

    /// <summary>Set by the framework.</summary>
    [ViewContext, HtmlAttributeNotBound]
    public ViewContext ViewContext { get; set; } = null!;

    /// <inheritdoc />
    public override async Task ProcessAsync(TagHelperContext context, TagHelperOutput output)
    {
        ArgumentNullException.ThrowIfNull(output);
        var content = await output.GetChildContentAsync();
        var page = ViewContext.PageDetails();
        page.Title = ViewContext.ViewData.ModelState.IsValid ? Title : words["ui.errors.in-title", Title];
        page.CanExit = Exit;
        page.Private = Private;

        output.TagName = null;
        if (Back is not null)
        {
            output.Content.AppendHtml(Components.BackLink(new BackLinkOptions { Href = Back, Text = ui.Back }));
        }

        if (!ViewContext.ViewData.ModelState.IsValid)
        {
            output.Content.AppendHtml(new PageErrors(ViewContext, ui));
        }

        if (Caption is not null)
        {
            output.Content.AppendHtml(new Element("p", "ls-caption").Add(Caption));
        }

        if (!HeadingInside)
        {
            output.Content.AppendHtml(new Element("h1", "govuk-heading-l").Add(Title));
        }

        output.Content.AppendHtml(content);
    }
}
