using Lodestar.Identity;
using Lodestar.Kernel;
using Lodestar.Ui;
using Microsoft.AspNetCore.Authorization;
using Microsoft.AspNetCore.Mvc;
using Microsoft.AspNetCore.Mvc.RazorPages;

namespace Lodestar.Notices.Pages;

/// <summary>Choosing how often each kind of e-mail comes.</summary>
[Authorize(IdentityCan.KeepOwnAccount)]
internal sealed class ChoicesPage(NoticeChoices choices, Words words) : PageModel
{
    private Person Me => HttpContext.Me();

    public IReadOnlyList<NoticeKind> Kinds => choices.KindsFor(Me);

    /// <summary>The chosen paces, by the name of the kind.</summary>
    [BindProperty]
    public Dictionary<string, NoticePace?> Paces { get; set; } = [];

    /// <summary>True right after a save.</summary>
    public bool Saved { get; private set; }

    public IReadOnlyList<ChoiceItem> Choices =>
        [.. Enum.GetValues<NoticePace>().Select(pace => new ChoiceItem { Value = $"{pace}", Text = words[$"notices.paces.{pace}"] })];

    public async Task OnGetAsync(string? saved, CancellationToken stop)
    {
        Saved = saved is not null;
        Paces = (await choices.OfAsync(Me, stop)).ToDictionary(one => one.Key, one => (NoticePace?)one.Value);
    }

    public async Task<IActionResult> OnPostAsync(CancellationToken stop)
    {
        var wanted = Paces.Where(one => one.Value is { } pace && Enum.IsDefined(pace)).ToDictionary(one => one.Key, one => one.Value!.Value);
        foreach (var kind in Kinds.Where(kind => !wanted.ContainsKey(kind.Name)))
        {
            Paces[kind.Name] = null;
            ModelState.AddModelError($"{nameof(Paces)}[{kind.Name}]", words["notices.choose"]);
        }

        if (!ModelState.IsValid)
        {
            return this.AskAgain();
        }

        await choices.ChooseAsync(Me, wanted, stop);
        return Redirect($"{NoticesLinks.Choices}?saved");
    }
}
