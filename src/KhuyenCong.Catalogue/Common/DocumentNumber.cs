using System.Diagnostics.CodeAnalysis;
using System.Text.Encodings.Web;
using System.Text.RegularExpressions;
using Microsoft.AspNetCore.Html;

namespace KhuyenCong.Catalogue.Common;

/// <summary>Numbers of documents within texts: 1997/QĐ-BCT, 26/2014/TT-BCT.</summary>
public static partial class DocumentNumber
{
    /// <summary>Letters of a heading that fit on a line of 320 px; a longer number may break.</summary>
    private const int Fits = 16;

    /// <summary>The text, each number in an element that keeps it on one line.</summary>
    public static IHtmlContent Unbroken(string text, HtmlEncoder encoder)
    {
        var html = new HtmlContentBuilder();
        var at = 0;
        foreach (var number in Number().EnumerateMatches(text))
        {
            if (number.Length > Fits)
                continue;
            html.AppendHtml(encoder.Encode(text[at..number.Index])).AppendHtml("<span class=\"nowrap\">").AppendHtml(encoder.Encode(text.Substring(number.Index, number.Length))).AppendHtml("</span>");
            at = number.Index + number.Length;
        }

        return html.AppendHtml(encoder.Encode(text[at..]));
    }

    [return: NotNullIfNotNull(nameof(text))]
    public static string? Without(string? text) => text is null ? null : Number().Replace(text, "");

    [GeneratedRegex(@"\d+(/\d{4})?/\p{Lu}[\p{Lu}\d]*(-\p{Lu}[\p{Lu}\d]*)*")]
    private static partial Regex Number();
}
