using System.Diagnostics;
using System.Globalization;
using System.Xml.Linq;
using AngleSharp.Dom;
using KhuyenCong.Testing;

namespace KhuyenCong.WebTests.OpenData;

/// <summary>Parsers that others wrote (tests/parsers, npm) read the machine faces and find no fault, and find the faults that are put in.</summary>
public sealed class ParserTests : IDisposable
{
    private readonly DirectoryInfo folder = Directory.CreateTempSubdirectory("kc-parsers-");

    public void Dispose() => folder.Delete(recursive: true);

    [Fact]
    public async Task Atom_OfEveryFeed_IsRead() => await CheckAsync("atom", FeedTests.Addresses.Select(row => Formatted(row, "atom")).Append("/tin-tuc/chuyen-muc/hoi-cho/feed.atom"), "application/atom+xml");

    [Fact]
    public async Task JsonFeed_OfEveryFeed_IsValid() => await CheckAsync("jsonfeed", FeedTests.Addresses.Select(row => Formatted(row, "json")).Append("/tim-kiem/feed.json?q=zzzzz"), "application/feed+json");

    [Fact]
    public async Task Sitemap_IndexAndParts_AreValid()
    {
        var site = await TestSite.SampleAsync(Engine.Sqlite);
        XNamespace protocol = "http://www.sitemaps.org/schemas/sitemap/0.9";
        var parts = XDocument.Parse(await Reading.TextAsync(site, "/sitemap.xml", "application/xml")).Descendants(protocol + "loc").Select(l => new Uri(l.Value).AbsolutePath);
        await CheckAsync("sitemap", parts.Prepend("/sitemap.xml"), "application/xml");
    }

    [Fact]
    public async Task LinkedData_OfEveryKindOfPage_SpeaksSchemaOrg()
    {
        var site = await TestSite.SampleAsync(Engine.Sqlite);
        var pages = new List<string>();
        foreach (var kind in (string[])["fairs", "articles"])
            pages.AddRange((await Reading.JsonAsync(site, $"/api/v1/{kind}"))["items"]!.AsArray().Select(f => new Uri(f!["url"]!.GetValue<string>()).AbsolutePath));
        var types = new SortedSet<string>(StringComparer.Ordinal);
        foreach (var path in (string[])["/", "/en", "/san-pham/tieu-bau-may-25", "/en/products/tieu-bau-may-25", "/co-so/van-phat-dat-52", "/chung-nhan/FDS7GVASPC", "/en/certificates/W6CPRYE7B3", .. pages])
        {
            var blocks = (await site.PageAsync(path)).QuerySelectorAll("script[type='application/ld+json']");
            foreach (var (at, block) in blocks.Index())
            {
                types.Add(block.TextContent.Split("\"@type\":\"")[1].Split('"')[0]);
                await WriteAsync($"{path}-{at}.json", block.TextContent);
            }
        }

        Assert.Superset(new HashSet<string>(StringComparer.Ordinal) { "BreadcrumbList", "Certification", "Event", "NewsArticle", "Organization", "Product", "WebSite" }, types);
        await RunAsync("jsonld");
    }

    [Fact]
    public async Task Calendar_OfEveryFairWithDays_IsRead()
    {
        var site = await TestSite.SampleAsync(Engine.Sqlite);
        var fairs = (await Reading.JsonAsync(site, "/api/v1/fairs"))["items"]!.AsArray().Where(f => f!["startsOn"] is not null);
        await CheckAsync("ics", fairs.Select(f => new Uri(f!["url"]!.GetValue<string>()).AbsolutePath + ".ics"), "text/calendar");
    }

    [Fact]
    public async Task Dcat_DescribesTheDatasets() => await CheckAsync("dcat", ["/du-lieu-mo/dcat.jsonld"], "application/ld+json");

    [Fact]
    public async Task OpenApi_IsValidAndLinted() => await CheckAsync("openapi", ["/openapi/v1.json"], "application/json");

