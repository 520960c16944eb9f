using KhuyenCong.Catalogue.Accounts;
using KhuyenCong.Catalogue.Common;
using KhuyenCong.Catalogue.Search;
using Microsoft.AspNetCore.Mvc;

namespace KhuyenCong.Catalogue.Admin;

/// <summary>The search as its operator and its editors see it: the index, the synonyms, what was not found.</summary>
public sealed class SearchStateController(SearchMetrics metrics) : Controller
{
    [Get("quan-tri/tim-kiem"), Needs(Permission.ReadSearch)]
    public async Task<IActionResult> Index(CancellationToken cancellationToken) => View(await metrics.ReadAsync(cancellationToken));
}
