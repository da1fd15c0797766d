using Microsoft.AspNetCore.Html;
using QRCoder;

namespace Lodestar.Ui;

/// <summary>A QR code as a picture without inline styles, which the content security policy forbids.</summary>
internal static class QrCode
{
    /// <summary>The code of a text; the element with the id <c>qr</c> says what it is.</summary>
    public static HtmlString Of(string text)
    {
        using var data = QRCodeGenerator.GenerateQrCode(text, QRCodeGenerator.ECCLevel.M);
        var size = data.ModuleMatrix.Count;

        // One path with a square for each dark module.
        var squares =
            from row in Enumerable.Range(0, size)
            from column in Enumerable.Range(0, size)
            where data.ModuleMatrix[row][column]
            select $"M{column} {row}h1v1h-1z";
        return new HtmlString(
            $"<svg class=\"ls-qr\" viewBox=\"0 0 {size} {size}\" role=\"img\" aria-labelledby=\"qr\"><path fill=\"#fff\" d=\"M0 0h{size}v{size}h-{size}z\"/>"
                + $"<path fill=\"#000\" shape-rendering=\"crispEdges\" d=\"{string.Concat(squares)}\"/></svg>"
        );
    }
}
