using System.Reflection;

namespace Lodestar.Kernel;

/// <summary>All capabilities, and what the centre collects from them.</summary>
/// <param name="all">The capabilities, those that others use first.</param>
internal sealed class Capabilities(IReadOnlyList<Capability> all)
{
    private readonly Dictionary<string, string> doneBy = all.SelectMany(one => one.Events.Select(what => (what, one.Key)))
        .ToDictionary(one => one.what, one => one.Key, StringComparer.Ordinal);

    /// <summary>The capabilities, those that others use first.</summary>
    public IReadOnlyList<Capability> All => all;

    /// <summary>What people may do.</summary>
    public Permissions Permissions { get; } = new([.. all.SelectMany(one => one.Permissions)]);

    /// <summary>The assemblies that the capabilities are in, each once.</summary>
    public IReadOnlyList<Assembly> Assemblies { get; } = [.. all.Select(one => one.Assembly).Distinct()];

    /// <summary>The tables of all capabilities.</summary>
    public IReadOnlyList<KeptTable> AllTables { get; } = [.. all.SelectMany(one => one.Tables)];

    /// <summary>The tables that no backup holds.</summary>
    public IReadOnlyList<string> LeftOutOfBackups => [.. AllTables.Where(table => !table.InBackups).Select(table => table.Name)];

    /// <summary>The columns whose value is marked when a person deletes a row.</summary>
    public IReadOnlyList<MarkedColumn> MarkedColumns =>
        [.. AllTables.Where(table => table.MarkedColumn is not null).Select(table => new MarkedColumn(table.Name, table.MarkedColumn!))];

    /// <summary>The jobs of all capabilities.</summary>
    public IReadOnlyList<Job> Jobs { get; } = [.. all.SelectMany(one => one.Jobs)];

    /// <summary>The reactions to facts, in the order of the capabilities.</summary>
    public IReadOnlyList<Reaction> Reactions { get; } = [.. all.SelectMany(one => one.Reactions)];

    /// <summary>Every kind of e-mail.</summary>
    public IReadOnlyList<NoticeKind> Notices { get; } = [.. all.SelectMany(one => one.Notices)];

    /// <summary>The doors in a place that a person may see, in order.</summary>
    /// <param name="person">The person; null if nobody is signed in.</param>
    public IReadOnlyList<Door> Doors(DoorPlace place, Person? person) =>
        [
            .. all.SelectMany(one => one.Doors)
                .Where(door => door.Place == place && (door.Permission is null || person?.May(door.Permission) == true))
                .OrderBy(door => door.Order),
        ];

    /// <summary>What waits for a person in all capabilities.</summary>
    public async Task<IReadOnlyList<Waiting>> WaitingAsync(IServiceProvider services, Person person, CancellationToken stop)
    {
        var waiting = new List<Waiting>();
        foreach (var one in all.Where(one => one.Waits is not null))
        {
            waiting.AddRange(await one.Waits!(services, person, stop));
        }

        return waiting;
    }

    /// <summary>The key of the words for an event of the audit log.</summary>
    /// <exception cref="KeyNotFoundException">No capability declares the event.</exception>
    public string WordsOf(string what) =>
        doneBy.TryGetValue(what, out var key) ? $"{key}.done.{what}" : throw new KeyNotFoundException($"No capability declares the event '{what}'.");
}
