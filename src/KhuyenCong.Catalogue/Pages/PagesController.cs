using KhuyenCong.Catalogue.Common;
using KhuyenCong.Catalogue.Data;
using KhuyenCong.Catalogue.Data.Model;
using KhuyenCong.Catalogue.Search;
using Microsoft.AspNetCore.Http;
using Microsoft.AspNetCore.Mvc;
using Microsoft.EntityFrameworkCore;

namespace KhuyenCong.Catalogue.Pages;

/// <summary>Whatever no other route took: a redirect, a static page, or nothing.</summary>
public sealed class PagesController(CatalogueDb db, Register register) : Controller
{
    private const int LongestPath = 300;

    /// <summary>Addresses of pages that show something of the settings or the register.</summary>
    private const string ContactSlug = "lien-he";
    private const string TakePartSlug = "tham-gia";

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
        if (!this.MayShow(page, p => Links.Page(face.Language, p.Slug, p.SlugEn), out var instead))
            return instead;
        return await ReadAsync(page, face, cancellationToken) is { } shown ? View("Detail", shown) : this.Missing();
    }

    private async Task<StaticPage?> ReadAsync(Page page, RequestFace face, CancellationToken cancellationToken)
    {
        var text = face.Language.Word(page.Text, page.TextEn);
        if (Html.FromMarkdown(text.Text) is not { } html)
            return null;
        var extra = page.Slug switch
        {
            ContactSlug => PageExtra.Contact,
            TakePartSlug => PageExtra.OpenRounds,
            _ => PageExtra.None,
        };
        return new()
        {
            Slug = page.Slug,
            SlugEn = page.SlugEn,
            Title = face.Language.Word(page.Title, page.TitleEn),
            Summary = page.Summary is null ? null : face.Language.Word(page.Summary, page.SummaryEn),
            Text = html,
            TextLang = text.Lang,
            Extra = extra,
            OpenRounds = extra is PageExtra.OpenRounds ? await Rounds.OpenRounds.ReadAsync(db, register, face.Moment, cancellationToken) : [],
            UpdatedAt = page.UpdatedAt,
        };
    }
}
