using Lodestar.Kernel;
using Lodestar.Partnership;

namespace Lodestar.Identity;

/// <summary>Tells the pages of organisations who is in them.</summary>
internal sealed class PeopleOfOrganisations(Accounts accounts) : IPeopleOfOrganisations
{
    /// <inheritdoc />
    public async Task<IReadOnlyList<(string Name, string Email)>> LeadsAsync(Guid organisation, CancellationToken stop) =>
        [.. (await accounts.LeadsAsync([organisation], stop))[organisation].Select(lead => (lead.Name, lead.Email))];

    /// <inheritdoc />
    public Task<IReadOnlySet<Guid>> LedAsync(CancellationToken stop) => accounts.LedAsync(stop);

    /// <inheritdoc />
    public Task<int> CountAsync(Guid organisation, CancellationToken stop) => accounts.CountInAsync(organisation, stop);

    /// <inheritdoc />
    public string? InviteLeadLink(Person person, Organisation organisation) =>
        person.May(IdentityCan.KeepPeople, Organisations.WhereIs(organisation)) ? IdentityLinks.InviteLead(organisation.Id) : null;
}
