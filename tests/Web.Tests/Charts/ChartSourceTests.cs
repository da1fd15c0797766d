using System.Reflection;
using System.Text.RegularExpressions;
using Lodestar.Practice.Figures;
using Lodestar.Statistics;

namespace Lodestar.Charts;

/// <summary>
/// Charts are drawn of numbers that may be shown, and only the rules can make those. The compiler holds it; this test holds the compiler to it.
/// </summary>
public partial class ChartSourceTests
{
    private static readonly Type[] OnlyMadeByTheRules =
    [
        typeof(PublishedTable),
        typeof(ShownLine),
        typeof(ShownShare),
        typeof(ShownItem),
        typeof(FigureRow),
        typeof(ItemFigures),
        typeof(RoundFigures),
    ];

    // Where figures that were published are kept, and read again.
    private static readonly string[] Keepers = ["Practice/Figures/OpenShowings.cs", "Practice/Figures/PublishedFigures.cs"];

    // Where a line is made of what was protected, and of what is somebody's own.
    private static readonly string[] Makers = ["Practice/Figures/ShownItem.cs", "Statistics/ShownLine.cs", "Together/TeamProfile.cs"];

    [Fact]
    public void No_code_outside_the_rules_can_make_what_charts_are_drawn_of() => Assert.DoesNotContain(OnlyMadeByTheRules, CanBeMade);

    [Fact]
    public void What_anyone_can_make_is_seen()
    {
        Assert.True(CanBeMade(typeof(ShownPart)));
        Assert.True(CanBeMade(typeof(CanBeChanged)));
        Assert.True(CanBeMade(typeof(CanBeCalledFor)));
    }

    [Fact]
    public void Of_the_rules_only_these_make_a_line() =>
        Assert.Equal(Makers, from file in Sources("Domain") where Making().IsMatch(file.Text) orderby file.Path select file.Path);

    [Fact]
    public void What_was_published_is_read_again_only_where_it_is_kept() =>
        Assert.Equal(Keepers, from file in Sources("Web") where Reading().IsMatch(file.Text) orderby file.Path select file.Path);

    [Theory]
    [InlineData("Serializer.Deserialize<RoundFigures>(text)"), InlineData("Deserialize<List<ItemFigures>>(text)")]
    public void Reading_figures_from_elsewhere_is_seen(string text) => Assert.Matches(Reading(), text);

    [Fact]
    public void Charts_take_no_bare_numbers() =>
        Assert.DoesNotContain(
            from type in typeof(ChartDrawing).Assembly.GetTypes()
            where type.Namespace == typeof(ChartDrawing).Namespace && type.IsAssignableTo(typeof(IEquatable<>).MakeGenericType(type))
            from property in type.GetProperties()
            select property.PropertyType,
            type => type == typeof(long) || type == typeof(double)
        );

    // A public constructor or setter, or a public function that makes one of something else than one of these.
    private static bool CanBeMade(Type type) =>
        type.GetConstructors().Length > 0
        || type.GetProperties().Any(property => property.SetMethod?.IsPublic == true)
        || type.GetMethods(BindingFlags.Public | BindingFlags.Static)
            .Any(method => method.ReturnType == type && !method.GetParameters().Any(given => OnlyMadeByTheRules.Contains(given.ParameterType)));

    private static IEnumerable<(string Path, string Text)> Sources(string project) =>
        from file in Directory.EnumerateFiles(Path.Combine(Repository.Root, "src", project), "*.cs", SearchOption.AllDirectories)
        let path = Path.GetRelativePath(Path.Combine(Repository.Root, "src", project), file).Replace('\\', '/')
        where !path.StartsWith("obj/", StringComparison.Ordinal) && !path.StartsWith("bin/", StringComparison.Ordinal)
        select (path, File.ReadAllText(file));

    [GeneratedRegex(@"ShownLine\.(Published|Own)\(|\bShownLine (Published|Own)\(", RegexOptions.ExplicitCapture, 1000)]
    private static partial Regex Making();

    [GeneratedRegex(@"Deserialize\w*<[^>]*\b(RoundFigures|ItemFigures|FigureRow)\b", RegexOptions.ExplicitCapture, 1000)]
    private static partial Regex Reading();

    private sealed record CanBeChanged
    {
        private CanBeChanged() { }

        public int Count { get; init; }
    }

    private sealed record CanBeCalledFor
    {
        private CanBeCalledFor(long count) => Count = count;

        public long Count { get; }

        public static CanBeCalledFor Of(long count) => new(count);
    }
}
