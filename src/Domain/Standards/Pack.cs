namespace Lodestar.Standards;

/// <summary>
/// The whole content for one area, in one language and one version: places, standards, questions and guidance. None of it is in code; a
/// partnership changes it by publishing a new version.
/// </summary>
public sealed record Pack
{
    /// <summary>Who it is for and what it is called.</summary>
    public required PackInfo Info { get; init; }

    /// <summary>The quality standards and the levels of an organisation's answers.</summary>
    public required StandardSet Standards { get; init; }

    /// <summary>Reflections that a person takes, by id.</summary>
    public required IReadOnlyList<PersonReflection> Reflections { get; init; }

    /// <summary>The reflection that an organisation takes; null if the pack has none.</summary>
    public OrganisationReflection? Organisation { get; init; }

    /// <summary>Guidance pages in the order of their file names.</summary>
    public required IReadOnlyList<GuidancePage> Guidance { get; init; }

    /// <summary>Training that people can attend.</summary>
    public required IReadOnlyList<TrainingOffer> Training { get; init; }

    /// <summary>Services to turn to, including those that may not be shown (see <see cref="Service.Shown"/>).</summary>
    public required IReadOnlyList<Service> Services { get; init; }

    /// <summary>Services that must never be shown, with the reason.</summary>
    public required IReadOnlyList<NeverListed> Never { get; init; }

    /// <summary>Roles such as the Technology Champion, with the person to ask in each district.</summary>
    public required IReadOnlyList<Role> Roles { get; init; }

    /// <summary>Other audits whose themes the items answer.</summary>
    public required IReadOnlyList<AuditMapping> Audits { get; init; }

    /// <summary>What became of each item since earlier versions.</summary>
    public required IReadOnlyList<VersionMapping> Mappings { get; init; }

    /// <summary>Words explained.</summary>
    public required IReadOnlyList<GlossaryTerm> Glossary { get; init; }

    /// <summary>Working papers in the order of their file names. They are drafts, and only the version that is served has them.</summary>
    public IReadOnlyList<WorkingPaper> Papers { get; init; } = [];

    /// <summary>Audits done elsewhere, from which to start a list of themes. They are drafts too.</summary>
    public IReadOnlyList<AuditStart> AuditStarts { get; init; } = [];

    /// <summary>The partnership's layer; null in the pack as it was published.</summary>
    public LocalLayer? Layer { get; init; }

    /// <summary>The partnership's own question with this id, or null.</summary>
    public LocalQuestion? LocalQuestion(string id) => Layer?.Question(id);

    /// <summary>The reflection with this id.</summary>
    /// <exception cref="KeyNotFoundException">The pack has no such reflection.</exception>
    public PersonReflection Reflection(string id) =>
        Reflections.FirstOrDefault(reflection => reflection.Id == id)
        ?? throw new KeyNotFoundException($"The pack {Info.Id} {Info.Version} has no reflection '{id}'.");

    /// <summary>The names of subjects, in the pack's order, as a list in words: "Pictures, Reporting".</summary>
    public string SubjectNames(IReadOnlyList<string> tags) => string.Join(", ", Info.Tags.Where(tag => tags.Contains(tag.Id)).Select(tag => tag.Name));

    /// <summary>The service with this id if it may be shown; otherwise null.</summary>
    public Service? ShownService(string id) => Services.FirstOrDefault(service => service.Id == id && service.Shown != Showing.NotShown);
}

/// <summary>The head of a pack (<c>pack.yaml</c>).</summary>
public sealed record PackInfo
{
    /// <summary>Name in addresses and on the command line, for instance "west-yorkshire".</summary>
    [Id("pack")]
    public required string Id { get; init; }

    /// <summary>Version, for instance "2026.1". A published version never changes.</summary>
    public required string Version { get; init; }

    /// <summary>Display name.</summary>
    [Words]
    public required string Title { get; init; }

    /// <summary>Language codes; the first is the one the files themselves are written in.</summary>
    public required IReadOnlyList<string> Languages { get; init; }

    /// <summary>The age, in years, at which a reader should manage the words (8 to 18).</summary>
    public required int ReadingAge { get; init; }

    /// <summary>The licence under which the content may be used.</summary>
    public required string Licence { get; init; }

    /// <summary>The people whose work it builds on.</summary>
    [Words]
    public required string Credit { get; init; }

    /// <summary>The region as a whole.</summary>
    public required Region Region { get; init; }

    /// <summary>The districts in the order in which they are always shown.</summary>
    public required IReadOnlyList<District> Districts { get; init; }

    /// <summary>The sectors in the order in which they are always shown.</summary>
    public required IReadOnlyList<Sector> Sectors { get; init; }

    /// <summary>Subjects of help, guidance and training.</summary>
    public required IReadOnlyList<Tag> Tags { get; init; }

    /// <summary>Services that come first wherever someone may need help now.</summary>
    [RefersTo("service")]
    public required IReadOnlyList<string> HelpNow { get; init; }
}

/// <summary>The region a pack is for.</summary>
public sealed record Region
{
    /// <summary>Display name.</summary>
    [Words]
    public required string Name { get; init; }

    /// <summary>The police force that answers 101 calls there.</summary>
    [Words]
    public required string Police { get; init; }
}

/// <summary>A district of the region, with a Safeguarding Children Partnership of its own.</summary>
public sealed record District
{
    /// <summary>Stable code.</summary>
    [Id("district")]
    public required string Id { get; init; }

    /// <summary>Display name.</summary>
    [Words]
    public required string Name { get; init; }

    /// <summary>Name of the Safeguarding Children Partnership.</summary>
    [Words]
    public required string Partnership { get; init; }

    /// <summary>Page on which the council or partnership itself says how to raise a worry about a child.</summary>
    [Link]
    public required string Web { get; init; }
}

/// <summary>A field of work or volunteering.</summary>
public sealed record Sector
{
    /// <summary>Stable code.</summary>
    [Id("sector")]
    public required string Id { get; init; }

    /// <summary>Display name.</summary>
    [Words]
    public required string Name { get; init; }
}

/// <summary>A subject that connects a next step with something to read, something to attend and someone to turn to.</summary>
public sealed record Tag
{
    /// <summary>Stable code.</summary>
    [Id("tag")]
    public required string Id { get; init; }

    /// <summary>Display name.</summary>
    [Words]
    public required string Name { get; init; }
}

/// <summary>The source of a statement.</summary>
public sealed record Source
{
    /// <summary>The name of the source.</summary>
    public required string Title { get; init; }

    /// <summary>Where it can be read.</summary>
    [Link]
    public required string Web { get; init; }

    /// <summary>The day on which somebody read it there.</summary>
    public DateOnly? Checked { get; init; }
}
