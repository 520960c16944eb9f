using KhuyenCong.Catalogue.Certificates;
using KhuyenCong.Catalogue.Common;
using KhuyenCong.Catalogue.Data;
using KhuyenCong.Catalogue.Data.Model;
using KhuyenCong.Catalogue.Places;
using KhuyenCong.Catalogue.Products;
using KhuyenCong.Catalogue.Search;
using Microsoft.AspNetCore.Mvc;
using Microsoft.EntityFrameworkCore;
using Microsoft.Extensions.Options;

namespace KhuyenCong.Catalogue.Rounds;

public sealed class RoundsController(CatalogueDb db, Register register, IOptions<CatalogueSettings> settings) : Controller
{
    [Get("ky-binh-chon"), Get("en/rounds")]
    public async Task<IActionResult> Index(CancellationToken cancellationToken)
    {
        var face = RequestFace.Of(HttpContext);
        var (filter, faults) = RoundFilter.Read(Request.Query);
        if (faults.Count > 0)
            return this.Refused(faults);
        var visible = db.Rounds.AsNoTracking().Visible(face.Moment.Now);
        var total = await filter.Apply(visible).CountAsync(cancellationToken);
        var rounds = await filter.Apply(visible)
            .Include(r => r.Decision)
            .OrderByDescending(r => r.Year).ThenBy(r => r.SortKey).ThenBy(r => r.Id)
            .Paged(filter.Page, RoundFilter.PageSize)
            .ToListAsync(cancellationToken);
        var counts = await visible.GroupBy(r => new { r.Level, r.Year }).Select(g => new { g.Key.Level, g.Key.Year, Count = g.Count() }).ToListAsync(cancellationToken);
        var page = new PageOf<RoundRow>(await RowsAsync(db, register.Reference, rounds, face.Moment, cancellationToken), total, filter.Page, RoundFilter.PageSize);
        if (!page.Exists)
            return this.Missing();

        var levels = counts.Where(c => filter.Year is null || c.Year == filter.Year).GroupBy(c => c.Level).OrderByDescending(g => g.Key)
            .Select(g => new FacetOption(Say.LevelSlug(g.Key), new(Say.LevelName(face.Language, g.Key), face.Language.Code()), g.Sum(c => c.Count), filter.Level == g.Key));
        var years = counts.Where(c => filter.Level is null || c.Level == filter.Level).GroupBy(c => c.Year).OrderByDescending(g => g.Key)
            .Select(g => FacetOption.OfYear(face.Language, g.Key, g.Sum(c => c.Count), filter.Year == g.Key));
        return View(new RoundList
        {
            Filter = filter,
            Page = page,
            Facets =
            [
                new("cap", face.Language.Pick("Cấp", "Level"), [.. levels]),
                new("nam", face.Language.Pick("Năm", "Year"), [.. years]),
            ],
        });
    }

    [Get("ky-binh-chon/{slug}-{id:int}"), Get("en/rounds/{slug}-{id:int}")]
    public async Task<IActionResult> Detail(int id, CancellationToken cancellationToken)
    {
        var face = RequestFace.Of(HttpContext);
        var faults = new List<FilterFault>();
        var number = QueryValues.ReadPage(Request.Query["trang"], faults);
        if (faults.Count > 0)
            return this.Refused(faults);
        var round = await db.Rounds.AsNoTracking().Include(r => r.Decision).Include(r => r.GroupCounts).FirstOrDefaultAsync(r => r.Id == id, cancellationToken);
        if (!this.MayShow(round, r => Links.Round(face.Language, r.Slug, id), out var instead))
            return instead;

        var now = face.Moment.Now;
        var certified = db.Certificates.Visible(now).Where(c => c.RoundId == id).Select(c => c.ProductId);
        var products = db.Products.Visible(now).Where(p => certified.Contains(p.Id));
        var total = await products.CountAsync(cancellationToken);
        var ids = await products.OrderBy(p => p.SortKey).ThenBy(p => p.Id).Select(p => p.Id)
            .Paged(number, ProductFilter.PageSize).ToListAsync(cancellationToken);
        var cards = await new ProductCards(db, register.Reference, settings.Value).ReadAsync(ids, face.Moment, face.Moment.Today, cancellationToken);
        var page = new PageOf<ProductCard>(cards, total, number, ProductFilter.PageSize);
        if (!page.Exists)
            return this.Missing();
        return View(new RoundPage
        {
            Row = (await RowsAsync(db, register.Reference, [round], face.Moment, cancellationToken))[0],
            Issuer = round.Issuer,
            IssuerEn = round.IssuerEn,
            RegisteredNote = round.RegisteredNote,
            CeremonyOn = round.CeremonyOn,
            CeremonyPlace = round.CeremonyPlace,
            Text = Html.FromMarkdown(round.Text),
            TextEn = Html.FromMarkdown(round.TextEn),
            GroupCounts =
            [
                .. round.GroupCounts
                    .OrderBy(g => register.Reference.Groups[g.GroupSlug].Position)
                    .Select(g => new GroupCount(g.GroupSlug, register.Reference.Groups[g.GroupSlug].Name, register.Reference.Groups[g.GroupSlug].NameEn, g.Recognised)),
            ],
            Products = page,
            Sources = register.Reference.SourcesOf(round.Sources),
            UpdatedAt = round.UpdatedAt,
        });
    }

    /// <summary>Rounds as rows, in the order given; one query counts the certificates on record.</summary>
    public static async Task<List<RoundRow>> RowsAsync(CatalogueDb db, ReferenceData reference, IReadOnlyList<Round> rounds, Moment moment, CancellationToken cancellationToken)
    {
        var ids = rounds.Select(r => r.Id).ToList();
        var recorded = await db.Certificates.Visible(moment.Now).Where(c => ids.Contains(c.RoundId))
            .GroupBy(c => c.RoundId).Select(g => new { g.Key, Count = g.Count() }).ToDictionaryAsync(g => g.Key, g => g.Count, cancellationToken);
        return
        [
            .. rounds.Select(r => new RoundRow
            {
                Id = r.Id,
                Slug = r.Slug,
                Name = r.Name,
                NameEn = r.NameEn,
                Level = r.Level,
                Year = r.Year,
                Ordinal = r.Ordinal,
                RegionName = reference.Regions.GetValueOrDefault(r.RegionSlug ?? "")?.Name,
                RegionNameEn = reference.Regions.GetValueOrDefault(r.RegionSlug ?? "")?.NameEn,
                Province = ProvinceLink.Of(reference, r.ProvinceSlug),
                Decision = DocumentLink.To(r.Decision, moment.Now),
                Registered = r.Registered,
                Recognised = r.Recognised,
                Recorded = recorded.GetValueOrDefault(r.Id),
            }),
        ];
    }
}
