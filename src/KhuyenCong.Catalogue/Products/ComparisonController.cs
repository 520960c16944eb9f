using KhuyenCong.Catalogue.Common;
using Microsoft.AspNetCore.Mvc;

namespace KhuyenCong.Catalogue.Products;

public sealed class ComparisonController(ProductComparison comparison) : Controller
{
    /// <summary>The ticks of a list arrive with the list's own conditions: the address keeps what this page reads.</summary>
    [Get("so-sanh"), Get("en/compare")]
    public async Task<IActionResult> Index(CancellationToken cancellationToken)
    {
        var (query, faults) = ComparisonQuery.Read(Request.Query);
        if (faults.Count > 0)
            return this.Refused(faults);
        var face = RequestFace.Of(HttpContext);
        return Request.Query.Keys.Any(k => k is not ("sp" or "khac"))
            ? RedirectPermanent(Links.Comparison(face.Language) + new QueryText().AddAll("sp", Request.Query["sp"].OfType<string>().Take(QueryValues.MostValues)))
            : View(await comparison.ReadAsync(query, face, cancellationToken));
    }
}
