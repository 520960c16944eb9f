using KhuyenCong.Catalogue.Common;
using KhuyenCong.Catalogue.Data;
using KhuyenCong.Catalogue.Documents;
using KhuyenCong.Catalogue.News;
using KhuyenCong.Catalogue.Products;
using KhuyenCong.Catalogue.Rounds;
using KhuyenCong.Catalogue.Search;
using Microsoft.AspNetCore.Mvc;
using Microsoft.EntityFrameworkCore;

namespace KhuyenCong.Catalogue.Pages;

/// <summary>The map of the site for people: every section with the ways into it that hold something.</summary>
public sealed class SiteMapController(CatalogueDb db, Register register) : Controller
{
    private const int MostNamed = 60;

    [Get("so-do-trang"), Get("en/site-map")]
    public async Task<IActionResult> Index(CancellationToken cancellationToken)
    {
        var face = RequestFace.Of(HttpContext);
        var language = face.Language;
        var pages = await db.Pages.AsNoTracking().Visible(face.Moment.Now).OrderBy(p => p.Id)
            .Select(p => new { p.Slug, p.SlugEn, p.Title, p.TitleEn }).ToListAsync(cancellationToken);
        List<SiteMapPart> parts =
        [
            new(language.Pick("Các mục", "Sections"), null, Sections(language)),
            .. ProductParts(face),
            new(language.Pick("Kỳ bình chọn theo năm", "Rounds by year"), Links.Rounds(language), await RoundsAsync(face, cancellationToken)),
            new(language.Pick("Tin tức theo chuyên mục", "News by topic"), Links.News(language), await TopicsAsync(face, cancellationToken)),
            new(language.Pick("Văn bản theo loại", "Documents by type"), Links.Documents(language), await TypesAsync(face, cancellationToken)),
            new(language.Pick("Chương trình khuyến công", "Promotion programmes"), Links.Programmes(language), await ProgrammesAsync(face, cancellationToken)),
            new(language.Pick("Hội chợ, triển lãm", "Fairs and exhibitions"), Links.Fairs(language), await FairsAsync(face, cancellationToken)),
            new(language.Pick("Phòng trưng bày", "Showrooms"), Links.Showrooms(language), await ShowroomsAsync(face, cancellationToken)),
            new(language.Pick("Về trang này", "About this site"), null, [.. pages.Select(p => new SiteMapLink(language.Word(p.Title, p.TitleEn), Links.Page(language, p.Slug, p.SlugEn)))]),
        ];
        return View(parts.Where(p => p.Links.Count > 0).ToList());
    }

    private static List<SiteMapLink> Sections(Language language)
    {
        return
        [
            Link("Trang chủ", "Home", Links.Home(language)),
            Link("Sản phẩm", "Products", Links.Products(language)),
            Link("Cơ sở", "Producers", Links.Producers(language)),
            Link("Tra cứu chứng nhận", "Check a certificate", Links.Certificates(language)),
            Link("Kỳ bình chọn", "Rounds", Links.Rounds(language)),
            Link("Tin tức", "News", Links.News(language)),
            Link("Văn bản", "Documents", Links.Documents(language)),
            Link("Chương trình", "Programmes", Links.Programmes(language)),
            Link("Đề án", "Projects", Links.Projects(language)),
            Link("Hội chợ", "Fairs", Links.Fairs(language)),
            Link("Phòng trưng bày", "Showrooms", Links.Showrooms(language)),
            Link("Thống kê", "Statistics", Links.Statistics(language)),
            Link("Tìm kiếm", "Search", Links.Search(language)),
        ];

        SiteMapLink Link(string vietnamese, string english, string href) => new(new(language.Pick(vietnamese, english), language.Code()), href);
    }

    /// <summary>One question to the index counts groups, kinds and provinces.</summary>
    private List<SiteMapPart> ProductParts(RequestFace face)
    {
        var language = face.Language;
        var reference = register.Reference;
        var plain = new ProductFilter();
        var all = register.Index.Search(ProductListing.QueryOf(plain, face.Moment, face.Moment.Today, 1, count: true));
        var list = Links.Products(language);
        var parts = reference.Groups.Values.OrderBy(g => g.Position).Select(group => new SiteMapPart(
            language.Word(group.Name, group.NameEn).Text,
            list + plain.With("nhom", group.Slug).ToQuery(),
            Counted(IndexWords.Category, reference.Categories.Values.Where(c => c.GroupSlug == group.Slug).OrderBy(c => c.Position).Select(c => (c.Slug, c.Name, c.NameEn)), "loai"))).ToList();
        parts.Add(new(
            language.Pick("Sản phẩm theo tỉnh, thành phố", "Products by province"),
            list,
            Counted(IndexWords.Province, reference.Provinces.Values.Where(p => p.Scheme == 2025).OrderBy(p => p.SortKey, StringComparer.Ordinal).Select(p => (p.Slug, p.Name, p.NameEn)), "tinh")));
        return parts;

        List<SiteMapLink> Counted(string facet, IEnumerable<(string Slug, string Name, string? NameEn)> rows, string name)
        {
            var counts = all.Facets.GetValueOrDefault(facet, []).ToDictionary(c => c.Value, c => c.Count, StringComparer.Ordinal);
            return [.. rows.Where(r => counts.ContainsKey(r.Slug)).Select(r => new SiteMapLink(language.Word(r.Name, r.NameEn), list + plain.With(name, r.Slug).ToQuery(), counts[r.Slug]))];
        }
    }

