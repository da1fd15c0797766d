namespace Lodestar.Standards;

/// <summary>How much of a service may be shown.</summary>
public enum Showing
{
    /// <summary>Nothing: it waits for a moderator, or is closed.</summary>
    NotShown,

    /// <summary>Only its web address, with 'being checked', because something about it still needs a check.</summary>
    WebOnly,

    /// <summary>Everything, because nothing is left to check.</summary>
    InFull,
}

/// <summary>Whether a service may be published.</summary>
public enum Publish
{
    /// <summary>It may.</summary>
    Yes,

    /// <summary>Only after a person has checked it.</summary>
    AfterCheck,

    /// <summary>It must not.</summary>
    No,
}

/// <summary>A service that someone can turn to.</summary>
public sealed record Service
{
    /// <summary>Stable code.</summary>
    [Id("service")]
    public required string Id { get; init; }

    /// <summary>Display name.</summary>
    [Words]
    public required string Name { get; init; }

    /// <summary>What it does.</summary>
    [Words]
    public required string Description { get; init; }

    /// <summary>Who it is for: children, parents, professionals, adults.</summary>
    public required IReadOnlyList<Audience> Audiences { get; init; }

    /// <summary>Ages, in words.</summary>
    [Words]
    public required string Ages { get; init; }

    /// <summary>Telephone number; shown only if nothing is left to check.</summary>
    public string? Phone { get; init; }

    /// <summary>Web page.</summary>
    [Link]
    public string? Web { get; init; }

    /// <summary>When it answers, in words.</summary>
    [Words]
    public required string Hours { get; init; }

    /// <summary>The area in which it works, in words.</summary>
    [Words]
    public required string Area { get; init; }

    /// <summary>The districts it serves; empty if it serves all.</summary>
    [RefersTo("district")]
    public IReadOnlyList<string> Districts { get; init; } = [];

    /// <summary>What kind of service it is.</summary>
    public required ServiceCategory Category { get; init; }

    /// <summary>Subjects.</summary>
    [RefersTo("tag")]
    public IReadOnlyList<string> Tags { get; init; } = [];

    /// <summary>Whether it may be published.</summary>
    public required Publish Publish { get; init; }

    /// <summary>True while a person still has to check something about it.</summary>
    public bool ToCheck { get; init; }

    /// <summary>The day on which its sources were read.</summary>
    public required DateOnly Checked { get; init; }

    /// <summary>Where the facts come from.</summary>
    public required IReadOnlyList<string> Sources { get; init; }

    /// <summary>For moderators: what is doubtful.</summary>
    public string? Notes { get; init; }

    /// <summary>How much of it may be shown.</summary>
    public Showing Shown =>
        (Publish, ToCheck) switch
        {
            (Publish.Yes, false) => Showing.InFull,
            (Publish.Yes, true) => Showing.WebOnly,
            _ => Showing.NotShown,
        };

    /// <summary>True if people answer there, so that one can turn to them.</summary>
    public bool HasPeople => Category is not (ServiceCategory.Learning or ServiceCategory.Procedures or ServiceCategory.Participation);

    /// <summary>The telephone number if it may be shown; otherwise null.</summary>
    public string? ShownPhone => Shown == Showing.InFull ? Phone : null;
}

/// <summary>What kind of service it is.</summary>
public enum ServiceCategory
{
    /// <summary>When someone is in danger.</summary>
    Emergency,

    /// <summary>Takes reports.</summary>
    Reporting,

    /// <summary>Listens to a child.</summary>
    Talk,

    /// <summary>Helps to take pictures down.</summary>
    ImageRemoval,

    /// <summary>Supports how people feel.</summary>
    Wellbeing,

    /// <summary>Advises adults.</summary>
    Advice,

    /// <summary>Supports families.</summary>
    FamilySupport,

    /// <summary>Supports recovery.</summary>
    Recovery,

    /// <summary>Helps with bullying.</summary>
    Bullying,

    /// <summary>The local front door.</summary>
    LocalSafeguarding,

    /// <summary>Material to learn from; nobody there answers.</summary>
    Learning,

    /// <summary>Procedures to follow; nobody there answers.</summary>
    Procedures,

    /// <summary>Helps children to take part; nobody there answers.</summary>
    Participation,
}

