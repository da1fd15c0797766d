using System.Text.RegularExpressions;

namespace Lodestar;

/// <summary>The walls between capabilities. This dictionary is the architecture; docs/architecture.md says why.</summary>
public partial class BoundaryTests
{
    private static readonly string[] Middle =
    [
        "Standards",
        "Rounds",
        "Live",
        "Directory",
        "Library",
        "Champions",
        "Alliance",
        "Practice",
        "Together",
        "Plans",
        "OtherAudits",
        "RunningRounds",
        "Voice",
        "Campaigns",
        "Patterns",
    ];

    /// <summary>The folders that every capability may use, in their order: each names only those before it.</summary>
    internal static readonly string[] Foundation =
    [
        "Kernel",
        "Statistics",
        "Persistence",
        "Audit",
        "Mail",
        "Ui",
        "Charts",
        "Jobs",
        "Retention",
        "Tables",
        "Partnership",
        "Identity",
        "Notices",
        "Safeguards",
    ];

    /// <summary>For each capability those that it may use besides the foundation.</summary>
    internal static readonly Dictionary<string, string[]> MayUse = new()
    {
        ["Standards"] = [],
        ["Rounds"] = [],
        ["Live"] = [],
        ["Directory"] = [],
        ["Library"] = [],
        ["Champions"] = ["Standards", "Library"],
        ["Alliance"] = ["Champions", "Live", "Library"],
        ["Practice"] = ["Standards", "Rounds", "Library", "Directory"],
        ["Together"] = ["Standards", "Rounds", "Library", "Directory"],
        ["Plans"] = ["Standards", "Rounds", "Together"],
        ["OtherAudits"] = ["Standards", "Rounds", "Together"],
        ["RunningRounds"] = ["Standards", "Rounds", "Practice", "Together"],
        ["Voice"] = ["Live"],
        ["Campaigns"] = ["Voice", "Library", "Directory"],
        ["Patterns"] = ["Standards", "Directory"],
        ["Insight"] = [.. Middle],
        ["Impact"] = [.. Middle],
        ["Home"] = [.. Middle, "Insight", "Impact"],
    };

    private static readonly string Src = Path.Combine(Repository.Root, "src");

    [Fact]
    public void A_capability_names_only_itself_the_foundation_and_those_it_may_use() => Assert.Empty(Offences(Sources()));

    [Fact]
    public void The_foundation_names_no_capability() =>
        Assert.Empty(
            from file in Sources()
            where Foundation.Contains(file.Folder)
            from there in Mentions(file.Text)
            where MayUse.ContainsKey(there)
            select $"{file.Folder} -> {there}: {file.Path}"
        );

    [Fact]
    public void Of_the_foundation_each_names_only_those_below() => Assert.Empty(Upwards(Sources()));

    [Theory]
    [
        InlineData("Kernel", "using Lodestar.Identity;"),
        InlineData("Persistence", "Audit.AuditLog.Add();"),
        InlineData("Partnership", "@using Lodestar.Identity")
    ]
    public void A_name_from_above_is_seen(string folder, string text) => Assert.Single(Upwards([(folder, "made-up.cs", text)]));

    // The foundation is listed from the bottom to the top.
    private static IEnumerable<string> Upwards(IEnumerable<(string Folder, string Path, string Text)> sources) =>
        from file in sources
        let here = Array.IndexOf(Foundation, file.Folder)
        where here >= 0
        from there in Mentions(file.Text)
        where Array.IndexOf(Foundation, there) > here
        select $"{file.Folder} -> {there}: {file.Path}";

    [Fact]
    public void Nobody_uses_the_pages_of_a_neighbour() =>
        Assert.Empty(
            from file in Sources()
            from Match mention in PagesOf().Matches(file.Text)
            where mention.Groups["there"].Value != file.Folder && MayUse.ContainsKey(file.Folder)
            select $"{file.Folder} -> {mention.Value}: {file.Path}"
        );

    [Fact]
    public void No_capability_is_in_a_using_for_all()
    {
        var forAll = Sources()
            .Where(file => file.Text.Contains("global using", StringComparison.Ordinal) || file.Path.EndsWith("_ViewImports.cshtml", StringComparison.Ordinal))
            .Concat(
                Directory
                    .EnumerateFiles(Repository.Root, "*.props")
                    .Concat(Directory.EnumerateFiles(Src, "*.csproj", SearchOption.AllDirectories))
                    .Select(file => (Folder: "", Path: file, Text: File.ReadAllText(file)))
            );

        Assert.Empty(
            from file in forAll
            from Match mention in UsingForAll().Matches(file.Text)
            where MayUse.ContainsKey(mention.Groups["there"].Value)
            select $"{mention.Value}: {file.Path}"
        );
    }

    [Fact]
    public void Nobody_reads_the_tables_of_another() => Assert.Empty(TablesOfOthers(Sources()));

