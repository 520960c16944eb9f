using KhuyenCong.Catalogue.Common;
using KhuyenCong.Catalogue.Data;
using KhuyenCong.Catalogue.Data.Model;
using KhuyenCong.Catalogue.Search;
using Microsoft.AspNetCore.Http;
using Microsoft.AspNetCore.Mvc;
using Microsoft.EntityFrameworkCore;
using Microsoft.Extensions.Options;

namespace KhuyenCong.Catalogue.OpenData;

/// <summary>Everything around the certificates: rounds, documents, showrooms, fairs, news, programmes and projects.</summary>
[ApiController, Route("api/v1")]
public sealed class ApiKindsController(CatalogueDb db, Register register, IOptions<CatalogueSettings> settings) : ControllerBase
{
    [Get("rounds"), EndpointSummary("Rounds of recognition, newest first"), Asks("level", "year", "page", "pageSize")]
    public Task<ActionResult<ApiList<ApiRound>>> Rounds(CancellationToken cancellationToken)
    {
        var query = new ApiQuery(Request.Query, ModelState);
        var (level, year) = (query.Word<Level>("level"), query.Year());
        return ListAsync(
            query,
            ApiKindRows.Rounds(db).Where(r => (level == null || r.Level == level) && (year == null || r.Year == year)),
            rows => rows.OrderByDescending(r => r.Year).ThenBy(r => r.SortKey).ThenBy(r => r.Id),
            Faces.RoundOf,
            cancellationToken);
    }

    [Get("rounds/{id:int}"), EndpointSummary("A round of recognition")]
    public Task<ActionResult<ApiRound>> Round(int id, CancellationToken cancellationToken) => OneAsync(ApiKindRows.Rounds(db).Where(r => r.Id == id), Faces.RoundOf, id, cancellationToken);

    [Get("documents"), EndpointSummary("Laws, circulars and decisions, newest first"), Asks("type", "year", "page", "pageSize")]
    public Task<ActionResult<ApiList<ApiDocument>>> Documents(CancellationToken cancellationToken)
    {
        var query = new ApiQuery(Request.Query, ModelState);
        var (type, year) = (query.Word<DocumentType>("type"), query.Year());
        var (first, last) = (new DateOnly(year ?? 1, 1, 1), new DateOnly(year ?? 9999, 12, 31));
        return ListAsync(
            query,
            ApiKindRows.Documents(db).Where(d => (type == null || d.Type == type) && (year == null || (d.IssuedOn >= first && d.IssuedOn <= last))),
            rows => rows.OrderBy(d => d.IssuedOn == null).ThenByDescending(d => d.IssuedOn).ThenBy(d => d.Id),
            Faces.DocumentOf,
            cancellationToken);
    }

    [Get("documents/{id:int}"), EndpointSummary("A document")]
    public Task<ActionResult<ApiDocument>> Document(int id, CancellationToken cancellationToken) => OneAsync(ApiKindRows.Documents(db).Where(d => d.Id == id), Faces.DocumentOf, id, cancellationToken);

    [Get("showrooms"), EndpointSummary("Showrooms and what they display"), Asks("province", "page", "pageSize")]
    public Task<ActionResult<ApiList<ApiShowroom>>> Showrooms(CancellationToken cancellationToken)
    {
        var query = new ApiQuery(Request.Query, ModelState);
        var province = query.Slug("province");
        return ListAsync(
            query,
            ApiKindRows.Showrooms(db).Where(s => province == null || s.ProvinceSlug == province || s.FormerProvinceSlug == province),
            rows => rows.OrderBy(s => s.SortKey).ThenBy(s => s.Id),
            Faces.ShowroomOf,
            cancellationToken);
    }

    [Get("showrooms/{id:int}"), EndpointSummary("A showroom")]
    public Task<ActionResult<ApiShowroom>> Showroom(int id, CancellationToken cancellationToken) => OneAsync(ApiKindRows.Showrooms(db).Where(s => s.Id == id), Faces.ShowroomOf, id, cancellationToken);

    [Get("fairs"), EndpointSummary("Fairs with their exhibitors, latest first"), Asks("year", "province", "page", "pageSize")]
    public Task<ActionResult<ApiList<ApiFair>>> Fairs(CancellationToken cancellationToken)
    {
        var query = new ApiQuery(Request.Query, ModelState);
        var (year, province) = (query.Year(), query.Slug("province"));
        return ListAsync(
            query,
            ApiKindRows.Fairs(db).Where(f => (year == null || f.Year == year) && (province == null || f.ProvinceSlug == province || f.FormerProvinceSlug == province)),
            rows => rows.OrderByDescending(f => f.Year).ThenByDescending(f => f.StartsOn).ThenBy(f => f.Id),
            Faces.FairOf,
            cancellationToken);
    }

