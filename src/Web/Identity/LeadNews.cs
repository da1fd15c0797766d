using Lodestar.Kernel;
using Lodestar.Ui;

namespace Lodestar.Identity;

/// <summary>Tells those who lead an organisation of another lead, with the next save: nobody gets that role behind their back.</summary>
internal sealed class LeadNews(Accounts accounts, Recipients recipients, AccountMail mail, Words words)
{
    /// <summary>Somebody was invited to lead.</summary>
    public Task InvitedAsync(string email, Post post, Person? by, CancellationToken stop) =>
        TellAsync(email, post, by?.Id, place => words["identity.mail.lead-invited", by?.Name ?? words["identity.mail.machine"], email, place], stop);

    /// <summary>Somebody leads from now on.</summary>
    public Task JoinedAsync(string email, Post post, string? by, CancellationToken stop) =>
        TellAsync(email, post, but: null, place => words["identity.mail.lead-joined", email, place, by ?? words["identity.mail.machine"]], stop);

    // Neither whom it is about nor who did it: they know.
    private async Task TellAsync(string about, Post post, Guid? but, Func<string, string> text, CancellationToken stop)
    {
        if (post.Role != Role.OrganisationLead)
        {
            return;
        }

        var place = (await accounts.PlacesAsync(stop)).Name(post);
        foreach (var lead in (await recipients.WithAsync(post, stop)).Where(lead => lead.Account != but && Account.KeyOf(lead.Email) != about))
        {
            mail.Note(IdentityNotices.Lead, lead.Email, text(place), place);
        }
    }
}
