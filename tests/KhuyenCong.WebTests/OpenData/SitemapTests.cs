using System.Globalization;
using System.Net;
using System.Xml.Linq;
using KhuyenCong.Catalogue.Data;
using KhuyenCong.Testing;
using KhuyenCong.WebTests.Pages;
using Microsoft.EntityFrameworkCore;
using Microsoft.Extensions.DependencyInjection;

namespace KhuyenCong.WebTests.OpenData;

public sealed class SitemapTests
{
    private static readonly XNamespace Protocol = "http://www.sitemaps.org/schemas/sitemap/0.9";
    private static readonly XNamespace Xhtml = "http://www.w3.org/1999/xhtml";

    /// <summary>Every address answers 200, stands once, and is the canonical one of its page; each names its other language.</summary>
    [Theory, MemberData(nameof(Engines.Both), MemberType = typeof(Engines))]
    public async Task Sitemap_EveryAddress_IsTheCanonicalOneOfAPage(Engine engine)
    {
        var site = await TestSite.SampleAsync(engine);
        var entries = await EntriesAsync(site);
        var addresses = entries.ConvertAll(e => e.Address);
        Assert.Equal(addresses.Count, addresses.Distinct(StringComparer.Ordinal).Count());
        Assert.True(addresses.Count > 2 * (98 + 64 + 97 + 26), $"{addresses.Count} addresses");
        foreach (var (address, alternates, _) in entries)
        {
            Assert.Equal(["vi", "en", "x-default"], alternates.Select(a => a.Language));
            Assert.Contains(address, alternates.Select(a => a.Address));
            Assert.All(alternates, a => Assert.Contains(a.Address, addresses));
        }

        // One page of each kind and language is enough to hold the canonical address against; the rest must answer.
        var seen = new HashSet<string>(StringComparer.Ordinal);
        foreach (var address in addresses)
        {
            var path = new Uri(address).AbsolutePath;
            if (seen.Add(string.Join('/', path.Split('/').SkipLast(1))))
                Assert.Equal(address, (await site.PageAsync(path)).QuerySelector("link[rel=canonical]")!.GetAttribute("href"));
            else
                Assert.Equal((path, HttpStatusCode.OK), (path, await Reading.StatusAsync(site, path)));
        }
    }

    [Fact]
    public async Task Sitemap_AboveItsLimit_SplitsItselfAndLosesNothing()
    {
        var whole = await EntriesAsync(await TestSite.SampleAsync(Engine.Sqlite));
        await using var site = await TestSite.StartAsync(Engine.Sqlite, change: builder => builder.Configuration["Catalogue:SitemapAddresses"] = "20");
        var files = await FilesAsync(site);
        Assert.Contains("http://localhost:5080/sitemap/products-10.xml", files.Select(f => f.Address));
        var split = new List<string>();
        foreach (var (address, _) in files)
        {
            var part = await PartAsync(site, address);
            Assert.InRange(part.Count, 1, 20);
            split.AddRange(part.Select(e => e.Address));
        }

        Assert.Equal(whole.Select(e => e.Address), split);
        Assert.Equal(HttpStatusCode.NotFound, await Reading.StatusAsync(site, "/sitemap/products-11.xml"));
        Assert.Equal(HttpStatusCode.NotFound, await Reading.StatusAsync(site, "/sitemap/dogs-1.xml"));
    }

    [Fact]
    public async Task Sitemap_OfAChangedRecord_TellsWhenAndOnlyThere()
    {
        await using var site = await TestSite.StartAsync(Engine.Sqlite);
        var before = (await EntriesAsync(site)).ToDictionary(e => e.Address, e => e.Changed, StringComparer.Ordinal);
        site.Clock.Now = FakeClock.SampleDay.AddHours(5);
        await using (var db = await site.Services.GetRequiredService<IDbContextFactory<CatalogueDb>>().CreateDbContextAsync())
        {
            (await db.Certificates.OrderBy(c => c.Code).FirstAsync(c => c.ProductId == 25)).PublicNote = "Đã in lại.";
            await db.SaveChangesAsync();
        }

        await site.CatchUpAsync();
        var changed = (await EntriesAsync(site)).Where(e => before[e.Address] != e.Changed).ToList();
        Assert.All(changed, e => Assert.Equal(FakeClock.SampleDay.AddHours(5), e.Changed));
        var kinds = changed.Select(e => new Uri(e.Address).AbsolutePath.Split('/')[^2]).Distinct().Order(StringComparer.Ordinal);
        Assert.Equal(["certificates", "chung-nhan", "ky-binh-chon", "products", "rounds", "san-pham"], kinds);
        Assert.Contains("http://localhost:5080/san-pham/tieu-bau-may-25", changed.Select(e => e.Address));
        Assert.Equal(FakeClock.SampleDay.AddHours(5), (await FilesAsync(site)).Single(f => f.Address.Contains("/products-1", StringComparison.Ordinal)).Changed);
    }

    [Fact]
    public async Task Robots_AndManifest_LeadToWhatIsThere()
    {
        var site = await TestSite.SampleAsync(Engine.Sqlite);
        var robots = await Reading.TextAsync(site, "/robots.txt", "text/plain");
        Assert.Contains("Disallow: /quan-tri\n", robots, StringComparison.Ordinal);
        Assert.Contains("Sitemap: http://localhost:5080/sitemap.xml\n", robots, StringComparison.Ordinal);
        var manifest = await Reading.JsonAsync(site, "/site.webmanifest", "application/manifest+json");
        Assert.Equal(["192x192", "512x512", "512x512"], manifest["icons"]!.AsArray().Select(i => i!["sizes"]!.GetValue<string>()));
        foreach (var icon in manifest["icons"]!.AsArray().Select(i => i!["src"]!.GetValue<string>()).Append(await site.MovedToAsync("/favicon.ico")))
            Assert.Equal(HttpStatusCode.OK, await site.StatusAsync(icon!));
        Assert.Contains(manifest["icons"]!.AsArray(), i => i!["purpose"]!.GetValue<string>() == "maskable");
    }

    private static async Task<List<(string Address, DateTimeOffset? Changed)>> FilesAsync(TestSite site) =>
        [.. XDocument.Parse(await Reading.TextAsync(site, "/sitemap.xml", "application/xml")).Root!.Elements(Protocol + "sitemap").Select(f => (f.Element(Protocol + "loc")!.Value, ChangeOf(f)))];

    private static async Task<List<(string Address, List<(string Language, string Address)> Alternates, DateTimeOffset? Changed)>> EntriesAsync(TestSite site)
    {
        var entries = new List<(string, List<(string, string)>, DateTimeOffset?)>();
        foreach (var (address, _) in await FilesAsync(site))
            entries.AddRange(await PartAsync(site, address));
        return entries;
    }

    private static async Task<List<(string Address, List<(string Language, string Address)> Alternates, DateTimeOffset? Changed)>> PartAsync(TestSite site, string address) =>
    [
        .. XDocument.Parse(await Reading.TextAsync(site, new Uri(address).AbsolutePath, "application/xml")).Root!.Elements(Protocol + "url").Select(u => (
            u.Element(Protocol + "loc")!.Value,
            u.Elements(Xhtml + "link").Select(l => (l.Attribute("hreflang")!.Value, l.Attribute("href")!.Value)).ToList(),
            ChangeOf(u))),
    ];

    private static DateTimeOffset? ChangeOf(XElement entry) => entry.Element(Protocol + "lastmod") is { } at ? DateTimeOffset.Parse(at.Value, CultureInfo.InvariantCulture) : null;
}
