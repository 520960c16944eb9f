using KhuyenCong.Catalogue.Certificates;
using KhuyenCong.Catalogue.Common;
using KhuyenCong.Catalogue.Data;
using KhuyenCong.Catalogue.Data.Model;
using KhuyenCong.Catalogue.Search;
using Microsoft.AspNetCore.Mvc;
using Microsoft.EntityFrameworkCore;

namespace KhuyenCong.Catalogue.Programmes;

public sealed class ProgrammesController(CatalogueDb db, Register register) : Controller
{
    private const int PageSize = 24;

    [Get("chuong-trinh"), Get("en/programmes")]
    public async Task<IActionResult> Index(CancellationToken cancellationToken)
    {
        var face = RequestFace.Of(HttpContext);
        var faults = new List<FilterFault>();
        var number = QueryValues.ReadPage(Request.Query["trang"], faults);
        if (faults.Count > 0)
            return this.Refused(faults);
        var visible = db.Programmes.AsNoTracking().Visible(face.Moment.Now);
        var total = await visible.CountAsync(cancellationToken);
        var rows = await RowsAsync(
            visible.OrderByDescending(p => p.FromYear).ThenBy(p => p.SortKey).ThenBy(p => p.Id).Paged(number, PageSize), face.Moment, cancellationToken);
        var page = new PageOf<ProgrammeRow>(rows, total, number, PageSize);
        return page.Exists ? View(new ProgrammeList(page)) : this.Missing();
    }

    [Get("chuong-trinh/{slug}-{id:int}"), Get("en/programmes/{slug}-{id:int}")]
    public async Task<IActionResult> Detail(int id, CancellationToken cancellationToken)
    {
        var face = RequestFace.Of(HttpContext);
        var faults = new List<FilterFault>();
        var number = QueryValues.ReadPage(Request.Query["trang"], faults);
        if (faults.Count > 0)
            return this.Refused(faults);
        var programme = await db.Programmes.AsNoTracking().AsSplitQuery().Include(p => p.Targets).Include(p => p.Results).FirstOrDefaultAsync(p => p.Id == id, cancellationToken);
        if (!this.MayShow(programme, p => Links.Programme(face.Language, p.Slug, id), out var instead))
            return instead;

        var projects = db.Projects.AsNoTracking().Visible(face.Moment.Now).Where(p => p.ProgrammeId == id);
        var totals = await ProjectListing.TotalsAsync(projects, cancellationToken);
        var page = new PageOf<ProjectRow>(await new ProjectListing(db, register.Reference).RowsAsync(projects, number, cancellationToken), totals.Projects, number, ProjectFilter.PageSize);
        if (!page.Exists)
            return this.Missing();
        var results = programme.Results.OrderBy(r => r.FromYear).ThenBy(r => r.Position).ToLookup(r => r.TargetKey, FaceOf, StringComparer.Ordinal);
        return View(new ProgrammePage
        {
            Row = (await RowsAsync(db.Programmes.AsNoTracking().Where(p => p.Id == id), face.Moment, cancellationToken))[0],
            Text = Html.FromMarkdown(programme.Text),
            TextEn = Html.FromMarkdown(programme.TextEn),
            Targets =
            [
                .. programme.Targets.OrderBy(t => t.Position).Select(t => new TargetFace(
                    t.Name, t.NameEn, t.Unit, t.UnitEn, t.Amount, t.Approximate, [.. results[t.Key]], register.Reference.SourcesOf(t.Sources))),
            ],
            Money = [.. results[null].Where(r => r.IsMoney)],
            Others = [.. results[null].Where(r => !r.IsMoney)],
            Projects = page,
            Totals = totals,
            Sources = register.Reference.SourcesOf(programme.Sources),
            UpdatedAt = programme.UpdatedAt,
        });
    }

    private ResultFace FaceOf(ProgrammeResult r) => new(r.Name, r.NameEn, r.Unit, r.UnitEn, r.FromYear, r.ToYear, r.Amount, r.AtLeast, register.Reference.SourcesOf(r.Sources));

    /// <summary>In the order of the query.</summary>
    private async Task<List<ProgrammeRow>> RowsAsync(IQueryable<Programme> programmes, Moment moment, CancellationToken cancellationToken)
    {
        var projects = db.Projects.Visible(moment.Now);
        var rows = await programmes
            .Select(p => new { Programme = p, p.Decision, Targets = p.Targets.Count, Projects = projects.Count(x => x.ProgrammeId == p.Id) })
            .ToListAsync(cancellationToken);
        return rows.ConvertAll(r => RowOf(r.Programme, DocumentLink.To(r.Decision, moment.Now), r.Targets, r.Projects));
    }

    public static ProgrammeRow RowOf(Programme p, DocumentLink? decision, int targets, int projects) => new()
    {
        Id = p.Id,
        Slug = p.Slug,
        Name = p.Name,
        NameEn = p.NameEn,
        FromYear = p.FromYear,
        ToYear = p.ToYear,
        Decision = decision,
        TargetCount = targets,
        ProjectCount = projects,
    };
}
