using System.CommandLine;
using System.Reflection;
using Microsoft.EntityFrameworkCore;

namespace Lodestar.Kernel;

/// <summary>
/// Everything that one capability declares to the centre. Each capability makes one of these in its own folder, and <c>Host</c> has the only
/// list of them. What belongs to everyone (permissions, doors, backups, retention, the audit log, the command line, the sample) collects from
/// that list and names no capability.
/// </summary>
/// <param name="Name">The name of its folder.</param>
internal sealed record Capability(string Name)
{
    /// <summary>Its name in keys of words: for <c>RunningRounds</c> it is <c>running-rounds</c>.</summary>
    public string Key { get; } =
        string.Concat(Name.Select((letter, place) => char.IsUpper(letter) && place > 0 ? $"-{letter}" : $"{letter}")).ToLowerInvariant();

    /// <summary>What people may do in it, each with the roles that may do it.</summary>
    public IReadOnlyList<Permission> Permissions { get; init; } = [];

    /// <summary>Links that lead into it from pages that belong to everyone.</summary>
    public IReadOnlyList<Door> Doors { get; init; } = [];

    /// <summary>Finds what waits in it for the signed-in person; null if nothing ever does.</summary>
    public Func<IServiceProvider, Person, CancellationToken, Task<IReadOnlyList<Waiting>>>? Waits { get; init; }

    /// <summary>Its tables: how long rows stay, and what backup and deletion do with them.</summary>
    public IReadOnlyList<KeptTable> Tables { get; init; } = [];

    /// <summary>
    /// Classes that refer to organisations by id, and follow when those merge or leave. Each implements <see cref="IFollowsOrganisations"/>.
    /// </summary>
    public IReadOnlyList<Type> Followers { get; init; } = [];

    /// <summary>Finds the texts that people of an organisation wrote, so that words can be taken out of all of them; null if there are none.</summary>
    public Func<IServiceProvider, Guid, CancellationToken, Task<IReadOnlyList<WrittenText>>>? Texts { get; init; }

    /// <summary>Settings of its own.</summary>
    public IReadOnlyList<Setting> Settings { get; init; } = [];

    /// <summary>Fills its part of the sample; null if it has none.</summary>
    public SamplePart? Sample { get; init; }

    /// <summary>Its commands, each made with what the command line offers to all.</summary>
    public IReadOnlyList<Func<CommandShell, Command>> Commands { get; init; } = [];

    /// <summary>What it does by itself, again and again.</summary>
    public IReadOnlyList<Job> Jobs { get; init; } = [];

    /// <summary>What it does when something has happened, here or in another capability: audit entry, notice, following work.</summary>
    public IReadOnlyList<Reaction> Reactions { get; init; } = [];

    /// <summary>The kinds of e-mail that it sends.</summary>
    public IReadOnlyList<NoticeKind> Notices { get; init; } = [];

    /// <summary>The events that it records in the audit log, for instance <c>round.closed</c>. The words for each are under <c>done</c>.</summary>
    public IReadOnlyList<string> Events { get; init; } = [];

    /// <summary>How often its forms may be sent.</summary>
    public IReadOnlyList<RequestLimit> Limits { get; init; } = [];

    /// <summary>For each guarded page and endpoint with a parameter, an address that works and who may read and send it.</summary>
    public IReadOnlyList<Walk> Walks { get; init; } = [];

    /// <summary>Further routes of pages that have more than one: the page with the route.</summary>
    public IReadOnlyList<(string Page, string Route)> Routes { get; init; } = [];

    /// <summary>Adds its classes to the services.</summary>
    public Action<IServiceCollection>? Services { get; init; }

    /// <summary>The assembly that has its pages, words and maps of tables, if that is not this one.</summary>
    public Assembly Assembly { get; init; } = typeof(Capability).Assembly;

    /// <summary>Adds its endpoints beside the pages.</summary>
    public Action<WebApplication>? Endpoints { get; init; }

    /// <summary>What it does on the newest schema before the service starts, while no other process can; null if there is nothing.</summary>
    public Func<IServiceProvider, CancellationToken, Task>? Starting { get; init; }

    /// <summary>
    /// What it does with a database that was just restored; null if there is nothing. The flag says that some rows were deleted after the
    /// backup and not restored.
    /// </summary>
    public Func<DbContext, bool, Task>? Restored { get; init; }
}

/// <summary>A link that leads into a capability from a page that belongs to everyone.</summary>
/// <param name="Place">The page or part of a page with the link.</param>
/// <param name="Link">Where the link leads.</param>
/// <param name="Words">Key of its words. On the first page it is the beginning of three keys: title, text and link.</param>
/// <param name="Order">Its position among the doors there, smallest first.</param>
/// <param name="Permission">The permission that a person needs to see it; null if everyone sees it.</param>
internal sealed record Door(DoorPlace Place, string Link, string Words, int Order, string? Permission = null);

/// <summary>Where doors can be.</summary>
internal enum DoorPlace
{
    /// <summary>In the header of every page, for everyone.</summary>
    Header,

    /// <summary>In the header of every page, for people who are signed in.</summary>
    Work,

