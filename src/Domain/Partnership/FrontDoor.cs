using Lodestar.Kernel;

namespace Lodestar.Partnership;

/// <summary>The telephone number of a district's front door, to call with a worry about a child, as a person there confirmed it.</summary>
public sealed class FrontDoor
{
    /// <summary>For how many days a number counts as confirmed.</summary>
    public const int Days = 90;

    /// <summary>The longest telephone number, in characters.</summary>
    public const int LongestPhone = 40;

    /// <summary>The longest role, and the longest working hours, in characters.</summary>
    public const int LongestWords = 120;

    private FrontDoor() { }

    /// <summary>Code of the district.</summary>
    public string District { get; private init; } = "";

    /// <summary>Telephone number in working hours.</summary>
    public string Phone { get; private set; } = "";

    /// <summary>Telephone number at other times; empty if it is the same number.</summary>
    public string OutOfHours { get; private set; } = "";

    /// <summary>Its working hours, in words.</summary>
    public string Hours { get; private set; } = "";

    /// <summary>The role of the person who confirmed it; never a name.</summary>
    public string ConfirmedBy { get; private set; } = "";

    /// <summary>The day it was confirmed.</summary>
    public DateOnly ConfirmedOn { get; private set; }

    /// <summary>Confirms a number as of today, or says why it cannot be confirmed.</summary>
    /// <param name="district">Code of the district.</param>
    /// <param name="phone">A telephone number: digits (three or more), spaces, brackets, hyphens and a plus.</param>
    /// <param name="outOfHours">The same for other times, or empty.</param>
    /// <param name="hours">Working hours in words, at most <see cref="LongestWords"/> characters.</param>
    /// <param name="by">The role of the person who confirmed it, at most <see cref="LongestWords"/> characters.</param>
    /// <param name="today">Today, in the United Kingdom.</param>
    public static Outcome<FrontDoor> Confirm(string district, string phone, string outOfHours, string hours, string by, DateOnly today)
    {
        ArgumentNullException.ThrowIfNull(outOfHours);
        ArgumentNullException.ThrowIfNull(hours);
        if (!IsPhone(phone) || (outOfHours.Length > 0 && !IsPhone(outOfHours)))
        {
            return new Problem(nameof(Phone), "partnership.front-doors.phone");
        }

        if (string.IsNullOrWhiteSpace(by) || by.Length > LongestWords || hours.Length > LongestWords)
        {
            return new Problem(nameof(ConfirmedBy), "partnership.front-doors.by", LongestWords);
        }

        return new FrontDoor
        {
            District = district,
            Phone = phone.Trim(),
            OutOfHours = outOfHours.Trim(),
            Hours = hours.Trim(),
            ConfirmedBy = by.Trim(),
            ConfirmedOn = today,
        };
    }

    /// <summary>True for a telephone number: digits (three or more), spaces, brackets, hyphens and a plus.</summary>
    internal static bool IsPhone(string text) =>
        text.Length <= LongestPhone
        && text.Count(char.IsAsciiDigit) >= 3
        && text.All(character => char.IsAsciiDigit(character) || character is ' ' or '(' or ')' or '-' or '+');

    /// <summary>True while the number may be shown.</summary>
    public bool IsConfirmedOn(DateOnly day) => ConfirmedOn <= day && day <= ConfirmedOn.AddDays(Days);
}
