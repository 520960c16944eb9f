using KhuyenCong.Catalogue.Common;
using KhuyenCong.Catalogue.Data;
using KhuyenCong.Catalogue.Data.Model;
using KhuyenCong.Catalogue.Places;
using KhuyenCong.Catalogue.Products;
using KhuyenCong.Catalogue.Search;
using Microsoft.AspNetCore.Mvc;
using Microsoft.EntityFrameworkCore;
using Microsoft.Extensions.Options;

namespace KhuyenCong.Catalogue.Showrooms;

public sealed class ShowroomsController(CatalogueDb db, Register register, IOptions<CatalogueSettings> settings) : Controller
{
    [Get("phong-trung-bay"), Get("en/showrooms")]
    public async Task<IActionResult> Index(CancellationToken cancellationToken)
    {
        var face = RequestFace.Of(HttpContext);
        var (filter, faults) = ShowroomFilter.Read(Request.Query);
        if (faults.Count > 0)
            return this.Refused(faults);
        var visible = db.Showrooms.AsNoTracking().Visible(face.Moment.Now);
        var found = register.Find(Kinds.Showroom, filter.Text, face.Moment);
        var ranked = found?.Ids;
        var asked = ranked is null ? visible : visible.Where(s => ranked.Contains(s.Id));
        var total = await filter.Apply(asked).CountAsync(cancellationToken);
        var rows = await RowsAsync(
            filter.Apply(asked).OrderBy(s => s.SortKey).ThenBy(s => s.Id).Paged(filter.Page, ShowroomFilter.PageSize),
            face.Moment,
            cancellationToken);
        var page = new PageOf<ShowroomRow>(rows, total, filter.Page, ShowroomFilter.PageSize);
        if (!page.Exists)
            return this.Missing();
        var provinces = await filter.AnyProvince().Apply(asked).GroupBy(s => s.ProvinceSlug).Select(g => new { g.Key, Count = g.Count() }).ToListAsync(cancellationToken);
        var facet = ProvinceFacet.Of(register.Reference, face.Language, provinces.Select(p => (p.Key, p.Count)), filter.Province);
        return View(new ShowroomList { Filter = filter, Page = page, Facets = [facet], Chips = ChipsOf(filter, facet, face.Language), Relaxed = found?.Relaxed });
    }

    [Get("phong-trung-bay/{slug}-{id:int}"), Get("en/showrooms/{slug}-{id:int}")]
    public async Task<IActionResult> Detail(int id, CancellationToken cancellationToken)
    {
        var face = RequestFace.Of(HttpContext);
        var faults = new List<FilterFault>();
        var number = QueryValues.ReadPage(Request.Query["trang"], faults);
        if (faults.Count > 0)
            return this.Refused(faults);
        var showroom = await db.Showrooms.AsNoTracking().FirstOrDefaultAsync(s => s.Id == id, cancellationToken);
        if (!this.MayShow(showroom, s => Links.Showroom(face.Language, s.Slug, id), out var instead))
            return instead;

        var today = face.Moment.Today;
        var items = db.Set<ShowroomItem>().OnDisplay(today).Where(i => i.ShowroomId == id).Select(i => i.ProductId);
        var displayed = db.Products.Visible(face.Moment.Now).Where(p => items.Contains(p.Id));
        var ids = await displayed.OrderBy(p => p.SortKey).ThenBy(p => p.Id).Select(p => p.Id)
            .Paged(number, ProductFilter.PageSize).ToListAsync(cancellationToken);
        var row = (await RowsAsync(db.Showrooms.AsNoTracking().Where(s => s.Id == id), face.Moment, cancellationToken))[0];
        var cards = await new ProductCards(db, register.Reference, settings.Value).ReadAsync(ids, face.Moment, today, cancellationToken);
        var page = new PageOf<ProductCard>(cards, row.Displayed, number, ProductFilter.PageSize);
        return page.Exists ? View(PageOf(showroom, row, page, await db.PicturesOfAsync(Kinds.Showroom, id, cancellationToken))) : this.Missing();
    }

    private async Task<List<ShowroomRow>> RowsAsync(IQueryable<Showroom> showrooms, Moment moment, CancellationToken cancellationToken)
    {
        var products = db.Products.Visible(moment.Now);
        var displayed = db.Set<ShowroomItem>().OnDisplay(moment.Today).Where(i => products.Any(p => p.Id == i.ProductId));
        var rows = await showrooms.Select(s => new
        {
            Showroom = s,
            Displayed = displayed.Count(i => i.ShowroomId == s.Id),
        }).ToListAsync(cancellationToken);
        return rows.ConvertAll(r => new ShowroomRow
        {
            Id = r.Showroom.Id,
            Slug = r.Showroom.Slug,
            Name = r.Showroom.Name,
            NameEn = r.Showroom.NameEn,
            Place = PlaceFace.Of(register.Reference, r.Showroom.ProvinceSlug, r.Showroom.FormerProvinceSlug, r.Showroom.Address),
            Hours = r.Showroom.Hours,
            HoursEn = r.Showroom.HoursEn,
            ClosedOn = r.Showroom.ClosedOn,
            Displayed = r.Displayed,
        });
    }

    private ShowroomPage PageOf(Showroom s, ShowroomRow row, PageOf<ProductCard> products, IReadOnlyList<Picture> pictures) => new()
    {
        Row = row,
        Pictures = pictures,
        Manager = s.Manager,
        Phone = s.Phone,
        GroundArea = s.GroundArea,
        FloorArea = s.FloorArea,
        Sells = s.Sells,
        Admission = s.Admission,
        AdmissionEn = s.AdmissionEn,
        OpenedOn = s.OpenedOn,
        OpeningNote = s.OpeningNote,
        OpeningNoteEn = s.OpeningNoteEn,
        Text = Html.FromMarkdown(s.Text),
        TextEn = Html.FromMarkdown(s.TextEn),
        Products = products,
        Sources = register.Reference.SourcesOf(s.Sources),
        UpdatedAt = s.UpdatedAt,
    };

    private static List<Chip> ChipsOf(ShowroomFilter filter, Facet province, Language language)
    {
        var list = Links.Showrooms(language);
        var chips = new List<Chip>();
        if (filter.Text.Length > 0)
            chips.Add(new(language.Pick("Tìm", "Search"), filter.Text, list + filter.AnyText().ToQuery()));
        if (province.Options.FirstOrDefault(o => o.Selected) is { } chosen)
            chips.Add(Chip.Of(province.Label, chosen.Label, list + filter.AnyProvince().ToQuery()));
        return chips;
    }
}
