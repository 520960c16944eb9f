using KhuyenCong.Catalogue.Common;
using KhuyenCong.Catalogue.Products;
using Microsoft.AspNetCore.Mvc;

namespace KhuyenCong.Catalogue.Producers;

public sealed class ProducerComparisonController(ProducerComparison comparison) : Controller
{
    [Get("so-sanh/co-so"), Get("en/compare/producers")]
    public async Task<IActionResult> Index(CancellationToken cancellationToken)
    {
        var (query, faults) = ComparisonQuery.Read(ComparisonQuery.OfProducers, Request.Query);
        if (faults.Count > 0)
            return this.Refused(faults);
        var face = RequestFace.Of(HttpContext);
        return ComparisonQuery.Cleaned(query.Name, Links.ProducerComparison(face.Language), Request.Query) is { } clean
            ? RedirectPermanent(clean)
            : View("/Templates/Comparison/Index.cshtml", await comparison.ReadAsync(query, face, cancellationToken));
    }
}
