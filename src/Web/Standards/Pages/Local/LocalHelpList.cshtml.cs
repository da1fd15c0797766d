using Lodestar.Ui;
using Microsoft.AspNetCore.Authorization;
using Microsoft.AspNetCore.Mvc.RazorPages;

namespace Lodestar.Standards.Pages.Local;

/// <summary>The page of all questions of the pack, on which to choose the one that needs help.</summary>
[Authorize(StandardsCan.WriteQuestions)]
internal sealed class LocalHelpListPage(Packs packs, Words words) : PageModel
{
    public IEnumerable<IGrouping<string, (string Reflection, string Title, IReadOnlyList<PackItem> Items)>> Groups { get; } =
        PackItem.Groups(packs.Current(words.Language)).Where(group => group.Items.Count > 0).GroupBy(group => group.Reflection);
}
