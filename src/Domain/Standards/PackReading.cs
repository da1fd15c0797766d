namespace Lodestar.Standards;

/// <summary>The kinds of file a pack is made of: their paths and what they hold.</summary>
/// <param name="Pattern">Path in the pack; an asterisk stands for any name.</param>
/// <param name="Holds">The record that such a file holds.</param>
/// <param name="Needed">True if a pack must have one.</param>
public sealed record FileKind(string Pattern, Type Holds, bool Needed)
{
    /// <summary>All kinds; the first that fits a path applies.</summary>
    public static IReadOnlyList<FileKind> All { get; } =
    [
        new("pack.yaml", typeof(PackInfo), Needed: true),
        new("published.yaml", typeof(PublishedVersions), Needed: false),
        new("standards/standards.yaml", typeof(StandardSet), Needed: true),
        new("reflections/organisation.yaml", typeof(OrganisationReflection), Needed: false),
        new("reflections/*.yaml", typeof(PersonReflection), Needed: true),
        new("guidance/*.md", typeof(GuidancePage), Needed: false),
        new("library/training.yaml", typeof(TrainingList), Needed: false),
        new("directory/services.yaml", typeof(ServiceList), Needed: true),
        new("directory/never.yaml", typeof(NeverList), Needed: true),
        new("roles/*.yaml", typeof(Role), Needed: false),
        new("mappings/from-*.yaml", typeof(VersionMapping), Needed: false),
        new("mappings/*.yaml", typeof(AuditMapping), Needed: false),
        new("glossary.yaml", typeof(Glossary), Needed: false),
        new("drafts/papers/*.yaml", typeof(WorkingPaper), Needed: false),
        new("drafts/audits.yaml", typeof(AuditStarts), Needed: false),
    ];

    /// <summary>Name of the schema of this kind, for instance "reflections" for <c>reflections/*.yaml</c>.</summary>
    public string SchemaName => PackBinder.KeyOf(Holds.Name);

    /// <summary>The kind of a file; null if it is not part of a pack.</summary>
    public static FileKind? Of(string path) => All.FirstOrDefault(kind => kind.Fits(path));

    private bool Fits(string path)
    {
        var star = Pattern.IndexOf('*', StringComparison.Ordinal);
        return star < 0
            ? path == Pattern
            : path.Length >= Pattern.Length
                && path.StartsWith(Pattern[..star], StringComparison.Ordinal)
                && path.EndsWith(Pattern[(star + 1)..], StringComparison.Ordinal)
                && !path[star..].Contains('/', StringComparison.Ordinal);
    }
}

/// <summary>A pack as it was bound from its files in one language, with what the checks need.</summary>
/// <param name="Pack">The pack; null if faults prevent it.</param>
/// <param name="Published">Its frozen versions.</param>
/// <param name="Binder">The binder with everything it noted.</param>
public sealed record PackReading(Pack? Pack, PublishedVersions? Published, PackBinder Binder)
{
    /// <summary>Binds the files of a pack.</summary>
    /// <param name="files">All its files, except those of other languages.</param>
    /// <param name="say">Changes every text people read, for a pseudo-language.</param>
    public static PackReading Of(IReadOnlyList<ContentFile> files, Func<string, string>? say = null)
    {
        ArgumentNullException.ThrowIfNull(files);
        var binder = new PackBinder(say);
        var bound = new Dictionary<Type, List<object>>();
        foreach (var file in files.OrderBy(file => file.File, StringComparer.Ordinal))
        {
            Bind(file, binder, bound);
        }

        foreach (var kind in FileKind.All.Where(kind => kind.Needed && !files.Any(file => FileKind.Of(file.File) == kind)))
        {
            binder.Faults.Add(new Fault(new Place(kind.Pattern, 1), "This file is missing.", "Add it; the schema beside the packs says what it holds."));
        }

        var complete = binder.Faults.Count == 0;
        return new PackReading(complete ? Assemble(bound) : null, One<PublishedVersions>(bound), binder);
    }

    private static void Bind(ContentFile file, PackBinder binder, Dictionary<Type, List<object>> bound)
    {
        if (FileKind.Of(file.File) is not { } kind)
        {
            binder.Faults.Add(
                new Fault(
                    new Place(file.File, 1),
                    "A pack has no such file.",
                    $"Take it out, or give it one of these places: {string.Join(", ", FileKind.All.Select(one => one.Pattern))}."
                )
            );
            return;
        }

        var record = typeof(PackBinder).GetMethod(nameof(PackBinder.Bind))!.MakeGenericMethod(kind.Holds).Invoke(binder, [file]);
        if (record is not null)
        {
            (bound.TryGetValue(kind.Holds, out var list) ? list : bound[kind.Holds] = []).Add(record);
        }
    }

    private static Pack Assemble(Dictionary<Type, List<object>> bound) =>
        new()
        {
            Info = One<PackInfo>(bound)!,
            Standards = One<StandardSet>(bound)!,
            Reflections = Every<PersonReflection>(bound),
            Organisation = One<OrganisationReflection>(bound),
            Guidance = Every<GuidancePage>(bound),
            Training = One<TrainingList>(bound)?.Offers ?? [],
            Services = One<ServiceList>(bound)!.Services,
            Never = One<NeverList>(bound)!.Never,
            Roles = Every<Role>(bound),
            Audits = Every<AuditMapping>(bound),
            Mappings = Every<VersionMapping>(bound),
            Glossary = One<Glossary>(bound)?.Terms ?? [],
            Papers = Every<WorkingPaper>(bound),
            AuditStarts = One<AuditStarts>(bound)?.Audits ?? [],
        };

    private static T? One<T>(Dictionary<Type, List<object>> bound)
        where T : class => bound.TryGetValue(typeof(T), out var list) ? (T)list[0] : null;

    private static IReadOnlyList<T> Every<T>(Dictionary<Type, List<object>> bound)
        where T : class => bound.TryGetValue(typeof(T), out var list) ? [.. list.Cast<T>()] : [];
}
