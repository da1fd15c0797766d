namespace Lodestar.Practice;

/// <summary>How the answers of a round are grouped. Answers are never crossed with two groupings at once.</summary>
public enum Grouping
{
    /// <summary>Everybody together.</summary>
    Round,

    /// <summary>By district; a reflection from several counts once, under 'several'.</summary>
    District,

    /// <summary>By sector.</summary>
    Sector,

    /// <summary>By organisation, where its link was used.</summary>
    Organisation,
}

/// <summary>One group of people.</summary>
/// <param name="By">How it is grouped.</param>
/// <param name="Code">Its code: a district or sector of the pack, or one of the answers beside them; an organisation's id; empty for everybody.</param>
public readonly record struct TallyGroup(Grouping By, string Code);
