using Lodestar.Kernel;
using Lodestar.Partnership;
using Lodestar.Rounds;

namespace Lodestar.Together;

/// <summary>An organisation's reflection was signed off: its district can read it from now on, and owes a reply.</summary>
/// <param name="Team">The reflection that it is about.</param>
/// <param name="Organisation">The organisation whose reflection it is.</param>
/// <param name="Round">The round of the reflection.</param>
/// <param name="By">The person who signed it off.</param>
public sealed record ReflectionSignedOff(TeamReflection Team, Organisation Organisation, Round Round, Person By);
