namespace Lodestar.Safeguards;

/// <summary>What can point at a person.</summary>
public enum IdentifierKind
{
    /// <summary>An e-mail address.</summary>
    Email,

    /// <summary>An address on the web; those of public services are none.</summary>
    Link,

    /// <summary>An address of a computer or phone on the internet.</summary>
    IpAddress,

    /// <summary>A unique pupil number.</summary>
    PupilNumber,

    /// <summary>An NHS number.</summary>
    NhsNumber,

    /// <summary>A National Insurance number.</summary>
    InsuranceNumber,

    /// <summary>A date of birth.</summary>
    BirthDate,

    /// <summary>A telephone number of a person; national helplines are none.</summary>
    Phone,

    /// <summary>The registration of a vehicle.</summary>
    VehicleRegistration,

    /// <summary>A postcode.</summary>
    Postcode,

    /// <summary>A name on a social platform or in a game.</summary>
    Handle,

    /// <summary>A number under which an authority keeps a case, and any other long number.</summary>
    CaseReference,

    /// <summary>Where somebody lives: a house and a street.</summary>
    StreetAddress,

    /// <summary>A school by its name.</summary>
    School,

    /// <summary>A person's name.</summary>
    Person,
}

/// <summary>An identifier in a text.</summary>
/// <param name="Kind">What it is.</param>
/// <param name="Start">Where it begins, counted from 0.</param>
/// <param name="Length">How many characters it has.</param>
public sealed record Identifier(IdentifierKind Kind, int Start, int Length);
