using System.CommandLine;
using Microsoft.EntityFrameworkCore;

namespace Lodestar.Kernel;

/// <summary>
/// All that one capability brings to the whole. Each makes one of these in its own folder and <c>Host</c> has the only list of them;
/// what stands in the middle (permissions, doors, backups, retention, the audit log, the command line, the sample)
/// collects from that list and names no capability.
/// </summary>
/// <param name="Name">Its name, which is that of its folder.</param>
internal sealed record Capability(string Name)
{
    /// <summary>Its name in keys of words: that of <c>RunningRounds</c> is <c>running-rounds</c>.</summary>
    public string Key { get; } =
        string.Concat(Name.Select((letter, place) => char.IsUpper(letter) && place > 0 ? $"-{letter}" : $"{letter}")).ToLowerInvariant();

    /// <summary>What people may do in it, each with the roles that may.</summary>
    public IReadOnlyList<Permission> Permissions { get; init; } = [];

    /// <summary>Links that lead into it from pages that belong to everyone.</summary>
    public IReadOnlyList<Door> Doors { get; init; } = [];

    /// <summary>Finds what waits in it for the person who is signed in; null if nothing ever does.</summary>
    public Func<IServiceProvider, Person, CancellationToken, Task<IReadOnlyList<Waiting>>>? Waits { get; init; }

    /// <summary>Its tables: how long rows stay, and what backup and deletion do with them.</summary>
    public IReadOnlyList<KeptTable> Tables { get; init; } = [];

    /// <summary>Classes that name organisations by their id, and follow them if they merge or leave. Each implements <see cref="IFollowsOrganisations"/>.</summary>
    public IReadOnlyList<Type> Followers { get; init; } = [];

    /// <summary>Finds the texts that people of an organisation wrote, so that words can be taken out of all of them; null if there are none.</summary>
    public Func<IServiceProvider, Guid, CancellationToken, Task<IReadOnlyList<WrittenText>>>? Texts { get; init; }

    /// <summary>Settings of its own.</summary>
    public IReadOnlyList<Setting> Settings { get; init; } = [];

    /// <summary>Fills its part of the sample; null if it has none.</summary>
    public SamplePart? Sample { get; init; }

    /// <summary>Its commands, made with what the command line offers all of them.</summary>
    public IReadOnlyList<Func<CommandShell, Command>> Commands { get; init; } = [];

    /// <summary>What it does by itself again and again.</summary>
    public IReadOnlyList<Job> Jobs { get; init; } = [];

    /// <summary>What it does when something has happened, here or in another capability: audit entry, notice, following work.</summary>
    public IReadOnlyList<Reaction> Reactions { get; init; } = [];

    /// <summary>The kinds of e-mail that it sends.</summary>
    public IReadOnlyList<NoticeKind> Notices { get; init; } = [];

    /// <summary>The events that it notes in the audit log, for instance <c>round.closed</c>. Its words have each under <c>done</c>.</summary>
    public IReadOnlyList<string> Events { get; init; } = [];

    /// <summary>How often its forms may be sent.</summary>
    public IReadOnlyList<RequestLimit> Limits { get; init; } = [];

    /// <summary>For each guarded page and endpoint with a parameter an address that works, and who may read and send it.</summary>
    public IReadOnlyList<Walk> Walks { get; init; } = [];

    /// <summary>Further addresses of pages that have more than one: the page, and the route.</summary>
    public IReadOnlyList<(string Page, string Route)> Routes { get; init; } = [];

    /// <summary>Adds its classes.</summary>
    public Action<IServiceCollection>? Services { get; init; }

    /// <summary>Adds its endpoints beside the pages.</summary>
    public Action<WebApplication>? Endpoints { get; init; }

    /// <summary>What it does on the newest schema before the service starts, while no other process can; null for nothing.</summary>
    public Func<IServiceProvider, CancellationToken, Task>? Starting { get; init; }

    /// <summary>What it does with a database that was just restored; null for nothing. The flag says that some rows were deleted since and stayed away.</summary>
    public Func<DbContext, bool, Task>? Restored { get; init; }
}

/// <summary>A link that leads into a capability from a page that belongs to everyone.</summary>
/// <param name="Place">Where it stands.</param>
/// <param name="Link">Where it leads.</param>
/// <param name="Words">Key of its words. On the first page it is the beginning of three keys: title, text and link.</param>
/// <param name="Order">Its place among the doors there, the smallest first.</param>
/// <param name="Permission">The permission that a person needs to see it; null shows it to everyone.</param>
internal sealed record Door(DoorPlace Place, string Link, string Words, int Order, string? Permission = null);

/// <summary>Where doors stand.</summary>
internal enum DoorPlace
{
    /// <summary>In the header of every page, for everyone.</summary>
    Header,

    /// <summary>In the header of every page, for those who are signed in.</summary>
    Work,

    /// <summary>On the page of one's own account.</summary>
    Account,

