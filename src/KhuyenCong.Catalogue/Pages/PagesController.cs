using KhuyenCong.Catalogue.Common;
using KhuyenCong.Catalogue.Data;
using Microsoft.AspNetCore.Http;
using Microsoft.AspNetCore.Mvc;
using Microsoft.EntityFrameworkCore;

namespace KhuyenCong.Catalogue.Pages;

/// <summary>Whatever no other route took: a redirect, a static page, or nothing.</summary>
public sealed class PagesController(CatalogueDb db) : Controller
{
    private const int LongestPath = 300;

    public async Task<IActionResult> Fallback(CancellationToken cancellationToken)
    {
        var path = Request.Path.Value ?? "/";
        if (Request.Path.StartsWithSegments("/api", StringComparison.Ordinal))
            return NotFound();
        if (!HttpMethods.IsGet(Request.Method) && !HttpMethods.IsHead(Request.Method) || path.Length > LongestPath || path.Contains('\0', StringComparison.Ordinal))
            return this.Missing();
        var face = RequestFace.Of(HttpContext);
        var slug = face.Language is Language.En ? path.Length > 4 ? path[4..] : "" : path[1..];
        var page = await db.Pages.AsNoTracking()
            .FirstOrDefaultAsync(p => face.Language == Language.En ? p.SlugEn == slug : p.Slug == slug, cancellationToken);
        if (page is null)
            return await db.Redirects.AsNoTracking().FirstOrDefaultAsync(r => r.FromPath == path, cancellationToken) is { } redirect
                ? RedirectPermanent(redirect.ToPath + Request.QueryString)
                : this.Missing();
        if (page.IsWithdrawn(face.Moment.Now))
            return this.Withdrawn();
        if (!page.IsVisible(face.Moment.Now))
            return this.Missing();
        var text = face.Language.Word(page.Text, page.TextEn);
        return Html.FromMarkdown(text.Text) is { } html
            ? View("Detail", new StaticPage(page.Slug, page.SlugEn, face.Language.Word(page.Title, page.TitleEn), page.Summary is null ? null : face.Language.Word(page.Summary, page.SummaryEn), html, text.Lang, page.UpdatedAt))
            : this.Missing();
    }
}
