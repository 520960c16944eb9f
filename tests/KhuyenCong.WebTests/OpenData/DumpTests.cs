using System.Globalization;
using System.Net;
using System.Net.Http.Headers;
using System.Security.Cryptography;
using System.Text;
using System.Text.Json.Nodes;
using KhuyenCong.Catalogue.Common;
using KhuyenCong.Catalogue.Data;
using KhuyenCong.Catalogue.OpenData;
using KhuyenCong.Testing;
using Microsoft.EntityFrameworkCore;
using Microsoft.Extensions.DependencyInjection;

namespace KhuyenCong.WebTests.OpenData;

public sealed class DumpTests
{
    private static readonly string[] Files = [.. Dumps.Names.SelectMany(_ => Dumps.Formats, (name, format) => $"{name}.{format}")];

    [Theory, MemberData(nameof(Engines.Both), MemberType = typeof(Engines))]
    public async Task Dumps_AndTheirDescription_NameTheSameBytes(Engine engine)
    {
        var site = await TestSite.SampleAsync(engine);
        var catalogue = await Reading.JsonAsync(site, "/du-lieu-mo/dcat.jsonld", "application/ld+json");
        var distributions = catalogue["dcat:dataset"]!.AsArray().SelectMany(d => d!["dcat:distribution"]!.AsArray()).ToDictionary(d => d!["dct:title"]!.GetValue<string>(), d => d!, StringComparer.Ordinal);
        Assert.Equal(Files, distributions.Keys);
        foreach (var file in Files)
        {
            using var response = await site.Client.GetAsync(new Uri($"/du-lieu-mo/{file}", UriKind.Relative));
            var bytes = await response.Content.ReadAsByteArrayAsync();
            var sum = Convert.ToHexStringLower(SHA256.HashData(bytes));
            Assert.Equal($"\"{sum}\"", response.Headers.ETag!.ToString());
            Assert.Equal($"{sum}  {file}\n", await site.Client.GetStringAsync(new Uri($"/du-lieu-mo/{file}.sha256", UriKind.Relative)));
            Assert.Equal(sum, distributions[file]["spdx:checksum"]!["spdx:checksumValue"]!["@value"]!.GetValue<string>());
            Assert.Equal(bytes.Length.ToString(CultureInfo.InvariantCulture), distributions[file]["dcat:byteSize"]!["@value"]!.GetValue<string>());
            Assert.Equal($"http://localhost:5080/du-lieu-mo/{file}", distributions[file]["dcat:downloadURL"]!["@id"]!.GetValue<string>());
            Assert.Equal("<http://localhost:5080/dieu-khoan>; rel=\"license\"", response.Headers.GetValues("Link").Single());
            using var again = new HttpRequestMessage(HttpMethod.Get, $"/du-lieu-mo/{file}") { Headers = { IfNoneMatch = { EntityTagHeaderValue.Parse($"\"{sum}\"") } } };
            using var unchanged = await site.Client.SendAsync(again);
            Assert.Equal(HttpStatusCode.NotModified, unchanged.StatusCode);
        }
    }

    /// <summary>Nodes of one data folder: what one that was killed left is removed, what another holds stays, and one that stops leaves nothing.</summary>
    [Fact]
    public async Task Dumps_OfANodeThatWasKilled_AreRemovedByTheNext()
    {
        await using var database = await TestDatabase.CreateAsync(Engine.Sqlite, Content.Sample);
        var parent = Path.Combine(database.DataFolder, "dumps");
        var left = Directory.CreateDirectory(Path.Combine(parent, "of-a-node-that-was-killed")).FullName;
        File.WriteAllText(Path.Combine(left, "products.csv"), "id");
        using var other = PrivateFolder.Open(parent);
        await using (var site = await TestSite.StartOnAsync(database))
        {
            using var response = await site.Client.GetAsync(new Uri("/du-lieu-mo/products.csv", UriKind.Relative));
            Assert.Equal(HttpStatusCode.OK, response.StatusCode);
            Assert.False(Directory.Exists(left));
            Assert.Equal(2, Directory.GetDirectories(parent).Length);
        }

        Assert.Equal([other.Folder], Directory.GetDirectories(parent));
    }

