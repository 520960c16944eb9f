using KhuyenCong.Catalogue.Common;
using KhuyenCong.Catalogue.Data;
using KhuyenCong.Catalogue.Search;
using Microsoft.AspNetCore.Mvc;
using Microsoft.EntityFrameworkCore;
using Microsoft.Extensions.Options;

namespace KhuyenCong.Catalogue.Products;

public sealed class ProductsController(CatalogueDb db, ProductListing listing, ProductReading reading, IOptions<CatalogueSettings> settings) : Controller
{
    [Get("san-pham"), Get("en/products")]
    public async Task<IActionResult> Index(CancellationToken cancellationToken)
    {
        var (filter, faults) = ProductFilter.Read(Request.Query);
        if (faults.Count > 0)
            return this.Refused(faults);
        var list = await listing.ReadAsync(filter, RequestFace.Of(HttpContext), filter.Explained ? ProductFilter.ExplainedPageSize : ProductFilter.PageSize, cancellationToken);
        SearchCounting.Tell(Response, list.Page.Total);
        return list.Page.Exists ? View(list) : this.Missing();
    }

    /// <summary>The list as CSV, in its order, whole; its page and layout do not count.</summary>
    [Get("san-pham/danh-sach.csv"), Get("en/products/list.csv")]
    public async Task<IActionResult> Table(CancellationToken cancellationToken)
    {
        var face = RequestFace.Of(HttpContext);
        var (filter, faults) = ProductFilter.Read(Request.Query);
        if (faults.Count > 0)
            return this.Refused(faults);
        var list = await listing.ReadAsync(filter.Explaining(false).At(1), face, ProductTable.Most, cancellationToken);
        return File(ProductTable.ToCsv(list, face.Language, settings.Value.PublicUrl.TrimEnd('/')), CsvText.ContentType, $"{face.Language.Pick("san-pham", "products")}-{Say.Iso(list.Day)}.csv");
    }

    [Get("san-pham/{slug}-{id:int}"), Get("en/products/{slug}-{id:int}")]
    public async Task<IActionResult> Detail(int id, CancellationToken cancellationToken)
    {
        var face = RequestFace.Of(HttpContext);
        var faults = new List<FilterFault>();
        var day = QueryValues.ReadDay(Request.Query["ngay"], faults);
        if (faults.Count > 0)
            return this.Refused(faults);
        var product = await db.Products.AsNoTracking().FirstOrDefaultAsync(p => p.Id == id, cancellationToken);
        if (!this.MayShow(product, p => Links.Product(face.Language, p.Slug, id), out var instead))
            return instead;
        return View(await reading.ReadAsync(product, face, day, cancellationToken));
    }
}
