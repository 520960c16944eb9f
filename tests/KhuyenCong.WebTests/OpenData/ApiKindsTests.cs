using System.Net;
using KhuyenCong.Catalogue.Data;
using KhuyenCong.Testing;
using Microsoft.EntityFrameworkCore;
using Microsoft.Extensions.DependencyInjection;

namespace KhuyenCong.WebTests.OpenData;

/// <summary>Every kind of record has a list and a record of its own, in one manner.</summary>
public sealed class ApiKindsTests
{
    private static readonly string[] Kinds = ["products", "producers", "certificates", "rounds", "documents", "showrooms", "fairs", "articles", "programmes", "projects", "provinces", "groups", "categories", "topics"];

    [Theory, MemberData(nameof(Engines.Both), MemberType = typeof(Engines))]
    public async Task EveryKind_ListedPageByPage_GivesEachRecordOnceAndAtItsOwnAddress(Engine engine)
    {
        var site = await TestSite.SampleAsync(engine);
        foreach (var kind in Kinds)
        {
            var keys = new List<string>();
            var total = 0;
            for (var page = 1; page == 1 || keys.Count < total; page++)
            {
                var list = await Reading.JsonAsync(site, $"/api/v1/{kind}?pageSize=10&page={page}");
                total = list["total"]!.GetValue<int>();
                Assert.InRange(list["items"]!.AsArray().Count, 1, 10);
                keys.AddRange(list["items"]!.AsArray().Select(i => (i!["code"] is { } code && kind == "certificates" ? code : i["id"] ?? i["slug"])!.ToString()));
            }

            Assert.Equal((kind, total, total), (kind, keys.Count, keys.Distinct().Count()));
            Assert.Equal(HttpStatusCode.NotFound, await Reading.StatusAsync(site, $"/api/v1/{kind}?pageSize=10&page=900"));
            var one = await Reading.JsonAsync(site, $"/api/v1/{kind}/{keys[0]}");
            Assert.Equal(keys[0], (kind == "certificates" ? one["code"] : one["id"] ?? one["slug"])!.ToString());
        }
    }

    [Theory, MemberData(nameof(Engines.Both), MemberType = typeof(Engines))]
    public async Task Lists_Narrowed_GiveOnlyWhatWasAskedFor(Engine engine)
    {
        var site = await TestSite.SampleAsync(engine);
        async Task OnlyAsync(string path, string name, string value)
        {
            var items = (await Reading.JsonAsync(site, path))["items"]!.AsArray();
            Assert.NotEmpty(items);
            Assert.All(items, i => Assert.Equal((path, value), (path, i![name]!.ToString())));
        }

        await OnlyAsync("/api/v1/certificates?level=national&year=2023", "level", "national");
        await OnlyAsync("/api/v1/certificates?level=national&year=2023", "year", "2023");
        await OnlyAsync("/api/v1/rounds?level=region", "level", "region");
        await OnlyAsync("/api/v1/documents?type=circular", "type", "circular");
        await OnlyAsync("/api/v1/fairs?year=2024", "year", "2024");
        await OnlyAsync("/api/v1/provinces?scheme=2004", "scheme", "2004");
        await OnlyAsync("/api/v1/categories?group=tcmn", "group", "tcmn");
        await OnlyAsync("/api/v1/projects?programme=1", "programmeId", "1");
        Assert.Equal(63, (await Reading.JsonAsync(site, "/api/v1/provinces?scheme=2004"))["total"]!.GetValue<int>());
    }

    [Theory]
    [InlineData("rounds?level=star")]
    [InlineData("documents?type=poem")]
    [InlineData("fairs?year=24")]
    [InlineData("projects?programme=x")]
    [InlineData("provinces?scheme=1976")]
    [InlineData("articles?pageSize=1000")]
    public async Task Lists_AskedWhatCannotBeAnswered_AreProblems(string path)
    {
        var site = await TestSite.SampleAsync(Engine.Sqlite);
        Assert.Equal(HttpStatusCode.BadRequest, await Reading.StatusAsync(site, "/api/v1/" + path));
    }

    [Theory, MemberData(nameof(Engines.Both), MemberType = typeof(Engines))]
    public async Task Record_WithdrawnOrNotYetPublic_IsGoneOrMissingOnEveryFace(Engine engine)
    {
        await using var site = await TestSite.StartAsync(engine);
        await using (var db = await site.Services.GetRequiredService<IDbContextFactory<CatalogueDb>>().CreateDbContextAsync())
        {
            var (withdrawn, draft) = (await db.Articles.SingleAsync(a => a.Id == 1), await db.Articles.SingleAsync(a => a.Id == 2));
            (withdrawn.VisibleFrom, withdrawn.VisibleTo, draft.VisibleFrom) = (FakeClock.SampleDay.AddDays(-2), FakeClock.SampleDay.AddDays(-1), null);
            var (gone, unseen) = (await db.Products.SingleAsync(p => p.Id == 25), await db.Products.SingleAsync(p => p.Id == 53));
            (gone.VisibleFrom, gone.VisibleTo, unseen.VisibleFrom) = (FakeClock.SampleDay.AddDays(-2), FakeClock.SampleDay.AddDays(-1), null);
            await db.SaveChangesAsync();
        }

        await site.CatchUpAsync();
        Assert.Equal(HttpStatusCode.Gone, await Reading.StatusAsync(site, "/api/v1/articles/1"));
        Assert.Equal(HttpStatusCode.NotFound, await Reading.StatusAsync(site, "/api/v1/articles/2"));
        Assert.Equal(HttpStatusCode.Gone, await Reading.StatusAsync(site, "/api/v1/products/25"));
        Assert.Equal(HttpStatusCode.NotFound, await Reading.StatusAsync(site, "/api/v1/products/53"));
        foreach (var path in (string[])["/sitemap/products-1.xml", "/sitemap/certificates-1.xml", "/du-lieu-mo/products.csv", "/du-lieu-mo/certificates.jsonl", "/chung-nhan/feed.atom", "/san-pham/feed.atom?q=bầu+mây"])
            Assert.DoesNotContain("tieu-bau-may-25", await site.Client.GetStringAsync(new Uri(path, UriKind.Relative)), StringComparison.Ordinal);
        var feed = await site.Client.GetStringAsync(new Uri("/feed.atom", UriKind.Relative));
        Assert.DoesNotContain("article/1<", feed, StringComparison.Ordinal);
        Assert.DoesNotContain("article/2<", feed, StringComparison.Ordinal);
        Assert.Contains("article/3<", feed, StringComparison.Ordinal);
    }
}
