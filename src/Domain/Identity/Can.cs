namespace Lodestar.Identity;

/// <summary>
/// What people can do. A page names one of these, never a role; docs/permissions.md is made from this table, and a test walks
/// every page as every role.
/// </summary>
public static class Can
{
    /// <summary>Invite people, see who is here, and end what somebody may do.</summary>
    public const string KeepPeople = "keep-people";

    /// <summary>Read what those who run the service did.</summary>
    public const string ReadAudit = "read-audit";

    /// <summary>Hand one's place over to somebody else: a lead their organisation, an administrator their own place or any lead's.</summary>
    public const string HandOver = "hand-over";

    /// <summary>Look after one's own sign-in.</summary>
    public const string KeepOwnAccount = "keep-own-account";

    /// <summary>Who can, and what it is for.</summary>
    public static IReadOnlyDictionary<string, IReadOnlyList<Role>> Who { get; } = new Dictionary<string, IReadOnlyList<Role>>
    {
        [KeepPeople] = [Role.Administrator, Role.DistrictManager, Role.OrganisationLead],
        [HandOver] = [Role.Administrator, Role.OrganisationLead],
        [ReadAudit] = [Role.Administrator],
        [KeepOwnAccount] = Enum.GetValues<Role>(),
    };

    /// <summary>
    /// The roles that somebody may give to others in a place, and take away again: an administrator every role; a district
    /// manager those who lead and sign for organisations of their own district; a lead everyone in their own organisation.
    /// </summary>
    public static IReadOnlyList<Role> GivenBy(Person person, Where where)
    {
        ArgumentNullException.ThrowIfNull(person);
        ArgumentNullException.ThrowIfNull(where);
        var reach = where.Organisation is not null ? Reach.Organisation : where.Districts.Count > 0 ? Reach.District : Reach.Region;
        var given = person.Posts.SelectMany(post => post.Role switch
        {
            Role.Administrator => Enum.GetValues<Role>(),
            Role.DistrictManager when where.Organisation is not null && where.Districts.Contains(post.Place) => [Role.OrganisationLead, Role.SeniorSignatory],
            Role.OrganisationLead when where.Organisation is { } organisation && organisation == post.Organisation => [Role.OrganisationLead, Role.SeniorSignatory, Role.Colleague],
            _ => Array.Empty<Role>(),
        });
        return [.. given.Where(role => role.Reach() == reach).Distinct().Order()];
    }
}