    [Theory, MemberData(nameof(Engines.Both), MemberType = typeof(Engines))]
    public async Task Dumps_InBothFormats_HoldEveryRecordInItsOrder(Engine engine)
    {
        var site = await TestSite.SampleAsync(engine);
        foreach (var (name, records) in (IEnumerable<(string, int)>)[("products", 98), ("producers", 64), ("certificates", 97), ("rounds", 26), ("documents", 35), ("showrooms", 1), ("fairs", 6), ("articles", 14), ("programmes", 2), ("projects", 10)])
        {
            var rows = Reading.Csv(await Reading.TextAsync(site, $"/du-lieu-mo/{name}.csv", "text/csv"));
            var lines = (await Reading.TextAsync(site, $"/du-lieu-mo/{name}.jsonl", "application/jsonl")).Split('\n', StringSplitOptions.RemoveEmptyEntries).Select(l => JsonNode.Parse(l)!).ToList();
            Assert.Equal((name, records, records), (name, rows.Count, lines.Count));
            var key = name == "certificates" ? "code" : "id";
            Assert.Equal(lines.Select(l => l[key]!.ToString()), rows.Select(r => r[key]));
            Assert.Equal(lines.Select(l => l["url"]!.ToString()), rows.Select(r => r["url"]));
            if (key == "id")
                Assert.Equal(lines.Select(l => l["id"]!.GetValue<int>()).Order(), lines.Select(l => l["id"]!.GetValue<int>()));
        }

        foreach (var (kind, id) in (IEnumerable<(string, int)>)[("products", 25), ("rounds", 3), ("documents", 5), ("showrooms", 1), ("fairs", 1), ("articles", 4), ("programmes", 1), ("projects", 5)])
        {
            var one = await Reading.JsonAsync(site, $"/api/v1/{kind}/{id}");
            var line = (await site.Client.GetStringAsync(new Uri($"/du-lieu-mo/{kind}.jsonl", UriKind.Relative))).Split('\n').Single(l => l.StartsWith($"{{\"id\":{id},", StringComparison.Ordinal));
            Assert.Equal(one.ToJsonString(), JsonNode.Parse(line)!.ToJsonString());
        }
    }

    [Fact]
    public async Task Dump_AfterAChangeAndAfterAMidnight_IsWrittenAnew()
    {
        await using var site = await TestSite.StartAsync(Engine.Sqlite);
        async Task<(string Tag, string Text)> ReadAsync(string file)
        {
            using var response = await site.Client.GetAsync(new Uri($"/du-lieu-mo/{file}", UriKind.Relative));
            return (response.Headers.ETag!.Tag, Encoding.UTF8.GetString(await response.Content.ReadAsByteArrayAsync()));
        }

        var before = await ReadAsync("products.csv");
        Assert.Equal(before, await ReadAsync("products.csv"));
        await using (var db = await site.Services.GetRequiredService<IDbContextFactory<CatalogueDb>>().CreateDbContextAsync())
        {
            (await db.Products.SingleAsync(p => p.Id == 1)).Name = "Nhất diệp hảo trà, \"thượng hạng\"";
            await db.SaveChangesAsync();
        }

        await site.CatchUpAsync();
        var after = await ReadAsync("products.csv");
        Assert.NotEqual(before.Tag, after.Tag);
        Assert.Equal("Nhất diệp hảo trà, \"thượng hạng\"", Reading.Csv(after.Text)[0]["name"]);

        int Expired(string csv) => Reading.Csv(csv).Count(r => r["status"] == "expired");
        site.Clock.SetInVietNam(2026, 12, 31, 23, 59, 59);
        var valid = Expired((await ReadAsync("certificates.csv")).Text);
        site.Clock.SetInVietNam(2027, 1, 1, 0, 0, 0);
        Assert.True(Expired((await ReadAsync("certificates.csv")).Text) > valid);
    }

    [Theory]
    [InlineData("/du-lieu-mo/users.csv")]
    [InlineData("/du-lieu-mo/products.xlsx")]
    [InlineData("/du-lieu-mo/products.csv.md5")]
    public async Task Dump_OfWhatIsNone_IsMissing(string path) =>
        Assert.Equal(HttpStatusCode.NotFound, await Reading.StatusAsync(await TestSite.SampleAsync(Engine.Sqlite), path));
}
