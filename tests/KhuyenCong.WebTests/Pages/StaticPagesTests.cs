using System.Net;
using System.Reflection;
using KhuyenCong.Catalogue.Data.Model;
using KhuyenCong.Search;
using KhuyenCong.Testing;
using Microsoft.Extensions.Configuration;

namespace KhuyenCong.WebTests.Pages;

public sealed class StaticPagesTests
{
    [Fact]
    public async Task Contact_WithoutSettings_SaysThatNothingIsKnown()
    {
        var site = await TestSite.SampleAsync(Engine.Sqlite);
        Assert.Equal(5, (await site.PageAsync("/lien-he")).QuerySelectorAll("[data-testid=contact] .facts__unknown").Length);
        Assert.Contains("no information yet", (await site.PageAsync("/en/contact")).Text("contact"), StringComparison.Ordinal);
        Assert.Null((await site.PageAsync("/rieng-tu")).QuerySelector("[data-testid=contact]"));
    }

    [Fact]
    public async Task Contact_WithSettings_NamesWhoIsResponsible()
    {
        await using var site = await TestSite.StartAsync(Engine.Sqlite, change: builder => builder.Configuration.AddInMemoryCollection(new Dictionary<string, string?>
        {
            ["Catalogue:Site:Operator"] = "Trung tâm thử",
            ["Catalogue:Site:ResponsiblePerson"] = "Người thử",
            ["Catalogue:Site:Phone"] = "024 000 0000",
            ["Catalogue:Site:Email"] = "thu@example.org",
        }));
        var page = await site.PageAsync("/lien-he");
        Assert.Equal(["Trung tâm thử", "Người thử", "chưa có thông tin", "024 000 0000", "thu@example.org"], page.QuerySelectorAll("[data-testid=contact] dd").Select(Answered.Squeezed));
        Assert.NotNull(page.QuerySelector("[data-testid=contact] a[href='tel:0240000000']"));
    }

    /// <summary>Each number that ranking uses is told on the page in words, or belongs to one that is; what only guards against rounding decides nothing.</summary>
    [Fact]
    public async Task Ranking_EveryFactor_IsTold()
    {
        var told = new Dictionary<string, string>(StringComparer.Ordinal)
        {
            ["WrittenWeight"] = "viết giống hệt",
            ["CompletenessWeight"] = "Hồ sơ đầy đủ",
            ["ValidWeight"] = "còn hiệu lực hôm nay",
            ["PairWeight"] = "Chữ đứng cạnh nhau",
            ["PhraseWeight"] = "Đúng nguyên cụm",
            ["LooseWeight"] = "90%",
            ["StandInWeight"] = "60%",
            ["ScatteredWeight"] = "15%",
            ["BegunInName"] = "Khi chữ cuối còn gõ dở",
            ["BegunElsewhere"] = "ở trong tên nhiều hơn ở nơi khác",
            ["OptionalWeight"] = "không bắt buộc phải có",
            ["PreferredWeight"] = "hiểu là bộ lọc, khi đứng trong tên",
            ["BoilerplateWeight"] = "cụm quen thuộc",
            ["K1"] = "mỗi lần một ít hơn",
            ["FieldWeights"] = "Tên sản phẩm nặng nhất",
            ["LengthWeights"] = "tên ngắn nặng hơn tên dài",
            ["KindWeight"] = "Tin bài đứng sau",
            ["PhraseFieldWeights"] = "Chữ đứng cạnh nhau",
        };
        var ranking = typeof(SearchIndex).Assembly.GetType("KhuyenCong.Search.Ranking", throwOnError: true)!;
        var numbers = ranking.GetFields(BindingFlags.Static | BindingFlags.Public | BindingFlags.NonPublic).Where(f => f.FieldType == typeof(float) || f.FieldType == typeof(float[])).Select(f => f.Name).Where(n => n != "RoundUp");
        Assert.Equal(told.Keys.Order(), numbers.Order());
        var page = (await (await TestSite.SampleAsync(Engine.Sqlite)).PageAsync("/xep-hang")).QuerySelector("main").Squeezed();
        Assert.All(told.Values, words => Assert.Contains(words, page, StringComparison.Ordinal));
    }