    private async Task<List<SiteMapLink>> RoundsAsync(RequestFace face, CancellationToken cancellationToken)
    {
        var years = await db.Rounds.Visible(face.Moment.Now).GroupBy(r => r.Year).Select(g => new { g.Key, Count = g.Count() }).ToListAsync(cancellationToken);
        return
        [
            .. years.OrderByDescending(y => y.Key)
                .Select(y => new SiteMapLink(new(face.Language.Pick($"Năm {y.Key}", $"{y.Key}"), face.Language.Code()), Links.Rounds(face.Language) + new RoundFilter { Year = y.Key }.ToQuery(), y.Count)),
        ];
    }

    private async Task<List<SiteMapLink>> TopicsAsync(RequestFace face, CancellationToken cancellationToken)
    {
        var counts = await db.Articles.Visible(face.Moment.Now).GroupBy(a => a.TopicSlug).Select(g => new { g.Key, Count = g.Count() }).ToDictionaryAsync(g => g.Key, g => g.Count, cancellationToken);
        return
        [
            .. register.Reference.Topics.Values.Where(t => counts.ContainsKey(t.Slug)).OrderBy(t => t.Position)
                .Select(t => new SiteMapLink(face.Language.Word(t.Name, t.NameEn), new NewsFilter().About(t.Slug).Href(face.Language), counts[t.Slug])),
        ];
    }

    private async Task<List<SiteMapLink>> TypesAsync(RequestFace face, CancellationToken cancellationToken)
    {
        var types = await db.Documents.Visible(face.Moment.Now).GroupBy(d => d.Type).Select(g => new { g.Key, Count = g.Count() }).ToListAsync(cancellationToken);
        return
        [
            .. types.OrderBy(t => t.Key).Select(t => new SiteMapLink(
                new(DocumentWords.TypeName(face.Language, t.Key), face.Language.Code()),
                Links.Documents(face.Language) + new DocumentFilter().With(t.Key).ToQuery(),
                t.Count)),
        ];
    }

    private async Task<List<SiteMapLink>> ProgrammesAsync(RequestFace face, CancellationToken cancellationToken) =>
    [
        .. (await db.Programmes.AsNoTracking().Visible(face.Moment.Now).OrderByDescending(p => p.FromYear).ThenBy(p => p.SortKey).ThenBy(p => p.Id).Take(MostNamed)
                .Select(p => new { p.Id, p.Slug, p.Name, p.NameEn }).ToListAsync(cancellationToken))
            .Select(p => new SiteMapLink(face.Language.Word(p.Name, p.NameEn), Links.Programme(face.Language, p.Slug, p.Id))),
    ];

    private async Task<List<SiteMapLink>> FairsAsync(RequestFace face, CancellationToken cancellationToken) =>
    [
        .. (await db.Fairs.AsNoTracking().Visible(face.Moment.Now).OrderByDescending(f => f.Year).ThenByDescending(f => f.Id).Take(MostNamed)
                .Select(f => new { f.Id, f.Slug, f.Name, f.NameEn }).ToListAsync(cancellationToken))
            .Select(f => new SiteMapLink(face.Language.Word(f.Name, f.NameEn), Links.Fair(face.Language, f.Slug, f.Id))),
    ];

    private async Task<List<SiteMapLink>> ShowroomsAsync(RequestFace face, CancellationToken cancellationToken) =>
    [
        .. (await db.Showrooms.AsNoTracking().Visible(face.Moment.Now).OrderBy(s => s.SortKey).ThenBy(s => s.Id).Take(MostNamed)
                .Select(s => new { s.Id, s.Slug, s.Name, s.NameEn }).ToListAsync(cancellationToken))
            .Select(s => new SiteMapLink(face.Language.Word(s.Name, s.NameEn), Links.Showroom(face.Language, s.Slug, s.Id))),
    ];
}
