using System.Net;
using KhuyenCong.Catalogue.Data;
using KhuyenCong.Catalogue.Data.Model;
using KhuyenCong.Catalogue.Search;
using KhuyenCong.Testing;
using Microsoft.EntityFrameworkCore;
using Microsoft.Extensions.DependencyInjection;

namespace KhuyenCong.WebTests.Showrooms;

public sealed class ShowroomPagesTests
{
    [Theory, MemberData(nameof(Engines.Both), MemberType = typeof(Engines))]
    public async Task Pages_ByProvinceAndDay_ShowWhatStandsThereToday(Engine engine)
    {
        await using var site = await TestSite.StartAsync(engine);
        var (open, gone) = await FillAsync(site);
        Assert.Equal(2, (await site.PageAsync("/phong-trung-bay")).QuerySelectorAll("[data-testid=showroom]").Length);
        Assert.Single((await site.PageAsync("/phong-trung-bay?tinh=vinh-long")).QuerySelectorAll("[data-testid=showroom]"));
        var former = await site.PageAsync("/phong-trung-bay?tinh=ben-tre&q=Phong+THU");
        Assert.Contains("Phòng thử", former.QuerySelector("[data-testid=showroom]")!.TextContent, StringComparison.Ordinal);
        Assert.Contains("2 sản phẩm đang trưng bày", former.QuerySelector("[data-testid=showroom]")!.TextContent, StringComparison.Ordinal);
        Assert.Single((await site.PageAsync("/phong-trung-bay?q=duong+thu+ben+tre")).QuerySelectorAll("[data-testid=showroom]"));
        var none = await site.PageAsync("/en/showrooms?q=zzz&tinh=vinh-long");
        Assert.Equal(["/en/showrooms?tinh=vinh-long", "/en/showrooms?q=zzz", "/en/showrooms"], none.QuerySelectorAll("[data-testid=empty] a").Select(a => a.GetAttribute("href")));

        var page = await site.PageAsync(open);
        Assert.Equal(2, page.QuerySelectorAll("[data-testid=product-card]").Length);
        var text = page.QuerySelector("main")!.TextContent;
        Assert.Contains("số 1 đường Thử, Bến Tre", text, StringComparison.Ordinal);
        Assert.Contains("Nay thuộc Vĩnh Long", text, StringComparison.Ordinal);
        Assert.Contains("Trước ngày 01/07/2025: Bến Tre", text, StringComparison.Ordinal);
        site.Clock.SetInVietNam(2026, 12, 1, 9, 0, 0);
        Assert.Single((await site.PageAsync(open)).QuerySelectorAll("[data-testid=product-card]"));

        Assert.Equal((HttpStatusCode.Gone, null), await AskAsync(site, gone));
        Assert.Equal((HttpStatusCode.MovedPermanently, open + "?trang=1"), await AskAsync(site, open.Replace("/thu-", "/ten-cu-", StringComparison.Ordinal) + "?trang=1"));
        Assert.Equal((HttpStatusCode.MovedPermanently, open), await AskAsync(site, open.Replace("/thu-", "/thu-0", StringComparison.Ordinal)));
        Assert.Equal((HttpStatusCode.MovedPermanently, open), await AskAsync(site, open + "/"));
        Assert.Equal((HttpStatusCode.NotFound, null), await AskAsync(site, "/phong-trung-bay/x-999"));
        Assert.Equal((HttpStatusCode.NotFound, null), await AskAsync(site, "/phong-trung-bay?trang=2"));
        Assert.Equal((HttpStatusCode.NotFound, null), await AskAsync(site, open + "?trang=2"));
        Assert.Equal((HttpStatusCode.BadRequest, null), await AskAsync(site, "/phong-trung-bay?trang=x"));
    }

    [Theory, MemberData(nameof(Engines.Both), MemberType = typeof(Engines))]
    public async Task Detail_OfTheSample_LeavesOpenWhatIsNotKnown(Engine engine)
    {
        var site = await TestSite.SampleAsync(engine);
        var facts = (await site.PageAsync("/phong-trung-bay/phong-trung-bay-san-pham-tinh-nghe-an-1")).QuerySelector("[data-testid=facts]")!;
        Assert.Equal("địa chỉ, giờ mở cửa, điện thoại, đơn vị quản lý", Assert.Single(facts.QuerySelectorAll(".facts__unknown")).TextContent);
        Assert.Contains("No information yet", (await site.PageAsync("/en/showrooms/phong-trung-bay-san-pham-tinh-nghe-an-1")).QuerySelector("[data-testid=facts]")!.TextContent, StringComparison.Ordinal);
    }

    /// <summary>One with two products of today, one of them to the end of the month, one of tomorrow; one withdrawn.</summary>
    private static async Task<(string Open, string Gone)> FillAsync(TestSite site)
    {
        await using var scope = site.Services.CreateAsyncScope();
        var db = scope.ServiceProvider.GetRequiredService<CatalogueDb>();
        var products = await db.Products.OrderBy(p => p.Id).Take(3).Select(p => p.Id).ToListAsync();
        var since = DateTimeOffset.UnixEpoch;
        var open = new Showroom { Slug = "thu", Name = "Phòng thử", Address = "số 1 đường Thử, Bến Tre", ProvinceSlug = "vinh-long", FormerProvinceSlug = "ben-tre", VisibleFrom = since };
        open.Items.AddRange([new() { ProductId = products[0] }, new() { ProductId = products[1], From = new(2026, 1, 1), To = new(2026, 11, 30) }, new() { ProductId = products[2], From = new(2027, 1, 1) }]);
        var gone = new Showroom { Slug = "rut", Name = "Phòng đã rút", VisibleFrom = since, VisibleTo = FakeClock.SampleDay.AddHours(-1) };
        db.AddRange(open, gone);
        await db.SaveChangesAsync();
        await site.Services.GetRequiredService<ChangeFeed>().CatchUpAsync(default);
        return ($"/phong-trung-bay/thu-{open.Id}", $"/phong-trung-bay/rut-{gone.Id}");
    }

    private static async Task<(HttpStatusCode, string?)> AskAsync(TestSite site, string path)
    {
        using var response = await site.Client.GetAsync(new Uri(path, UriKind.Relative));
        return (response.StatusCode, response.Headers.Location?.ToString());
    }
}
