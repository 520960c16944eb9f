using KhuyenCong.Catalogue.Certificates;
using KhuyenCong.Catalogue.Common;
using KhuyenCong.Catalogue.Data;
using KhuyenCong.Catalogue.Data.Model;
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
    [Get("products"), EndpointSummary("Products, narrowed by text and facets")]
    [Asks("q", "group", "category", "province", "level", "year", "status", "mark", "exports", "producer", "decision", "asOf", "sort", "explain", "page", "pageSize", Several = true)]
    public async Task<ActionResult<ApiList<ApiProduct>>> Products(CancellationToken cancellationToken)
    {
        var query = new ApiQuery(Request.Query, ModelState);
        var filter = query.Products();
        if (!ModelState.IsValid)
            return ValidationProblem();
        var list = await products.ReadAsync(filter, Face, query.PageSize, cancellationToken);
        SearchCounting.Tell(Response, list.Page.Total);
        return list.Page.Exists
            ? new ApiList<ApiProduct>(list.Page.Total, list.Page.Page, list.Page.PageSize, FacetsOf(list.Facets), [.. list.Page.Items.Select(Faces.ProductOf)], ApiQuery.ReadOf(list.Read), ApiQuery.ReasonsOf(list.Reasons.Select(r => (Kinds.Product, r.Key, (Reason?)r.Value))), ApiQuery.NearOf(list.Help))
            : this.PastTheEnd(list.Page.Pages);
    }

    [Get("products/{id:int}"), EndpointSummary("A product with its certificates"), Asks("asOf")]
    public async Task<ActionResult<ApiProduct>> Product(int id, CancellationToken cancellationToken)
    {
        var asOf = new ApiQuery(Request.Query, ModelState).AsOf();
        if (!ModelState.IsValid)
            return ValidationProblem();
        var cards = await new ProductCards(db, register.Reference, settings.Value).ReadAsync([id], Face.Moment, asOf ?? Face.Moment.Today, cancellationToken);
        return cards.Count > 0 ? Faces.ProductOf(cards[0]) : await NoRecordAsync(db.Products.Where(p => p.Id == id), $"No product has the number {id}.", cancellationToken);
    }

    [Get("producers"), EndpointSummary("Producers, narrowed by text and facets")]
    [Asks("q", "province", "group", "category", "status", "exports", "sort", "explain", "page", "pageSize", Several = true)]
    public async Task<ActionResult<ApiList<ApiProducer>>> Producers(CancellationToken cancellationToken)
    {
        var query = new ApiQuery(Request.Query, ModelState);
        var filter = query.Producers();
        if (!ModelState.IsValid)
            return ValidationProblem();
        var list = await producers.ReadAsync(filter, Face, query.PageSize, cancellationToken);
        SearchCounting.Tell(Response, list.Page.Total);
        return list.Page.Exists
            ? new ApiList<ApiProducer>(list.Page.Total, list.Page.Page, list.Page.PageSize, FacetsOf(list.Facets), [.. list.Page.Items.Select(Faces.ProducerOf)], ApiQuery.ReadOf(list.Read), ApiQuery.ReasonsOf(list.Reasons.Select(r => (Kinds.Producer, r.Key, (Reason?)r.Value))), ApiQuery.NearOf(list.Help))
            : this.PastTheEnd(list.Page.Pages);
    }

    [Get("producers/{id:int}"), EndpointSummary("A producer")]
    public async Task<ActionResult<ApiProducer>> Producer(int id, CancellationToken cancellationToken)
    {
        var cards = await producers.ReadCardsAsync([id], Face.Moment, cancellationToken);
        return cards.Count > 0 ? Faces.ProducerOf(cards[0]) : await NoRecordAsync(db.Producers.Where(p => p.Id == id), $"No producer has the number {id}.", cancellationToken);
    }

    [Get("certificates"), EndpointSummary("Certificates in the order of their codes")]
    [Asks("level", "year", "product", "round", "asOf", "page", "pageSize")]
    public async Task<ActionResult<ApiList<ApiCertificateDetail>>> Certificates(CancellationToken cancellationToken)
    {
        var query = new ApiQuery(Request.Query, ModelState);
        var (level, year, product, round, number) = (query.Word<Level>("level"), query.Year(), query.Number("product", 1, int.MaxValue), query.Number("round", 1, int.MaxValue), query.Paging());
        var day = query.AsOf() ?? Face.Moment.Today;
        if (!ModelState.IsValid)
            return ValidationProblem();
        var rows = db.Certificates.VisibleWithProduct(Face.Moment.Now).Where(c => (level == null || c.Round!.Level == level) && (year == null || c.GrantYear == year)
            && (product == null || c.ProductId == product) && (round == null || c.RoundId == round));
        var total = await rows.CountAsync(cancellationToken);
        var page = new PageOf<ApiCertificateDetail>(
            await ReadCertificatesAsync(rows.OrderBy(c => c.Code).Paged(number, query.PageSize), day, cancellationToken), total, number, query.PageSize);
        return page.Exists ? ApiAnswers.ListOf(page) : this.PastTheEnd(page.Pages);
    }

    [Get("certificates/{code}"), EndpointSummary("A certificate by its look-up code"), Asks("asOf")]
    public async Task<ActionResult<ApiCertificateDetail>> Certificate(string code, CancellationToken cancellationToken)
    {
        var asOf = new ApiQuery(Request.Query, ModelState).AsOf();
        if (!ModelState.IsValid)
            return ValidationProblem();
        var tidy = CertificateCode.Tidy(code);
        var day = asOf ?? Face.Moment.Today;
        var found = await ReadCertificatesAsync(db.Certificates.Where(c => c.Code == tidy), day, cancellationToken);
        if (found.Count == 0)
            return await NoRecordAsync(db.Certificates.Where(c => c.Code == tidy), $"No certificate has this code. Codes have {CertificateCode.Length} characters of {CertificateCode.Alphabet}.", cancellationToken);
        return found[0];
    }

    [Get("search"), EndpointSummary("Search over every kind of record"), Asks("q", "kind", "group", "province", "level", "year", "status", "mark", "exports", "explain", "page", "pageSize", Several = true)]
    public async Task<ActionResult<ApiSearch>> Search(CancellationToken cancellationToken)
    {
        var query = new ApiQuery(Request.Query, ModelState);
        var filter = query.Search();
        if (!ModelState.IsValid)
            return ValidationProblem();
        var found = await search.ReadAsync(filter, query.PageSize, Face with { Language = Language.Vi }, cancellationToken);
        SearchCounting.Tell(Response, found.Page.Total);
        return found.Page.Exists
            ? new ApiSearch(found.Page.Total, found.Relaxed is { } relaxed ? Kebab.Of(relaxed.Level) : "none", [.. found.Page.Items.Select(i =>
                new ApiSearchItem(i.Kind, i.Id, string.Concat(i.Title.Select(f => f.Text)), Faces.Absolute(i.Url), string.Concat(i.Snippet.Select(f => f.Text))))], ApiQuery.ReadOf(found.Read), ApiQuery.ReasonsOf(found.Page.Items.Select(i => (i.Kind, i.Id, i.Why))), ApiQuery.NearOf(found.Help))
            : this.PastTheEnd(found.Page.Pages);
    }

    private RequestFace Face => RequestFace.Of(HttpContext);

    private async Task<ObjectResult> NoRecordAsync<T>(IQueryable<T> known, string detail, CancellationToken cancellationToken)
        where T : class, IPublished =>
        await known.AsNoTracking().FirstOrDefaultAsync(cancellationToken) is { } record && record.IsWithdrawn(Face.Moment.Now) ? this.Withdrawn() : this.Missing(detail);

    private async Task<List<ApiCertificateDetail>> ReadCertificatesAsync(IQueryable<Certificate> certificates, DateOnly day, CancellationToken cancellationToken)
    {
        var faces = await certificates.ReadFacesAsync(register.Reference, settings.Value.ExpiringDays, Face.Moment, day, cancellationToken);
        var cards = await new ProductCards(db, register.Reference, settings.Value).ReadAsync([.. faces.Select(f => f.ProductId).Distinct()], Face.Moment, day, cancellationToken);
        return [.. faces.Join(cards, f => f.ProductId, c => c.Id, (f, c) => Faces.CertificateOf(f, c, day))];
    }

    private static Dictionary<string, IReadOnlyList<ApiFacetValue>> FacetsOf(IReadOnlyList<Facet> facets) => facets.ToDictionary(
        f => ApiQuery.Facets.First(n => n.Page == f.Name).Api,
        f => (IReadOnlyList<ApiFacetValue>)[.. f.Options.Select(o => new ApiFacetValue(ApiQuery.ToApi(f.Name, o.Value), o.Label.Text, o.Count, o.Selected))],
        StringComparer.Ordinal);

    private ApiFaces Faces => new(settings.Value.PublicUrl, register.Reference);
}
