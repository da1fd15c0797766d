namespace Lodestar.Kernel;

/// <summary>Somebody who has signed in.</summary>
/// <param name="Id">Id of the account.</param>
/// <param name="Name">Display name.</param>
/// <param name="Posts">Their roles, each with its place.</param>
/// <param name="Permissions">The table of which role may do what; without it this person may do nothing.</param>
public sealed record Person(Guid Id, string Name, IReadOnlyList<Post> Posts, Permissions? Permissions = null)
{
    /// <summary>True if a code by e-mail is not enough, because this person may see what several organisations wrote or let others in.</summary>
    public bool NeedsSecondFactor =>
        Posts.Any(post => post.Role.NeedsSecondFactor()) || Posts.Select(post => post.Organisation).OfType<Guid>().Distinct().Count() > 1;

    /// <summary>True if they may do this somewhere.</summary>
    public bool May(string what) => Posts.Any(post => Has(post, what));

    /// <summary>True if they may do this in this place: in their own organisation, in their own district, or everywhere.</summary>
    public bool May(string what, Where where)
    {
        ArgumentNullException.ThrowIfNull(where);
        return Posts.Any(post => Has(post, what) && Covers(post, where));
    }

    /// <summary>
    /// True if they may do this in every one of these districts. What belongs to several districts is not for the manager of one alone.
    /// </summary>
    public bool MayInAll(string what, IReadOnlyList<string> districts)
    {
        ArgumentNullException.ThrowIfNull(districts);
        return districts.Count > 0 && districts.All(district => May(what, Where.InDistrict(district)));
    }

    /// <summary>The organisations in which their role lets them do this.</summary>
    public IReadOnlyList<Guid> OrganisationsWhereMay(string what) =>
        [.. Posts.Where(post => Has(post, what)).Select(post => post.Organisation).OfType<Guid>().Distinct()];

    private bool Has(Post post, string what) => Permissions?.Has(post.Role, what) == true;

    private static bool Covers(Post post, Where where) =>
        post.Role.Reach() switch
        {
            Reach.Organisation => where.Organisation is { } organisation && organisation == post.Organisation,
            Reach.District => where.Districts.Contains(post.Place),
            _ => true,
        };
}
