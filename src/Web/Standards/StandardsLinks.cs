using Lodestar.Safeguards;

namespace Lodestar.Standards;

/// <summary>Every address at which the pack can be read. They are permanent, because a procedure may link to them.</summary>
public static class StandardsLinks
{
    /// <summary>All standards and levels.</summary>
    public const string All = "/standards";

    public const string AllGuidance = "/standards/guidance";

    /// <summary>Words explained.</summary>
    public const string Glossary = "/standards/glossary";

    /// <summary>Services.</summary>
    public const string Directory = "/directory";

    /// <summary>Training and guidance by subject.</summary>
    public const string Library = "/library";

    /// <summary>The page of one standard.</summary>
    public static string Standard(string id) => $"/standards/{id}";

    /// <summary>A standard on one sheet of paper.</summary>
    public static string PromptSheet(string id) => $"/standards/{id}/prompt-sheet";

    /// <summary>An item that organisations reflect on.</summary>
    public static string Item(string id) => $"/standards/items/{id}";

    /// <summary>A page of guidance.</summary>
    public static string Guidance(string id) => $"/standards/guidance/{id}";

    /// <summary>The page of one role.</summary>
    public static string Role(string id) => $"/standards/roles/{id}";

    /// <summary>The link that dials a telephone number.</summary>
    public static string Phone(string number) => Telephones.Link(number);

    /// <summary>A service in the list of services.</summary>
    public static string Service(string id) => $"/directory#{id}";

    /// <summary>The partnership's own questions, for those who write them.</summary>
    public const string Local = "/local-questions";

    /// <summary>A new local question.</summary>
    public const string NewLocal = "/local-questions/questions/new";

    /// <summary>All questions of the pack, to write help with one.</summary>
    public const string AllHelp = "/local-questions/help";

    /// <summary>Publishing the draft.</summary>
    public const string PublishLocal = "/local-questions/publish";

    /// <summary>What was published.</summary>
    public const string LocalVersions = "/local-questions/versions";

    /// <summary>Writing a local question, or help with an item of the pack.</summary>
    public static string LocalForm(string about) => LocalQuestion.IsId(about) ? $"/local-questions/questions/{about}" : $"/local-questions/help/{about}";

    /// <summary>A local question, or an item with its help, as it will be asked.</summary>
    public static string LocalPreview(string about) => $"/local-questions/preview/{about}";

    /// <summary>What was published under a number.</summary>
    public static string LocalVersion(int number) => $"/local-questions/versions/{number}";
}
