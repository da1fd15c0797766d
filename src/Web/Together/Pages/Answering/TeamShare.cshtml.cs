using Lodestar.Standards;
using Lodestar.Ui;
using Microsoft.AspNetCore.Authorization;
using Microsoft.AspNetCore.Mvc;
using Microsoft.AspNetCore.Mvc.RazorPages;

namespace Lodestar.Together.Pages.Answering;

/// <summary>The page for asking colleagues to answer items, or a whole standard.</summary>
[Authorize(TogetherCan.LeadTeams), Opens<TeamView>]
internal sealed class TeamSharePage(Current<TeamView> current, Sharing sharing, Words words) : PageModel
{
    private const string WholeStandard = "standard:";
    private const string Nobody = "nobody";

    public TeamView Open => current.Open;

    /// <summary>Ids of items and of whole standards.</summary>
    [BindProperty(Name = nameof(Items))]
    public IReadOnlyList<string> Items { get; set; } = [];

    /// <summary>The account that is asked.</summary>
    [BindProperty]
    public string? Account { get; set; }

    public bool Shared { get; private set; }

    /// <summary>Chosen items that somebody else has already, with their name. The page asks before it reassigns them.</summary>
    public IReadOnlyList<(OrganisationItem Item, string Name)> Taken { get; private set; } = [];

    public IReadOnlyList<ChoiceItem> Choices { get; private set; } = [];

    public IReadOnlyList<ChoiceItem> Writers { get; private set; } = [];

    public async Task<IActionResult> OnGetAsync(string? shared, CancellationToken stop)
    {
        Shared = shared is not null;
        await OfferAsync(stop);
        return Open.MayLead && Open.MayWrite ? Page() : Redirect(TogetherLinks.Tasks(Open.Id));
    }

    public async Task<IActionResult> OnPostAsync(string? sure, CancellationToken stop)
    {
        if (!Open.MayLead || !Open.MayWrite)
        {
            return Redirect(TogetherLinks.Tasks(Open.Id));
        }

        await OfferAsync(stop);
        var items = Open.Items.Where(item => Items.Contains(item.Id) || Items.Contains(WholeStandard + item.Standard)).ToList();
        if (items.Count == 0)
        {
            ModelState.AddModelError(nameof(Items), words["together.share.none"]);
        }

        if (string.IsNullOrEmpty(Account) || Writers.All(writer => writer.Value != Account))
        {
            ModelState.AddModelError(nameof(Account), words["together.share.nobody"]);
        }

        if (!ModelState.IsValid)
        {
            return this.AskAgain();
        }

        var seen = (sure ?? "").Split(',');
        var asked = await sharing.OfAsync(Open.Id, stop);
        var taken = items
            .Select(item =>
                (
                    Item: item,
                    Name: asked.TryGetValue(item.Id, out var account) && $"{account}" != Account
                        ? Writers.FirstOrDefault(writer => writer.Value == $"{account}")?.Text
                        : null
                )
            )
            .Where(one => one.Name is not null)
            .ToList();
        if (taken.Any(one => !seen.Contains(one.Item.Id)))
        {
            Taken = [.. taken.Select(one => (one.Item, one.Name!))];
            return Page();
        }

        return await sharing.AskAsync(Open, [.. items.Select(item => item.Id)], Guid.TryParse(Account, out var asking) ? asking : null, stop)
            ? Redirect($"{TogetherLinks.Share(Open.Id)}?shared")
            : Redirect(TogetherLinks.Tasks(Open.Id));
    }

    private async Task OfferAsync(CancellationToken stop)
    {
        var writers = await sharing.WritersAsync(Open, stop);
        var asked = await sharing.OfAsync(Open.Id, stop);
        Writers =
        [
            new ChoiceItem { Value = "", Text = words["together.share.choose"] },
            .. writers.Select(writer => new ChoiceItem { Value = $"{writer.Account}", Text = writer.Name }),
            new ChoiceItem { Value = Nobody, Text = words["together.share.nobody-any-more"] },
        ];
        Choices =
        [
            .. Open.Pack.Standards.Standards.SelectMany(standard =>
                Open.Items.Where(item => item.Standard == standard.Id)
                    .Select(item => new ChoiceItem
                    {
                        Value = item.Id,
                        Text = item.Title,
                        Hint = Hint(item.Id),
                    })
                    .Prepend(new ChoiceItem { Value = WholeStandard + standard.Id, Text = words["together.share.whole", standard.Title] })
                    .Prepend(new ChoiceItem { Divider = standard.Title })
            ),
        ];

        HintOptions? Hint(string item) =>
            asked.TryGetValue(item, out var account) && writers.FirstOrDefault(writer => writer.Account == account).Name is { } name
                ? new() { Text = words["together.tasks.asked", name] }
                : null;
    }
}
