using System.Globalization;
using Microsoft.AspNetCore.Mvc.ModelBinding;

namespace Lodestar.Ui;

/// <summary>Reads a date from its three fields: <c>[BindProperty(BinderType = typeof(DateParts))] public DateOnly? ClosesAt</c>.</summary>
public sealed class DateParts(UiWords words) : IModelBinder
{
    /// <summary>The name of the first field, after the name of the date and a full stop.</summary>
    internal const string Day = nameof(Day);

    /// <summary>The name of the second field.</summary>
    internal const string Month = nameof(Month);

    /// <summary>The name of the third field.</summary>
    internal const string Year = nameof(Year);

    private static readonly string[] All = [Day, Month, Year];

    /// <inheritdoc />
    public Task BindModelAsync(ModelBindingContext bindingContext)
    {
        var typed = All.Select(part => Typed(bindingContext, part)).ToArray();
        if (typed.All(text => text is null))
        {
            return Task.CompletedTask;
        }

        var missing = All.Where((_, index) => string.IsNullOrEmpty(typed[index])).ToArray();
        bindingContext.Result = missing.Length == All.Length ? ModelBindingResult.Success(model: null) : Read(bindingContext, typed, missing);
        return Task.CompletedTask;
    }

    private ModelBindingResult Read(ModelBindingContext context, string?[] typed, string[] missing)
    {
        if (missing.Length > 0)
        {
            return Wrong(context, string.Join('-', missing).ToLowerInvariant(), missing);
        }

        if (typed[2]!.Length != 4 && typed.All(text => text!.All(char.IsAsciiDigit)))
        {
            return Wrong(context, "short-year", [Year]);
        }

        return DateOnly.TryParseExact(string.Join('-', typed), "d-M-yyyy", CultureInfo.InvariantCulture, DateTimeStyles.None, out var date)
            ? ModelBindingResult.Success(date)
            : Wrong(context, "not-real", All);
    }

    /// <summary>Adds an error under the name of the date, so that [Required] does not add another, and marks the fields to fix.</summary>
    private ModelBindingResult Wrong(ModelBindingContext context, string error, string[] parts)
    {
        context.ModelState.TryAddModelError(context.ModelName, words.DateErrors[error].Replace("{0}", NameOf(context)));
        foreach (var part in parts)
        {
            if (context.ModelState.TryGetValue($"{context.ModelName}.{part}", out var field))
            {
                field.ValidationState = ModelValidationState.Invalid;
            }
        }

        return ModelBindingResult.Failed();
    }

    // The display name of a date is a key of words if it is one on the page, otherwise it is shown as it is.
    private string NameOf(ModelBindingContext context)
    {
        var name = context.ModelMetadata.DisplayName ?? words.Date;
        return context.HttpContext.RequestServices.GetService<Words>()?.Find(name) ?? name;
    }

    private static string? Typed(ModelBindingContext context, string part)
    {
        var name = $"{context.ModelName}.{part}";
        var value = context.ValueProvider.GetValue(name);
        if (value == ValueProviderResult.None)
        {
            return null;
        }

        // A separate field that nobody validates would leave the whole form unvalidated, which counts as invalid.
        context.ModelState.SetModelValue(name, value);
        context.ModelState.MarkFieldValid(name);
        return value.FirstValue?.Trim() ?? "";
    }
}
