using KhuyenCong.Catalogue.Common;
using KhuyenCong.Catalogue.Data;
using KhuyenCong.Catalogue.Data.Model;
using KhuyenCong.Catalogue.Products;
using KhuyenCong.Catalogue.Search;
using Microsoft.AspNetCore.Mvc;
using Microsoft.EntityFrameworkCore;

namespace KhuyenCong.Catalogue.Programmes;

public sealed class ProjectsController(CatalogueDb db, Register register) : Controller
{
    [Get("chuong-trinh/de-an"), Get("en/programmes/projects")]
    public async Task<IActionResult> Index(CancellationToken cancellationToken)
    {
        var (filter, faults) = ProjectFilter.Read(Request.Query);
        if (faults.Count > 0)
            return this.Refused(faults);
        var list = await new ProjectListing(db, register.Reference).ReadAsync(filter, RequestFace.Of(HttpContext), cancellationToken);
        return list.Page.Exists ? View("/Templates/Programmes/Projects.cshtml", list) : this.Missing();
    }

    [Get("chuong-trinh/de-an/{slug}-{id:int}"), Get("en/programmes/projects/{slug}-{id:int}")]
    public async Task<IActionResult> Detail(int id, CancellationToken cancellationToken)
    {
        var face = RequestFace.Of(HttpContext);
        var project = await db.Projects.AsNoTracking().Include(p => p.Programme).FirstOrDefaultAsync(p => p.Id == id, cancellationToken);
        if (!this.MayShow(project, p => Links.Project(face.Language, p.Slug, id), out var instead))
            return instead;

        var beneficiaries = await db.Set<ProjectBeneficiary>().AsNoTracking().Where(b => b.ProjectId == id).Include(b => b.Producer).OrderBy(b => b.Position).ToListAsync(cancellationToken);
        return View("/Templates/Programmes/Project.cshtml", new ProjectPage
        {
            Row = new ProjectListing(db, register.Reference).RowOf(project),
            Programme = project.Programme is { } programme && programme.IsVisible(face.Moment.Now) ? ProgrammesController.RowOf(programme, null, 0, 0) : null,
            Time = ProjectFilter.TimeOf(project.FromYear, project.ToYear, face.Moment.Today.Year),
            Activity = project.Activity,
            Branch = project.Branch,
            BranchEn = project.BranchEn,
            Implementer = project.Implementer,
            BeneficiaryCount = project.BeneficiaryCount,
            Beneficiaries = [.. beneficiaries.Select(b => new BeneficiaryFace(b.Name, ProducerLink.To(b.Producer, face.Moment.Now), b.PlaceAsPrinted))],
            Outcome = project.Outcome,
            OutcomeEn = project.OutcomeEn,
            RecordNote = project.RecordNote,
            Pictures = await db.PicturesOfAsync(Kinds.Project, id, cancellationToken),
            Sources = register.Reference.SourcesOf(project.Sources),
            UpdatedAt = project.UpdatedAt,
        });
    }
}
