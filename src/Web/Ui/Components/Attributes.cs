namespace Lodestar.Ui;

/// <summary>Further HTML attributes of an element, by name.</summary>
public sealed class Attributes : Dictionary<string, AttributeValue>;

/// <summary>The value of an HTML attribute, from text, a number, or true or false.</summary>
/// <param name="Text">The value as written. Empty for an attribute without a value; null omits the attribute.</param>
public readonly record struct AttributeValue(string? Text)
{
    /// <summary>Text as it is; null omits the attribute.</summary>
    public static implicit operator AttributeValue(string? text) => new(text);

    /// <summary>An integer.</summary>
    public static implicit operator AttributeValue(int number) => new(number.ToString());

    /// <summary>The word "true" or "false", as <c>aria-</c> and <c>data-</c> attributes have it.</summary>
    public static implicit operator AttributeValue(bool word) => new(word ? "true" : "false");

    /// <summary>An attribute without a value, such as <c>hidden</c>, or no attribute.</summary>
    public static AttributeValue Flag(bool on) => new(on ? "" : null);
}
