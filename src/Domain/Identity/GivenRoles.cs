using Lodestar.Kernel;

namespace Lodestar.Identity;

/// <summary>Which roles a person may give to others.</summary>
public static class GivenRoles
{
    /// <summary>
    /// The roles that somebody may give to others in a place, and take away again. An administrator may give every role; a district manager
    /// those who lead and sign for organisations in their district, and its safeguarding leads; a lead everyone in their own organisation.
    /// </summary>
    public static IReadOnlyList<Role> By(Person person, Where where)
    {
        ArgumentNullException.ThrowIfNull(person);
        ArgumentNullException.ThrowIfNull(where);
        var reach =
            where.Organisation is not null ? Reach.Organisation
            : where.Districts.Count > 0 ? Reach.District
            : Reach.Region;
        var given = person.Posts.SelectMany(post =>
            post.Role switch
            {
                Role.Administrator => Enum.GetValues<Role>(),
                Role.DistrictManager when where.Organisation is not null && where.Districts.Contains(post.Place) =>
                [
                    Role.OrganisationLead,
                    Role.SeniorSignatory,
                ],
                Role.DistrictManager when where.Districts.Contains(post.Place) => [Role.SafeguardingLead, Role.DeputySafeguardingLead],
                Role.OrganisationLead when where.Organisation is { } organisation && organisation == post.Organisation =>
                [
                    Role.OrganisationLead,
                    Role.SeniorSignatory,
                    Role.Colleague,
                ],
                _ => Array.Empty<Role>(),
            }
        );
        return [.. given.Where(role => role.Reach() == reach).Distinct().Order()];
    }
}
