using System.Net;
using System.Xml.Linq;
using KhuyenCong.Catalogue.Data;
using KhuyenCong.Testing;
using Microsoft.EntityFrameworkCore;
using Microsoft.Extensions.DependencyInjection;

namespace KhuyenCong.WebTests.OpenData;

public sealed class FeedTests
{
    private static readonly XNamespace Atom = "http://www.w3.org/2005/Atom";

    /// <summary>Without the format's ending.</summary>
    public static IReadOnlyList<string> Addresses { get; } =
    [
        "/feed", "/en/feed", "/chung-nhan/feed", "/en/certificates/feed", "/san-pham/feed", "/en/products/feed?nhom=cbtp&hieu-luc=con", "/san-pham/feed?q=chè", "/tim-kiem/feed?q=chè+thái+nguyên",
        "/en/search/feed?q=tea",
    ];

    public static TheoryData<string> Feeds => [.. Addresses];

    [Theory, MemberData(nameof(Feeds))]
    public async Task Feed_InBothFormats_TellsTheSameEntries(string feed)
    {
        foreach (var engine in Enum.GetValues<Engine>())
        {
            var site = await TestSite.SampleAsync(engine);
            var (path, query) = feed.Split('?') is [var p, var q] ? (p, "?" + q) : (feed, "");
            var atom = XDocument.Parse(await Reading.TextAsync(site, $"{path}.atom{query}", "application/atom+xml")).Root!;
            var json = await Reading.JsonAsync(site, $"{path}.json{query}", "application/feed+json");
            var entries = atom.Elements(Atom + "entry").ToList();
            Assert.InRange(entries.Count, 1, 50);
            Assert.Equal(json["items"]!.AsArray().Select(i => i!["id"]!.ToString()), entries.Select(e => e.Element(Atom + "id")!.Value));
            Assert.Equal(json["items"]!.AsArray().Select(i => i!["url"]!.ToString()), entries.Select(e => Link(e, "alternate")));
            Assert.Equal(json["items"]!.AsArray().Select(i => i!["date_modified"]!.ToString()), entries.Select(e => e.Element(Atom + "updated")!.Value));
            Assert.Equal(entries.Max(e => e.Element(Atom + "updated")!.Value), atom.Element(Atom + "updated")!.Value);
            Assert.Equal(entries.Count, entries.Select(e => e.Element(Atom + "id")!.Value).Distinct(StringComparer.Ordinal).Count());
            Assert.All(entries, e => Assert.StartsWith($"tag:localhost,2026:{(path.StartsWith("/en/", StringComparison.Ordinal) ? "en" : "vi")}/", e.Element(Atom + "id")!.Value, StringComparison.Ordinal));
            // The feed's own address gives the same feed; its page is there.
            Assert.Equal(atom.ToString(), XDocument.Parse(await Reading.TextAsync(site, new Uri(Link(atom, "self")).PathAndQuery, "application/atom+xml")).Root!.ToString());
        }
    }

    [Theory, MemberData(nameof(Engines.Both), MemberType = typeof(Engines))]
    public async Task TopicFeed_HoldsTheTopicsArticlesAlone(Engine engine)
    {
        var site = await TestSite.SampleAsync(engine);
        var topics = (await Reading.JsonAsync(site, "/api/v1/topics"))["items"]!.AsArray().Select(t => t!["slug"]!.GetValue<string>());
        var sum = 0;
        foreach (var topic in topics)
        {
            var expected = (await Reading.JsonAsync(site, $"/api/v1/articles?topic={topic}"))["total"]!.GetValue<int>();
            var feed = XDocument.Parse(await Reading.TextAsync(site, $"/tin-tuc/chuyen-muc/{topic}/feed.atom", "application/atom+xml")).Root!;
            Assert.Equal(expected, feed.Elements(Atom + "entry").Count());
            sum += expected;
        }

        Assert.Equal(14, sum);
        Assert.Equal(HttpStatusCode.NotFound, await Reading.StatusAsync(site, "/tin-tuc/chuyen-muc/khong-co/feed.atom"));
    }

    [Fact]
    public async Task Feed_OfAChangedAndOfAHostileRecord_StaysWellFormedAndTellsTheChange()
    {
        await using var site = await TestSite.StartAsync(Engine.Sqlite);
        site.Clock.Now = FakeClock.SampleDay.AddHours(3);
        await using (var db = await site.Services.GetRequiredService<IDbContextFactory<CatalogueDb>>().CreateDbContextAsync())
        {
            var article = await db.Articles.SingleAsync(a => a.Id == 3);
            (article.Title, article.Summary, article.Text) = ("A & B </title><script>x</script>", "]]> \u0001 &amp; \"x\"", "<script>alert(1)</script> [x](javascript:alert(1)) **đậm**");
            (await db.Products.SingleAsync(p => p.Id == 25)).Name = "</script><script>alert(1)</script><!--";
            await db.SaveChangesAsync();
        }

        await site.CatchUpAsync();
        var feed = XDocument.Parse(await Reading.TextAsync(site, "/feed.atom", "application/atom+xml")).Root!;
        Assert.Equal("2026-11-22T05:00:00Z", feed.Element(Atom + "updated")!.Value);
        var entry = feed.Elements(Atom + "entry").Single(e => e.Element(Atom + "id")!.Value.EndsWith("article/3", StringComparison.Ordinal));
        Assert.Equal("A & B </title><script>x</script>", entry.Element(Atom + "title")!.Value);
        Assert.DoesNotContain("<script", entry.Element(Atom + "content")!.Value, StringComparison.Ordinal);
        Assert.DoesNotContain("javascript:", entry.Element(Atom + "content")!.Value, StringComparison.Ordinal);
        Assert.Contains("<strong>đậm</strong>", entry.Element(Atom + "content")!.Value, StringComparison.Ordinal);

        var html = await site.Client.GetStringAsync(new Uri("/san-pham/tieu-bau-may-25", UriKind.Relative));
        Assert.DoesNotContain("<script>alert", html, StringComparison.Ordinal);
        var block = Assert.Single(Reading.Blocks(await site.PageAsync("/san-pham/tieu-bau-may-25"), "Product"));
        Assert.Equal("</script><script>alert(1)</script><!--", block["name"]!.GetValue<string>());
    }

    [Theory]
    [InlineData("/san-pham/feed.atom?hieu-luc=x", HttpStatusCode.BadRequest)]
    [InlineData("/tim-kiem/feed.atom?loai=x", HttpStatusCode.BadRequest)]
    [InlineData("/feed.rss", HttpStatusCode.NotFound)]
    [InlineData("/tim-kiem/feed.json", HttpStatusCode.OK)]
    public async Task Feed_AskedWrongly_SaysSo(string path, HttpStatusCode status) =>
        Assert.Equal(status, await Reading.StatusAsync(await TestSite.SampleAsync(Engine.Sqlite), path));

    private static string Link(XElement element, string rel) => element.Elements(Atom + "link").Single(l => l.Attribute("rel")!.Value == rel).Attribute("href")!.Value;
}
