namespace Lodestar.Standards;

/// <summary>A position in a pack, so that a fault can be found and fixed.</summary>
/// <param name="File">Path inside the pack, with forward slashes.</param>
/// <param name="Line">Line in that file, counted from 1.</param>
public readonly record struct Place(string File, int Line)
{
    /// <inheritdoc />
    public override string ToString() => $"{File}:{Line}";
}

/// <summary>A piece of a content file as it was written, before it is given a meaning.</summary>
/// <param name="Place">Where it is in the pack.</param>
public abstract record ContentNode(Place Place);

/// <summary>One value: a word, a number, a date or a text.</summary>
/// <param name="Value">The value as written.</param>
/// <param name="Place">Where it is in the pack.</param>
public sealed record ContentText(string Value, Place Place) : ContentNode(Place);

/// <summary>A list of pieces.</summary>
/// <param name="Items">The pieces in order.</param>
/// <param name="Place">Where the list begins.</param>
public sealed record ContentList(IReadOnlyList<ContentNode> Items, Place Place) : ContentNode(Place);

/// <summary>A set of named pieces.</summary>
/// <param name="Entries">The names and their pieces in order.</param>
/// <param name="Place">Where the map begins.</param>
public sealed record ContentMap(IReadOnlyList<ContentEntry> Entries, Place Place) : ContentNode(Place)
{
    /// <summary>The piece with this name, or null.</summary>
    public ContentNode? Find(string key) => Entries.FirstOrDefault(entry => entry.Key == key)?.Value;
}

/// <summary>A name in a map with its piece.</summary>
/// <param name="Key">The name.</param>
/// <param name="Place">Where the name is in the pack.</param>
/// <param name="Value">The piece.</param>
public sealed record ContentEntry(string Key, Place Place, ContentNode Value);

/// <summary>One file of a pack, read but not yet given a meaning.</summary>
/// <param name="File">Path inside the pack, with forward slashes.</param>
/// <param name="Root">The YAML of the file, or the YAML at the head of a Markdown file.</param>
/// <param name="Body">The Markdown below the head; null for a YAML file.</param>
public sealed record ContentFile(string File, ContentMap Root, ContentText? Body = null);

/// <summary>Something wrong in a pack, and what to do about it.</summary>
/// <param name="Place">Where it is in the pack.</param>
/// <param name="What">What is wrong.</param>
/// <param name="ToDo">How to fix it.</param>
public sealed record Fault(Place Place, string What, string ToDo)
{
    /// <inheritdoc />
    public override string ToString() => $"{Place}: {What} {ToDo}";
}
