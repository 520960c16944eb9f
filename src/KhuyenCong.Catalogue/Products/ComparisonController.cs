using KhuyenCong.Catalogue.Common;
using Microsoft.AspNetCore.Mvc;

namespace KhuyenCong.Catalogue.Products;

public sealed class ComparisonController(ProductComparison comparison) : Controller
{
    [Get("so-sanh"), Get("en/compare")]
    public async Task<IActionResult> Index(CancellationToken cancellationToken)
    {
        var (query, faults) = ComparisonQuery.Read(ComparisonQuery.OfProducts, Request.Query);
        if (faults.Count > 0)
            return this.Refused(faults);
        var face = RequestFace.Of(HttpContext);
        return ComparisonQuery.Cleaned(query.Name, Links.Comparison(face.Language), Request.Query) is { } clean
            ? RedirectPermanent(clean)
            : View(await comparison.ReadAsync(query, face, cancellationToken));
    }
}
