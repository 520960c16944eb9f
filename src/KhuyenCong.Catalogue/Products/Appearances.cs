using KhuyenCong.Catalogue.Common;
using KhuyenCong.Catalogue.Data;
using KhuyenCong.Catalogue.Data.Model;
using KhuyenCong.Catalogue.Fairs;
using KhuyenCong.Catalogue.Places;
using Microsoft.EntityFrameworkCore;

namespace KhuyenCong.Catalogue.Products;

/// <summary>A showroom that displays the goods today.</summary>
public sealed record ShowroomLink(int Id, string Slug, string Name, string? NameEn, PlaceFace? Place);

/// <summary>A fair where the goods are or were shown.</summary>
public sealed record FairLink(int Id, string Slug, string Name, string? NameEn, FairDays Days, PlaceFace? Place);

public sealed record ArticleLink(int Id, string Slug, string Title, string? TitleEn, DateTimeOffset PublishedAt);

public sealed record ProjectLink(int Id, string Slug, string Name, string? NameEn, int FromYear, int ToYear, long? Support);

/// <summary>Where goods can be seen, and what is told of them; newest first, the most recent of each.</summary>
public sealed record Appearances(
    IReadOnlyList<ShowroomLink> Showrooms, IReadOnlyList<FairLink> Fairs, IReadOnlyList<ArticleLink> Articles, IReadOnlyList<ProjectLink> Projects)
{
    private const int Most = 8;

    /// <summary>Four queries, whatever the number of products.</summary>
    /// <param name="products">Goods asked about.</param>
    /// <param name="producer">Their producer: articles and projects that speak of it count.</param>
    /// <param name="exhibitor">Fairs count where this producer has a stand; null where only the goods themselves do.</param>
    public static async Task<Appearances> ReadAsync(CatalogueDb db, ReferenceData reference, IReadOnlyList<int> products, int? producer, int? exhibitor, Moment moment, CancellationToken cancellationToken)
    {
        var today = moment.Today;
        var displayed = db.Set<ShowroomItem>().OnDisplay(today);
        var showrooms = await db.Showrooms.AsNoTracking().Visible(moment.Now)
            .Where(s => (s.ClosedOn == null || s.ClosedOn > today) && displayed.Any(i => i.ShowroomId == s.Id && products.Contains(i.ProductId)))
            .OrderBy(s => s.SortKey).ThenBy(s => s.Id)
            .Take(Most)
            .Select(s => new { s.Id, s.Slug, s.Name, s.NameEn, s.ProvinceSlug, s.FormerProvinceSlug, s.Address })
            .ToListAsync(cancellationToken);
        var fairs = await db.Fairs.AsNoTracking().Visible(moment.Now)
            .Where(f => f.Exhibitors.Any(e => (exhibitor != null && e.ProducerId == exhibitor) || e.Products.Any(p => products.Contains(p.ProductId))))
            .OrderByDescending(f => f.Year).ThenByDescending(f => f.StartsOn).ThenBy(f => f.Id)
            .Take(Most)
            .Select(f => new { f.Id, f.Slug, f.Name, f.NameEn, f.Year, f.StartsOn, f.EndsOn, f.ProvinceSlug, f.FormerProvinceSlug, f.Venue })
            .ToListAsync(cancellationToken);
        var names = products.Select(p => RecordRef.To(Kinds.Product, p).Id).ToList();
        var producerName = producer is { } number ? RecordRef.To(Kinds.Producer, number).Id : "";
        var articles = await db.Articles.AsNoTracking().Visible(moment.Now)
            .Where(a => a.Mentions.Any(m => (m.Kind == Kinds.Product && names.Contains(m.TargetId)) || (m.Kind == Kinds.Producer && m.TargetId == producerName)))
            .OrderByDescending(a => a.VisibleFrom).ThenByDescending(a => a.Id)
            .Take(Most)
            .Select(a => new ArticleLink(a.Id, a.Slug, a.Title, a.TitleEn, a.VisibleFrom!.Value))
            .ToListAsync(cancellationToken);
        var projects = producer is null ? [] : await db.Projects.AsNoTracking().Visible(moment.Now)
            .Where(p => p.Beneficiaries.Any(b => b.ProducerId == producer))
            .OrderByDescending(p => p.FromYear).ThenBy(p => p.Id)
            .Take(Most)
            .Select(p => new ProjectLink(p.Id, p.Slug, p.Name, p.NameEn, p.FromYear, p.ToYear, p.Support))
            .ToListAsync(cancellationToken);
        return new(
            showrooms.ConvertAll(s => new ShowroomLink(s.Id, s.Slug, s.Name, s.NameEn, PlaceFace.Of(reference, s.ProvinceSlug, s.FormerProvinceSlug, s.Address))),
            fairs.ConvertAll(f => new FairLink(f.Id, f.Slug, f.Name, f.NameEn, new(f.Year, f.StartsOn, f.EndsOn), PlaceFace.Of(reference, f.ProvinceSlug, f.FormerProvinceSlug, f.Venue))),
            articles,
            projects);
    }
}
