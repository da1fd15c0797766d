namespace Lodestar.Partnership;

/// <summary>Every address of organisations.</summary>
public static class PartnershipLinks
{
    /// <summary>The list of organisations that a person may see.</summary>
    public const string Organisations = "/organisations";

    public const string Register = "/organisations/register";

    /// <summary>Importing many organisations from a file.</summary>
    public const string Import = "/organisations/import";

    /// <summary>What an import would do.</summary>
    public static string CheckImport(Guid import) => $"/organisations/import/{import:N}";

    /// <summary>The refused rows of an import, as a file.</summary>
    public static string RefusedRows(Guid import) => $"/organisations/import/{import:N}/refused.csv";

    /// <summary>The page of one organisation.</summary>
    public static string Organisation(Guid organisation) => $"/organisations/{organisation:N}";

    /// <summary>Changing an organisation's details.</summary>
    public static string Change(Guid organisation) => $"/organisations/{organisation:N}/change";

    /// <summary>Changing a unit.</summary>
    public static string Unit(Guid organisation, Guid unit) => $"/organisations/{organisation:N}/units/{unit:N}";

    /// <summary>Letting an organisation leave.</summary>
    public static string Leave(Guid organisation) => $"/organisations/{organisation:N}/leave";

    /// <summary>Looking for the same organisation under another name.</summary>
    public static string Merge(Guid organisation) => $"/organisations/{organisation:N}/merge";

    /// <summary>Making one organisation of two.</summary>
    public static string Merge(Guid organisation, Guid other) => $"/organisations/{organisation:N}/merge/{other:N}";
}
