namespace Lodestar.Partnership;

/// <summary>How many people work or volunteer in an organisation.</summary>
public enum SizeBand
{
    UpTo10,

    /// <summary>11 to 50.</summary>
    UpTo50,

    /// <summary>51 to 250.</summary>
    UpTo250,

    /// <summary>More than 250.</summary>
    Over250,
}

/// <summary>The bands as forms and files name them.</summary>
public static class SizeBands
{
    /// <summary>Each band with its code, the smallest first.</summary>
    public static IReadOnlyList<(SizeBand Band, string Code)> All { get; } =
    [(SizeBand.UpTo10, "up-to-10"), (SizeBand.UpTo50, "11-to-50"), (SizeBand.UpTo250, "51-to-250"), (SizeBand.Over250, "more-than-250")];

    /// <summary>The code of a band; empty if there is no band.</summary>
    public static string CodeOf(SizeBand? band) => All.FirstOrDefault(one => one.Band == band).Code ?? "";

    /// <summary>The band with this code; null if there is none.</summary>
    public static SizeBand? Of(string? code) => All.Where(one => one.Code == code).Select(one => (SizeBand?)one.Band).FirstOrDefault();
}
