namespace Lodestar.Standards;

/// <summary>Marks the name by which other parts of a pack refer to this one. No two of the same kind may share it.</summary>
/// <param name="kind">What kind of thing it names, for instance "item".</param>
[AttributeUsage(AttributeTargets.Property)]
public sealed class IdAttribute(string kind) : Attribute
{
    /// <summary>What kind of thing it names.</summary>
    public string Kind { get; } = kind;
}

/// <summary>Marks a value that must be the name of something in the pack.</summary>
/// <param name="kind">What kind of thing it names, for instance "tag".</param>
[AttributeUsage(AttributeTargets.Property)]
public sealed class RefersToAttribute(string kind) : Attribute
{
    /// <summary>What kind of thing it names.</summary>
    public string Kind { get; } = kind;
}

/// <summary>Marks words that people read: they may not be empty, are translated, and count for the reading age.</summary>
[AttributeUsage(AttributeTargets.Property)]
public sealed class WordsAttribute : Attribute;

/// <summary>Marks the address of a page elsewhere; it must be https.</summary>
[AttributeUsage(AttributeTargets.Property)]
public sealed class LinkAttribute : Attribute;

/// <summary>Marks the last day on which a statement may be shown unless a person has reviewed it.</summary>
[AttributeUsage(AttributeTargets.Property)]
public sealed class ReviewByAttribute : Attribute;

/// <summary>Marks the Markdown below the head of a file; it is bound from there and not from the YAML.</summary>
[AttributeUsage(AttributeTargets.Property)]
public sealed class BodyAttribute : Attribute;
