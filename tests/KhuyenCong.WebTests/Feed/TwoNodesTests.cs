using KhuyenCong.Catalogue.Data;
using KhuyenCong.Catalogue.Data.Model;
using KhuyenCong.Testing;
using Microsoft.EntityFrameworkCore;
using Microsoft.Extensions.DependencyInjection;

namespace KhuyenCong.WebTests.Feed;

/// <summary>Two hosts on one database, with the feed read as often as the product reads it by default and the page cache on.</summary>
public sealed class TwoNodesTests
{
    private static readonly TimeSpan Bound = TimeSpan.FromSeconds(2);

    [Theory, MemberData(nameof(Engines.Both), MemberType = typeof(Engines))]
    public async Task Rename_OnOneNode_IsOnTheOthersPagesAndSearch(Engine engine)
    {
        await using var database = await TestDatabase.CreateAsync(engine, Content.Sample);
        await using var one = await StartAsync(database);
        await using var other = await StartAsync(database);
        var product = await ReadAsync(one, db => db.Products.OrderBy(p => p.Id).FirstAsync());
        const string name = "Khổng tước lam sơn";
        string[] pages = [$"/san-pham/{product.Slug}-{product.Id}", "/san-pham?q=khong+tuoc", "/tim-kiem?q=khong+tuoc+lam+son"];
        foreach (var page in pages)
            Assert.DoesNotContain(name, await TextAsync(other, page), StringComparison.Ordinal);

        await EditAsync(one, async db => (await db.Products.SingleAsync(p => p.Id == product.Id)).Name = name);

        await ShowsAsync(other, pages, name);
        await ShowsAsync(one, pages, name);
    }

    [Theory, MemberData(nameof(Engines.Both), MemberType = typeof(Engines))]
    public async Task Revoke_OnOneNode_IsOnTheOthersPagesAndFacets(Engine engine)
    {
        await using var database = await TestDatabase.CreateAsync(engine, Content.Sample);
        await using var one = await StartAsync(database);
        await using var other = await StartAsync(database);
        var certificate = await ReadAsync(one, db => db.Certificates.Include(c => c.Product).OrderBy(c => c.Code).FirstAsync(c => c.GrantYear == 2025));
        var product = $"/san-pham/{certificate.Product!.Slug}-{certificate.ProductId}";
        Assert.DoesNotContain("Đã thu hồi", await TextAsync(other, $"/chung-nhan/{certificate.Code}"), StringComparison.OrdinalIgnoreCase);
        Assert.DoesNotContain(product, await TextAsync(other, "/san-pham?hieu-luc=thu-hoi"), StringComparison.Ordinal);

        await EditAsync(one, db =>
        {
            db.Add(new CertificateEvent { CertificateCode = certificate.Code, Kind = CertificateEventKind.Revoked, EffectiveOn = new(2026, 11, 20), RecordedAt = FakeClock.SampleDay });
            return Task.CompletedTask;
        });

        await ShowsAsync(other, [$"/chung-nhan/{certificate.Code}", product], "thu hồi");
        await ShowsAsync(other, ["/san-pham?hieu-luc=thu-hoi"], product);
    }

    private static Task<TestSite> StartAsync(TestDatabase database) =>
        TestSite.StartOnAsync(database, change: builder => builder.Configuration["Catalogue:FeedInterval"] = "1000");

    /// <summary>Every page shows the text before the bound has passed since this was called.</summary>
    private static async Task ShowsAsync(TestSite site, string[] pages, string text)
    {
        using var limit = new CancellationTokenSource(Bound);
        foreach (var page in pages)
            while (!(await TextAsync(site, page)).Contains(text, StringComparison.OrdinalIgnoreCase))
            {
                Assert.False(limit.IsCancellationRequested, $"{page} does not show “{text}” within {Bound.TotalSeconds} s.");
                await Task.Delay(20);
            }
    }

    /// <summary>What the page says, and where it leads; not how it marks what was found.</summary>
    private static async Task<string> TextAsync(TestSite site, string page)
    {
        var main = (await site.PageAsync(page)).QuerySelector("main")!;
        return $"{main.TextContent} {string.Join(' ', main.QuerySelectorAll("a[href]").Select(a => a.GetAttribute("href")))}";
    }

    private static async Task EditAsync(TestSite site, Func<CatalogueDb, Task> edit)
    {
        await using var scope = site.Services.CreateAsyncScope();
        var db = scope.ServiceProvider.GetRequiredService<CatalogueDb>();
        await edit(db);
        await db.SaveChangesAsync();
    }

    private static async Task<T> ReadAsync<T>(TestSite site, Func<CatalogueDb, Task<T>> read)
    {
        await using var scope = site.Services.CreateAsyncScope();
        return await read(scope.ServiceProvider.GetRequiredService<CatalogueDb>());
    }
}
