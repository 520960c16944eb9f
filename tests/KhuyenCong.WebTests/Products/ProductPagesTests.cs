using System.Net;
using KhuyenCong.Catalogue.Data;
using KhuyenCong.Testing;
using Microsoft.EntityFrameworkCore;
using Microsoft.Extensions.DependencyInjection;

namespace KhuyenCong.WebTests.Products;

public sealed class ProductPagesTests
{
    public static TheoryData<Engine, string, string[]> Searches
    {
        get
        {
            var data = new TheoryData<Engine, string, string[]>();
            foreach (var engine in Enum.GetValues<Engine>())
            {
                data.Add(engine, "hat macca", ["Hạt macca sấy nứt vỏ", "Mắc ca sấy, tẩm gia vị Bảo Hân"]);
                data.Add(engine, "nước mắm", ["Nước mắm Ngân Mỹ Á", "Nước mắm nhỉ Bà Mười"]);
                data.Add(engine, "mây tre", ["Mây tre đan xuất khẩu", "Mây tre đan Cường Thịnh"]);
                data.Add(engine, "che thai nguyen", ["Chè móc câu"]);
                data.Add(engine, "lạp xường", ["Lạp xưởng Chín Trọng"]);
                data.Add(engine, "máy suốt lúa", ["Máy tuốt lúa"]);
                data.Add(engine, "bún bắp", ["Bún ngô"]);
                data.Add(engine, "1997/QĐ-BCT", ["Hạt macca sấy nứt vỏ", "Trà Ô Long"]);
                data.Add(engine, "Cường Thịnh", ["Mây tre đan Cường Thịnh", "Đồ gỗ mây tre mỹ nghệ"]);
            }

            return data;
        }
    }

    [Theory, MemberData(nameof(Searches))]
    public async Task Search_AsPeopleType_FindsTheRealProducts(Engine engine, string query, string[] expected)
    {
        var site = await TestSite.SampleAsync(engine);
        var page = await site.PageAsync($"/san-pham?q={Uri.EscapeDataString(query)}");
        var names = page.QuerySelectorAll("[data-testid=product-card]").Select(c => Squeeze(c.TextContent)).ToList();
        Assert.All(expected, name => Assert.Contains(names, n => n.Contains(name, StringComparison.Ordinal)));
    }

    [Theory, MemberData(nameof(Engines.Both), MemberType = typeof(Engines))]
    public async Task Search_NuocMam_BringsNoJuice(Engine engine)
    {
        var site = await TestSite.SampleAsync(engine);
        var page = await site.PageAsync("/san-pham?q=n%C6%B0%E1%BB%9Bc+m%E1%BA%AFm");
        Assert.DoesNotContain(page.QuerySelectorAll("[data-testid=product-card]"), c => c.TextContent.Contains("Nước ép", StringComparison.Ordinal) || c.TextContent.Contains("Nước rửa", StringComparison.Ordinal));
    }

    [Theory, MemberData(nameof(Engines.Both), MemberType = typeof(Engines))]
    public async Task List_WithoutAQuestion_HoldsAllAndPages(Engine engine)
    {
        var site = await TestSite.SampleAsync(engine);
        var seen = new List<string>();
        for (var number = 1; number <= 5; number++)
            seen.AddRange((await site.PageAsync($"/san-pham?sap-xep=ten&trang={number}")).QuerySelectorAll("[data-testid=product-card] a[href^='/san-pham/']").Select(a => a.GetAttribute("href")!).Distinct());
        Assert.Equal(98, seen.Distinct().Count());
        using var past = await site.Client.GetAsync(new Uri("/san-pham?trang=6", UriKind.Relative));
        Assert.Equal(HttpStatusCode.NotFound, past.StatusCode);
    }

