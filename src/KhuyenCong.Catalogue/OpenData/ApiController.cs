using KhuyenCong.Catalogue.Certificates;
using KhuyenCong.Catalogue.Common;
using KhuyenCong.Catalogue.Data;
using KhuyenCong.Catalogue.Places;
using KhuyenCong.Catalogue.Producers;
using KhuyenCong.Catalogue.Products;
using KhuyenCong.Catalogue.Search;
using Microsoft.AspNetCore.Http;
using Microsoft.AspNetCore.Mvc;
using Microsoft.EntityFrameworkCore;
using Microsoft.Extensions.Options;

namespace KhuyenCong.Catalogue.OpenData;

/// <summary>The register for machines: the same readings as the pages, as JSON. Faults are problem details (RFC 9457).</summary>
[ApiController, Route("api/v1")]
public sealed class ApiController(CatalogueDb db, Register register, ProductListing products, ProducerListing producers, SiteSearch search, IOptions<CatalogueSettings> settings)
    : ControllerBase
{
    [Get("products")]
    public async Task<IActionResult> Products(CancellationToken cancellationToken)
    {
        var query = new ApiQuery(Request.Query, ModelState);
        var filter = query.Products();
        if (!ModelState.IsValid)
            return ValidationProblem();
        var list = await products.ReadAsync(filter, Face, query.PageSize, cancellationToken);
        return list.Page.Exists
            ? Ok(new ApiList<ApiProduct>(list.Page.Total, list.Page.Page, list.Page.PageSize, FacetsOf(list.Facets), [.. list.Page.Items.Select(ProductOf)]))
            : PastTheEnd(list.Page.Pages);
    }

    [Get("products/{id:int}")]
    public async Task<IActionResult> Product(int id, CancellationToken cancellationToken)
    {
        var asOf = new ApiQuery(Request.Query, ModelState).AsOf();
        if (!ModelState.IsValid)
            return ValidationProblem();
        var cards = await new ProductCards(db, register.Reference, settings.Value).ReadAsync([id], Face.Moment, asOf ?? Face.Moment.Today, cancellationToken);
        return cards.Count > 0 ? Ok(ProductOf(cards[0])) : Problem(statusCode: StatusCodes.Status404NotFound, detail: $"No product has the number {id}.");
    }

    [Get("producers")]
    public async Task<IActionResult> Producers(CancellationToken cancellationToken)
    {
        var query = new ApiQuery(Request.Query, ModelState);
        var filter = query.Producers();
        if (!ModelState.IsValid)
            return ValidationProblem();
        var list = await producers.ReadAsync(filter, Face, query.PageSize, cancellationToken);
        return list.Page.Exists
            ? Ok(new ApiList<ApiProducer>(list.Page.Total, list.Page.Page, list.Page.PageSize, FacetsOf(list.Facets), [.. list.Page.Items.Select(ProducerOf)]))
            : PastTheEnd(list.Page.Pages);
    }

    [Get("certificates/{code}")]
    public async Task<IActionResult> Certificate(string code, CancellationToken cancellationToken)
    {
        var asOf = new ApiQuery(Request.Query, ModelState).AsOf();
        if (!ModelState.IsValid)
            return ValidationProblem();
        var tidy = CertificateCode.Tidy(code);
        var day = asOf ?? Face.Moment.Today;
        var face = (await db.Certificates.Where(c => c.Code == tidy).ReadFacesAsync(register.Reference, settings.Value.ExpiringDays, Face.Moment, day, cancellationToken)).FirstOrDefault();
        var card = face is null ? null : (await new ProductCards(db, register.Reference, settings.Value).ReadAsync([face.ProductId], Face.Moment, day, cancellationToken)).FirstOrDefault();
        if (face is null || card is null)
            return await NoCertificateAsync(tidy, cancellationToken);
        var plain = CertificateOf(face);
        return Ok(new ApiCertificateDetail
        {
            Code = plain.Code,
            Url = plain.Url,
            Level = plain.Level,
            Year = plain.Year,
            DecisionNumber = plain.DecisionNumber,
            GrantedOn = plain.GrantedOn,
            ValidTo = plain.ValidTo,
            Status = plain.Status,
            Verified = plain.Verified,
            AsOf = day,
            StatusSince = face.StatusSince == DateOnly.MinValue ? null : face.StatusSince,
            Issuer = face.Issuer,
            CertificateNumber = face.CertificateNumber,
            Product = new(card.Id, card.Name, Absolute(Links.Product(Language.Vi, card.Slug, card.Id))),
            Producer = LinkTo(card.Producer),
            Events = [.. face.Events.Select(e => new ApiEvent(e.Kind, e.EffectiveOn, e.Decision?.Number, e.Ground, e.Note))],
            Sources = [.. face.Sources.Select(s => s.Citation)],
        });
    }

    [Get("search")]
    public async Task<IActionResult> Search(CancellationToken cancellationToken)
    {
        var query = new ApiQuery(Request.Query, ModelState);
        var page = query.Paging();
        var kind = QueryValues.ReadText(Request.Query["kind"]);
        if (kind.Length > 0 && !IndexDocuments.IndexedKinds.Contains(kind))
            ModelState.AddModelError("kind", $"'{kind}' is none of: {string.Join(", ", IndexDocuments.IndexedKinds)}.");
        if (!ModelState.IsValid)
            return ValidationProblem();
        var found = await search.ReadAsync(QueryValues.ReadText(Request.Query["q"]), kind, page, query.PageSize, Face with { Language = Language.Vi }, cancellationToken);
        return found.Page.Exists
            ? Ok(new ApiSearch(found.Page.Total, found.Relaxed is { } relaxed ? Kebab.Of(relaxed.Level) : "none", [.. found.Page.Items.Select(i =>
                new ApiSearchItem(i.Kind, i.Id, string.Concat(i.Title.Select(f => f.Text)), Absolute(i.Url), string.Concat(i.Snippet.Select(f => f.Text))))]))
            : PastTheEnd(found.Page.Pages);
    }

    private RequestFace Face => RequestFace.Of(HttpContext);

    private ObjectResult PastTheEnd(int pages) =>
        Problem(statusCode: StatusCodes.Status404NotFound, detail: $"The last page is {pages}.");

    private async Task<ObjectResult> NoCertificateAsync(string code, CancellationToken cancellationToken)
    {
        var known = await db.Certificates.AsNoTracking().FirstOrDefaultAsync(c => c.Code == code, cancellationToken);
        return known is not null && known.IsWithdrawn(Face.Moment.Now)
            ? Problem(statusCode: StatusCodes.Status410Gone, detail: "The record was withdrawn.")
            : Problem(statusCode: StatusCodes.Status404NotFound, detail: $"No certificate has this code. Codes have {CertificateCode.Length} characters of {CertificateCode.Alphabet}.");
    }

    private static Dictionary<string, IReadOnlyList<ApiFacetValue>> FacetsOf(IReadOnlyList<Facet> facets) => facets.ToDictionary(
        f => ApiQuery.Facets.First(n => n.Page == f.Name).Api,
        f => (IReadOnlyList<ApiFacetValue>)[.. f.Options.Select(o => new ApiFacetValue(ApiQuery.ToApi(f.Name, o.Value), o.Label.Text, o.Count, o.Selected))],
        StringComparer.Ordinal);

    private ApiProduct ProductOf(ProductCard card) => new()
    {
        Id = card.Id,
        Slug = card.Slug,
        Url = Absolute(Links.Product(Language.Vi, card.Slug, card.Id)),
        Name = card.Name,
        NameLang = card.NameLang,
        NameEn = card.NameEn,
        IsSet = card.IsSet,
        Producer = LinkTo(card.Producer),
        Province = ProvinceOf(card.Place?.Now),
        FormerProvince = ProvinceOf(card.Place?.Then),
        Group = card.GroupSlug,
        Category = card.CategorySlug,
        Certificates = [.. card.Certificates.Select(CertificateOf)],
    };

    private ApiCertificate CertificateOf(CertificateFace face) => new()
    {
        Code = face.Code,
        Url = Absolute(Links.Certificate(Language.Vi, face.Code)),
        Level = face.Level,
        Year = face.GrantYear,
        DecisionNumber = face.Decision?.Number,
        GrantedOn = face.GrantedOn,
        ValidTo = face.EndIsCertain ? face.ValidTo : null,
        Status = face.Status,
        Verified = face.Verified,
    };

    private ApiProducer ProducerOf(ProducerCard card) => new()
    {
        Id = card.Id,
        Slug = card.Slug,
        Url = Absolute(Links.Producer(Language.Vi, card.Slug, card.Id)),
        Name = card.Name,
        NameLang = card.NameLang,
        NameBasis = card.NameBasis,
        Province = ProvinceOf(card.Place?.Now),
        FormerProvince = ProvinceOf(card.Place?.Then),
        Exports = card.Exports,
        Products = card.ProductCount,
        ProductsWithValidCertificate = card.LiveCount,
    };

    private ApiLink? LinkTo(ProducerLink? producer) =>
        producer is null ? null : new(producer.Id, producer.Name, Absolute(Links.Producer(Language.Vi, producer.Slug, producer.Id)));

    private static ApiProvince? ProvinceOf(ProvinceLink? province) => province is null ? null : new(province.Slug, province.Name);

    private string Absolute(string path) => settings.Value.PublicUrl + path;
}
