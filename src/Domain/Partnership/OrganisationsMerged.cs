namespace Lodestar.Partnership;

/// <summary>Two organisations were made one. All that named the first names the second by now.</summary>
/// <param name="Ended">The one that ended.</param>
/// <param name="Stayed">The one that stayed.</param>
public sealed record OrganisationsMerged(Organisation Ended, Organisation Stayed);
