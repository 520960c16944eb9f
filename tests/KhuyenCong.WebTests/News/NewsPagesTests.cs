using System.Net;
using KhuyenCong.Catalogue.Common;
using KhuyenCong.Catalogue.Data.Model;
using KhuyenCong.Testing;
using KhuyenCong.WebTests.OpenData;
using KhuyenCong.WebTests.Pages;
using Microsoft.EntityFrameworkCore;

namespace KhuyenCong.WebTests.News;

public sealed class NewsPagesTests
{
    private const string Provinces = "/tin-tuc/34-tinh-thanh-pho-va-nhung-cai-ten-cu-danh-muc-giu-dia-danh-the-nao-8";
    private const string HoaBinh = "khuyen-cong-hoa-binh-2023-tien-di-vao-may-moc-4";

    [Theory, MemberData(nameof(Engines.Both), MemberType = typeof(Engines))]
    public async Task List_WithoutAQuestion_HoldsAllAndPages(Engine engine)
    {
        var site = await TestSite.SampleAsync(engine);
        var first = (await site.PageAsync("/tin-tuc")).QuerySelectorAll("[data-testid=story] h3 a").Select(a => a.GetAttribute("href")!).ToList();
        var second = (await site.PageAsync("/tin-tuc?trang=2")).QuerySelectorAll("[data-testid=story] h3 a").Select(a => a.GetAttribute("href")!).ToList();
        Assert.Equal(12, first.Count);
        Assert.Equal(14, first.Union(second).Count());
        Assert.Equal(HttpStatusCode.NotFound, await site.StatusAsync("/tin-tuc?trang=3"));
        Assert.Equal(HttpStatusCode.BadRequest, await site.StatusAsync("/tin-tuc?thang=2026-13"));
    }

    [Theory, MemberData(nameof(Engines.Both), MemberType = typeof(Engines))]
    public async Task Topic_Chosen_ShowsItsArticlesAloneAndAnUnknownOneIsMissing(Engine engine)
    {
        var site = await TestSite.SampleAsync(engine);
        var page = await site.PageAsync("/tin-tuc/chuyen-muc/de-an");
        Assert.Equal(2, page.QuerySelectorAll("[data-testid=story]").Length);
        Assert.All(page.QuerySelectorAll("[data-testid=story] .story__kicker a"), a => Assert.Equal("/tin-tuc/chuyen-muc/de-an", a.GetAttribute("href")));
        Assert.Equal("/en/news/topics/de-an", page.QuerySelector("#ngon-ngu a")!.GetAttribute("href"));
        Assert.Equal(HttpStatusCode.NotFound, await site.StatusAsync("/tin-tuc/chuyen-muc/khong-co"));
    }

    [Fact]
    public async Task LinkedData_OfAnEditorialBoard_CallsItNoPerson()
    {
        var site = await TestSite.SampleAsync(Engine.Sqlite);
        var author = Assert.Single(Reading.Blocks(await site.PageAsync($"/tin-tuc/{HoaBinh}"), "NewsArticle"))["author"]!;
        Assert.Equal(("Organization", "Ban biên tập"), (author["@type"]!.GetValue<string>(), author["name"]!.GetValue<string>()));
    }

    [Theory, MemberData(nameof(Engines.Both), MemberType = typeof(Engines))]
    public async Task List_OfAMonthWithoutNews_OffersAWayOut(Engine engine)
    {
        var site = await TestSite.SampleAsync(engine);
        var page = await site.PageAsync("/tin-tuc/chuyen-muc/de-an?thang=2020-01");
        Assert.Equal(["/tin-tuc/chuyen-muc/de-an", "/tin-tuc"], page.QuerySelectorAll("[data-testid=empty] a").Select(a => a.GetAttribute("href")));
    }

    /// <summary>A month is a month in Viet Nam: the last second of October and the first of November stand apart.</summary>
    [Theory, MemberData(nameof(Engines.Both), MemberType = typeof(Engines))]
    public async Task Archive_AcrossTheEndOfAMonth_CountsByTheDayInVietNam(Engine engine)
    {
        await using var site = await TestSite.StartAsync(engine);
        var november = VietnamClock.StartOf(new(2026, 11, 1));
        await site.ChangeAsync(async db =>
        {
            (await db.Articles.SingleAsync(a => a.Id == 2)).VisibleFrom = november.AddSeconds(-1);
            (await db.Articles.SingleAsync(a => a.Id == 4)).VisibleFrom = november;
        });

        Assert.Equal("Tháng 11/2026 13 Tháng 10/2026 1", Spaced(await site.PageAsync("/tin-tuc")));
        Assert.Equal("Tháng 11/2026 1 Tháng 10/2026 1", Spaced(await site.PageAsync("/tin-tuc/chuyen-muc/de-an")));
        var october = await site.PageAsync("/tin-tuc?thang=2026-10");
        Assert.Equal("1 bài trong tháng 10/2026. Mọi tháng", october.Text("count"));
        Assert.Contains("31/10/2026", Assert.Single(october.Texts("story")), StringComparison.Ordinal);
        Assert.Equal("2 bài", (await site.PageAsync("/tin-tuc/chuyen-muc/de-an")).Text("count"));

        static string Spaced(AngleSharp.Dom.IDocument page) => string.Join(' ', page.QuerySelectorAll("[data-testid=archive] a").Select(a => $"{a.QuerySelector("span")!.TextContent} {a.QuerySelector("b")!.TextContent}"));
    }

