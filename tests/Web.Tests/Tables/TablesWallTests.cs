using System.Text.RegularExpressions;

namespace Lodestar.Tables;

/// <summary>Tables are read and written without knowing the users: the folder names Kernel and Ui, and nothing else of ours.</summary>
public partial class TablesWallTests
{
    [Fact]
    public void Tables_name_kernel_and_ui_and_nothing_else() =>
        Assert.Empty(
            from project in new[] { "Domain", "Web" }
            from file in Directory.EnumerateFiles(Path.Combine(Repository.Root, "src", project, "Tables"), "*.cs*", SearchOption.AllDirectories)
            from other in Others(File.ReadAllText(file))
            select $"{Path.GetFileName(file)} -> {other}"
        );

    [Theory]
    [InlineData("using Lodestar.Partnership;"), InlineData("Lodestar.Reflection.Round round"), InlineData("@using Lodestar.Identity")]
    public void A_name_of_another_folder_is_seen(string text) => Assert.Single(Others(text));

    private static IEnumerable<string> Others(string text) =>
        Ours().Matches(text).Select(match => match.Groups["folder"].Value).Where(folder => folder is not ("Tables" or "Kernel" or "Ui"));

    [GeneratedRegex("\\bLodestar\\.(?<folder>\\w+)", RegexOptions.ExplicitCapture, 1000)]
    private static partial Regex Ours();
}
