using KhuyenCong.Catalogue.Common;
using KhuyenCong.Catalogue.Data;
using Microsoft.EntityFrameworkCore;

namespace KhuyenCong.Catalogue.OpenData;

/// <summary>A page in both languages.</summary>
/// <param name="Changed">The last change of the record and of what its page tells of it; null: not known.</param>
internal sealed record SitemapEntry(string Vietnamese, string English, DateTimeOffset? Changed);

/// <summary>The pages of a kind of record, in one order, read as they are written.</summary>
internal sealed record SitemapKind(string Name, Func<CatalogueDb, DateTimeOffset, IAsyncEnumerable<SitemapEntry>> Read);

internal static class SitemapKinds
{
    /// <summary>Pages first: the lists and what the site says of itself.</summary>
    public static readonly IReadOnlyList<SitemapKind> All =
    [
        new("pages", ReadPagesAsync),
        new("products", (db, now) => RowsAsync(
            db.Products.Visible(now).OrderBy(p => p.Id)
                .Select(p => new Row(p.Id, p.Slug, p.VisibleFrom!.Value, p.UpdatedAt, p.Certificates.Where(c => c.VisibleFrom <= now).Max(c => (DateTimeOffset?)c.UpdatedAt))),
            Links.Product)),
        new("producers", (db, now) => RowsAsync(
            db.Producers.Visible(now).OrderBy(p => p.Id)
                .Select(p => new Row(p.Id, p.Slug, p.VisibleFrom!.Value, p.UpdatedAt, p.Products.Where(x => x.VisibleFrom <= now).Max(x => (DateTimeOffset?)x.UpdatedAt))),
            Links.Producer)),
        new("certificates", ReadCertificatesAsync),
        new("rounds", (db, now) => RowsAsync(
            db.Rounds.Visible(now).OrderBy(r => r.Id)
                .Select(r => new Row(r.Id, r.Slug, r.VisibleFrom!.Value, r.UpdatedAt, r.Certificates.Where(c => c.VisibleFrom <= now).Max(c => (DateTimeOffset?)c.UpdatedAt))),
            Links.Round)),
        new("articles", (db, now) => RowsAsync(db.Articles.Visible(now).OrderBy(a => a.Id).Select(a => new Row(a.Id, a.Slug, a.VisibleFrom!.Value, a.UpdatedAt, null)), Links.Article)),
        new("documents", (db, now) => RowsAsync(db.Documents.Visible(now).OrderBy(d => d.Id).Select(d => new Row(d.Id, d.Slug, d.VisibleFrom!.Value, d.UpdatedAt, null)), Links.Document)),
        new("showrooms", (db, now) => RowsAsync(db.Showrooms.Visible(now).OrderBy(s => s.Id).Select(s => new Row(s.Id, s.Slug, s.VisibleFrom!.Value, s.UpdatedAt, null)), Links.Showroom)),
        new("fairs", (db, now) => RowsAsync(db.Fairs.Visible(now).OrderBy(f => f.Id).Select(f => new Row(f.Id, f.Slug, f.VisibleFrom!.Value, f.UpdatedAt, null)), Links.Fair)),
        new("programmes", (db, now) => RowsAsync(db.Programmes.Visible(now).OrderBy(p => p.Id).Select(p => new Row(p.Id, p.Slug, p.VisibleFrom!.Value, p.UpdatedAt, null)), Links.Programme)),
        new("projects", (db, now) => RowsAsync(db.Projects.Visible(now).OrderBy(p => p.Id).Select(p => new Row(p.Id, p.Slug, p.VisibleFrom!.Value, p.UpdatedAt, null)), Links.Project)),
    ];

    private static async IAsyncEnumerable<SitemapEntry> ReadPagesAsync(CatalogueDb db, DateTimeOffset now)
    {
        Func<Language, string>[] lists =
        [
            Links.Home, Links.Products, Links.Producers, Links.Certificates, Links.Rounds, Links.Showrooms, Links.Fairs, Links.News, Links.Documents, Links.Programmes, Links.Projects,
            Links.Statistics, Links.SiteMap,
        ];
        foreach (var list in lists)
            yield return new(list(Language.Vi), list(Language.En), null);
        await foreach (var topic in db.Topics.AsNoTracking().OrderBy(t => t.Position).ThenBy(t => t.Slug).Select(t => t.Slug).AsAsyncEnumerable())
            yield return new(Links.Topic(Language.Vi, topic), Links.Topic(Language.En, topic), null);
        await foreach (var page in db.Pages.AsNoTracking().Visible(now).OrderBy(p => p.Id).Select(p => new { p.Slug, p.SlugEn, p.VisibleFrom, p.UpdatedAt }).AsAsyncEnumerable())
            yield return new(Links.Page(Language.Vi, page.Slug, page.SlugEn), Links.Page(Language.En, page.Slug, page.SlugEn), Visibility.ChangedAt(page.VisibleFrom!.Value, page.UpdatedAt));
    }

    private static async IAsyncEnumerable<SitemapEntry> ReadCertificatesAsync(CatalogueDb db, DateTimeOffset now)
    {
        var rows = db.Certificates.AsNoTracking().VisibleWithProduct(now)
            .OrderBy(c => c.Code)
            .Select(c => new { c.Code, c.VisibleFrom, c.UpdatedAt });
        await foreach (var row in rows.AsAsyncEnumerable())
            yield return new(Links.Certificate(Language.Vi, row.Code), Links.Certificate(Language.En, row.Code), Visibility.ChangedAt(row.VisibleFrom!.Value, row.UpdatedAt));
    }

    private static async IAsyncEnumerable<SitemapEntry> RowsAsync(IQueryable<Row> rows, Func<Language, string, int, string> link)
    {
        await foreach (var row in rows.AsAsyncEnumerable())
            yield return new(link(Language.Vi, row.Slug, row.Id), link(Language.En, row.Slug, row.Id), Visibility.ChangedAt(row.From, row.Parts > row.Updated ? row.Parts.Value : row.Updated));
    }

    /// <param name="Parts">Last change of the records that its page shows as its own.</param>
    private sealed record Row(int Id, string Slug, DateTimeOffset From, DateTimeOffset Updated, DateTimeOffset? Parts);
}
