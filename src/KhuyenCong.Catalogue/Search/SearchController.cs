using KhuyenCong.Catalogue.Common;
using Microsoft.AspNetCore.Mvc;

namespace KhuyenCong.Catalogue.Search;

/// <summary>Search over all kinds: see <see cref="SearchFilter"/>.</summary>
public sealed class SearchController(SiteSearch search) : Controller
{
    [Get("tim-kiem"), Get("en/search")]
    public async Task<IActionResult> Index(CancellationToken cancellationToken)
    {
        var (filter, faults) = SearchFilter.Read(Request.Query);
        if (faults.Count > 0)
            return this.Refused(faults);
        var found = await search.ReadAsync(filter, SearchFilter.PageSize, RequestFace.Of(HttpContext), cancellationToken);
        SearchCounting.Tell(Response, found.Page.Total);
        return found.Page.Exists ? View(found) : this.Missing();
    }
}
