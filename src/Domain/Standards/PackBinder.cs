using System.Collections;
using System.Globalization;
using System.Reflection;
using System.Runtime.CompilerServices;
using System.Text;

namespace Lodestar.Standards;

/// <summary>Something in a pack that others refer to, or that refers to something.</summary>
/// <param name="Kind">What kind of thing it names, for instance "tag".</param>
/// <param name="Value">The name.</param>
/// <param name="Place">Where it is in the pack.</param>
public sealed record Named(string Kind, string Value, Place Place);

/// <summary>Words in a pack that people read.</summary>
/// <param name="Path">The path to them, the same in every language, for instance
/// "reflections/practitioner.yaml/sections/role/items/P1/question".</param>
/// <param name="Unit">What is read together, for instance "item P1".</param>
/// <param name="Text">The words.</param>
/// <param name="Place">Where they are in the pack.</param>
/// <param name="IsMarkdown">True for the body of a page.</param>
public sealed record Wording(string Path, string Unit, string Text, Place Place, bool IsMarkdown);

/// <summary>
/// Gives content files a meaning: it turns them into the records of this folder by the names of their properties (<c>next-step</c> is
/// <c>NextStep</c>), and notes what the checks need, each with its place.
/// </summary>
public sealed class PackBinder
{
    private readonly Func<string, string> say;

    /// <param name="say">Changes every text people read, for a pseudo-language; null leaves them as they are.</param>
    public PackBinder(Func<string, string>? say = null) => this.say = say ?? (text => text);

    /// <summary>What is wrong with the files so far.</summary>
    public List<Fault> Faults { get; } = [];

    /// <summary>All names that were given.</summary>
    public List<Named> Ids { get; } = [];

    /// <summary>All names that were used.</summary>
    public List<Named> References { get; } = [];

    /// <summary>All words that people read, in the order of the files.</summary>
    public List<Wording> Words { get; } = [];

    /// <summary>All addresses of pages elsewhere.</summary>
    public List<Named> Links { get; } = [];

    /// <summary>All review dates.</summary>
    public List<(DateOnly Date, string Unit, Place Place)> ReviewDates { get; } = [];

    /// <summary>The piece from which each record was read, for checks that need the place of a value inside it.</summary>
    public Dictionary<object, ContentMap> Nodes { get; } = new(ReferenceEqualityComparer.Instance);

    /// <summary>Binds one file to a record.</summary>
    /// <returns>The record, or null if a fault prevents it.</returns>
    public T? Bind<T>(ContentFile file)
        where T : class
    {
        ArgumentNullException.ThrowIfNull(file);
        return (T?)BindMap(typeof(T), file.Root, new Spot(file, file.File, file.File));
    }

    /// <summary>The name a property has in the files: kebab-case.</summary>
    public static string KeyOf(string name)
    {
        ArgumentNullException.ThrowIfNull(name);
        var key = new StringBuilder();
        for (var i = 0; i < name.Length; i++)
        {
            var digitBegins = char.IsDigit(name[i]) && i > 0 && !char.IsDigit(name[i - 1]);
            if (i > 0 && (char.IsUpper(name[i]) || digitBegins))
            {
                key.Append('-');
            }

            key.Append(char.ToLowerInvariant(name[i]));
        }

        return key.ToString();
    }

    private object? BindMap(Type type, ContentMap map, Spot spot)
    {
        var properties = Writable(type);
        // Required members rule out a constructor call, and the only defaults of the records are empty lists.
        var record = RuntimeHelpers.GetUninitializedObject(type);
        var sound = true;

        foreach (var entry in map.Entries.Where(entry => !properties.Any(property => KeyOf(property.Name) == entry.Key)))
        {
            var known = string.Join(", ", properties.Select(property => KeyOf(property.Name)));
            Fault(entry.Place, $"'{entry.Key}' is not known here.", $"Take it out, or use one of: {known}.");
        }

        var named = properties.FirstOrDefault(property => property.IsDefined(typeof(IdAttribute)));
        spot = NameOf(named, map) is { } id ? spot.Within(id, named!.GetCustomAttribute<IdAttribute>()!.Kind) : spot;

        foreach (var property in properties)
        {
            var key = KeyOf(property.Name);
            var node = property.IsDefined(typeof(BodyAttribute)) ? spot.File.Body : map.Find(key);

            if (node is null)
            {
                if (property.IsDefined(typeof(RequiredMemberAttribute)))
                {
                    Fault(map.Place, $"{spot.Unit} has no '{key}'.", $"Add a line '{key}: …'.");
                    sound = false;
                }
                else if (IsList(property.PropertyType))
                {
                    property.SetValue(record, EmptyList(property.PropertyType));
                }

                continue;
            }

            var value = BindValue(property.PropertyType, node, property, spot.At(key));
            if (value is null)
            {
                sound = false;
                continue;
            }

            property.SetValue(record, value);
        }

        Nodes[record] = map;
        return sound ? record : null;
    }

    private object? BindValue(Type type, ContentNode node, PropertyInfo property, Spot spot)
    {
        type = Nullable.GetUnderlyingType(type) ?? type;
        if (IsList(type))
        {
            return BindList(type, node, property, spot);
        }

        if (type == typeof(string) || type.IsValueType)
        {
            return node is ContentText text
                ? BindText(type, text, property, spot)
                : Refuse(node.Place, $"'{spot.Key}' should be one value.", "Write it on the same line, after the colon.");
        }

