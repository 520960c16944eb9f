using KhuyenCong.Catalogue.Common;
using KhuyenCong.Catalogue.Data;
using KhuyenCong.Catalogue.Products;
using KhuyenCong.Catalogue.Search;
using Microsoft.AspNetCore.Http;
using Microsoft.AspNetCore.Mvc;
using Microsoft.EntityFrameworkCore;
using Microsoft.Extensions.Options;

namespace KhuyenCong.Catalogue.Certificates;

public sealed class CertificatesController(CatalogueDb db, Register register, CertificateListing listing, IOptions<CatalogueSettings> settings) : Controller
{
    /// <summary>Look-up by code, decision, product or producer, and the list of all certificates, with the names of the list of products in the query.</summary>
    [Get("chung-nhan"), Get("en/certificates")]
    public async Task<IActionResult> Index(CancellationToken cancellationToken)
    {
        var face = RequestFace.Of(HttpContext);
        var (filter, refused) = ProductFilter.Read(Request.Query);
        if (refused.Where(f => f.Name != "ngay").ToList() is { Count: > 0 } others)
            return this.Refused(others);
        var faults = new List<FilterFault>();
        var asked = QueryValues.ReadTypedDay(Request.Query["ngay"], faults);
        if (this.WithPlainDay(asked) is { } plain)
            return plain;
        var code = CertificateCode.Tidy(filter.Text);
        if (CertificateCode.IsWellFormed(code) && await db.Certificates.Visible(face.Moment.Now).AnyAsync(c => c.Code == code, cancellationToken))
            return RedirectPermanent(Links.Certificate(face.Language, code) + new QueryText().Add("ngay", asked is { } d ? Say.Iso(d) : null));

        var day = asked ?? face.Moment.Today;
        var list = await listing.ReadAsync(filter.Untrayed().ViewedAs(""), face, day, cancellationToken);
        if (!list.Page.Exists)
            return this.Missing();
        if (faults.Count > 0)
            Response.StatusCode = StatusCodes.Status400BadRequest;
        var meant = list.Page.Total == 0 && CertificateCode.LooksMeant(code);
        return View(new CertificateLookup
        {
            List = list,
            Day = day,
            DayAsked = asked is not null,
            DayFault = faults.Count > 0 ? faults[0] : null,
            CodeFault = meant ? CertificateCode.FaultOf(code, Language.Vi) : null,
            CodeFaultEn = meant ? CertificateCode.FaultOf(code, Language.En) : null,
        });
    }

    /// <summary>Look-up of many codes, one a line; nothing is stored, so it asks for no token. <c>dinh-dang=csv</c> answers as a file.</summary>
    [Get("chung-nhan/tra-cuu"), Get("en/certificates/look-up"), HttpPost("chung-nhan/tra-cuu"), HttpPost("en/certificates/look-up")]
    [IgnoreAntiforgeryToken, RequestSizeLimit(64 * 1024)]
    public async Task<IActionResult> Batch(CancellationToken cancellationToken)
    {
        var face = RequestFace.Of(HttpContext);
        var form = HttpMethods.IsPost(Request.Method) && Request.HasFormContentType ? await Request.ReadFormAsync(cancellationToken) : null;
        var faults = new List<FilterFault>();
        var asked = QueryValues.ReadTypedDay(form is null ? "" : (string?)form["ngay"], faults);
        var typed = form is null ? "" : ((string?)form["ma"] ?? "").ReplaceLineEndings("\n");
        var lines = typed.Split('\n', StringSplitOptions.TrimEntries | StringSplitOptions.RemoveEmptyEntries);
        if (form is not null && lines.Length == 0)
            faults.Add(new("ma", "", "Hãy dán ít nhất một mã tra cứu, mỗi dòng một mã.", "Paste at least one look-up code, one on each line."));
        if (lines.Length > CertificateBatch.Most)
            faults.Add(new("ma", "", $"Mỗi lần tra được {CertificateBatch.Most} dòng, quý vị đã dán {lines.Length}.", $"{CertificateBatch.Most} lines can be checked at once, you pasted {lines.Length}."));
        var day = asked ?? face.Moment.Today;
        var answers = form is null || faults.Count > 0 ? null : await new CertificateBatchReading(db, register.Reference, settings.Value).ReadAsync(lines, face, day, cancellationToken);
        if (answers is not null && form!["dinh-dang"] == "csv")
            return File(CertificateBatchReading.ToCsv(answers, face.Language, day), CsvText.ContentType, $"tra-cuu-{Say.Iso(day)}.csv");
        if (faults.Count > 0)
            Response.StatusCode = StatusCodes.Status422UnprocessableEntity;
        return View(new CertificateBatch { Typed = typed, Lines = answers, Fault = faults.Count > 0 ? faults[0] : null, Day = day, DayAsked = asked is not null });
    }

    [Get("chung-nhan/{code}"), Get("en/certificates/{code}")]
    public async Task<IActionResult> Detail(string code, CancellationToken cancellationToken)
    {
        var face = RequestFace.Of(HttpContext);
        var faults = new List<FilterFault>();
        var asked = QueryValues.ReadTypedDay(Request.Query["ngay"], faults);
        var tidy = CertificateCode.Tidy(code);
        if (!CertificateCode.IsWellFormed(tidy))
            return this.Missing();
        var certificate = await db.Certificates.AsNoTracking().Include(c => c.Round).FirstOrDefaultAsync(c => c.Code == tidy, cancellationToken);
        if (!this.MayShow(certificate, c => Links.Certificate(face.Language, c.Code), out var instead))
            return instead;
        if (this.WithPlainDay(asked) is { } plain)
            return plain;
        if (faults.Count > 0)
            Response.StatusCode = StatusCodes.Status400BadRequest;

        var day = asked ?? face.Moment.Today;
        var card = (await new ProductCards(db, register.Reference, settings.Value).ReadAsync([certificate.ProductId], face.Moment, day, cancellationToken)).FirstOrDefault();
        if (card is null)
            return this.Missing();
        var region = register.Reference.Regions.GetValueOrDefault(certificate.Round!.RegionSlug ?? "");
        var rule = certificate.ValidToOverride is null ? Validity.RuleOf(certificate, register.Reference.Rules) : null;
        return View(new CertificatePage
        {
            Face = card.Certificates.Single(f => f.Code == tidy),
            Product = card,
            RegionName = region?.Name,
            RegionNameEn = region?.NameEn,
            RuleBasis = rule?.Basis,
            RuleBasisEn = rule?.BasisEn,
            Others = [.. card.Certificates.Where(f => f.Code != tidy)],
            Today = face.Moment.Today,
            Day = day,
            DayAsked = asked is not null,
            DayFault = faults.Count > 0 ? faults[0] : null,
            UpdatedAt = certificate.UpdatedAt,
        });
    }
}
