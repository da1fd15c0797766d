using Lodestar.Kernel;

namespace Lodestar.Partnership;

/// <summary>
/// What the pages of organisations ask about the people in them. Accounts come later in the order of the foundation and know organisations,
/// so that Identity gives the answers.
/// </summary>
internal interface IPeopleOfOrganisations
{
    /// <summary>The people who lead an organisation, by name: name and e-mail address.</summary>
    public Task<IReadOnlyList<(string Name, string Email)>> LeadsAsync(Guid organisation, CancellationToken stop);

    /// <summary>The organisations that somebody leads.</summary>
    public Task<IReadOnlySet<Guid>> LedAsync(CancellationToken stop);

    /// <summary>How many people have a role in an organisation.</summary>
    public Task<int> CountAsync(Guid organisation, CancellationToken stop);

    /// <summary>Where a person invites somebody to lead an organisation; null if they may not.</summary>
    public string? InviteLeadLink(Person person, Organisation organisation);
}
