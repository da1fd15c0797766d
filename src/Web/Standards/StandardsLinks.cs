namespace Lodestar.Standards;

/// <summary>Every address under which the pack can be read. They are permanent: a procedure may link to them.</summary>
public static class StandardsLinks
{
    /// <summary>All standards and levels.</summary>
    public const string All = "/standards";

    /// <summary>All guidance.</summary>
    public const string AllGuidance = "/standards/guidance";

    /// <summary>Services.</summary>
    public const string Directory = "/directory";

    /// <summary>Training and guidance by subject.</summary>
    public const string Library = "/library";

    /// <summary>A standard.</summary>
    public static string Standard(string id) => $"/standards/{id}";

    /// <summary>A standard on one sheet of paper.</summary>
    public static string PromptSheet(string id) => $"/standards/{id}/prompt-sheet";

    /// <summary>An item that organisations reflect on.</summary>
    public static string Item(string id) => $"/standards/items/{id}";

    /// <summary>A page of guidance.</summary>
    public static string Guidance(string id) => $"/standards/guidance/{id}";

    /// <summary>A role.</summary>
    public static string Role(string id) => $"/standards/roles/{id}";

    /// <summary>A telephone number to tap.</summary>
    public static string Phone(string number) => "tel:" + new string([.. number.TakeWhile(character => character != '(').Where(char.IsAsciiDigit)]);

    /// <summary>A service in the list of services.</summary>
    public static string Service(string id) => $"/directory#{id}";
}
