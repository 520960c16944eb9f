using System.Globalization;
using System.Text;
using System.Text.Encodings.Web;
using System.Text.Unicode;
using KhuyenCong.Catalogue.Common;
using KhuyenCong.Catalogue.Data.Model;
using KhuyenCong.Catalogue.Fairs;
using Microsoft.AspNetCore.Html;

namespace KhuyenCong.Theme.Components;

/// <summary>Draws the plan of a hall as SVG, 14 px to the metre; each stand leads to its line in the table, by the order of the stands.</summary>
public static class PlanDrawing
{
    private const int Metre = 14;
    private const int LetterWidth = 8;

    private static readonly HtmlEncoder Encoder = HtmlEncoder.Create(UnicodeRanges.All);

    /// <summary>The anchor of a stand's line in the table.</summary>
    public static string Anchor(int index) => string.Create(CultureInfo.InvariantCulture, $"gian-{index + 1}");

    public static IHtmlContent Of(HallPlan plan, Language language)
    {
        var width = plan.Booths.Max(b => b.Left + b.Width) * Metre;
        var height = plan.Booths.Max(b => b.Top + b.Depth) * Metre;
        var title = plan.Name is { } hall ? language.Pick($"Sơ đồ gian hàng, {hall}", $"Plan of the stands, {hall}") : language.Pick("Sơ đồ gian hàng", "Plan of the stands");
        var description = language.Pick($"{plan.Booths.Count} gian hàng; mỗi gian dẫn đến dòng của nó trong bảng bên dưới.", $"{plan.Booths.Count} stands; each leads to its line in the table below.");
        var svg = new StringBuilder(string.Create(
            CultureInfo.InvariantCulture,
            $"<svg class=\"plan__svg\" role=\"group\" aria-labelledby=\"so-do-t so-do-d\" width=\"{width + 2}\" height=\"{height + 2}\" viewBox=\"-1 -1 {width + 2} {height + 2}\">"));
        svg.Append(CultureInfo.InvariantCulture, $"<title id=\"so-do-t\">{Encoder.Encode(title)}</title><desc id=\"so-do-d\">{Encoder.Encode(description)}</desc>");
        for (var i = 0; i < plan.Booths.Count; i++)
        {
            var booth = plan.Booths[i];
            var (x, y, w, h) = (booth.Left * Metre, booth.Top * Metre, booth.Width * Metre, booth.Depth * Metre);
            var label = booth.Exhibitor is { } name ? $"{booth.Number}: {name}" : $"{booth.Number}: {language.Pick("chưa có thông tin", "no information yet")}";
            svg.Append(CultureInfo.InvariantCulture, $"<a href=\"#{Anchor(i)}\"><title>{Encoder.Encode(label)}</title><rect{ClassOf(booth)} x=\"{x + 1}\" y=\"{y + 1}\" width=\"{w - 2}\" height=\"{h - 2}\"/>");
            svg.Append(CultureInfo.InvariantCulture, $"<text{(booth.Number.Length * LetterWidth > w ? " class=\"plan__small\"" : "")} x=\"{x + (w / 2)}\" y=\"{y + (h / 2) + 4}\">{Encoder.Encode(booth.Number)}</text></a>");
        }

        return new HtmlString(svg.Append("</svg>").ToString());
    }

    private static string ClassOf(BoothFace booth) => booth switch
    {
        { Exhibitor: null } => " class=\"plan__open\"",
        { Kind: BoothKind.AwardedProductsStand or BoothKind.ProvincialStand } => " class=\"plan__common\"",
        _ => "",
    };
}