    [Theory]
    [InlineData("atom", "<feed xmlns='http://www.w3.org/2005/Atom'><id>x</id><title>x</title><entry><title>x</title></entry></feed>", "an entry lacks id")]
    [InlineData("atom", "<feed xmlns='http://www.w3.org/2005/Atom'><title>x</feed>", "closing tag")]
    [InlineData("jsonfeed", """{"version":"https://jsonfeed.org/version/1.1","title":"x","items":[{"id":"1","date_published":"22/11/2026"}]}""", "date-time")]
    [InlineData("sitemap", "<urlset xmlns='http://www.sitemaps.org/schemas/sitemap/0.9'><url><loc>/san-pham</loc><lastmod>hôm nay</lastmod></url></urlset>", "no address")]
    [InlineData("ics", "BEGIN:VCALENDAR\r\nBEGIN:VEVENT\r\nUID:1\r\nDTSTAMP:20261122T000000Z\r\nDTSTART;VALUE=DATE:20261124\r\nDTEND;VALUE=DATE:20261122\r\nSUMMARY:x\r\nEND:VEVENT\r\nEND:VCALENDAR\r\n", "does not end after")]
    [InlineData("jsonld", """{"@context":"https://schema.org","@type":"Product","name":"x","colour":"y"}""", "no property colour")]
    [InlineData("dcat", """{"@context":{"dcat":"http://www.w3.org/ns/dcat#"},"@id":"http://a/b","@type":"dcat:Catalog"}""", "has no title")]
    [InlineData("openapi", """{"openapi":"3.1.0","info":{"title":"x","version":"1"},"paths":{"/a/{b}":{"get":{"responses":{"200":{"description":"x"}}}}}}""", "b")]
    public async Task Parser_GivenAFault_FindsIt(string kind, string text, string fault)
    {
        await WriteAsync("faulty", text);
        var (code, said) = await CheckAsync(kind);
        Assert.Equal(1, code);
        Assert.Contains(fault, said, StringComparison.OrdinalIgnoreCase);
    }

    private static string Formatted(string feed, string format) => feed.Contains('?', StringComparison.Ordinal) ? feed.Replace("?", $".{format}?", StringComparison.Ordinal) : $"{feed}.{format}";

    private async Task CheckAsync(string kind, IEnumerable<string> paths, string type)
    {
        var site = await TestSite.SampleAsync(Engine.Sqlite);
        foreach (var path in paths)
            await WriteAsync(path, await Reading.TextAsync(site, path, type));
        await RunAsync(kind);
    }

    private async Task WriteAsync(string name, string text) =>
        await File.WriteAllTextAsync(Path.Combine(folder.FullName, Uri.EscapeDataString(name).Replace('%', '_')), text);

    private async Task RunAsync(string kind)
    {
        var files = folder.GetFiles().Length;
        var (code, said) = await CheckAsync(kind);
        Assert.True(code == 0, said);
        Assert.InRange(files, 1, int.MaxValue);
        Assert.Contains(string.Create(CultureInfo.InvariantCulture, $"checked {files}"), said, StringComparison.Ordinal);
    }

    private async Task<(int Code, string Said)> CheckAsync(string kind)
    {
        var parsers = Path.Combine(OpenApiTests.RepositoryFolder(), "tests", "parsers");
        Assert.True(Directory.Exists(Path.Combine(parsers, "node_modules")), "The parsers are not installed: run 'npm ci' in tests/parsers, as ./test does.");
        using var process = Process.Start(new ProcessStartInfo("node", [Path.Combine(parsers, "check.mjs"), kind, folder.FullName]) { UseShellExecute = false, RedirectStandardOutput = true, RedirectStandardError = true })!;
        var said = process.StandardOutput.ReadToEndAsync();
        var faults = process.StandardError.ReadToEndAsync();
        await process.WaitForExitAsync();
        return (process.ExitCode, await said + await faults);
    }
}
