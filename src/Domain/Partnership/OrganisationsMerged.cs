namespace Lodestar.Partnership;

/// <summary>Two organisations were merged. Everything that named the first already names the second.</summary>
/// <param name="Ended">The organisation whose row is deleted.</param>
/// <param name="Stayed">The organisation that takes over its people and answers.</param>
public sealed record OrganisationsMerged(Organisation Ended, Organisation Stayed);
