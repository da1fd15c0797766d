namespace Lodestar.OtherAudits;

/// <summary>Every address of exporting, importing and other audits.</summary>
public static class OtherAuditsLinks
{
    /// <summary>The schema of a whole-reflection file.</summary>
    public const string Schema = "/schemas/organisation-reflection.json";

    /// <summary>The partnership's audits, and the working papers.</summary>
    public const string Audits = "/audits";

    /// <summary>A new audit of the partnership.</summary>
    public const string New = "/audits/new";

    /// <summary>The page of everything as which a reflection can be downloaded.</summary>
    public static string TakeAway(Guid team) => $"/team/{team}/take-away";

    /// <summary>Everything as a file.</summary>
    public static string Export(Guid team, string form) => $"/team/{team}/export.{form}";

    /// <summary>Everything as a file, with every version of each answer.</summary>
    public static string WithHistory(Guid team) => $"/team/{team}/export.json?history=yes";

    /// <summary>Importing a file.</summary>
    public static string Import(Guid team) => $"/team/{team}/import";

    /// <summary>What is already answered of another audit.</summary>
    public static string Answered(Guid team, string audit) => $"/team/{team}/audits/{audit}";

    /// <summary>What is already answered of another audit, as a file.</summary>
    public static string Answered(Guid team, string audit, string form) => $"/team/{team}/audits/{audit}.{form}";

    /// <summary>Changing one of the partnership's audits.</summary>
    public static string Change(Guid audit) => $"/audits/{audit}";

    /// <summary>Changing one of its themes.</summary>
    public static string Theme(Guid audit, string theme) => $"/audits/{audit}/themes/{theme}";

    /// <summary>Adding a theme.</summary>
    public static string NewTheme(Guid audit) => $"/audits/{audit}/themes/new";

    /// <summary>A working paper of the pack.</summary>
    public static string Paper(string paper) => $"/audits/{paper}";

    /// <summary>A working paper as a file.</summary>
    public static string Paper(string paper, string form) => $"/audits/{paper}.{form}";
}