    /// <summary>On the page of one's own account.</summary>
    Account,

    /// <summary>On the first page.</summary>
    Home,

    /// <summary>In the footer of every page.</summary>
    Footer,
}

/// <summary>Something that waits for a person to do it.</summary>
/// <param name="Link">The page on which they do it.</param>
/// <param name="What">What it is, in words.</param>
/// <param name="About">What it concerns, for instance an organisation and a round.</param>
internal sealed record Waiting(string Link, string What, string About);

/// <summary>A table of a capability.</summary>
/// <param name="Clocks">How long its rows stay; several clocks if that depends on the row.</param>
internal sealed record KeptTable(params IReadOnlyList<RetentionClock> Clocks)
{
    /// <summary>The name of the table in the database.</summary>
    public string Name => Clocks[0].Table;

    /// <summary>False if backups leave it out, because nobody should be let in by a backup and what lives for hours is not worth keeping.</summary>
    public bool InBackups { get; init; } = true;

    /// <summary>
    /// The column whose value is marked when a person deletes the row, so that no backup restores it; null if no person deletes rows.
    /// </summary>
    public string? MarkedColumn { get; init; }
}

/// <summary>A text that somebody wrote, and how to replace it.</summary>
/// <param name="Place">The place of the text, in words for people.</param>
/// <param name="Row">The row that contains it.</param>
/// <param name="Put">Replaces the text by what is left of it.</param>
/// <param name="MayBeEmpty">True if it may become empty. Otherwise a sentence says that words were taken out.</param>
internal sealed record WrittenText(string Place, object Row, string Text, Action<string> Put, bool MayBeEmpty = false);

/// <summary>A capability's part of the sample partnership.</summary>
/// <param name="Order">Its position among the parts; those with a smaller number are already there.</param>
/// <param name="Fill">Adds the part, which is saved together with the rest.</param>
internal sealed record SamplePart(int Order, Action<SampleGround> Fill);

/// <summary>What the parts of a sample are built on.</summary>
/// <param name="Services">The services. Whatever is added to the database is saved after the last part.</param>
/// <param name="Random">The source of everything that looks random; the same every time.</param>
/// <param name="Now">The current moment.</param>
internal sealed record SampleGround(IServiceProvider Services, Random Random, DateTimeOffset Now)
{
    /// <summary>Today, in the United Kingdom.</summary>
    public DateOnly Today => Week.DayOf(Now);
}

/// <summary>How often the forms that name this limit may be sent.</summary>
/// <param name="Name">Its name, for <c>EnableRateLimiting</c> on a page.</param>
/// <param name="PerAddress">How often they may be sent from one address in ten minutes.</param>
/// <param name="Overall">How often they may be sent from all addresses together.</param>
internal sealed record RequestLimit(string Name, Func<Settings, int> PerAddress, Func<Settings, int> Overall);

/// <summary>
/// How to open a page or endpoint that takes a parameter, for the test that opens all of them as every role. A page needs no walk if its
/// address works as it is and everyone with its permission may open and send it. A route may have several walks: its page in several states.
/// </summary>
/// <param name="Route">The route as the page states it, for instance <c>/rounds/{id:guid}</c>.</param>
/// <param name="Address">Makes an address that works on a ground; it adds whatever it needs, new each time.</param>
internal sealed record Walk(string Route, Func<WalkGround, Task<string>> Address)
{
    /// <summary>The roles that may read it in their own place; null means all with the permission of the page.</summary>
    public IReadOnlyList<Role>? Readers { get; init; }

    /// <summary>The roles that may send its form in their own place. Null means the readers; empty means that it has no form.</summary>
    public IReadOnlyList<Role>? Senders { get; init; }

    /// <summary>True if its address names no place, so that its readers can read it wherever their role is.</summary>
    public bool ReadAnywhere { get; init; }

    /// <summary>True if its senders can send what they see wherever their role is.</summary>
    public bool SendAnywhere { get; init; }

    /// <summary>True if it belongs to one person, so that nobody else with the same role can read or send it.</summary>
    public bool IsOwn { get; init; }

    /// <summary>Values for its form, by field, if the first choice or a sentence is not right.</summary>
    public IReadOnlyDictionary<string, string> Filled { get; init; } = new Dictionary<string, string>();
}

/// <summary>Where the role walk takes place: an organisation in a district, on a running service.</summary>
/// <param name="Services">The services of one request.</param>
/// <param name="District">Code of its district.</param>
/// <param name="Member">Id of the account that has a role in the organisation.</param>
internal sealed record WalkGround(IServiceProvider Services, Guid Organisation, string District, Func<Role, Guid> Member)
{
    /// <summary>The current moment.</summary>
    public DateTimeOffset Now => Services.GetRequiredService<TimeProvider>().GetUtcNow();

    /// <summary>Today, in the United Kingdom.</summary>
    public DateOnly Today => Week.DayOf(Now);

    /// <summary>A name that nothing else has: without digits, which could read like somebody's telephone number.</summary>
    public static string NewName(string of) => $"{of} {System.Security.Cryptography.RandomNumberGenerator.GetString("bcdfghjklmnpqrstvwxz", 12)}";
}
