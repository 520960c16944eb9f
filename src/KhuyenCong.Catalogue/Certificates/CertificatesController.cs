using KhuyenCong.Catalogue.Common;
using KhuyenCong.Catalogue.Data;
using KhuyenCong.Catalogue.Data.Model;
using KhuyenCong.Catalogue.Products;
using KhuyenCong.Catalogue.Search;
using Microsoft.AspNetCore.Http;
using Microsoft.AspNetCore.Mvc;
using Microsoft.EntityFrameworkCore;
using Microsoft.Extensions.Options;

namespace KhuyenCong.Catalogue.Certificates;

public sealed class CertificatesController(CatalogueDb db, Register register, IOptions<CatalogueSettings> settings) : Controller
{
    private const int PageSize = 24;

    /// <summary>Look-up by code, decision, product or producer: q, ngay, trang.</summary>
    [Get("chung-nhan"), Get("en/certificates")]
    public async Task<IActionResult> Index(CancellationToken cancellationToken)
    {
        var face = RequestFace.Of(HttpContext);
        var faults = new List<FilterFault>();
        var number = QueryValues.ReadPage(Request.Query["trang"], faults);
        if (faults.Count > 0)
            return this.Refused(faults);
        var asked = QueryValues.ReadTypedDay(Request.Query["ngay"], faults);
        if (this.WithPlainDay(asked) is { } plain)
            return plain;
        var query = QueryValues.ReadText(Request.Query["q"]);
        var code = CertificateCode.Tidy(query);
        if (CertificateCode.IsWellFormed(code) && await db.Certificates.Visible(face.Moment.Now).AnyAsync(c => c.Code == code, cancellationToken))
            return RedirectPermanent(Links.Certificate(face.Language, code) + new QueryText().Add("ngay", asked is { } d ? Say.Iso(d) : null));

        var day = asked ?? face.Moment.Today;
        var page = await FindAsync(query, number, face.Moment, day, cancellationToken);
        if (!page.Exists)
            return this.Missing();
        if (faults.Count > 0)
            Response.StatusCode = StatusCodes.Status400BadRequest;
        var meant = page.Total == 0 && CertificateCode.LooksMeant(code);
        return View(new CertificateLookup
        {
            Query = query,
            Page = page,
            Day = day,
            DayAsked = asked is not null,
            DayFault = faults.Count > 0 ? faults[0] : null,
            CodeFault = meant ? FaultOf(code, Language.Vi) : null,
            CodeFaultEn = meant ? FaultOf(code, Language.En) : null,
        });
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
        if (certificate is not null && certificate.IsWithdrawn(face.Moment.Now))
            return this.Withdrawn();
        if (certificate is null || !certificate.IsVisible(face.Moment.Now))
            return this.Missing();
        if (tidy != code)
            return RedirectPermanent(Links.Certificate(face.Language, tidy) + Request.QueryString);
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

    /// <summary>Certificates of the products that the index finds, product by product, best certificate first.</summary>
    private async Task<PageOf<CertificateRow>> FindAsync(string query, int number, Moment moment, DateOnly day, CancellationToken cancellationToken)
    {
        if (query.Length == 0)
            return new([], 0, number, PageSize);
        var found = register.Index.Search(new()
        {
            Text = query,
            Kinds = [Kinds.Product],
            Now = moment.UnixMilliseconds,
            Day = day.DayNumber,
            Skip = (number - 1) * PageSize,
            Take = PageSize,
        });
        var cards = await new ProductCards(db, register.Reference, settings.Value).ReadAsync([.. found.Hits.Select(h => h.Key.Id)], moment, day, cancellationToken);
        return new([.. cards.SelectMany(card => card.Certificates, (card, face) => new CertificateRow(face, card))], found.Total, number, PageSize);
    }

    private static string FaultOf(string code, Language language)
    {
        var wrong = code.Where(c => !CertificateCode.Alphabet.Contains(c)).Distinct().ToArray();
        return wrong.Length > 0
            ? language.Pick($"Mã tra cứu không có ký tự {string.Join(", ", wrong)}: hãy xem lại, dễ nhầm với chữ hoặc số khác.", $"A look-up code never has {string.Join(", ", wrong)}: look again, it may be another letter or digit.")
            : code.Length != CertificateCode.Length
                ? language.Pick($"Mã tra cứu có {CertificateCode.Length} ký tự, quý vị đã nhập {code.Length}.", $"A look-up code has {CertificateCode.Length} characters, you typed {code.Length}.")
                : language.Pick("Không có chứng nhận nào mang mã này trong sổ. Hãy kiểm tra lại từng ký tự.", "No certificate in the register has this code. Check it character by character.");
    }
}
