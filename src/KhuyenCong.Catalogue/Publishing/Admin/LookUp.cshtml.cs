using KhuyenCong.Catalogue.Accounts;
using KhuyenCong.Catalogue.Common;
using KhuyenCong.Catalogue.Pictures;
using Microsoft.AspNetCore.Mvc;
using Microsoft.AspNetCore.Mvc.RazorPages;

namespace KhuyenCong.Catalogue.Publishing.Admin;

/// <summary>Records of a kind by a part of their names, for fields that name one; the look of a Markdown text while it is written. For the script of the form.</summary>
[Needs(Permission.Enter)]
public sealed class LookUpModel(ReferenceNames names, PictureShelf shelf) : PageModel
{
    private const int Most = 12;
    private const int LongestText = 200_000;

    public async Task<IActionResult> OnGetAsync(string? loai, string? q, CancellationToken cancellationToken) => new JsonResult(
        EditedKind.OfPath(loai ?? "") is { } kind && q is { Length: > 0 and <= 100 }
            ? (await names.FindAsync(kind.Entity, q, Most, cancellationToken)).Select(n => n.Shown)
            : []);

    public async Task<IActionResult> OnPostAsync(CancellationToken cancellationToken)
    {
        if (Request.Form["text"].ToString() is not { Length: <= LongestText } text)
            return BadRequest();
        var figures = User.May(Permission.EditContent)
            ? (await shelf.ReadAsync(Html.PicturesIn(text), cancellationToken)).ToDictionary(p => p.Key, p => new TextFigure(p.Value.Thumbnail, null, null, null, null, p.Value.Alt ?? "", p.Value.Caption is { } words ? [(words, null)] : []))
            : null;
        return new ContentResult { ContentType = "text/html; charset=utf-8", Content = Write(Html.FromMarkdown(text, figures: figures)) };
    }

    private static string Write(Html? html)
    {
        using var writer = new StringWriter(System.Globalization.CultureInfo.InvariantCulture);
        html?.WriteTo(writer, System.Text.Encodings.Web.HtmlEncoder.Default);
        return writer.ToString();
    }
}
