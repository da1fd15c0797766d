using Lodestar.Kernel;
using Lodestar.Partnership;
using Lodestar.Rounds;

namespace Lodestar.Together;

/// <summary>A district replied to an organisation's reflection.</summary>
/// <param name="Team">The reflection.</param>
/// <param name="Organisation">Whose it is.</param>
/// <param name="Round">The round in which it answers.</param>
/// <param name="By">Who replied.</param>
public sealed record ReflectionReplied(TeamReflection Team, Organisation Organisation, Round Round, Person By);
