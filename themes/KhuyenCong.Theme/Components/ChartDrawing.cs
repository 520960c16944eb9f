using System.Globalization;
using System.Text;
using System.Text.Encodings.Web;
using System.Text.Unicode;
using KhuyenCong.Catalogue.Common;
using Microsoft.AspNetCore.Html;

namespace KhuyenCong.Theme.Components;

/// <summary>
/// Draws charts as SVG. Widths are per cent and heights pixels, so that bars follow the page and letters keep their size from a phone to a printed
/// sheet; labels are broken into lines here, because SVG breaks none.
/// </summary>
public static class ChartDrawing
{
    private const int LineHeight = 20;
    private const int LabelLetters = 30;
    private const int NoteLetters = 38;
    private const int BarHeight = 10;
    private const int Gap = 14;

    private static readonly HtmlEncoder Encoder = HtmlEncoder.Create(UnicodeRanges.All);

    public static IHtmlContent Of(BarChart chart, Language language)
    {
        var svg = new StringBuilder();
        var most = chart.Rows.Select(r => r.Value).DefaultIfEmpty().Max();
        var y = 0;
        foreach (var row in chart.Rows)
        {
            var lines = Lines(row.Label.Text, LabelLetters);
            var bar = y + (lines.Count * LineHeight) + 6;
            var height = bar + BarHeight - y;
            if (row.Href is { } href)
                svg.Append(CultureInfo.InvariantCulture, $"<a href=\"{Encoder.Encode(href)}\"><rect class=\"chart__hit\" y=\"{y}\" width=\"100%\" height=\"{height + (Gap / 2)}\"/>");
            Label(svg, lines, row.Label, language, y);
            Figure(svg, row.Text, y);
            Rect(svg, row.Part is null ? "chart__bar" : "chart__all", Share(row.Value, most), bar);
            if (row.Part is { } part)
                Rect(svg, "chart__bar", Share(part, most), bar);
            if (row.Href is not null)
                svg.Append("</a>");
            y += height + Gap;
        }

        return Whole(svg, chart.Id, chart.Title, chart.Description, y, chart.Rows.Any(r => r.Href is not null));
    }

    public static IHtmlContent Of(TargetChart chart, Language language)
    {
        var svg = new StringBuilder();
        var y = 0;
        foreach (var row in chart.Rows)
        {
            var lines = Lines(row.Label.Text, LabelLetters);
            Label(svg, lines, row.Label, language, y);
            Figure(svg, row.Text, y);
            var bar = y + (lines.Count * LineHeight) + 6;
            var most = Math.Max(row.Target, row.Reached ?? 0);
            var target = Share(row.Target, most);
            Rect(svg, row.Reached is null ? "chart__track chart__track--open" : "chart__track", target, bar);
            if (row.Reached is { } reached)
                Rect(svg, "chart__bar", Share(reached, most), bar);
            svg.Append(CultureInfo.InvariantCulture, $"<line class=\"chart__goal\" x1=\"{target}%\" x2=\"{target}%\" y1=\"{bar - 4}\" y2=\"{bar + BarHeight + 4}\"/>");
            y = bar + BarHeight;
            foreach (var line in Lines(row.Note, NoteLetters))
            {
                svg.Append(CultureInfo.InvariantCulture, $"<text class=\"chart__note\" y=\"{y + 18}\">{Encoder.Encode(line)}</text>");
                y += 18;
            }

            y += Gap + 6;
        }

        return Whole(svg, chart.Id, chart.Title, chart.Description, y, links: false);
    }

    /// <summary>Words in lines of at most so many letters; a longer word stands alone.</summary>
    public static IReadOnlyList<string> Lines(string text, int letters)
    {
        var lines = new List<string>();
        foreach (var word in text.Split(' ', StringSplitOptions.RemoveEmptyEntries))
        {
            if (lines.Count > 0 && lines[^1].Length + 1 + word.Length <= letters)
                lines[^1] += " " + word;
            else
                lines.Add(word);
        }

        return lines.Count > 0 ? lines : [""];
    }

    private static HtmlString Whole(StringBuilder drawing, string id, string title, string description, int height, bool links) => new(
        string.Create(CultureInfo.InvariantCulture, $"<svg class=\"chart__svg\" role=\"{(links ? "group" : "img")}\" aria-labelledby=\"{id}-t {id}-d\" width=\"100%\" height=\"{Math.Max(1, height - Gap + 4)}\">")
        + $"<title id=\"{id}-t\">{Encoder.Encode(title)}</title><desc id=\"{id}-d\">{Encoder.Encode(description)}</desc>{drawing}</svg>");

    private static void Label(StringBuilder svg, IReadOnlyList<string> lines, Worded label, Language language, int y)
    {
        var lang = label.Lang == language.Code() ? "" : $" lang=\"{label.Lang}\"";
        for (var i = 0; i < lines.Count; i++)
            svg.Append(CultureInfo.InvariantCulture, $"<text class=\"chart__label\"{lang} y=\"{y + 15 + (i * LineHeight)}\">{Encoder.Encode(lines[i])}</text>");
    }

    private static void Figure(StringBuilder svg, string text, int y)
    {
        if (text.Length > 0)
            svg.Append(CultureInfo.InvariantCulture, $"<text class=\"chart__figure\" x=\"100%\" y=\"{y + 15}\">{Encoder.Encode(text)}</text>");
    }

    private static void Rect(StringBuilder svg, string cssClass, string share, int y) =>
        svg.Append(CultureInfo.InvariantCulture, $"<rect class=\"{cssClass}\" y=\"{y}\" width=\"{share}%\" height=\"{BarHeight}\"/>");

    /// <summary>Per cent; what is more than nothing is seen.</summary>
    private static string Share(decimal value, decimal most) =>
        (value <= 0 || most <= 0 ? 0 : Math.Max(0.4m, value / most * 100)).ToString("0.##", CultureInfo.InvariantCulture);
}
