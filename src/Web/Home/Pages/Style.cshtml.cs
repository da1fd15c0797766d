using Lodestar.Kernel;
using Lodestar.Ui;
using Microsoft.AspNetCore.Authorization;
using Microsoft.AspNetCore.Mvc;
using Microsoft.AspNetCore.Mvc.Filters;
using Microsoft.AspNetCore.Mvc.RazorPages;

namespace Lodestar.Home.Pages;

/// <summary>A page with every component in all its states. It exists only with sample data.</summary>
[AllowAnonymous]
internal sealed class StylePage(Settings settings, Words words) : PageModel
{
    /// <summary>The colours, by name.</summary>
    public static readonly (string Name, string Hex)[] Colours =
    [
        ("ink", "#14253f"),
        ("soft ink", "#45546b"),
        ("teal", "#0b6b66"),
        ("teal tint", "#e4f1ef"),
        ("paper", "#fbf8f1"),
        ("line", "#ddd5c5"),
        ("sun", "#f6b93b"),
        ("sun tint", "#fef3d6"),
        ("rose", "#a8231c"),
        ("link", "#0b5f8a"),
        ("focus", "#ffd449"),
    ];

    [BindProperty]
    public string Name { get; set; } = "";

    [BindProperty]
    public string Choice { get; set; } = "";

    [BindProperty]
    public string Listed { get; set; } = "";

    [BindProperty(Name = nameof(Several))]
    public IReadOnlyList<string> Several { get; set; } = [];

    [BindProperty(BinderType = typeof(DateParts))]
    public DateOnly? Day { get; set; }

    [BindProperty]
    public string Note { get; set; } = "";

    public override void OnPageHandlerExecuting(PageHandlerExecutingContext context)
    {
        ArgumentNullException.ThrowIfNull(context);
        if (!settings.Sample)
        {
            context.Result = NotFound();
        }
    }

    /// <summary>Answers every form with an error beside each field, so that the states can be seen.</summary>
    public IActionResult OnPost()
    {
        foreach (var field in new[] { nameof(Name), nameof(Choice), nameof(Listed), nameof(Several), nameof(Day), nameof(Note) })
        {
            ModelState.AddModelError(field, words["home.style.error"]);
        }

        return this.AskAgain();
    }
}
