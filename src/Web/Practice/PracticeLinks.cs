namespace Lodestar.Practice;

/// <summary>Every address of a practitioner's reflection and of figures.</summary>
public static class PracticeLinks
{
    /// <summary>The start, for people who reflect for themselves.</summary>
    public const string Start = "/reflect";

    /// <summary>How to leave quickly, and the code to come back with.</summary>
    public const string Before = "/reflect/before-you-start";

    public const string Break = "/reflect/break";

    /// <summary>The welcome to people who came back, before the last page can be reached.</summary>
    public const string Back = "/reflect/break?back";

    /// <summary>All answers, before they are submitted.</summary>
    public const string Check = "/reflect/check";

    public const string Result = "/reflect/result";

    /// <summary>The result on paper.</summary>
    public const string ResultPrint = "/reflect/result/print";

    /// <summary>A date for the person's own diary.</summary>
    public const string Diary = "/reflect/result/diary.ics";

    /// <summary>A new return code in place of a lost one.</summary>
    public const string NewCode = "/reflect/new-code";

    /// <summary>Coming back with a return code.</summary>
    public const string Return = "/reflect/return";

    /// <summary>Deleting one's own answers.</summary>
    public const string Delete = "/reflect/delete";

    /// <summary>The page after answers were deleted.</summary>
    public const string Deleted = "/reflect/deleted";

    /// <summary>The page after the sitting has ended.</summary>
    public const string Ended = "/reflect/ended";

    /// <summary>One page of the journey.</summary>
    public static string Question(string step) => $"/reflect/questions/{step}";

    /// <summary>One page of the journey, reached after another.</summary>
    public static string Question(string step, string after) => $"/reflect/questions/{step}?after={after}";

    /// <summary>What can be learned after an answer.</summary>
    public static string Learn(string step) => $"/reflect/questions/{step}/learn";

    /// <summary>The beginning of the links of all rounds.</summary>
    public const string Rounds = "/r";

    /// <summary>The link of a round.</summary>
    public static string Round(string code) => $"/r/{code}";

    /// <summary>The link of an organisation in a round.</summary>
    public static string Round(string code, string organisation) => $"/r/{code}/{organisation}";

    /// <summary>The poster of a round.</summary>
    public static string Poster(string code) => $"/r/{code}/poster";

    /// <summary>The poster of an organisation in a round.</summary>
    public static string Poster(string code, string organisation) => $"/r/{code}/{organisation}/poster";

    /// <summary>The figures of all rounds.</summary>
    public const string AllFigures = "/figures";

    /// <summary>The figures of a round. Its join code is not in the address.</summary>
    public static string Figures(Guid round) => $"/figures/{round:N}";

    /// <summary>The same figures as a table to download.</summary>
    public static string FiguresTable(Guid round) => $"/figures/{round:N}.csv";
}