        return node is ContentMap map
            ? BindMap(type, map, spot)
            : Refuse(node.Place, $"'{spot.Key}' should hold named values.", "Write 'name: value' lines below it, indented.");
    }

    private object? BindList(Type type, ContentNode node, PropertyInfo property, Spot spot)
    {
        if (node is not ContentList list)
        {
            return Refuse(node.Place, $"'{spot.Key}' should be a list.", "Begin each line below it with '- '.");
        }

        var element = type.GetGenericArguments()[0];
        var values = (IList)Activator.CreateInstance(typeof(List<>).MakeGenericType(element))!;
        var sound = true;
        for (var i = 0; i < list.Items.Count; i++)
        {
            var value = BindValue(element, list.Items[i], property, spot.At(KeyOfElement(list.Items[i]) ?? i.ToString(CultureInfo.InvariantCulture)));
            sound &= value is not null;
            if (value is not null)
            {
                values.Add(value);
            }
        }

        return sound ? values : null;
    }

    private object? BindText(Type type, ContentText text, PropertyInfo property, Spot spot)
    {
        if (property.IsDefined(typeof(WordsAttribute)))
        {
            return BindWords(text, property, spot);
        }

        if (type == typeof(int))
        {
            return int.TryParse(text.Value, CultureInfo.InvariantCulture, out var number)
                ? number
                : Refuse(text.Place, $"'{text.Value}' is not a whole number.", $"Write '{spot.Key}' in digits.");
        }

        if (type == typeof(bool))
        {
            return text.Value is "true" or "false"
                ? text.Value == "true"
                : Refuse(text.Place, $"'{text.Value}' is neither true nor false.", "Write true or false.");
        }

        if (type == typeof(DateOnly))
        {
            return BindDate(text, property, spot);
        }

        if (type.IsEnum)
        {
            var names = Enum.GetNames(type);
            return names.FirstOrDefault(name => KeyOf(name) == text.Value) is { } known
                ? Enum.Parse(type, known)
                : Refuse(text.Place, $"'{text.Value}' is not known here.", $"Use one of: {string.Join(", ", names.Select(KeyOf))}.");
        }

        return BindName(text, property, spot);
    }

    private object? BindWords(ContentText text, PropertyInfo property, Spot spot)
    {
        if (string.IsNullOrWhiteSpace(text.Value))
        {
            return Refuse(text.Place, $"{spot.Unit} has no words for '{spot.Key}'.", "Write the words, or take the line out.");
        }

        Words.Add(new Wording(spot.Path, spot.Unit, text.Value, text.Place, property.IsDefined(typeof(BodyAttribute))));
        return say(text.Value.Trim());
    }

    private object? BindDate(ContentText text, PropertyInfo property, Spot spot)
    {
        if (!DateOnly.TryParseExact(text.Value, "yyyy-MM-dd", out var date))
        {
            return Refuse(text.Place, $"'{text.Value}' is not a date.", "Write it as year-month-day, for instance 2027-05-31.");
        }

        if (property.IsDefined(typeof(ReviewByAttribute)))
        {
            ReviewDates.Add((date, spot.Unit, text.Place));
        }

        return date;
    }

    private object? BindName(ContentText text, PropertyInfo property, Spot spot)
    {
        if (property.GetCustomAttribute<IdAttribute>() is { } id)
        {
            Ids.Add(new Named(id.Kind, text.Value, text.Place));
        }

        if (property.GetCustomAttribute<RefersToAttribute>() is { } reference)
        {
            References.Add(new Named(reference.Kind, text.Value, text.Place));
        }

        if (property.IsDefined(typeof(LinkAttribute)))
        {
            Links.Add(new Named(spot.Unit, text.Value, text.Place));
        }

        return text.Value;
    }

    private object? Refuse(Place place, string what, string toDo)
    {
        Fault(place, what, toDo);
        return null;
    }

    private void Fault(Place place, string what, string toDo) => Faults.Add(new Fault(place, what, toDo));

    /// <summary>The properties that a file can set, in the order in which they are declared.</summary>
    internal static PropertyInfo[] Writable(Type type) => [.. type.GetProperties().Where(property => property.CanWrite)];

    /// <summary>True for a list of any kind.</summary>
    internal static bool IsList(Type type) => type.IsGenericType && type.GetGenericTypeDefinition() == typeof(IReadOnlyList<>);

    private static object EmptyList(Type type) => Array.CreateInstance(type.GetGenericArguments()[0], 0);

    private static string? NameOf(PropertyInfo? id, ContentMap map) => id is not null && map.Find(KeyOf(id.Name)) is ContentText text ? text.Value : null;

    /// <summary>How an element of a list is recognised in every language: by its id, code, number or district.</summary>
    internal static string? KeyOfElement(ContentNode node) =>
        node is ContentMap map ? new[] { "id", "code", "number", "district" }.Select(map.Find).OfType<ContentText>().FirstOrDefault()?.Value : null;

    /// <summary>The position of the binder in a file.</summary>
    private sealed record Spot(ContentFile File, string Path, string Unit, string Key = "")
    {
        public Spot At(string key) => this with { Path = $"{Path}/{key}", Key = key };

        public Spot Within(string id, string kind) => this with { Unit = $"{kind} {id}" };
    }
}
