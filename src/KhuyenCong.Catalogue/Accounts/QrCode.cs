using System.Globalization;
using System.Text;
using Microsoft.AspNetCore.Html;
using QRCoder;

namespace KhuyenCong.Catalogue.Accounts;

/// <summary>A QR code as inline SVG: one path, its colours from the style sheet.</summary>
internal static class QrCode
{
    public static IHtmlContent Of(string text, string label)
    {
        using var generator = new QRCodeGenerator();
        using var data = generator.CreateQrCode(text, QRCodeGenerator.ECCLevel.M);
        var rows = data.ModuleMatrix;
        var path = new StringBuilder();
        for (var y = 0; y < rows.Count; y++)
            for (var x = 0; x < rows.Count; x++)
                if (rows[y][x])
                    path.Append(CultureInfo.InvariantCulture, $"M{x} {y}h1v1h-1z");
        return new HtmlContentBuilder()
            .AppendHtml(string.Create(CultureInfo.InvariantCulture, $"<svg class=\"qr\" role=\"img\" viewBox=\"0 0 {rows.Count} {rows.Count}\" shape-rendering=\"crispEdges\" aria-label=\""))
            .Append(label).AppendHtml("\"><path d=\"").AppendHtml(path.ToString()).AppendHtml("\"/></svg>");
    }
}