    /// <summary>P25 holds a lapsed regional and a valid national certificate: the two never make one valid regional one.</summary>
    [Theory, MemberData(nameof(Engines.Both), MemberType = typeof(Engines))]
    public async Task Filter_LevelAndStatus_HoldOnOneCertificate(Engine engine)
    {
        var site = await TestSite.SampleAsync(engine);
        Assert.DoesNotContain("Tiêu Bầu Mây", await CardsAsync(site, "/san-pham?q=ti%C3%AAu&cap=khu-vuc&hieu-luc=con"), StringComparison.Ordinal);
        Assert.Contains("Tiêu Bầu Mây", await CardsAsync(site, "/san-pham?q=ti%C3%AAu&cap=khu-vuc&hieu-luc=het"), StringComparison.Ordinal);
        Assert.Contains("Tiêu Bầu Mây", await CardsAsync(site, "/san-pham?q=ti%C3%AAu&cap=quoc-gia&hieu-luc=con"), StringComparison.Ordinal);
    }

    [Theory, MemberData(nameof(Engines.Both), MemberType = typeof(Engines))]
    public async Task Filter_FormerProvince_WorksAndOffersThePresentOne(Engine engine)
    {
        var site = await TestSite.SampleAsync(engine);
        var page = await site.PageAsync("/san-pham?tinh=quang-nam");
        Assert.NotEmpty(page.QuerySelectorAll("[data-testid=product-card]"));
        var hint = page.QuerySelector("[data-testid=former-province]")!;
        Assert.Contains("Đà Nẵng", hint.TextContent, StringComparison.Ordinal);
        Assert.Equal("/san-pham?tinh=da-nang", hint.QuerySelector("a")!.GetAttribute("href"));
    }

    [Theory, MemberData(nameof(Engines.Both), MemberType = typeof(Engines))]
    public async Task Empty_NoHit_OffersAWayOut(Engine engine)
    {
        var site = await TestSite.SampleAsync(engine);
        var page = await site.PageAsync("/san-pham?q=zzzzqqq&nhom=cbtp");
        Assert.NotNull(page.QuerySelector("[data-testid=empty] a[href]"));
        Assert.Equal("zzzzqqq", page.QuerySelector("main input[name=q], header input[name=q]")!.GetAttribute("value"));
    }

    [Theory, MemberData(nameof(Engines.Both), MemberType = typeof(Engines))]
    public async Task Detail_P25_ShowsTheWholeLadderWithItsSource(Engine engine)
    {
        var site = await TestSite.SampleAsync(engine);
        var page = await site.PageAsync(await HrefAsync(site, 25));
        var ladder = Squeeze(page.QuerySelector("[data-testid=ladder]")!.TextContent);
        foreach (var part in (string[])["Cấp tỉnh", "Cấp khu vực", "Cấp quốc gia", "2018", "2020", "2022", "2023", "31/12/2026"])
            Assert.Contains(part, ladder, StringComparison.Ordinal);
        Assert.Contains("chưa đối chiếu", page.Body!.TextContent, StringComparison.Ordinal);
    }

    [Theory, MemberData(nameof(Engines.Both), MemberType = typeof(Engines))]
    public async Task Detail_HealthFood_CarriesItsNotice(Engine engine)
    {
        var site = await TestSite.SampleAsync(engine);
        Assert.Contains("không phải là thuốc", Squeeze((await site.PageAsync(await HrefAsync(site, 30))).Body!.TextContent), StringComparison.OrdinalIgnoreCase);
        Assert.DoesNotContain("không phải là thuốc", Squeeze((await site.PageAsync(await HrefAsync(site, 8))).Body!.TextContent), StringComparison.OrdinalIgnoreCase);
    }

    [Theory, MemberData(nameof(Engines.Both), MemberType = typeof(Engines))]
    public async Task Detail_WithoutCertificate_ClaimsNone(Engine engine)
    {
        var site = await TestSite.SampleAsync(engine);
        var page = await site.PageAsync(await HrefAsync(site, 89));
        foreach (var similar in page.QuerySelectorAll("[data-testid=product-card]"))
            similar.Remove();
        Assert.DoesNotContain("hiệu lực đến", page.QuerySelector("main")!.TextContent, StringComparison.Ordinal);
        Assert.DoesNotContain("Còn hiệu lực", page.QuerySelector("main")!.TextContent, StringComparison.Ordinal);
    }

