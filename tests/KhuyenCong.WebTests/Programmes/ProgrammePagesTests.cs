using System.Net;
using KhuyenCong.Catalogue.Data;
using KhuyenCong.Testing;
using Microsoft.EntityFrameworkCore;
using Microsoft.Extensions.DependencyInjection;

namespace KhuyenCong.WebTests.Programmes;

public sealed class ProgrammePagesTests
{
    private const string First = "/chuong-trinh/chuong-trinh-khuyen-cong-quoc-gia-giai-doan-2021-2025-1";

    [Theory, MemberData(nameof(Engines.Both), MemberType = typeof(Engines))]
    public async Task Detail_OfTheSample_ShowsTargetsMoneyAndProjects(Engine engine)
    {
        var site = await TestSite.SampleAsync(engine);
        Assert.Equal(2, (await site.PageAsync("/chuong-trinh")).QuerySelectorAll("[data-testid=programme]").Length);
        var page = await site.PageAsync(First);
        Assert.Equal(12, page.QuerySelectorAll("[data-testid=targets] tbody tr").Length);
        var money = page.QuerySelector("#kinh-phi")!;
        Assert.Equal(4, money.QuerySelectorAll("tbody tr").Length);
        Assert.Equal(4, money.QuerySelectorAll("svg .chart__bar").Length);
        Assert.Equal(["140", "136,9", "trên 330", "130"], money.QuerySelectorAll("svg .chart__figure").Select(t => t.TextContent));
        Assert.Equal(6, page.QuerySelectorAll("[data-testid=results] tbody tr").Length);
        Assert.Equal(3, page.QuerySelectorAll("[data-testid=project]").Length);
        Assert.Contains("1,12 đồng đối ứng", page.QuerySelector("[data-testid=totals]")!.TextContent, StringComparison.Ordinal);
        Assert.Equal((HttpStatusCode.MovedPermanently, First), await AskAsync(site, "/chuong-trinh/x-1"));
        Assert.Equal((HttpStatusCode.NotFound, null), await AskAsync(site, "/chuong-trinh/x-99"));
        Assert.Equal((HttpStatusCode.NotFound, null), await AskAsync(site, First + "?trang=2"));
    }

    [Theory, MemberData(nameof(Engines.Both), MemberType = typeof(Engines))]
    public async Task Detail_AResultOfATarget_IsDrawnAgainstIt(Engine engine)
    {
        await using var site = await TestSite.StartAsync(engine);
        await using (var scope = site.Services.CreateAsyncScope())
        {
            var db = scope.ServiceProvider.GetRequiredService<CatalogueDb>();
            var programme = await db.Programmes.Include(p => p.Results).Include(p => p.Targets).SingleAsync(p => p.Id == 1);
            var unit = programme.Targets.Single(t => t.Key == "mo-hinh-trinh-dien").Unit;
            programme.Results.Add(new() { Position = 101, TargetKey = "mo-hinh-trinh-dien", Name = "Mô hình", Unit = unit, FromYear = 2021, ToYear = 2021, Amount = 34 });
            programme.Results.Add(new() { Position = 102, TargetKey = "mo-hinh-trinh-dien", Name = "Mô hình", Unit = unit, FromYear = 2022, ToYear = 2022, Amount = 51 });
            await db.SaveChangesAsync();
        }

        await site.CatchUpAsync();
        var chart = (await site.PageAsync(First)).QuerySelector("#muc-tieu svg")!;
        Assert.Equal("25%", chart.QuerySelector(".chart__bar")!.GetAttribute("width"));
        Assert.Equal("100%", chart.QuerySelector(".chart__track")!.GetAttribute("width"));
        Assert.Equal("25 %", chart.QuerySelector(".chart__figure")!.TextContent);
        Assert.Contains("2021, 2022", string.Join(' ', chart.QuerySelectorAll(".chart__note").Select(t => t.TextContent)), StringComparison.Ordinal);
    }

