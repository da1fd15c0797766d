using Lodestar.Ui;
using Microsoft.AspNetCore.Mvc;

namespace Lodestar.Tables;

/// <summary>A file for somebody to download, from an endpoint or from a page.</summary>
internal sealed class Download : IResult, IActionResult
{
    private readonly byte[] bytes;
    private readonly string type;
    private readonly string name;

    private Download(byte[] bytes, string type, string name, string form) => (this.bytes, this.type, this.name) = (bytes, type, FileNames.Of(name, form));

    /// <summary>A table as CSV, or as a workbook with a single sheet.</summary>
    /// <param name="sheet">The table.</param>
    /// <param name="name">What is in it and whose it is, from which the file gets its name.</param>
    /// <param name="form">csv or xlsx.</param>
    public static Download Of(Worksheet sheet, string name, string form) =>
        form switch
        {
            "csv" => new(Csv.Write(sheet), Csv.ContentType, name, form),
            "xlsx" => Of([sheet], name),
            _ => throw new ArgumentOutOfRangeException(nameof(form), form, "A table is written as csv or xlsx."),
        };

    /// <summary>Tables as a workbook.</summary>
    public static Download Of(IReadOnlyList<Worksheet> sheets, string name) => new(Workbook.Write(sheets), Workbook.ContentType, name, "xlsx");

    /// <summary>A text document.</summary>
    public static Download Of(IReadOnlyList<TextBlock> blocks, string name) => new(TextDocument.Write(blocks), TextDocument.ContentType, name, "docx");

    /// <summary>Replies to a call of an endpoint.</summary>
    public Task ExecuteAsync(HttpContext httpContext) => Results.File(bytes, type, name).ExecuteAsync(httpContext);

    /// <summary>Replies to a call of a page.</summary>
    public Task ExecuteResultAsync(ActionContext context) => new FileContentResult(bytes, type) { FileDownloadName = name }.ExecuteResultAsync(context);
}