    [Get("fairs/{id:int}"), EndpointSummary("A fair")]
    public Task<ActionResult<ApiFair>> Fair(int id, CancellationToken cancellationToken) => OneAsync(ApiKindRows.Fairs(db).Where(f => f.Id == id), Faces.FairOf, id, cancellationToken);

    [Get("articles"), EndpointSummary("News, newest first, without the text"), Asks("topic", "page", "pageSize")]
    public Task<ActionResult<ApiList<ApiArticle>>> Articles(CancellationToken cancellationToken)
    {
        var query = new ApiQuery(Request.Query, ModelState);
        var topic = query.Slug("topic");
        return ListAsync(
            query,
            ApiKindRows.Articles(db).Where(a => topic == null || a.TopicSlug == topic),
            rows => rows.OrderByDescending(a => a.VisibleFrom).ThenByDescending(a => a.Id),
            a => Faces.ArticleOf(a, whole: false),
            cancellationToken);
    }

    [Get("articles/{id:int}"), EndpointSummary("An article with its text")]
    public Task<ActionResult<ApiArticle>> Article(int id, CancellationToken cancellationToken) =>
        OneAsync(ApiKindRows.Articles(db).Where(a => a.Id == id), a => Faces.ArticleOf(a, whole: true), id, cancellationToken);

    [Get("programmes"), EndpointSummary("Programmes of industrial promotion with targets and results"), Asks("page", "pageSize")]
    public Task<ActionResult<ApiList<ApiProgramme>>> Programmes(CancellationToken cancellationToken) => ListAsync(
        new(Request.Query, ModelState), ApiKindRows.Programmes(db), rows => rows.OrderByDescending(p => p.FromYear).ThenBy(p => p.Id), Faces.ProgrammeOf, cancellationToken);

    [Get("programmes/{id:int}"), EndpointSummary("A programme")]
    public Task<ActionResult<ApiProgramme>> Programme(int id, CancellationToken cancellationToken) => OneAsync(ApiKindRows.Programmes(db).Where(p => p.Id == id), Faces.ProgrammeOf, id, cancellationToken);

    [Get("projects"), EndpointSummary("Supported projects, newest first"), Asks("programme", "year", "province", "page", "pageSize")]
    public Task<ActionResult<ApiList<ApiProject>>> Projects(CancellationToken cancellationToken)
    {
        var query = new ApiQuery(Request.Query, ModelState);
        var (programme, year, province) = (query.Number("programme", 1, int.MaxValue), query.Year(), query.Slug("province"));
        return ListAsync(
            query,
            ApiKindRows.Projects(db).Where(p => (programme == null || p.ProgrammeId == programme) && (year == null || (p.FromYear <= year && p.ToYear >= year))
                && (province == null || p.ProvinceSlug == province || p.FormerProvinceSlug == province)),
            rows => rows.OrderByDescending(p => p.FromYear).ThenBy(p => p.SortKey).ThenBy(p => p.Id),
            Faces.ProjectOf,
            cancellationToken);
    }

    [Get("projects/{id:int}"), EndpointSummary("A supported project")]
    public Task<ActionResult<ApiProject>> Project(int id, CancellationToken cancellationToken) => OneAsync(ApiKindRows.Projects(db).Where(p => p.Id == id), Faces.ProjectOf, id, cancellationToken);

    private DateTimeOffset Now => RequestFace.Of(HttpContext).Moment.Now;

    private ApiKindFaces Faces => new(new(settings.Value.PublicUrl, register.Reference), Now);

    private async Task<ActionResult<ApiList<TFace>>> ListAsync<T, TFace>(
        ApiQuery query, IQueryable<T> rows, Func<IQueryable<T>, IOrderedQueryable<T>> order, Func<T, TFace> map, CancellationToken cancellationToken)
        where T : class, IPublished
    {
        var number = query.Paging();
        if (!ModelState.IsValid)
            return ValidationProblem();
        var visible = rows.AsNoTracking().AsSplitQuery().Visible(Now);
        var total = await visible.CountAsync(cancellationToken);
        var found = await order(visible).Paged(number, query.PageSize).ToListAsync(cancellationToken);
        var page = new PageOf<TFace>(found.ConvertAll(r => map(r)), total, number, query.PageSize);
        return page.Exists ? ApiAnswers.ListOf(page) : this.PastTheEnd(page.Pages);
    }

    private async Task<ActionResult<TFace>> OneAsync<T, TFace>(IQueryable<T> row, Func<T, TFace> map, int id, CancellationToken cancellationToken)
        where T : class, IPublished => await row.AsNoTracking().AsSplitQuery().FirstOrDefaultAsync(cancellationToken) switch
        {
            { } found when found.IsVisible(Now) => map(found),
            { } found when found.IsWithdrawn(Now) => this.Withdrawn(),
            _ => this.Missing($"No record of this kind has the number {id}."),
        };
}