    /// <summary>The worked example of the sample: 290 + 260 + 80 million of local support in one province; of the first two the counterpart is known.</summary>
    [Theory, MemberData(nameof(Engines.Both), MemberType = typeof(Engines))]
    public async Task Projects_Narrowed_AreCountedAndAddedUp(Engine engine)
    {
        var site = await TestSite.SampleAsync(engine);
        Assert.Equal(10, (await site.PageAsync("/chuong-trinh/de-an")).QuerySelectorAll("[data-testid=project]").Length);
        var page = await site.PageAsync("/chuong-trinh/de-an?tinh=hoa-binh&nguon=dia-phuong&nam=2023&thoi-gian=da");
        Assert.Equal(3, page.QuerySelectorAll("[data-testid=project]").Length);
        var totals = page.QuerySelector("[data-testid=totals]")!.TextContent;
        Assert.Contains("630 triệu đồng hỗ trợ", totals, StringComparison.Ordinal);
        Assert.Contains("2 mục rõ cả hai phần", totals, StringComparison.Ordinal);
        Assert.Contains("607,9 triệu đồng trên 550 triệu đồng", totals, StringComparison.Ordinal);
        Assert.Equal(2, (await site.PageAsync("/en/programmes/projects?nam=2018")).QuerySelectorAll("[data-testid=project]").Length);
        Assert.Equal(3, (await site.PageAsync("/chuong-trinh/de-an?loai=nhom")).QuerySelectorAll("[data-testid=project]").Length);
        Assert.NotNull((await site.PageAsync("/chuong-trinh/de-an?thoi-gian=dang")).QuerySelector("[data-testid=empty] a[href='/chuong-trinh/de-an']"));
        foreach (var path in (string[])["?nguon=x", "?loai=x", "?thoi-gian=x", "?nam=99", "?trang=x"])
            Assert.Equal((HttpStatusCode.BadRequest, null), await AskAsync(site, "/chuong-trinh/de-an" + path));
        Assert.Equal((HttpStatusCode.NotFound, null), await AskAsync(site, "/chuong-trinh/de-an?trang=2"));
    }

    [Theory, MemberData(nameof(Engines.Both), MemberType = typeof(Engines))]
    public async Task Project_WithAndWithoutExactSums_SaysOnlyWhatIsKnown(Engine engine)
    {
        var site = await TestSite.SampleAsync(engine);
        var exact = await site.PageAsync("/chuong-trinh/de-an/ho-tro-ung-dung-may-moc-thiet-bi-tien-tien-trong-san-xuat-che-bien-ca-1");
        Assert.Contains("1,12 đồng đối ứng", exact.QuerySelector("[data-testid=ratio]")!.TextContent, StringComparison.Ordinal);
        Assert.Equal(["290 triệu đồng", "326 triệu đồng", "616 triệu đồng"], exact.QuerySelectorAll("[data-testid=money] td").Select(t => t.TextContent));
        Assert.Equal(2, exact.QuerySelectorAll("svg .chart__bar").Length);
        Assert.Contains("khi đó thuộc Hòa Bình", exact.QuerySelector("[data-testid=facts]")!.TextContent, StringComparison.Ordinal);
        var bound = await site.PageAsync("/chuong-trinh/de-an/ho-tro-ung-dung-may-moc-thiet-bi-tien-tien-trong-san-xuat-co-khi-4");
        Assert.Null(bound.QuerySelector("[data-testid=ratio]"));
        Assert.Equal(["500 triệu đồng", "chưa có thông tin", "trên 1,75 tỷ đồng"], bound.QuerySelectorAll("[data-testid=money] td").Select(t => t.TextContent));
        Assert.Equal((HttpStatusCode.MovedPermanently, "/en/programmes/projects/ho-tro-ung-dung-may-moc-thiet-bi-tien-tien-trong-san-xuat-co-khi-4"), await AskAsync(site, "/en/programmes/projects/x-4"));
        Assert.Equal((HttpStatusCode.NotFound, null), await AskAsync(site, "/chuong-trinh/de-an/x-99"));
    }

    private static async Task<(HttpStatusCode, string?)> AskAsync(TestSite site, string path)
    {
        using var response = await site.Client.GetAsync(new Uri(path, UriKind.Relative));
        return (response.StatusCode, response.Headers.Location?.ToString());
    }
}
