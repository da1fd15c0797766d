namespace Lodestar.Tables;

/// <summary>A table for people to download, as a sheet of a workbook or as CSV.</summary>
/// <param name="Name">The name on its tab.</param>
/// <param name="Rows">Its rows; a cell is a text, a whole number, a <see cref="DateOnly"/>, or null if it is empty.</param>
public sealed record Worksheet(string Name, IReadOnlyList<WorksheetColumn> Columns, IReadOnlyList<IReadOnlyList<object?>> Rows);

/// <summary>A column with its heading and width.</summary>
/// <param name="Title">The heading.</param>
/// <param name="Width">The width in characters.</param>
public sealed record WorksheetColumn(string Title, int Width = 18);

/// <summary>Keeps what people typed from being taken for a formula.</summary>
internal static class Formulas
{
    private const char Guard = '\'';

    // A spreadsheet begins a formula with one of these; some also with the wide forms that are typed in East Asia.
    private static readonly char[] Begin = ['=', '+', '-', '@', '\t', '\r', '\n', '＝', '＋', '－', '＠'];

    /// <summary>True if a spreadsheet could take a text for a formula, even after spaces, which some ignore.</summary>
    public static bool CouldBe(string text) => text.Length > 0 && (Begin.Contains(text[0]) || (text.TrimStart() is [var first, ..] && Begin.Contains(first)));

    /// <summary>
    /// A text with an apostrophe before what could be a formula. If its writer typed one, another is added, so that the one removed later is
    /// always ours.
    /// </summary>
    public static string Guarded(string text) => CouldBe(text.TrimStart(Guard)) ? $"{Guard}{text}" : text;

    /// <summary>A text without the apostrophe that was added.</summary>
    public static string Bare(string text) => text is [Guard, .. var rest] && CouldBe(rest.TrimStart(Guard)) ? rest : text;
}
