using Lodestar.Kernel;
using Lodestar.Partnership;
using Lodestar.Rounds;

namespace Lodestar.Together;

/// <summary>A district replied to an organisation's reflection.</summary>
/// <param name="Team">The reflection that it is about.</param>
/// <param name="Organisation">The organisation whose reflection it is.</param>
/// <param name="Round">The round of the reflection.</param>
/// <param name="By">The person who replied.</param>
public sealed record ReflectionReplied(TeamReflection Team, Organisation Organisation, Round Round, Person By);
