using Lodestar.Kernel;
using Lodestar.Partnership;
using Lodestar.Standards;
using Lodestar.Together;

namespace Lodestar.Plans;

/// <summary>An organisation's plan, and what the reader may do with it.</summary>
/// <param name="Me">The reader.</param>
/// <param name="Asked">Each version of the pack that its reflections asked, newest first; the served one if there is none.</param>
/// <param name="Today">Today, in the United Kingdom.</param>
internal sealed record PlanView(Organisation Organisation, Person Me, IReadOnlyList<Pack> Asked, DateOnly Today)
{
    /// <summary>The pack that the organisation was asked last.</summary>
    public Pack Pack => Asked[0];

    public bool MayWrite => Me.May(TogetherCan.WriteTeams, new Where(Organisation.Id, Organisation.Districts));

    /// <summary>The title of an item now, or when it was last asked; its id if it never was.</summary>
    public string TitleOf(string item) => Asked.SelectMany(pack => pack.Organisation?.Items ?? []).FirstOrDefault(one => one.Id == item)?.Title ?? item;

    /// <summary>The name of a level; null if there is no level.</summary>
    public string? LevelName(int? level) => Pack.Standards.Levels.FirstOrDefault(one => one.Number == level)?.Name;
}