/// <summary>The people whom a service is for.</summary>
public enum Audience
{
    /// <summary>Children and young people.</summary>
    Children,

    /// <summary>Parents and carers.</summary>
    Parents,

    /// <summary>People who work or volunteer with children.</summary>
    Professionals,

    /// <summary>Adults for themselves.</summary>
    Adults,
}

/// <summary>The file of services (<c>directory/services.yaml</c>).</summary>
public sealed record ServiceList
{
    /// <summary>The services, those needed most first.</summary>
    public required IReadOnlyList<Service> Services { get; init; }
}

/// <summary>A service that must never be shown; taking it off this list needs two people.</summary>
public sealed record NeverListed
{
    /// <summary>Stable code.</summary>
    [Id("never-listed service")]
    public required string Id { get; init; }

    /// <summary>Names under which it must not come back.</summary>
    public required IReadOnlyList<string> Names { get; init; }

    /// <summary>Host names under which it must not come back.</summary>
    public IReadOnlyList<string> Hosts { get; init; } = [];

    public required string Why { get; init; }

    /// <summary>What to show in its place, if anything.</summary>
    [RefersTo("service")]
    public string? Instead { get; init; }
}

/// <summary>The never-list (<c>directory/never.yaml</c>).</summary>
public sealed record NeverList
{
    /// <summary>Its services.</summary>
    public required IReadOnlyList<NeverListed> Never { get; init; }
}

/// <summary>Training that can be attended.</summary>
public sealed record TrainingOffer
{
    /// <summary>Stable code.</summary>
    [Id("training offer")]
    public required string Id { get; init; }

    /// <summary>Display name.</summary>
    [Words]
    public required string Name { get; init; }

    /// <summary>Who runs it.</summary>
    [Words]
    public required string Provider { get; init; }

    /// <summary>What it is about and how to join.</summary>
    [Words]
    public required string Description { get; init; }

    /// <summary>Where to find dates and book.</summary>
    [Link]
    public required string Web { get; init; }

    /// <summary>The districts it is for; empty if it is for all.</summary>
    [RefersTo("district")]
    public IReadOnlyList<string> Districts { get; init; } = [];

    /// <summary>The sectors it is for; empty if it is for all.</summary>
    [RefersTo("sector")]
    public IReadOnlyList<string> Sectors { get; init; } = [];

    /// <summary>Subjects.</summary>
    [RefersTo("tag")]
    public required IReadOnlyList<string> Tags { get; init; }

    /// <summary>True while a person still has to check something about it.</summary>
    public bool ToCheck { get; init; }

    /// <summary>The day on which its page was read.</summary>
    public required DateOnly Checked { get; init; }
}

/// <summary>The file of training offers (<c>library/training.yaml</c>).</summary>
public sealed record TrainingList
{
    public required IReadOnlyList<TrainingOffer> Offers { get; init; }
}

/// <summary>A role that people can turn to (<c>roles/*.yaml</c>).</summary>
public sealed record Role
{
    /// <summary>Stable code.</summary>
    [Id("role")]
    public required string Id { get; init; }

    /// <summary>Display name.</summary>
    [Words]
    public required string Title { get; init; }

    /// <summary>What the role is for.</summary>
    [Words]
    public required string Purpose { get; init; }

    /// <summary>What someone in the role does.</summary>
    [Words]
    public required IReadOnlyList<string> Does { get; init; }

    /// <summary>What someone in the role does not do.</summary>
    [Words]
    public required IReadOnlyList<string> DoesNot { get; init; }

    /// <summary>Subjects on which people can turn to them.</summary>
    [RefersTo("tag")]
    public required IReadOnlyList<string> Tags { get; init; }

    /// <summary>The person to ask in each district.</summary>
    public required IReadOnlyList<RoleContact> Contacts { get; init; }
}

/// <summary>The person to ask for a role in one district: a role or a mailbox, never somebody's name or number.</summary>
public sealed record RoleContact
{
    [RefersTo("district")]
    public required string District { get; init; }

    /// <summary>The role or mailbox to ask.</summary>
    [Words]
    public required string Ask { get; init; }

    /// <summary>A page on which to find them.</summary>
    [Link]
    public required string Web { get; init; }
}
