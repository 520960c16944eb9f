using KhuyenCong.Catalogue.Certificates;
using KhuyenCong.Catalogue.Data;
using KhuyenCong.Catalogue.Data.Model;
using KhuyenCong.Catalogue.Rounds;
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

    /// <summary>Each act of an officer, by what the officer's page calls, is told by page, product, search and API of both nodes.</summary>
    [Theory, MemberData(nameof(Engines.Both), MemberType = typeof(Engines))]
    public async Task ActsOfAnOfficer_OnOneNode_AreOnEveryPageOfTheOther(Engine engine)
    {
        await using var database = await TestDatabase.CreateAsync(engine, Content.Sample);
        await using var one = await StartAsync(database);
        await using var other = await StartAsync(database);
        var certificate = await ReadAsync(one, db => db.Certificates.Include(c => c.Product).OrderBy(c => c.Code).FirstAsync(c => c.GrantedOn != null && c.GrantYear == 2024 && c.Events.Count == 0 && c.Product!.Certificates.Count == 1));
        var (page, product, api) = ($"/chung-nhan/{certificate.Code}", $"/san-pham/{certificate.Product!.Slug}-{certificate.ProductId}", $"/api/v1/certificates/{certificate.Code}");
        await ActAsync(CertificateAct.Suspend, "20/11/2026", "chờ kiểm tra nhãn");
        await ShowsAsync(other, [page], "chờ kiểm tra nhãn");
        await ShowsAsync(other, [product], "tạm dừng");
        await ShowsAsync(other, ["/san-pham?hieu-luc=tam-dung"], product);
        await ActAsync(CertificateAct.Reinstate, "21/11/2026", "");
        await ShowsAsync(other, [page, product], "còn hiệu lực");
        await ActAsync(CertificateAct.OverrideEnd, "30/06/2028", "theo văn bản riêng");
        await ShowsAsync(other, [page, product], "30/06/2028");
        await ActAsync(CertificateAct.Verify, "21/11/2026", "");
        await ShowsAsync(other, [page], "Lê Thị An");
        await ActAsync(CertificateAct.Correct, "21/11/2026", "tên in sai một chữ");
        await ShowsAsync(other, [page], "tên in sai một chữ");
        await ActAsync(CertificateAct.Revoke, "22/11/2026", "không còn bảo đảm tiêu chí");
        await ShowsAsync(other, [page], "không còn bảo đảm tiêu chí");
        await ShowsAsync(other, [product], "thu hồi");
        await ShowsAsync(other, ["/san-pham?hieu-luc=thu-hoi", "/tim-kiem?q=" + Uri.EscapeDataString(certificate.Product.Name)], product);
        foreach (var site in (TestSite[])[one, other])
            Assert.Contains("\"status\":\"revoked\"", (await site.Client.GetStringAsync(new Uri(api, UriKind.Relative))).Replace(" ", "", StringComparison.Ordinal), StringComparison.Ordinal);
        await ShowsAsync(one, [page, product], "thu hồi");

        async Task ActAsync(CertificateAct act, string day, string ground)
        {
            await using var scope = one.Services.CreateAsyncScope();
            var editor = scope.ServiceProvider.GetRequiredService<CertificateEditor>();
            var version = (await editor.ReadAsync(certificate.Code, default))!.Certificate.Version;
            var fields = new Dictionary<ActField, string> { [ActField.Day] = day, [ActField.Ground] = ground, [ActField.By] = "Lê Thị An" };
            Assert.Equal(ActResult.Done, (await editor.DoAsync(certificate.Code, new(act, version, fields), new("lan", "Lan"), default)).Result);
        }
    }

    [Theory, MemberData(nameof(Engines.Both), MemberType = typeof(Engines))]
    public async Task Grant_OnOneNode_IsOnTheOthersPages(Engine engine)
    {
        await using var database = await TestDatabase.CreateAsync(engine, Content.Sample);
        await using var one = await StartAsync(database);
        await using var other = await StartAsync(database);
        const int round = 14;
        var product = await ReadAsync(one, db => db.Products.OrderBy(p => p.Id).FirstAsync(p => p.VisibleFrom <= FakeClock.SampleDay && p.VisibleTo == null && p.Certificates.Count == 0));
        var address = $"/san-pham/{product.Slug}-{product.Id}";
        Assert.DoesNotContain("/chung-nhan/", await TextAsync(other, address), StringComparison.Ordinal);
        await using (var scope = one.Services.CreateAsyncScope())
        {
            var editor = scope.ServiceProvider.GetRequiredService<ResultEditor>();
            var version = (await editor.OpenAsync(round, default))!.Version;
            Assert.Equal(GrantResult.Done, (await editor.GrantAsync(round, new(version, "20/05/2024", [new($"{product.Id}")]), new("lan", "Lan"), default)).Result);
        }

        var code = await ReadAsync(one, db => db.Certificates.Where(c => c.ProductId == product.Id).Select(c => c.Code).SingleAsync());
        await ShowsAsync(other, [address], $"/chung-nhan/{code}");
        await ShowsAsync(other, [$"/chung-nhan/{code}"], "còn hiệu lực đến hết ngày 31/12/2027");
        await ShowsAsync(other, ["/san-pham?nam=2024&cap=khu-vuc&q=" + Uri.EscapeDataString(product.Name)], address);
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
