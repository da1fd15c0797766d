using Lodestar.Kernel;
using Lodestar.Partnership;
using Lodestar.Rounds;

namespace Lodestar.Together;

/// <summary>An organisation's reflection was signed off: from now on its district reads it and owes a reply.</summary>
/// <param name="Team">The reflection.</param>
/// <param name="Organisation">Whose it is.</param>
/// <param name="Round">The round in which it answers.</param>
/// <param name="By">Who signed it off.</param>
public sealed record ReflectionSignedOff(TeamReflection Team, Organisation Organisation, Round Round, Person By);
