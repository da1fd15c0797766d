using Lodestar.Identity;
using Lodestar.Kernel;

namespace Lodestar.Together;

/// <summary>Notes messages for those who lead an organisation's reflection, and who signed it off: what its district did.</summary>
internal sealed class ReplyMail(TeamMail mail, Accounts accounts)
{
    public async Task NoteAsync(HttpContext http, TeamView open, string key, string path, CancellationToken stop)
    {
        foreach (
            var member in (await accounts.InAsync($"{open.Organisation.Id:D}", stop))
                .Where(member => member.Post.Role == Role.OrganisationLead || member.Account == open.Team.Signatory)
                .DistinctBy(member => member.Account)
        )
        {
            mail.Note(http, member.Email, open, key, path);
        }
    }

    /// <summary>Lets what was noted go.</summary>
    public void Soon() => mail.Soon();
}
