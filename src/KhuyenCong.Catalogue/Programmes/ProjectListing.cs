using KhuyenCong.Catalogue.Common;
using KhuyenCong.Catalogue.Data;
using KhuyenCong.Catalogue.Data.Model;
using KhuyenCong.Catalogue.Places;
using Microsoft.EntityFrameworkCore;

namespace KhuyenCong.Catalogue.Programmes;

/// <summary>Answers a <see cref="ProjectFilter"/>: one query for the totals, one for the page, one for the counts of all choices.</summary>
public sealed class ProjectListing(CatalogueDb db, ReferenceData reference)
{
    public async Task<ProjectList> ReadAsync(ProjectFilter filter, RequestFace face, CancellationToken cancellationToken)
    {
        var thisYear = face.Moment.Today.Year;
        var visible = db.Projects.AsNoTracking().Visible(face.Moment.Now);
        var totals = await TotalsAsync(filter.Apply(visible, thisYear), cancellationToken);
        var rows = await RowsAsync(filter.Apply(visible, thisYear), filter.Page, cancellationToken);
        var groups = await visible.GroupBy(p => new { p.FromYear, p.ToYear, p.ProvinceSlug, p.FormerProvinceSlug, p.Funding, p.Shape })
            .Select(g => new Group(g.Key.FromYear, g.Key.ToYear, g.Key.ProvinceSlug, g.Key.FormerProvinceSlug, g.Key.Funding, g.Key.Shape, g.Count()))
            .ToListAsync(cancellationToken);
        var facets = FacetsOf(filter, groups, face.Language, thisYear);
        return new()
        {
            Filter = filter,
            Page = new(rows, totals.Projects, filter.Page, ProjectFilter.PageSize),
            Totals = totals,
            Facets = facets,
            Chips =
            [
                .. facets.SelectMany(f => f.Options.Where(o => o.Selected), (f, o) => Chip.Of(f.Label, o.Label, Links.Projects(face.Language) + filter.Without(f.Name).ToQuery())),
            ],
        };
    }

    /// <summary>One page, latest first.</summary>
    public async Task<List<ProjectRow>> RowsAsync(IQueryable<Project> projects, int page, CancellationToken cancellationToken) =>
        (await projects.OrderByDescending(p => p.ToYear).ThenByDescending(p => p.FromYear).ThenBy(p => p.SortKey).ThenBy(p => p.Id)
            .Paged(page, ProjectFilter.PageSize).ToListAsync(cancellationToken)).ConvertAll(RowOf);

    public ProjectRow RowOf(Project p) => new()
    {
        Id = p.Id,
        Slug = p.Slug,
        Name = p.Name,
        NameEn = p.NameEn,
        FromYear = p.FromYear,
        ToYear = p.ToYear,
        Funding = p.Funding,
        Shape = p.Shape,
        Place = PlaceFace.Of(reference, p.ProvinceSlug, p.FormerProvinceSlug, p.PlaceAsPrinted),
        TotalCost = p.TotalCost,
        TotalAtLeast = p.TotalAtLeast,
        Support = p.Support,
        Counterpart = p.Counterpart,
    };

    public static async Task<SupportTotals> TotalsAsync(IQueryable<Project> projects, CancellationToken cancellationToken) =>
        (await projects.GroupBy(_ => 1).Select(g => new SupportTotals(
            g.Count(),
            g.Count(p => p.Support != null),
            g.Sum(p => p.Support ?? 0),
            g.Count(p => p.Support != null && p.TotalCost != null && !p.TotalAtLeast),
            g.Sum(p => p.Support != null && p.TotalCost != null && !p.TotalAtLeast ? p.Support.Value : 0),
            g.Sum(p => p.Support != null && p.TotalCost != null && !p.TotalAtLeast ? p.TotalCost.Value - p.Support.Value : 0)))
            .ToListAsync(cancellationToken)) is [var totals] ? totals : new(0, 0, 0, 0, 0, 0);

    private List<Facet> FacetsOf(ProjectFilter filter, List<Group> groups, Language language, int thisYear)
    {
        var byYear = Held("nam").SelectMany(g => Enumerable.Range(g.FromYear, g.ToYear - g.FromYear + 1), (g, year) => (year, g.Count)).GroupBy(g => g.year).ToDictionary(g => g.Key, g => g.Sum(x => x.Count));
        if (filter.Year is { } chosen)
            byYear.TryAdd(chosen, 0);
        return
        [
            new("nam", language.Pick("Năm", "Year"),
                [.. byYear.OrderByDescending(y => y.Key).Select(y => FacetOption.OfYear(language, y.Key, y.Value, filter.Year == y.Key))]),
            ProvinceFacet.Of(reference, language, Held(ProvinceFacet.Name).Select(g => (g.Province, g.Count)), filter.Province),
            new("nguon", language.Pick("Nguồn kinh phí", "Budget"),
                [.. Enum.GetValues<Funding>().Select(f => Option(ProjectFilter.FundingWords[(int)f], ProjectWords.FundingName(language, f), Held("nguon").Where(g => g.Funding == f).Sum(g => g.Count), filter.Funding == f))]),
            new("loai", language.Pick("Loại đề án", "Kind"),
                [.. Enum.GetValues<ProjectShape>().Select(s => Option(ProjectFilter.ShapeWords[(int)s], ProjectWords.ShapeName(language, s), Held("loai").Where(g => g.Shape == s).Sum(g => g.Count), filter.Shape == s))]),
            new(Timings.Name, language.Pick("Thời gian", "Time"),
                [.. Enum.GetValues<Timing>().Select(t => Option(t.Word(), ProjectWords.TimeName(language, t), Held(Timings.Name).Where(g => g.TimeIn(thisYear) == t).Sum(g => g.Count), filter.Time == t))]),
        ];

        FacetOption Option(string value, string label, int count, bool selected) => new(value, new(label, language.Code()), count, selected);

        IEnumerable<Group> Held(string except)
        {
            var others = filter.Without(except);
            return groups.Where(g => (others.Year is null || (g.FromYear <= others.Year && g.ToYear >= others.Year))
                && (others.Province.Length == 0 || g.Province == others.Province || g.FormerProvince == others.Province)
                && (others.Funding is null || g.Funding == others.Funding)
                && (others.Shape is null || g.Shape == others.Shape)
                && (others.Time is null || g.TimeIn(thisYear) == others.Time));
        }
    }

    private sealed record Group(int FromYear, int ToYear, string? Province, string? FormerProvince, Funding Funding, ProjectShape? Shape, int Count)
    {
        public Timing TimeIn(int year) => ProjectFilter.TimeOf(FromYear, ToYear, year);
    }
}
