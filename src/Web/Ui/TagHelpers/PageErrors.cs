using System.Text.Encodings.Web;
using Microsoft.AspNetCore.Html;
using Microsoft.AspNetCore.Mvc.Rendering;

namespace Lodestar.Ui;

/// <summary>
/// The error summary of a page, made only when the page is sent. It is above the fields, but only they know their order and ids, and by then
/// all of them are placed.
/// </summary>
internal sealed class PageErrors(ViewContext view, UiWords words) : IHtmlContent
{
    /// <summary>Further classes.</summary>
    public string? Classes { get; init; }

    /// <summary>Further attributes.</summary>
    public Attributes? Attributes { get; init; }

    /// <inheritdoc />
    public void WriteTo(TextWriter writer, HtmlEncoder encoder) =>
        Components
            .ErrorSummary(
                new()
                {
                    TitleText = words.Problem,
                    ErrorList = [.. OfFields(), .. OfNoField()],
                    Classes = Classes,
                    Attributes = Attributes,
                }
            )
            .WriteTo(writer, encoder);

    private IEnumerable<ErrorSummaryItem> OfFields() =>
        from field in PlacedFields.On(view)
        where field.Error is not null
        select new ErrorSummaryItem { Text = field.Error, Href = "#" + field.Id };

    private IEnumerable<ErrorSummaryItem> OfNoField()
    {
        var placed = PlacedFields.On(view).Select(field => field.Name).ToHashSet(StringComparer.OrdinalIgnoreCase);
        return from entry in view.ModelState
            where !placed.Contains(entry.Key)
            from error in entry.Value!.Errors
            select new ErrorSummaryItem { Text = error.Sentence(words), Href = entry.Key.Length == 0 ? null : "#" + FieldId.Of(entry.Key) };
    }
}