    [Theory, MemberData(nameof(Engines.Both), MemberType = typeof(Engines))]
    public async Task Detail_OtherSlug_IsRedirectedForGoodAndUnknownIsMissing(Engine engine)
    {
        var site = await TestSite.SampleAsync(engine);
        using var moved = await site.Client.GetAsync(new Uri("/en/products/other-name-1?ngay=2026-01-01", UriKind.Relative));
        Assert.Equal(HttpStatusCode.MovedPermanently, moved.StatusCode);
        Assert.Equal("/en/products/nhat-diep-hao-tra-1?ngay=2026-01-01", moved.Headers.Location!.ToString());
        using var missing = await site.Client.GetAsync(new Uri("/san-pham/x-99999", UriKind.Relative));
        Assert.Equal(HttpStatusCode.NotFound, missing.StatusCode);
    }

    [Theory, MemberData(nameof(Engines.Both), MemberType = typeof(Engines))]
    public async Task Detail_AskedForADay_AnswersForThatDayAndStaysOutOfSearchEngines(Engine engine)
    {
        var site = await TestSite.SampleAsync(engine);
        var href = await HrefAsync(site, 6);
        Assert.Contains("Hết hạn", (await site.PageAsync(href)).QuerySelector("[data-testid=ladder]")!.TextContent, StringComparison.Ordinal);
        var then = await site.PageAsync($"{href}?ngay=2023-06-01");
        Assert.Contains("Còn hiệu lực", then.QuerySelector("[data-testid=ladder]")!.TextContent, StringComparison.Ordinal);
        Assert.Equal("noindex", then.QuerySelector("meta[name=robots]")!.GetAttribute("content"));
    }

    [Theory, MemberData(nameof(Engines.Both), MemberType = typeof(Engines))]
    public async Task EveryPage_InBothLanguages_HasItsHeadAndLeadsNowhereWrong(Engine engine)
    {
        var site = await TestSite.SampleAsync(engine);
        var known = new HashSet<string>(StringComparer.Ordinal);
        foreach (var path in (string[])["/", "/en", "/san-pham?nhom=tcmn", "/en/products?nhom=tcmn", await HrefAsync(site, 25), "/en/products/tieu-bau-may-25", "/co-so", "/en/producers", "/co-so?q=tuyet+huong", "/chung-nhan", "/en/certificates", "/chung-nhan?q=tra", "/ky-binh-chon", "/en/rounds", "/tim-kiem?q=tra", "/en/search?q=tea", "/gioi-thieu", "/en/about"])
        {
            var page = await site.PageAsync(path);
            Assert.False(string.IsNullOrWhiteSpace(page.Title), path);
            Assert.False(string.IsNullOrWhiteSpace(page.QuerySelector("meta[name=description]")?.GetAttribute("content")), path);
            Assert.StartsWith("http://localhost:5080/", page.QuerySelector("link[rel=canonical]")?.GetAttribute("href"), StringComparison.Ordinal);
            Assert.Single(page.QuerySelectorAll("h1"));
            Assert.Equal(path.StartsWith("/en", StringComparison.Ordinal) ? "en" : "vi", page.DocumentElement.GetAttribute("lang"));
            foreach (var href in page.QuerySelectorAll("a[href^='/']").Select(a => a.GetAttribute("href")!))
                known.Add(href.Split('#')[0]);
        }

        var wrong = new List<string>();
        foreach (var href in known)
        {
            using var response = await site.Client.GetAsync(new Uri(href, UriKind.Relative));
            if (response.StatusCode != HttpStatusCode.OK)
                wrong.Add($"{(int)response.StatusCode} {href}");
        }

        Assert.Empty(wrong);
    }

    private static async Task<string> CardsAsync(TestSite site, string path) =>
        string.Join('\n', (await site.PageAsync(path)).QuerySelectorAll("[data-testid=product-card]").Select(c => Squeeze(c.TextContent)));

    private static async Task<string> HrefAsync(TestSite site, int id)
    {
        await using var db = await site.Services.GetRequiredService<IDbContextFactory<CatalogueDb>>().CreateDbContextAsync();
        return $"/san-pham/{await db.Products.Where(p => p.Id == id).Select(p => p.Slug).SingleAsync()}-{id}";
    }

    private static string Squeeze(string text) => string.Join(' ', text.Split((char[]?)null, StringSplitOptions.RemoveEmptyEntries));
}
