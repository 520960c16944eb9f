using KhuyenCong.Catalogue.Common;
using Microsoft.AspNetCore.Mvc;

namespace KhuyenCong.Catalogue.Search;

/// <summary>Names as they are typed, for the search boxes: q. JSON; the search itself needs neither this nor script.</summary>
public sealed class SuggestionsController(Suggestions suggestions) : Controller
{
    [Get("goi-y"), Get("en/suggest"), NotKept]
    public JsonResult Index()
    {
        Response.Headers.CacheControl = "max-age=60";
        return Json(suggestions.For(QueryValues.ReadText(Request.Query["q"]), RequestFace.Of(HttpContext)));
    }
}
