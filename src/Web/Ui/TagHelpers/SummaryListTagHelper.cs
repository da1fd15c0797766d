using Microsoft.AspNetCore.Razor.TagHelpers;

namespace Lodestar.Ui;

/// <summary>What has been answered, line by line; holds one <c>ui-row</c> for each.</summary>
[HtmlTargetElement("ui-summary-list")]
public sealed class SummaryListTagHelper : TagHelper
{
    /// <inheritdoc />
    public override async Task ProcessAsync(TagHelperContext context, TagHelperOutput output)
    {
        var rows = new List<SummaryRow>();
        context.Items[typeof(SummaryRow)] = rows;
        await output.GetChildContentAsync();
        output.Become(
            Components.SummaryList(
                new()
                {
                    Rows = rows,
                    Classes = output.Classes(),
                    Attributes = output.Others(),
                }
            )
        );
    }
}

/// <summary>One line of a summary list.</summary>
[HtmlTargetElement("ui-row")]
public sealed class RowTagHelper(UiWords words) : TagHelper
{
    /// <summary>What was asked.</summary>
    public string? Key { get; set; }

    /// <summary>What was answered; the content of the tag comes before it.</summary>
    public string? Value { get; set; }

    /// <summary>The page on which the answer is changed; null if there is no link.</summary>
    public string? ChangeHref { get; set; }

    /// <summary>What the link changes, for people who hear it on its own; the key if it is not set.</summary>
    public string? ChangeHidden { get; set; }

    /// <inheritdoc />
    public override async Task ProcessAsync(TagHelperContext context, TagHelperOutput output)
    {
        var change = new SummaryAction
        {
            Href = ChangeHref,
            Text = words.Change,
            VisuallyHiddenText = ChangeHidden ?? Key,
        };
        context
            .Rows()
            .Add(
                new()
                {
                    Key = new() { Text = Key },
                    Value = new() { Text = Value, Html = await output.ChildrenAsync() },
                    Actions = string.IsNullOrEmpty(ChangeHref) ? null : new() { Items = [change] },
                    Classes = output.Classes(),
                }
            );
        output.SuppressOutput();
    }
}
