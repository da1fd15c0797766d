namespace Lodestar.Safeguards;

/// <summary>What can point at a person.</summary>
public enum IdentifierKind
{
    /// <summary>An e-mail address.</summary>
    Email,

    /// <summary>A web address; those of public services do not count.</summary>
    Link,

    /// <summary>The internet address of a computer or phone.</summary>
    IpAddress,

    /// <summary>A unique pupil number.</summary>
    PupilNumber,

    NhsNumber,

    /// <summary>A National Insurance number.</summary>
    InsuranceNumber,

    BirthDate,

    /// <summary>A person's telephone number; national helplines do not count.</summary>
    Phone,

    VehicleRegistration,

    Postcode,

    /// <summary>A user name on a social platform or in a game.</summary>
    Handle,

    /// <summary>The number of a case at an authority, or any other long number.</summary>
    CaseReference,

    /// <summary>A home address: a house and a street.</summary>
    StreetAddress,

    /// <summary>A school, by its name.</summary>
    School,

    /// <summary>A person's name.</summary>
    Person,
}

/// <summary>Something in a text that can point at a person.</summary>
/// <param name="Kind">What it is.</param>
/// <param name="Start">The index of its first character, from 0.</param>
/// <param name="Length">How many characters it has.</param>
public sealed record Identifier(IdentifierKind Kind, int Start, int Length);
