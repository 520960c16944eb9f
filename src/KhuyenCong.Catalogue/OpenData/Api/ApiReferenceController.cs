using KhuyenCong.Catalogue.Common;
using KhuyenCong.Catalogue.Data.Model;
using KhuyenCong.Catalogue.Search;
using Microsoft.AspNetCore.Http;
using Microsoft.AspNetCore.Mvc;

namespace KhuyenCong.Catalogue.OpenData;

/// <summary>The words that the other kinds are narrowed by: provinces of both schemes, groups, categories, topics.</summary>
[ApiController, Route("api/v1")]
public sealed class ApiReferenceController(Register register) : ControllerBase
{
    [Get("provinces"), EndpointSummary("Provinces and cities of both administrative schemes"), Asks("scheme", "page", "pageSize")]
    public ActionResult<ApiList<ApiProvinceUnit>> Provinces()
    {
        var query = new ApiQuery(Request.Query, ModelState);
        var scheme = query.Slug("scheme");
        if (scheme is not (null or "2004" or "2025"))
            ModelState.AddModelError("scheme", $"'{scheme}' is none of: 2004, 2025.");
        return List(query, register.Reference.Provinces.Values
            .Where(p => scheme is null || scheme == (p.Scheme == 2004 ? "2004" : "2025"))
            .OrderByDescending(p => p.Scheme).ThenBy(p => p.SortKey, StringComparer.Ordinal).ThenBy(p => p.Slug, StringComparer.Ordinal)
            .Select(FaceOf));
    }

    [Get("provinces/{slug}"), EndpointSummary("A province or city")]
    public ActionResult<ApiProvinceUnit> Province(string slug) =>
        register.Reference.Provinces.GetValueOrDefault(slug) is { } province ? FaceOf(province) : this.Missing("No province has this slug.");

    [Get("groups"), EndpointSummary("The four product groups"), Asks("page", "pageSize")]
    public ActionResult<ApiList<ApiGroup>> Groups() =>
        List(new(Request.Query, ModelState), register.Reference.Groups.Values.OrderBy(g => g.Position).ThenBy(g => g.Slug, StringComparer.Ordinal).Select(FaceOf));

    [Get("groups/{slug}"), EndpointSummary("A product group")]
    public ActionResult<ApiGroup> Group(string slug) =>
        register.Reference.Groups.GetValueOrDefault(slug) is { } group ? FaceOf(group) : this.Missing("No group has this slug.");

    [Get("categories"), EndpointSummary("Kinds of goods within the groups"), Asks("group", "page", "pageSize")]
    public ActionResult<ApiList<ApiCategory>> Categories()
    {
        var query = new ApiQuery(Request.Query, ModelState);
        var group = query.Slug("group");
        return List(query, register.Reference.Categories.Values
            .Where(c => group is null || c.GroupSlug == group)
            .OrderBy(c => c.GroupSlug, StringComparer.Ordinal).ThenBy(c => c.Position).ThenBy(c => c.Slug, StringComparer.Ordinal)
            .Select(FaceOf));
    }

    [Get("categories/{slug}"), EndpointSummary("A kind of goods")]
    public ActionResult<ApiCategory> Category(string slug) =>
        register.Reference.Categories.GetValueOrDefault(slug) is { } category ? FaceOf(category) : this.Missing("No category has this slug.");

    [Get("topics"), EndpointSummary("Topics of the news"), Asks("page", "pageSize")]
    public ActionResult<ApiList<ApiTopic>> Topics() =>
        List(new(Request.Query, ModelState), register.Reference.Topics.Values.OrderBy(t => t.Position).ThenBy(t => t.Slug, StringComparer.Ordinal).Select(FaceOf));

    [Get("topics/{slug}"), EndpointSummary("A topic of the news")]
    public ActionResult<ApiTopic> Topic(string slug) =>
        register.Reference.Topics.GetValueOrDefault(slug) is { } topic ? FaceOf(topic) : this.Missing("No topic has this slug.");

    private static ApiProvinceUnit FaceOf(Province p) => new(p.Slug, p.Name, p.NameEn, p.Scheme, p.Code, p.Since, p.Until, p.SuccessorSlug);

    private static ApiGroup FaceOf(ProductGroup g) => new(g.Slug, g.Name, g.NameEn);

    private static ApiCategory FaceOf(Category c) => new(c.Slug, c.Name, c.NameEn, c.GroupSlug);

    private static ApiTopic FaceOf(Topic t) => new(t.Slug, t.Name, t.NameEn);

    private ActionResult<ApiList<T>> List<T>(ApiQuery query, IEnumerable<T> rows)
    {
        var number = query.Paging();
        if (!ModelState.IsValid)
            return ValidationProblem();
        var all = rows.ToList();
        var page = new PageOf<T>([.. all.Paged(number, query.PageSize)], all.Count, number, query.PageSize);
        return page.Exists ? ApiAnswers.ListOf(page) : this.PastTheEnd(page.Pages);
    }
}
