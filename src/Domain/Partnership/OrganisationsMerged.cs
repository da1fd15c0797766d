namespace Lodestar.Partnership;

/// <summary>Two organisations were made one. Everything that referred to the first refers to the second now.</summary>
/// <param name="Ended">The organisation that nobody finds any more.</param>
/// <param name="Stayed">The organisation that has everything of both.</param>
public sealed record OrganisationsMerged(Organisation Ended, Organisation Stayed);
