namespace Lodestar.Partnership;

/// <summary>Two organisations were made one. Everything that referred to the first refers to the second now.</summary>
/// <param name="Ended">The one that ended.</param>
/// <param name="Stayed">The one that stayed.</param>
public sealed record OrganisationsMerged(Organisation Ended, Organisation Stayed);
