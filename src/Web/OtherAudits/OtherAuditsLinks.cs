namespace Lodestar.OtherAudits;

/// <summary>Every address of taking away, bringing in and other audits.</summary>
public static class OtherAuditsLinks
{
    /// <summary>The schema of a whole-reflection file.</summary>
    public const string Schema = "/schemas/organisation-reflection.json";

    /// <summary>Audits of the partnership, and what can be put into one.</summary>
    public const string Audits = "/audits";

    /// <summary>A new audit of the partnership.</summary>
    public const string New = "/audits/new";

    /// <summary>What a reflection can be taken away as.</summary>
    public static string TakeAway(Guid team) => $"/team/{team}/take-away";

    /// <summary>Everything as a file.</summary>
    public static string Export(Guid team, string form) => $"/team/{team}/export.{form}";

    /// <summary>Everything as a file, with every version of each answer.</summary>
    public static string WithHistory(Guid team) => $"/team/{team}/export.json?history=yes";

    /// <summary>Bringing in a file.</summary>
    public static string Import(Guid team) => $"/team/{team}/import";

    /// <summary>What is answered already of another audit.</summary>
    public static string Answered(Guid team, string audit) => $"/team/{team}/audits/{audit}";

    /// <summary>The same as a file.</summary>
    public static string Answered(Guid team, string audit, string form) => $"/team/{team}/audits/{audit}.{form}";

    /// <summary>An audit of the partnership, being changed.</summary>
    public static string Change(Guid audit) => $"/audits/{audit}";

    /// <summary>One of its themes, being changed.</summary>
    public static string Theme(Guid audit, string theme) => $"/audits/{audit}/themes/{theme}";

    /// <summary>Where a theme is added.</summary>
    public static string NewTheme(Guid audit) => $"/audits/{audit}/themes/new";

    /// <summary>A working paper of the pack.</summary>
    public static string Paper(string paper) => $"/audits/{paper}";

    /// <summary>The same as a file.</summary>
    public static string Paper(string paper, string form) => $"/audits/{paper}.{form}";
}
