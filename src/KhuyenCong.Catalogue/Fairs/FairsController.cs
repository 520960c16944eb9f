using System.Text;
using KhuyenCong.Catalogue.Common;
using KhuyenCong.Catalogue.Data;
using KhuyenCong.Catalogue.Places;
using KhuyenCong.Catalogue.Search;
using Microsoft.AspNetCore.Mvc;
using Microsoft.EntityFrameworkCore;
using Microsoft.Extensions.Options;

namespace KhuyenCong.Catalogue.Fairs;

public sealed class FairsController(CatalogueDb db, Register register, IOptions<CatalogueSettings> settings) : Controller
{
    [Get("hoi-cho"), Get("en/fairs")]
    public async Task<IActionResult> Index(CancellationToken cancellationToken)
    {
        var face = RequestFace.Of(HttpContext);
        var (filter, faults) = FairFilter.Read(Request.Query);
        if (faults.Count > 0)
            return this.Refused(faults);
        var list = await ListAsync(filter, face, cancellationToken);
        return list.Page.Exists ? View(list) : this.Missing();
    }

    [Get("hoi-cho/{slug}-{id:int}"), Get("en/fairs/{slug}-{id:int}")]
    public async Task<IActionResult> Detail(int id, CancellationToken cancellationToken)
    {
        var face = RequestFace.Of(HttpContext);
        var fair = await db.Fairs.AsNoTracking().AsSplitQuery().Include(f => f.Organisers).Include(f => f.Halls).Include(f => f.Booths).FirstOrDefaultAsync(f => f.Id == id, cancellationToken);
        if (!this.MayShow(fair, f => Links.Fair(face.Language, f.Slug, id), out var instead))
            return instead;
        var faults = new List<FilterFault>();
        var parts = FairPlan.PartsOf(fair.Halls, fair.Booths);
        var part = QueryValues.ReadWord("nha", Request.Query["nha"], [.. parts.Select(p => p.Key)], faults);
        var number = QueryValues.ReadPage(Request.Query["trang"], faults);
        if (faults.Count > 0)
            return this.Refused(faults);
        var page = await new FairReading(db, register.Reference, settings.Value).ReadAsync(fair, parts, part, number, face, cancellationToken);
        return page.Exhibitors.Exists ? View(page) : this.Missing();
    }

    [Get("hoi-cho/{slug}-{id:int}.ics"), Get("en/fairs/{slug}-{id:int}.ics")]
    public async Task<IActionResult> Calendar(int id, CancellationToken cancellationToken)
    {
        var face = RequestFace.Of(HttpContext);
        var fair = await db.Fairs.AsNoTracking().FirstOrDefaultAsync(f => f.Id == id, cancellationToken);
        if (!this.MayShow(fair, f => Links.FairCalendar(face.Language, f.Slug, id), out var instead))
            return instead;
        if (!FairCalendar.Holds(fair))
            return this.Missing();
        var province = (ProvinceLink.Of(register.Reference, fair.ProvinceSlug) ?? ProvinceLink.Of(register.Reference, fair.FormerProvinceSlug))?.In(face.Language).Text;
        var calendar = FairCalendar.Write(fair, face.Language, settings.Value.PublicUrl, province);
        return File(Encoding.UTF8.GetBytes(calendar), FairCalendar.ContentType, $"{fair.Slug}.ics");
    }

    private async Task<FairList> ListAsync(FairFilter filter, RequestFace face, CancellationToken cancellationToken)
    {
        var today = face.Moment.Today;
        var sketches = await db.Fairs.AsNoTracking().Visible(face.Moment.Now)
            .Select(f => new FairSketch(f.Id, new(f.Year, f.StartsOn, f.EndsOn), f.ProvinceSlug, f.FormerProvinceSlug, f.SortKey)).ToListAsync(cancellationToken);
        var held = InOrder(sketches.Where(f => filter.Holds(f, today)), today);
        var ids = held.Paged(filter.Page, FairFilter.PageSize).Select(f => f.Id).ToList();
        var fairs = await db.Fairs.AsNoTracking().Where(f => ids.Contains(f.Id)).ToDictionaryAsync(f => f.Id, cancellationToken);
        var reading = new FairReading(db, register.Reference, settings.Value);
        var facets = FacetsOf(filter, sketches, face);
        return new()
        {
            Filter = filter,
            Page = new([.. ids.Select(id => reading.RowOf(fairs[id], today))], held.Count, filter.Page, FairFilter.PageSize),
            Tabs = TabsOf(filter, sketches, face),
            Facets = facets,
            Chips = ChipsOf(filter, facets, face.Language),
        };
    }

    /// <summary>On now, soonest to end first; then upcoming, soonest first; then past, latest first.</summary>
    private static List<FairSketch> InOrder(IEnumerable<FairSketch> fairs, DateOnly today) =>
    [
        .. fairs
            .OrderBy(f => f.Days.On(today))
            .ThenBy(f => f.Days.On(today) switch
            {
                Timing.Running => (f.Days.Last ?? f.Days.Place).DayNumber,
                Timing.Upcoming => f.Days.Place.DayNumber,
                _ => -f.Days.Place.DayNumber,
            })
            .ThenBy(f => f.SortKey, StringComparer.Ordinal).ThenBy(f => f.Id),
    ];

    private static List<FairTab> TabsOf(FairFilter filter, List<FairSketch> sketches, RequestFace face)
    {
        var list = Links.Fairs(face.Language);
        return
        [
            .. ((Timing?[])[null, Timing.Running, Timing.Upcoming, Timing.Past]).Select(time => new FairTab(
                time is { } t ? FairWords.WhenName(face.Language, t) : face.Language.Pick("Tất cả", "All"),
                sketches.Count(f => filter.When(time).Holds(f, face.Moment.Today)),
                filter.Time == time,
                list + filter.When(time).ToQuery())),
        ];
    }

    private List<Facet> FacetsOf(FairFilter filter, List<FairSketch> sketches, RequestFace face)
    {
        var provinces = sketches.Where(f => filter.In("").Holds(f, face.Moment.Today)).GroupBy(f => f.Province, StringComparer.Ordinal).Select(g => ((string?)g.Key, g.Count()));
        var years = sketches.Where(f => filter.Of(null).Holds(f, face.Moment.Today)).CountBy(f => f.Days.Year).ToDictionary();
        if (filter.Year is { } chosen)
            years.TryAdd(chosen, 0);
        return
        [
            ProvinceFacet.Of(register.Reference, face.Language, provinces, filter.Province),
            new("nam", face.Language.Pick("Năm", "Year"),
            [
                .. years.OrderByDescending(y => y.Key).Select(y => FacetOption.OfYear(face.Language, y.Key, y.Value, filter.Year == y.Key)),
            ]),
        ];
    }

    private static List<Chip> ChipsOf(FairFilter filter, List<Facet> facets, Language language)
    {
        var list = Links.Fairs(language);
        var chips = new List<Chip>();
        if (filter.Time is { } time)
            chips.Add(new(language.Pick("Thời gian", "Time"), FairWords.WhenName(language, time), list + filter.When(null).ToQuery()));
        foreach (var facet in facets)
            if (facet.Options.FirstOrDefault(o => o.Selected) is { } chosen)
                chips.Add(Chip.Of(facet.Label, chosen.Label, list + (facet.Name == "nam" ? filter.Of(null) : filter.In("")).ToQuery()));
        return chips;
    }
}