    [Theory, MemberData(nameof(Engines.Both), MemberType = typeof(Engines))]
    public async Task Detail_HoaBinh_ShowsTextCorrectionMentionsAndNeighbours(Engine engine)
    {
        var site = await TestSite.SampleAsync(engine);
        var page = await site.PageAsync($"/tin-tuc/{HoaBinh}");
        Assert.StartsWith("Ghi chú và đính chính 22/11/2026 Bản tin nguồn gọi", page.Text("corrections"), StringComparison.Ordinal);
        Assert.Equal("Ban biên tập", page.Text("author"));
        Assert.Matches("^Đọc khoảng [2-9] phút$", page.Text("reading-time"));
        Assert.NotNull(page.QuerySelector("[data-testid=text] .table-wrap table td.number"));
        Assert.Contains(page.Texts("mention-line"), l => l.Contains("chế biến cá", StringComparison.Ordinal) && l.EndsWith("Đề án", StringComparison.Ordinal));
        Assert.Equal(["/san-pham?tinh=phu-tho", "/san-pham?tinh=hoa-binh"], page.QuerySelectorAll(".mention__places a").Select(a => a.GetAttribute("href")));
        Assert.InRange(page.QuerySelectorAll("[data-testid=related] [data-testid=story]").Length, 1, 4);
        Assert.EndsWith("-3", page.QuerySelector("a[rel=prev]")!.GetAttribute("href"), StringComparison.Ordinal);
        Assert.EndsWith("-5", page.QuerySelector("a[rel=next]")!.GetAttribute("href"), StringComparison.Ordinal);
        Assert.Null((await site.PageAsync(Provinces)).QuerySelector("[data-testid=corrections]"));
    }

    [Theory, MemberData(nameof(Engines.Both), MemberType = typeof(Engines))]
    public async Task Detail_OtherSlug_IsRedirectedForGoodAndUnknownIsMissing(Engine engine)
    {
        var site = await TestSite.SampleAsync(engine);
        Assert.Equal($"/en/news/{HoaBinh}", await site.MovedToAsync("/en/news/other-4"));
        Assert.Equal(HttpStatusCode.NotFound, await site.StatusAsync("/tin-tuc/x-99999"));
    }

    [Theory, MemberData(nameof(Engines.Both), MemberType = typeof(Engines))]
    public async Task Mention_OfAProduct_TellsTodaysStatusAndADatedNoteOnceRevoked(Engine engine)
    {
        await using var site = await TestSite.StartAsync(engine);
        var before = await site.PageAsync(Provinces);
        Assert.Equal(2, before.QuerySelectorAll("[data-testid=mentions] [data-testid=product-card]").Length);
        Assert.Empty(before.Texts("mention-note"));

        await site.ChangeAsync(async db => db.Add(new CertificateEvent
        {
            CertificateCode = await db.Certificates.Where(c => c.ProductId == 47).Select(c => c.Code).SingleAsync(),
            Kind = CertificateEventKind.Revoked,
            EffectiveOn = new(2026, 11, 20),
            RecordedAt = FakeClock.SampleDay,
        }));

        var after = await site.PageAsync(Provinces);
        var note = Assert.Single(after.Texts("mention-note"));
        Assert.Contains("năm 2024 đã bị thu hồi từ ngày 20/11/2026.", note, StringComparison.Ordinal);
        Assert.Contains(after.Texts("status"), s => s.Contains("Đã thu hồi", StringComparison.Ordinal));
    }

    [Theory, MemberData(nameof(Engines.Both), MemberType = typeof(Engines))]
    public async Task Article_UntranslatedThenWithdrawn_IsShownInVietnameseThenGone(Engine engine)
    {
        await using var site = await TestSite.StartAsync(engine);
        await site.ChangeAsync(async db =>
        {
            var article = await db.Articles.SingleAsync(a => a.Id == 4);
            (article.TitleEn, article.SummaryEn, article.TextEn) = (null, null, null);
            article.VisibleTo = FakeClock.SampleDay.AddHours(1);
        });

        var page = await site.PageAsync($"/en/news/{HoaBinh}");
        Assert.NotEmpty(page.Text("untranslated"));
        Assert.Equal("vi", page.QuerySelector("[data-testid=name]")!.GetAttribute("lang"));
        Assert.Equal("vi", page.QuerySelector("[data-testid=text]")!.GetAttribute("lang"));
        Assert.Null((await site.PageAsync($"/tin-tuc/{HoaBinh}")).QuerySelector("[data-testid=untranslated]"));

        site.Clock.Now = FakeClock.SampleDay.AddHours(1);
        Assert.Equal(HttpStatusCode.Gone, await site.StatusAsync($"/tin-tuc/{HoaBinh}"));
        Assert.DoesNotContain(HoaBinh, (await site.PageAsync("/tin-tuc/chuyen-muc/de-an")).Body!.InnerHtml, StringComparison.Ordinal);
        Assert.Equal("1 bài", (await site.PageAsync("/tin-tuc/chuyen-muc/de-an")).Text("count"));
    }
}
