using System.Text.Json;

namespace Lodestar.Tables;

/// <summary>A table as text, while it waits for somebody to check what it would bring.</summary>
internal static class WaitingTable
{
    private static readonly JsonSerializerOptions Compact = new(JsonSerializerDefaults.Web)
    {
        RespectNullableAnnotations = true,
        RespectRequiredConstructorParameters = true,
    };

    /// <summary>The text of a table.</summary>
    public static string Of(BroughtTable table) => JsonSerializer.Serialize(table, Compact);

    /// <summary>The table again; null if the text is not a table, or is one that is too large.</summary>
    public static BroughtTable? Read(string? text)
    {
        try
        {
            // The JSON reader does not check whether an entry of a list is null.
            return
                JsonSerializer.Deserialize<BroughtTable>(text ?? "", Compact) is { Head.Count: > 0 } table
                && table.Head.All(one => one is not null)
                && table.Rows.All(row => row?.Cells.All(cell => cell is not null) == true)
                && table.IsWithinLimits()
                ? table
                : null;
        }
        catch (JsonException)
        {
            return null;
        }
    }
}
