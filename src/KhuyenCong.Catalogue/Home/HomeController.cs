using KhuyenCong.Catalogue.Certificates;
using KhuyenCong.Catalogue.Common;
using KhuyenCong.Catalogue.Data;
using KhuyenCong.Catalogue.Data.Model;
using KhuyenCong.Catalogue.Products;
using KhuyenCong.Catalogue.Rounds;
using KhuyenCong.Catalogue.Search;
using Microsoft.AspNetCore.Mvc;
using Microsoft.EntityFrameworkCore;
using Microsoft.Extensions.Options;

namespace KhuyenCong.Catalogue.Home;

public sealed class HomeController(CatalogueDb db, Register register, IOptions<CatalogueSettings> settings) : Controller
{
    private const int NewestCount = 8;
    private const int RoundCount = 4;

    [Get("/"), Get("en")]
    public async Task<IActionResult> Index(CancellationToken cancellationToken)
    {
        var face = RequestFace.Of(HttpContext);
        var moment = face.Moment;
        var reference = register.Reference;
        var plain = new ProductFilter();
        var all = register.Index.Search(ProductListing.QueryOf(plain with { Sort = "moi" }, moment, moment.Today, NewestCount, count: true));
        var producers = register.Index.Search(new() { Kinds = [Kinds.Producer], Now = moment.UnixMilliseconds, Day = moment.Today.DayNumber, Take = 0 });
        var lapsing = plain.With("hieu-luc", "sap-het").SortedBy("het-han");
        var rounds = await db.Rounds.AsNoTracking().Visible(moment.Now).Include(r => r.Decision)
            .OrderByDescending(r => r.Year).ThenByDescending(r => r.Level).ThenBy(r => r.SortKey).ThenBy(r => r.Id).Take(RoundCount).ToListAsync(cancellationToken);
        var list = Links.Products(face.Language);
        var groups = Counts(IndexWords.Group);
        var provinces = Counts(IndexWords.Province);
        return View(new HomePage
        {
            Products = all.Total,
            LiveProducts = ProductListing.LiveCount(all),
            Producers = producers.Total,
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
            Newest = await new ProductCards(db, reference, settings.Value).ReadAsync([.. all.Hits.Select(h => h.Key.Id)], moment, moment.Today, cancellationToken),
            LapsingCount = Counts(IndexWords.State).GetValueOrDefault(Kebab.Of(CertificateStatus.Expiring)),
            LapsingHref = list + lapsing.ToQuery(),
            LapsingOn = new DateOnly(moment.Today.Year, 12, 31),
            Rounds = await RoundsController.RowsAsync(db, reference, rounds, moment, cancellationToken),
            Today = moment.Today,
        });

        Dictionary<string, int> Counts(string facet) => all.Facets.GetValueOrDefault(facet, []).ToDictionary(c => c.Value, c => c.Count, StringComparer.Ordinal);
    }
}
