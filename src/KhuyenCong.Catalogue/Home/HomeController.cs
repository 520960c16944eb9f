using KhuyenCong.Catalogue.Common;
using KhuyenCong.Catalogue.Data;
using KhuyenCong.Catalogue.Data.Model;
using KhuyenCong.Catalogue.Places;
using KhuyenCong.Catalogue.Products;
using KhuyenCong.Catalogue.Rounds;
using KhuyenCong.Catalogue.Search;
using KhuyenCong.Search;
using Microsoft.AspNetCore.Mvc;
using Microsoft.EntityFrameworkCore;
using Microsoft.Extensions.Options;

namespace KhuyenCong.Catalogue.Home;

public sealed class HomeController(CatalogueDb db, Register register, IOptions<CatalogueSettings> settings) : Controller
{
    private const int NewestCount = 4;
    private const int LapsingShown = 5;
    private const int ShowroomsShown = 4;
    private const int ArticleCount = 3;
    private const int RoundCount = 4;

    [Get("/"), Get("en")]
    public async Task<IActionResult> Index(CancellationToken cancellationToken)
    {
        var face = RequestFace.Of(HttpContext);
        var moment = face.Moment;
        var reference = register.Reference;
        var plain = new ProductFilter();
        var all = register.Index.Search(ProductListing.QueryOf(plain with { Sort = "moi" }, moment, moment.Today, NewestCount, count: true));
        var lastDay = new DateOnly(moment.Today.Year, 12, 31);
        var lapsing = ProductFilter.LapsingOn(lastDay, moment.Today, settings.Value.ExpiringDays);
        var ending = register.Index.Search(ProductListing.QueryOf(lapsing, moment, lapsing.Day ?? moment.Today, LapsingShown, count: false));
        List<int> featured = reference.FrontPage is { } front && front.Blocks.Exists(b => b is { Kind: FrontBlockKind.Featured, Shown: true }) ? front.Featured.ConvertAll(f => f.ProductId) : [];
        var cards = (await new ProductCards(db, reference, settings.Value).ReadAsync([.. all.Hits.Concat(ending.Hits).Select(h => h.Key.Id).Concat(featured).Distinct()], moment, moment.Today, cancellationToken)).ToDictionary(c => c.Id);
        var rounds = await db.Rounds.AsNoTracking().Visible(moment.Now).Include(r => r.Decision)
            .OrderByDescending(r => r.Year).ThenByDescending(r => r.Level).ThenBy(r => r.SortKey).ThenBy(r => r.Id).Take(RoundCount).ToListAsync(cancellationToken);
        var showrooms = await db.Showrooms.Visible(moment.Now).Where(s => s.ClosedOn == null || s.ClosedOn > moment.Today).OrderBy(s => s.SortKey).ThenBy(s => s.Id)
            .Select(s => new { s.Id, s.Slug, s.Name, s.NameEn, s.ProvinceSlug, s.FormerProvinceSlug, s.Address }).ToListAsync(cancellationToken);
        var list = Links.Products(face.Language);
        var groups = Counts(IndexWords.Group);
        var provinces = Counts(IndexWords.Province);
        return View(new HomePage
        {
            Blocks = reference.FrontPage is { } chosen
                ? [.. chosen.Blocks.Where(b => b.Shown).Select(b => new HomeBlock(b.Kind, b.Heading, b.HeadingEn))]
                : [.. Enum.GetValues<FrontBlockKind>().Select(k => new HomeBlock(k, null, null))],
            Featured = [.. featured.Select(id => cards.GetValueOrDefault(id)).OfType<ProductCard>()],
            Products = all.Total,
            LiveProducts = ProductListing.LiveCount(all),
            Producers = CountOf(Kinds.Producer, moment),
            Provinces = reference.Provinces.Values.Count(p => p.Scheme == 2025 && provinces.ContainsKey(p.Slug)),
            Groups =
            [
                .. reference.Groups.Values.OrderBy(g => g.Position)
                    .Select(g => new CountLink(g.Slug, g.ShortName ?? g.Name, g.ShortNameEn ?? g.NameEn, groups.GetValueOrDefault(g.Slug), list + plain.With("nhom", g.Slug).ToQuery())),
            ],
            ProvinceCounts =
            [
                .. reference.Provinces.Values.Where(p => p.Scheme == 2025).OrderBy(p => p.SortKey, StringComparer.Ordinal)
                    .Select(p => new CountLink(p.Slug, p.Name, p.NameEn, provinces.GetValueOrDefault(p.Slug), list + plain.With("tinh", p.Slug).ToQuery())),
            ],
            Newest = CardsOf(all),
            Lapsing = CardsOf(ending),
            LapsingCount = ending.Total,
            LapsingHref = list + lapsing.ToQuery(),
            LapsingOn = lastDay,
            Fair = await FairAsync(moment, cancellationToken),
            Fairs = CountOf(Kinds.Fair, moment),
            Showrooms = [.. showrooms.Take(ShowroomsShown).Select(s => new ShowroomLink(s.Id, s.Slug, s.Name, s.NameEn, PlaceFace.Of(reference, s.ProvinceSlug, s.FormerProvinceSlug, s.Address)))],
            ShowroomCount = showrooms.Count,
            Articles = await db.Articles.AsNoTracking().Visible(moment.Now).OrderByDescending(a => a.VisibleFrom).ThenByDescending(a => a.Id).Take(ArticleCount)
                .Select(a => new HomeArticle(a.Id, a.Slug, a.Title, a.TitleEn, a.Summary, a.SummaryEn, a.VisibleFrom!.Value)).ToListAsync(cancellationToken),
            Rounds = await RoundsController.RowsAsync(db, reference, rounds, moment, cancellationToken),
            Today = moment.Today,
        });

        List<ProductCard> CardsOf(SearchResult found) => [.. found.Hits.Select(h => cards.GetValueOrDefault(h.Key.Id)).OfType<ProductCard>()];

        Dictionary<string, int> Counts(string facet) => all.Facets.GetValueOrDefault(facet, []).ToDictionary(c => c.Value, c => c.Count, StringComparer.Ordinal);
    }

    private int CountOf(string kind, Moment moment) =>
        register.Index.Search(new() { Kinds = [kind], Now = moment.UnixMilliseconds, Day = moment.Today.DayNumber, Take = 0 }).Total;

    private async Task<FairLink?> FairAsync(Moment moment, CancellationToken cancellationToken)
    {
        var today = moment.Today;
        var fair = await db.Fairs.Visible(moment.Now)
            .Select(f => new { f.Id, f.Slug, f.Name, f.NameEn, f.Year, f.StartsOn, f.EndsOn, f.ProvinceSlug, f.FormerProvinceSlug, f.Venue, IsOver = !((f.EndsOn ?? f.StartsOn) >= today) })
            .OrderBy(f => f.IsOver).ThenBy(f => f.IsOver ? null : f.StartsOn).ThenByDescending(f => f.Year).ThenByDescending(f => f.StartsOn).ThenBy(f => f.Id)
            .FirstOrDefaultAsync(cancellationToken);
        return fair is null ? null : new(fair.Id, fair.Slug, fair.Name, fair.NameEn, new(fair.Year, fair.StartsOn, fair.EndsOn), PlaceFace.Of(register.Reference, fair.ProvinceSlug, fair.FormerProvinceSlug, fair.Venue));
    }
}
