namespace Lodestar.Partnership;

/// <summary>The number of a district to call with a worry about a child, as a person there confirmed it.</summary>
public sealed class FrontDoor
{
    /// <summary>A number counts as confirmed for this many days.</summary>
    public const int Days = 90;

    private FrontDoor()
    {
    }

    /// <summary>Code of the district.</summary>
    public string District { get; private init; } = "";

    /// <summary>Telephone number in working hours.</summary>
    public string Phone { get; private set; } = "";

    /// <summary>Telephone number at other times; empty where it is the same.</summary>
    public string OutOfHours { get; private set; } = "";

    /// <summary>Hours in words.</summary>
    public string Hours { get; private set; } = "";

    /// <summary>The role of the person who confirmed it; never a name.</summary>
    public string ConfirmedBy { get; private set; } = "";

    /// <summary>The day it was confirmed.</summary>
    public DateOnly ConfirmedOn { get; private set; }

    /// <summary>A number confirmed today.</summary>
    public static FrontDoor Confirm(string district, string phone, string outOfHours, string hours, string by, DateOnly today) => new()
    {
        District = district,
        Phone = phone,
        OutOfHours = outOfHours,
        Hours = hours,
        ConfirmedBy = by,
        ConfirmedOn = today,
    };

    /// <summary>True while the number may be shown.</summary>
    public bool IsConfirmedOn(DateOnly day) => ConfirmedOn <= day && day <= ConfirmedOn.AddDays(Days);
}