    /// <summary>On the first page.</summary>
    Home,

    /// <summary>In the footer of every page.</summary>
    Footer,
}

/// <summary>Something that waits for a person.</summary>
/// <param name="Link">Where they do it.</param>
/// <param name="What">What it is, in words.</param>
/// <param name="About">What it is about, for instance an organisation and a round.</param>
internal sealed record Waiting(string Link, string What, string About);

/// <summary>A table of a capability.</summary>
/// <param name="Clocks">How long its rows stay; more than one if that depends on the row.</param>
internal sealed record KeptTable(params IReadOnlyList<RetentionClock> Clocks)
{
    /// <summary>The name of the table.</summary>
    public string Name => Clocks[0].Table;

    /// <summary>False if backups leave it out: nobody should be let in by a backup, and what lives for hours is not worth keeping.</summary>
    public bool InBackups { get; init; } = true;

    /// <summary>The column whose value is marked if a person deletes the row, so that no backup brings it back; null if no person does.</summary>
    public string? MarkedColumn { get; init; }
}

/// <summary>A text that somebody wrote, and how to put another in its place.</summary>
/// <param name="Place">Where it stands, in words.</param>
/// <param name="Row">The row that holds it.</param>
/// <param name="Text">The text.</param>
/// <param name="Put">Puts what is left of it in its place.</param>
/// <param name="MayBeEmpty">True if nothing may be left; otherwise a sentence says that words were taken out.</param>
internal sealed record WrittenText(string Place, object Row, string Text, Action<string> Put, bool MayBeEmpty = false);

/// <summary>A capability's part of the sample partnership.</summary>
/// <param name="Order">Its place among the parts: those with a smaller number are there already.</param>
/// <param name="Fill">Adds it; what it adds is saved together with the rest.</param>
internal sealed record SamplePart(int Order, Action<SampleGround> Fill);

/// <summary>What the parts of a sample are made on.</summary>
/// <param name="Services">The services; what is added to the database is saved when all parts are.</param>
/// <param name="Random">Everything that looks like chance; the same every time.</param>
/// <param name="Now">The moment it is.</param>
internal sealed record SampleGround(IServiceProvider Services, Random Random, DateTimeOffset Now)
{
    /// <summary>The day it is.</summary>
    public DateOnly Today => Week.DayOf(Now);
}

/// <summary>How often forms that name it may be sent.</summary>
/// <param name="Name">Its name, which pages give in <c>EnableRateLimiting</c>.</param>
/// <param name="PerAddress">How often from one address in ten minutes.</param>
/// <param name="Overall">How often from all addresses together.</param>
internal sealed record RequestLimit(string Name, Func<Settings, int> PerAddress, Func<Settings, int> Overall);

/// <summary>
/// How to open a page or endpoint that takes a parameter, for the test that walks all of them as every role. One whose address says
/// all and that everyone with its permission opens and sends needs none. A route may have several: its page in several states.
/// </summary>
/// <param name="Route">The route as the page states it, for instance <c>/rounds/{id:guid}</c>.</param>
/// <param name="Address">An address that works on a ground; it adds what it needs, each time anew.</param>
internal sealed record Walk(string Route, Func<WalkGround, Task<string>> Address)
{
    /// <summary>The roles that may read it in their own place. Null means all that have the permission that the page asks for.</summary>
    public IReadOnlyList<Role>? Readers { get; init; }

    /// <summary>The roles that may send its form in their own place. Null means the readers; none means that it has no form.</summary>
    public IReadOnlyList<Role>? Senders { get; init; }

    /// <summary>True if no place stands in its address, so that its readers read it wherever their role is.</summary>
    public bool ReadAnywhere { get; init; }

    /// <summary>True if its senders may send what they see wherever their role is.</summary>
    public bool SendAnywhere { get; init; }

    /// <summary>True if it is somebody's own, so that no other with the same role reads or sends it.</summary>
    public bool IsOwn { get; init; }

    /// <summary>What its form is filled with, by field, if the first choice, or a sentence, will not do.</summary>
    public IReadOnlyDictionary<string, string> Filled { get; init; } = new Dictionary<string, string>();
}

/// <summary>Where the role walk takes place: an organisation in a district, on a running service.</summary>
/// <param name="Services">The services of one request.</param>
/// <param name="Organisation">The organisation.</param>
/// <param name="District">Code of its district.</param>
/// <param name="Member">Id of the account of its member who has a role.</param>
internal sealed record WalkGround(IServiceProvider Services, Guid Organisation, string District, Func<Role, Guid> Member)
{
    /// <summary>The moment it is.</summary>
    public DateTimeOffset Now => Services.GetRequiredService<TimeProvider>().GetUtcNow();

    /// <summary>The day it is.</summary>
    public DateOnly Today => Week.DayOf(Now);

    /// <summary>A name that nothing else has.</summary>
    public static string NewName(string of) => $"{of} {Guid.NewGuid():N}";
}
