using KhuyenCong.Catalogue.Common;
using Microsoft.AspNetCore.Mvc;

namespace KhuyenCong.Catalogue.Search;

/// <summary>Search over all kinds: q, loai (kind of record), trang.</summary>
public sealed class SearchController(SiteSearch search) : Controller
{
    [Get("tim-kiem"), Get("en/search")]
    public async Task<IActionResult> Index(CancellationToken cancellationToken)
    {
        var faults = new List<FilterFault>();
        var page = QueryValues.ReadPage(Request.Query["trang"], faults);
        var kind = QueryValues.ReadWord("loai", Request.Query["loai"], [.. IndexDocuments.IndexedKinds], faults);
        if (faults.Count > 0)
            return this.Refused(faults);
        var found = await search.ReadAsync(QueryValues.ReadText(Request.Query["q"]), kind, page, SiteSearch.PageSize, RequestFace.Of(HttpContext), cancellationToken);
        return found.Page.Exists ? View(found) : this.Missing();
    }
}
