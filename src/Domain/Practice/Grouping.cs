namespace Lodestar.Practice;

/// <summary>How the answers of a round are grouped. No two groupings are ever crossed.</summary>
public enum Grouping
{
    /// <summary>Everybody together.</summary>
    Round,

    /// <summary>By district; a reflection from several districts is counted once, under 'several'.</summary>
    District,

    Sector,

    /// <summary>By organisation, if its link was used.</summary>
    Organisation,
}

/// <summary>One group of people.</summary>
/// <param name="By">How it is grouped.</param>
/// <param name="Code">A district or sector of the pack or one of the other answers, an organisation's id, or empty for everybody.</param>
public readonly record struct TallyGroup(Grouping By, string Code);
