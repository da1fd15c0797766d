using Lodestar.Kernel;
using Lodestar.Ui;

namespace Lodestar.Identity;

/// <summary>
/// Tells the leads of an organisation when it gets another lead, so that nobody gets that role behind their backs. It is saved with the
/// next save.
/// </summary>
internal sealed class LeadNews(Accounts accounts, Recipients recipients, AccountMail mail, Words words)
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
        foreach (var lead in (await recipients.WithAsync(post, stop)).Where(lead => lead.Account != but && Account.KeyOf(lead.Email) != about))
        {
            mail.Note(IdentityNotices.Lead, lead.Email, text(place), place);
        }
    }
}
