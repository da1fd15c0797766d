using Lodestar.Identity;
using Lodestar.Kernel;
using Lodestar.Persistence;
using Microsoft.EntityFrameworkCore;

namespace Lodestar.Together;

/// <summary>
/// Saves a message for those who rely on what was submitted: the signatory, and the district once it can read. At most one a day is sent,
/// however many answers change.
/// </summary>
internal sealed class CorrectionMail(Db db, TeamMail mail, Accounts accounts, Permissions permissions, TimeProvider clock)
{
    /// <summary>Saves the message, unless one was sent today.</summary>
    public async Task NoteAsync(HttpContext http, TeamView open, CancellationToken stop)
    {
        var today = Week.StartOf(Week.DayOf(clock.GetUtcNow()));
        if (
            await db.Set<TeamAnswer>().AnyAsync(answer => answer.ReflectionId == open.Id && answer.Origin == AnswerOrigin.Corrected && answer.At >= today, stop)
        )
        {
            return;
        }

        var reads = open.Team.Stage is TeamStage.SignedOff or TeamStage.Replied;
        foreach (
            var member in (await accounts.AllAsync(stop))
                .Where(member =>
                    (
                        member.Account == open.Team.Signatory
                        || (reads && permissions.Has(member.Post.Role, TogetherCan.Reply) && open.Organisation.Districts.Contains(member.Post.District ?? ""))
                    )
                    && member.Account != open.Me.Id
                )
                .DistinctBy(member => member.Account)
        )
        {
            mail.Note(http, member.Email, open, "together.mail.corrected", TogetherLinks.Tasks(open.Id));
        }
    }

    /// <summary>Sends what was saved.</summary>
    public void Soon() => mail.Soon();
}
