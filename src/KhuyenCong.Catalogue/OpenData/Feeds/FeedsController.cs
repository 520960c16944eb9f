using KhuyenCong.Catalogue.Common;
using KhuyenCong.Catalogue.Producers;
using KhuyenCong.Catalogue.Products;
using KhuyenCong.Catalogue.Search;
using Microsoft.AspNetCore.Mvc;
using Microsoft.Extensions.Options;

namespace KhuyenCong.Catalogue.OpenData;

/// <summary>Feeds as Atom and JSON Feed: news, a topic, new certificates, any list of products or producers, any search.</summary>
public sealed class FeedsController(FeedReading reading, Register register, IOptions<CatalogueSettings> settings) : Controller
{
    [Get("feed.{format:regex(^(atom|json)$)}"), Get("en/feed.{format:regex(^(atom|json)$)}")]
    public async Task<IActionResult> News(string format, CancellationToken cancellationToken) => Answer(await reading.NewsAsync(null, Face, cancellationToken), format);

    [Get("tin-tuc/chuyen-muc/{topic}/feed.{format:regex(^(atom|json)$)}"), Get("en/news/topics/{topic}/feed.{format:regex(^(atom|json)$)}")]
    public async Task<IActionResult> Topic(string topic, string format, CancellationToken cancellationToken) =>
        register.Reference.Topics.GetValueOrDefault(topic) is { } known ? Answer(await reading.NewsAsync(known, Face, cancellationToken), format) : this.Missing();

    [Get("chung-nhan/feed.{format:regex(^(atom|json)$)}"), Get("en/certificates/feed.{format:regex(^(atom|json)$)}")]
    public async Task<IActionResult> Certificates(string format, CancellationToken cancellationToken) => Answer(await reading.CertificatesAsync(Face, cancellationToken), format);

    /// <summary>The names of the list of products; its order and page do not count.</summary>
    [Get("san-pham/feed.{format:regex(^(atom|json)$)}"), Get("en/products/feed.{format:regex(^(atom|json)$)}")]
    public async Task<IActionResult> Products(string format, CancellationToken cancellationToken)
    {
        var (filter, faults) = ProductFilter.Read(Request.Query);
        return faults.Count > 0 ? this.Refused(faults) : Answer(await reading.ProductsAsync(filter, Face, cancellationToken), format);
    }

    /// <summary>The names of the list of producers; its order and page do not count.</summary>
    [Get("co-so/feed.{format:regex(^(atom|json)$)}"), Get("en/producers/feed.{format:regex(^(atom|json)$)}")]
    public async Task<IActionResult> Producers(string format, CancellationToken cancellationToken)
    {
        var (filter, faults) = ProducerFilter.Read(Request.Query);
        return faults.Count > 0 ? this.Refused(faults) : Answer(await reading.ProducersAsync(filter, Face, cancellationToken), format);
    }

    /// <summary>The names of the search; its page does not count.</summary>
    [Get("tim-kiem/feed.{format:regex(^(atom|json)$)}"), Get("en/search/feed.{format:regex(^(atom|json)$)}")]
    public async Task<IActionResult> Search(string format, CancellationToken cancellationToken)
    {
        var (filter, faults) = SearchFilter.Read(Request.Query);
        return faults.Count > 0 ? this.Refused(faults) : Answer(await reading.SearchAsync(filter, Face, cancellationToken), format);
    }

    private RequestFace Face => RequestFace.Of(HttpContext);

    private FileContentResult Answer(Feed feed, string format)
    {
        var writer = new FeedWriter(settings.Value, Face.Language);
        return format == "json" ? File(writer.ToJson(feed), FeedWriter.JsonType + "; charset=utf-8") : File(writer.ToAtom(feed), FeedWriter.AtomType + "; charset=utf-8");
    }
}
