using Lodestar.Identity;
using Lodestar.Kernel;

namespace Lodestar.Together;

/// <summary>Saves messages for the leads of an organisation and its signatory about what their district did.</summary>
internal sealed class ReplyMail(TeamMail mail, Accounts accounts)
{
    /// <summary>Saves the messages.</summary>
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

    /// <summary>Sends what was saved.</summary>
    public void Soon() => mail.Soon();
}
