using KhuyenCong.Catalogue.Common;
using KhuyenCong.Catalogue.Data;
using Microsoft.AspNetCore.Http;
using Microsoft.AspNetCore.Mvc;
using Microsoft.EntityFrameworkCore;

namespace KhuyenCong.Catalogue.Documents;

public sealed class DocumentsController(CatalogueDb db, DocumentListing listing, DocumentReading reading) : Controller
{
    [Get("van-ban"), Get("en/documents")]
    public async Task<IActionResult> Index(CancellationToken cancellationToken)
    {
        var (filter, faults) = DocumentFilter.Read(Request.Query);
        var dayFault = faults.FirstOrDefault(f => f.Name == "ngay");
        if (faults.Count > (dayFault is null ? 0 : 1))
            return this.Refused(faults);
        if (this.WithPlainDay(filter.Day) is { } plain)
            return plain;
        var list = await listing.ReadAsync(filter, RequestFace.Of(HttpContext), cancellationToken);
        if (!list.Page.Exists)
            return this.Missing();
        if (dayFault is not null)
            Response.StatusCode = StatusCodes.Status400BadRequest;
        return View(list with { DayFault = dayFault });
    }

    [Get("van-ban/{slug}-{id:int}"), Get("en/documents/{slug}-{id:int}")]
    public async Task<IActionResult> Detail(int id, CancellationToken cancellationToken)
    {
        var face = RequestFace.Of(HttpContext);
        var document = await db.Documents.AsNoTracking().FirstOrDefaultAsync(d => d.Id == id, cancellationToken);
        if (!this.MayShow(document, d => Links.Document(face.Language, d.Slug, id), out var instead))
            return instead;
        return View(await reading.ReadAsync(document, face, cancellationToken));
    }
}