    [Theory]
    [
        InlineData("Home", "db.Set<Sheet>().Count()"),
        InlineData("Practice", "db.Set<Organisation>()"),
        InlineData("Standards", "db.Set<Lodestar.Practice.Sheet>()")
    ]
    public void A_table_of_another_is_seen(string folder, string text) => Assert.Single(TablesOfOthers([(folder, "made-up.cs", text)]));

    // Only the files beside the capability folders, which put the whole together, may do this.
    private static IEnumerable<string> TablesOfOthers(IEnumerable<(string Folder, string Path, string Text)> sources)
    {
        var owners = typeof(Host)
            .Assembly.GetTypes()
            .Concat(typeof(Kernel.Problem).Assembly.GetTypes())
            .Where(type => type.Namespace?.StartsWith("Lodestar.", StringComparison.Ordinal) == true)
            .ToLookup(type => type.Name, type => type.Namespace!.Split('.')[1]);
        return from file in sources
            where MayUse.ContainsKey(file.Folder) || Foundation.Contains(file.Folder)
            from Match mention in Table().Matches(file.Text)
            where owners[mention.Groups["entity"].Value].Any() && !owners[mention.Groups["entity"].Value].Contains(file.Folder)
            select $"{file.Folder} -> {mention.Groups["entity"].Value}: {file.Path}";
    }

    [Fact]
    public void The_domain_references_no_package_and_never_the_web()
    {
        var project = File.ReadAllText(Path.Combine(Src, "Domain", "Domain.csproj"));

        Assert.DoesNotContain("PackageReference", project, StringComparison.Ordinal);
        Assert.DoesNotContain("ProjectReference", project, StringComparison.Ordinal);
    }

    [Theory]
    [InlineData("Standards", "using Lodestar.Practice;")]
    [InlineData("Practice", "@using Lodestar.Alliance")]
    [InlineData("Practice", "var x = Alliance.Meeting.Next();")]
    [InlineData("Live", "namespace Lodestar.Live; class A { Lodestar.Standards.Pack p; }")]
    public void The_wall_is_seen_to_hold(string folder, string text) => Assert.Single(Offences([(folder, "made-up.cs", text)]));

    private static IEnumerable<string> Offences(IEnumerable<(string Folder, string Path, string Text)> sources) =>
        from file in sources
        where MayUse.ContainsKey(file.Folder)
        from there in Mentions(file.Text)
        where there != file.Folder && MayUse.ContainsKey(there) && !MayUse[file.Folder].Contains(there)
        select $"{file.Folder} -> {there}: {file.Path}";

    private static IEnumerable<string> Mentions(string text)
    {
        var names = string.Join('|', MayUse.Keys.Concat(Foundation));

        // System.IO has a Directory of its own.
        text = SystemDirectory().Replace(text, "");
        return Regex
            .Matches(text, $@"\bLodestar\.(?<there>{names})\b|(?<![\w.""/])(?<there>{names})\.[A-Z]", RegexOptions.None, TimeSpan.FromSeconds(5))
            .Select(mention => mention.Groups["there"].Value)
            .Distinct();
    }

    private static IEnumerable<(string Folder, string Path, string Text)> Sources() =>
        from project in new[] { "Domain", "Web" }
        from file in Directory.EnumerateFiles(Path.Combine(Src, project), "*.cs*", SearchOption.AllDirectories)
        let path = Path.GetRelativePath(Path.Combine(Src, project), file).Replace('\\', '/')
        where path.EndsWith(".cs", StringComparison.Ordinal) || path.EndsWith(".cshtml", StringComparison.Ordinal)
        where
            !path.StartsWith("bin/", StringComparison.Ordinal)
            && !path.StartsWith("obj/", StringComparison.Ordinal)
            && !path.Contains("node_modules", StringComparison.Ordinal)
            && !path.Contains("/Migrations/", StringComparison.Ordinal)
        select (path.Split('/')[0], path, File.ReadAllText(file));

    [GeneratedRegex(@"(@using|global using|<Using Include=.)\s*(static )?Lodestar\.(?<there>\w+)", RegexOptions.ExplicitCapture, 1000)]
    private static partial Regex UsingForAll();

    [GeneratedRegex(@"\bSet<([\w.]+\.)?(?<entity>\w+)>", RegexOptions.ExplicitCapture, 1000)]
    private static partial Regex Table();

    [GeneratedRegex(@"\bDirectory\.(Create(Directory|TempSubdirectory)|Enumerate(Files|Directories)|Exists)\(", RegexOptions.ExplicitCapture, 1000)]
    private static partial Regex SystemDirectory();

    [GeneratedRegex(@"\bLodestar\.(?<there>\w+)\.Pages\b|""/(?<there>\w+)/Pages/", RegexOptions.ExplicitCapture, 1000)]
    private static partial Regex PagesOf();
}
