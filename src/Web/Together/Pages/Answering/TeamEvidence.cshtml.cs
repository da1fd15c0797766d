using Lodestar.Ui;
using Microsoft.AspNetCore.Authorization;
using Microsoft.AspNetCore.Mvc;
using Microsoft.AspNetCore.Mvc.RazorPages;

namespace Lodestar.Together.Pages.Answering;

/// <summary>The page of all pointers to evidence of an organisation, with the items that each serves.</summary>
[Authorize(TogetherCan.ReadTeams), Opens<TeamView>]
internal sealed class TeamEvidencePage(Current<TeamView> current, EvidencePointers evidence, TeamAnswers answers) : PageModel
{
    public TeamView Open => current.Open;

    public bool MayKeep => Open.MayPoint;

    public IReadOnlyList<(EvidencePointer Pointer, IReadOnlyList<string> Items)> Pointers { get; private set; } = [];

    /// <summary>What each said and who changed it, newest first.</summary>
    public ILookup<Guid, EvidenceVersion> Versions { get; private set; } = Array.Empty<EvidenceVersion>().ToLookup(version => version.PointerId);

    public async Task<IActionResult> OnGetAsync(CancellationToken stop)
    {
        if (!Open.IsOurs)
        {
            return NotFound();
        }

        var newest = await answers.NewestAsync(Open.Id, stop);
        Pointers =
        [
            .. (await evidence.AllAsync(Open.Organisation.Id, stop)).Select(pointer =>
                (
                    pointer,
                    (IReadOnlyList<string>)
                        [.. Open.Items.Where(item => newest.GetValueOrDefault(item.Id)?.Words.Evidence.Contains(pointer.Id) == true).Select(item => item.Title)]
                )
            ),
        ];
        Versions = await evidence.VersionsAsync(Open.Organisation.Id, stop);
        return Page();
    }
}
