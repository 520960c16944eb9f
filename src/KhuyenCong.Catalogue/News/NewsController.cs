using KhuyenCong.Catalogue.Common;
using KhuyenCong.Catalogue.Data;
using KhuyenCong.Catalogue.Search;
using Microsoft.AspNetCore.Mvc;
using Microsoft.EntityFrameworkCore;

namespace KhuyenCong.Catalogue.News;

public sealed class NewsController(CatalogueDb db, Register register, NewsListing listing, ArticleReading reading) : Controller
{
    [Get("tin-tuc"), Get("en/news")]
    public Task<IActionResult> Index(CancellationToken cancellationToken) => ListAsync("", cancellationToken);

    [Get("tin-tuc/chuyen-muc/{topic}"), Get("en/news/topics/{topic}")]
    public async Task<IActionResult> Topic(string topic, CancellationToken cancellationToken) =>
        register.Reference.Topics.ContainsKey(topic) ? await ListAsync(topic, cancellationToken) : this.Missing();

    [Get("tin-tuc/{slug}-{id:int}"), Get("en/news/{slug}-{id:int}")]
    public async Task<IActionResult> Detail(int id, CancellationToken cancellationToken)
    {
        var face = RequestFace.Of(HttpContext);
        var article = await db.Articles.AsNoTracking().Include(a => a.Mentions).Include(a => a.Corrections).AsSplitQuery().OrderBy(a => a.Id).FirstOrDefaultAsync(a => a.Id == id, cancellationToken);
        if (!this.MayShow(article, a => Links.Article(face.Language, a.Slug, id), out var instead))
            return instead;
        return View(await reading.ReadAsync(article, face, cancellationToken));
    }

    private async Task<IActionResult> ListAsync(string topic, CancellationToken cancellationToken)
    {
        var (filter, faults) = NewsFilter.Read(Request.Query, topic);
        if (faults.Count > 0)
            return this.Refused(faults);
        var list = await listing.ReadAsync(filter, RequestFace.Of(HttpContext), cancellationToken);
        return list.Page.Exists ? View("Index", list) : this.Missing();
    }
}
