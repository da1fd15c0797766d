using System.Text.RegularExpressions;

namespace Lodestar.Identity;

/// <summary>What docs/asvs.md claims.</summary>
public partial class AsvsTests
{
    [Fact]
    public void Every_test_that_it_names_exists()
    {
        var named = Named()
            .Matches(File.ReadAllText(Path.Combine(Repository.Root, "docs", "asvs.md")))
            .Select(match => match.Groups["name"].Value)
            .Distinct()
            .ToList();
        var tests = string.Concat(
            Directory.EnumerateFiles(Path.Combine(Repository.Root, "tests"), "*Tests.cs", SearchOption.AllDirectories).Select(File.ReadAllText)
        );

        Assert.True(named.Count > 30);
        Assert.All(named, name => Assert.Contains($" {name}(", tests, StringComparison.Ordinal));
    }

    [GeneratedRegex("`(?<name>[A-Z][A-Za-z0-9]*(_[A-Za-z0-9]+){2,})`", RegexOptions.NonBacktracking | RegexOptions.ExplicitCapture)]
    private static partial Regex Named();
}
