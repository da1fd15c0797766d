using Microsoft.AspNetCore.Mvc.ModelBinding;
using Microsoft.AspNetCore.Mvc.Rendering;

namespace Lodestar.Ui;

/// <summary>A field at its position on the page.</summary>
/// <param name="Name">The name under which it is sent.</param>
/// <param name="Id">The id of the input to which a link to the field leads.</param>
/// <param name="Error">What is wrong with it, or null.</param>
internal sealed record PlacedField(string Name, string Id, string? Error);

/// <summary>The fields of a page in their order on it, which is the order of an error summary.</summary>
internal static class PlacedFields
{
    /// <summary>The fields placed so far on the page being written.</summary>
    public static List<PlacedField> On(ViewContext view)
    {
        if (view.HttpContext.Items.TryGetValue(typeof(PlacedField), out var known))
        {
            return (List<PlacedField>)known!;
        }

        var fields = new List<PlacedField>();
        view.HttpContext.Items[typeof(PlacedField)] = fields;
        return fields;
    }

    /// <summary>What is wrong with a field: only the first error, because fixing it may fix the next.</summary>
    public static string? ErrorOf(this ModelStateDictionary state, string name, UiWords words) =>
        state.TryGetValue(name, out var entry) && entry.Errors.Count > 0 ? entry.Errors[0].Sentence(words) : null;

    /// <summary>The words of an error.</summary>
    public static string Sentence(this ModelError error, UiWords words) => error.ErrorMessage.Length > 0 ? error.ErrorMessage : words.Unreadable;
}