    [Theory, MemberData(nameof(Engines.Both), MemberType = typeof(Engines))]
    public async Task TakePart_RoundOfThisYear_IsListedUntilItHasAResult(Engine engine)
    {
        await using var site = await TestSite.StartAsync(engine);
        Assert.Contains("chưa ghi nhận kỳ nào", (await site.PageAsync("/tham-gia")).Text("open-rounds"), StringComparison.Ordinal);
        var round = new Round { Slug = "ky-thu", Name = "Kỳ thử năm 2026", Level = Level.Region, Year = 2026, VisibleFrom = FakeClock.SampleDay };
        await site.ChangeAsync(db =>
        {
            db.Add(round);
            return Task.CompletedTask;
        });
        Assert.Contains("Kỳ thử năm 2026", (await site.PageAsync("/tham-gia")).Text("open-rounds"), StringComparison.Ordinal);

        await site.ChangeAsync(async db => (await db.Rounds.FindAsync(round.Id))!.Recognised = 100);
        Assert.DoesNotContain("Kỳ thử năm 2026", (await site.PageAsync("/tham-gia")).Text("open-rounds"), StringComparison.Ordinal);
    }

    [Theory, MemberData(nameof(Engines.Both), MemberType = typeof(Engines))]
    public async Task SiteMap_InBothLanguages_NamesEverySectionWithTrueCounts(Engine engine)
    {
        var site = await TestSite.SampleAsync(engine);
        var page = await site.PageAsync("/so-do-trang");
        foreach (var href in (string[])["/san-pham", "/san-pham?loai=che-tra", "/san-pham?tinh=thai-nguyen", "/ky-binh-chon?nam=2024", "/tin-tuc/chuyen-muc/de-an", "/van-ban?loai=circular", "/chuong-trinh/chuong-trinh-khuyen-cong-quoc-gia-giai-doan-2021-2025-1", "/gioi-thieu", "/tham-gia"])
            Assert.True(page.QuerySelector($"main a[href='{href}']") is not null, href);
        foreach (var (href, rows) in ((string, string)[])[("/tin-tuc/chuyen-muc/de-an", "[data-testid=story]"), ("/san-pham?tinh=thai-nguyen", "[data-testid=product-card]"), ("/van-ban?loai=circular", "[data-testid=document]")])
            Assert.Equal(page.QuerySelector($"main a[href='{href}'] b")!.TextContent, (await site.PageAsync(href)).QuerySelectorAll(rows).Length.ToString(System.Globalization.CultureInfo.InvariantCulture));
        Assert.NotNull((await site.PageAsync("/en/site-map")).QuerySelector("main a[href='/en/news/topics/de-an']"));
    }

    [Fact]
    public async Task EveryNewPage_InBothLanguages_HasItsHeadAndOneHeading()
    {
        var site = await TestSite.SampleAsync(Engine.Sqlite);
        foreach (var path in (string[])["/tin-tuc", "/en/news", "/tin-tuc/chuyen-muc/hoi-cho?thang=2026-11", "/van-ban", "/en/documents", "/van-ban/thong-tu-26-2014-tt-bct-5", "/so-do-trang", "/en/site-map", "/lien-he", "/en/take-part"])
        {
            var page = await site.PageAsync(path);
            Assert.False(string.IsNullOrWhiteSpace(page.QuerySelector("meta[name=description]")?.GetAttribute("content")), path);
            Assert.Equal("http://localhost:5080" + path, page.QuerySelector("link[rel=canonical]")?.GetAttribute("href"));
            Assert.Single(page.QuerySelectorAll("h1"));
            Assert.NotNull(page.QuerySelector(".breadcrumb"));
            Assert.Equal(HttpStatusCode.OK, await site.StatusAsync(page.QuerySelector("#ngon-ngu a")!.GetAttribute("href")!));
        }
    }
}
