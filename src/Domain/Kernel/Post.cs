namespace Lodestar.Kernel;

/// <summary>A role in a place.</summary>
/// <param name="Place">The place: a district's code, an organisation's id, or empty for the region.</param>
public readonly record struct Post(Role Role, string Place)
{
    /// <summary>A role in the whole region.</summary>
    public static Post InRegion(Role role) => new(role, "");

    /// <summary>A role in a district.</summary>
    public static Post InDistrict(Role role, string district) => new(role, district);

    /// <summary>A role in an organisation.</summary>
    public static Post InOrganisation(Role role, Guid organisation) => new(role, organisation.ToString("D"));

    /// <summary>The organisation of the post; null if it is in another kind of place.</summary>
    public Guid? Organisation => Role.Reach() == Reach.Organisation && Guid.TryParse(Place, out var id) ? id : null;

    /// <summary>The district of the post; null if it is in another kind of place.</summary>
    public string? District => Role.Reach() == Reach.District ? Place : null;
}

/// <summary>Where something is: an organisation with its districts, a district, or the region.</summary>
/// <param name="Organisation">The organisation; null for a district or the region.</param>
/// <param name="Districts">The districts it is in; none for the region.</param>
public sealed record Where(Guid? Organisation, IReadOnlyList<string> Districts)
{
    /// <summary>The whole region.</summary>
    public static readonly Where Region = new(null, []);

    /// <summary>A district as a place, by its code.</summary>
    public static Where InDistrict(string district) => new(null, [district]);
}
