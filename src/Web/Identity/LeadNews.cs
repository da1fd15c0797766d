using Lodestar.Kernel;
using Lodestar.Mail;
using Lodestar.Persistence;
using Lodestar.Ui;
using Microsoft.EntityFrameworkCore;

namespace Lodestar.Identity;

/// <summary>Tells the leads of an organisation when it gets another lead, so that nobody gets that role behind their backs.</summary>
internal sealed class LeadNews(Db db, Accounts accounts, Mailer mailer, Words words)
{
    /// <summary>Somebody was invited to lead.</summary>
    public Task InvitedAsync(string email, Post post, Person? by, CancellationToken stop) =>
        TellAsync(email, post, by?.Id, place => words["identity.mail.lead-invited", by?.Name ?? words["identity.mail.machine"], email, place], stop);

    /// <summary>Somebody became a lead.</summary>
    public Task JoinedAsync(string email, Post post, string? by, CancellationToken stop) =>
        TellAsync(email, post, but: null, place => words["identity.mail.lead-joined", email, place, by ?? words["identity.mail.machine"]], stop);

    // The person concerned and the one who did it are not told: they know.
    private async Task TellAsync(string about, Post post, Guid? but, Func<string, string> text, CancellationToken stop)
    {
        if (post.Role != Role.OrganisationLead)
        {
            return;
        }

        var place = (await accounts.PlacesAsync(stop)).Name(post);
        var leads = await (
            from one in db.Set<AccountPost>()
            where one.Role == post.Role && one.Place == post.Place && one.AccountId != but
            join account in db.Set<Account>() on one.AccountId equals account.Id
            where account.EmailKey != about
            select account.EmailKey
        ).ToListAsync(stop);
        foreach (var lead in leads)
        {
            mailer.Send(new Message(lead, words["identity.mail.lead-subject", place], text(place)));
        }
    }
}
