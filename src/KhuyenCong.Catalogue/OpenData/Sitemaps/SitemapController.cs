using System.Globalization;
using System.Text;
using KhuyenCong.Catalogue.Common;
using KhuyenCong.Catalogue.Data;
using Microsoft.AspNetCore.Mvc;
using Microsoft.Extensions.Options;

namespace KhuyenCong.Catalogue.OpenData;

/// <summary>For search engines and installers: what may be read, where every page is, what the site is called on a screen.</summary>
public sealed class SitemapController(CatalogueDb db, IOptions<CatalogueSettings> settings) : Controller
{
    private const string XmlType = "application/xml; charset=utf-8";

    /// <summary>Pages of one record stand in two languages.</summary>
    private int EntriesInAFile => settings.Value.SitemapAddresses / 2;

    [Get("sitemap.xml")]
    public async Task Index(CancellationToken cancellationToken)
    {
        Response.ContentType = XmlType;
        await using var writer = new SitemapWriter(Response.Body, settings.Value, "sitemapindex");
        foreach (var kind in SitemapKinds.All)
        {
            var (count, file, changed) = (0, 1, (DateTimeOffset?)null);
            await foreach (var entry in kind.Read(db, Now).WithCancellation(cancellationToken))
            {
                if (count == EntriesInAFile)
                {
                    await writer.WriteFileAsync(PathOf(kind, file), changed, cancellationToken);
                    (count, file, changed) = (0, file + 1, null);
                }

                count++;
                changed = entry.Changed is { } at && !(changed >= at) ? at : changed;
            }

            if (count > 0)
                await writer.WriteFileAsync(PathOf(kind, file), changed, cancellationToken);
        }
    }

    [Get("sitemap/{name}-{file:int:min(1)}.xml")]
    public async Task<IActionResult> Part(string name, int file, CancellationToken cancellationToken)
    {
        if (SitemapKinds.All.FirstOrDefault(k => k.Name == name) is not { } kind)
            return this.Missing();
        await using var entries = kind.Read(db, Now).Skip((file - 1) * EntriesInAFile).Take(EntriesInAFile).GetAsyncEnumerator(cancellationToken);
        if (!await entries.MoveNextAsync())
            return this.Missing();
        Response.ContentType = XmlType;
        await using var writer = new SitemapWriter(Response.Body, settings.Value, "urlset");
        do
        {
            await writer.WritePageAsync(entries.Current, Language.Vi, cancellationToken);
            await writer.WritePageAsync(entries.Current, Language.En, cancellationToken);
        }
        while (await entries.MoveNextAsync());
        return new EmptyResult();
    }

    /// <summary>Lists in another order, as rows or on another day are the same list again; a search is nobody's page.</summary>
    [Get("robots.txt")]
    public IActionResult Robots()
    {
        var text = new StringBuilder("User-agent: *\n");
        foreach (var closed in (string[])["/quan-tri", "/tai-khoan", "/loi/", "/tim-kiem?", "/en/search?", "/*sap-xep=", "/*kieu=", "/*ngay="])
            text.Append(CultureInfo.InvariantCulture, $"Disallow: {closed}\n");
        return Content(text.Append(CultureInfo.InvariantCulture, $"\nSitemap: {settings.Value.Absolute("/sitemap.xml")}\n").ToString(), "text/plain; charset=utf-8");
    }

    [Get("site.webmanifest")]
    public IActionResult Manifest()
    {
        var site = settings.Value.Site;
        var manifest = Linked.Of(
            ("name", site.Name),
            ("short_name", "CNNT tiêu biểu"),
            ("lang", "vi"),
            ("dir", "ltr"),
            ("id", "/"),
            ("start_url", "/"),
            ("scope", "/"),
            ("display", "browser"),
            ("background_color", "#fbf8f1"),
            ("theme_color", "#fbf8f1"),
            ("icons", Linked.List([Icon("/img/icon-192.png", "192x192", "any"), Icon("/img/icon-512.png", "512x512", "any"), Icon("/lib/og/maskable-512.png", "512x512", "maskable")])));
        return Content(manifest.ToJsonString(Linked.Json), "application/manifest+json; charset=utf-8");

        static System.Text.Json.Nodes.JsonObject Icon(string path, string sizes, string purpose) =>
            Linked.Of(("src", path), ("sizes", sizes), ("type", "image/png"), ("purpose", purpose));
    }

    private DateTimeOffset Now => RequestFace.Of(HttpContext).Moment.Now;

    private static string PathOf(SitemapKind kind, int file) => string.Create(CultureInfo.InvariantCulture, $"/sitemap/{kind.Name}-{file}.xml");
}
