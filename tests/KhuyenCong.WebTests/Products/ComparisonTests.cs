using System.Net;
using AngleSharp.Dom;
using KhuyenCong.Testing;

namespace KhuyenCong.WebTests.Products;

/// <summary>Products side by side, and the ticks that lead there.</summary>
public sealed class ComparisonTests
{
    [Theory, MemberData(nameof(Engines.Both), MemberType = typeof(Engines))]
    public async Task Compare_TwoProducts_TellsOfEachWhatItsOwnPageTells(Engine engine)
    {
        var site = await TestSite.SampleAsync(engine);
        var page = await site.PageAsync("/so-sanh?sp=25&sp=8");
        Assert.Equal(["Bún ngô", "Tiêu Bầu Mây"], page.QuerySelectorAll(".compare__name").Select(a => a.TextContent));
        Assert.Equal("noindex", page.QuerySelector("meta[name=robots]")!.GetAttribute("content"));
        var own = await site.PageAsync("/san-pham/tieu-bau-may-25");
        var certificates = own.QuerySelectorAll("[data-testid=ladder] .award__what a").Select(a => a.GetAttribute("href")).ToHashSet();
        var compared = page.QuerySelectorAll("tbody tr td:nth-child(3) a[href^='/chung-nhan/']").Select(a => a.GetAttribute("href")).ToHashSet();
        Assert.NotEmpty(certificates);
        Assert.True(certificates.SetEquals(compared), string.Join(' ', compared));
        Assert.Equal("31/12/2026", Cell(page, "Hiệu lực hôm nay", 2).Split(' ')[^1]);
        Assert.Equal("Công ty cổ phần Nông nghiệp Thương mại Du lịch Bầu Mây", Cell(page, "Cơ sở", 2));
    }

    [Theory, MemberData(nameof(Engines.Both), MemberType = typeof(Engines))]
    public async Task Compare_DifferencesOnly_LeavesOutTheRowsInWhichAllAgree(Engine engine)
    {
        var site = await TestSite.SampleAsync(engine);
        var all = await site.PageAsync("/so-sanh?sp=1&sp=2");
        var same = Labels(all).Where(l => Cell(all, l, 1) == Cell(all, l, 2)).ToList();
        Assert.Contains("Nhóm", same);
        Assert.DoesNotContain("Cơ sở", same);
        var toggle = all.QuerySelector("[data-testid=differences]")!.GetAttribute("href")!;
        var some = await site.PageAsync(toggle);
        Assert.Equal(Labels(all).Except(same), Labels(some));
        Assert.Equal("/so-sanh?sp=1&sp=2", some.QuerySelector("[data-testid=differences]")!.GetAttribute("href"));
    }

    [Fact]
    public async Task Compare_Addresses_AreReadStrictlyAndKeptClean()
    {
        var site = await TestSite.SampleAsync(Engine.Sqlite);
        using var ticked = await site.Client.GetAsync(new Uri("/en/products?sp=8", UriKind.Relative));
        Assert.Equal(HttpStatusCode.OK, ticked.StatusCode);
        using var submitted = await site.Client.GetAsync(new Uri("/en/compare?q=tea&hieu-luc=con&sp=25&sp=8", UriKind.Relative));
        Assert.Equal(HttpStatusCode.MovedPermanently, submitted.StatusCode);
        Assert.StartsWith("/en/compare?sp=", submitted.Headers.Location!.ToString(), StringComparison.Ordinal);
        foreach (var wrong in (string[])["/so-sanh?sp=x", "/so-sanh?sp=1&khac=2", "/san-pham?sp=-1"])
        {
            using var refused = await site.Client.GetAsync(new Uri(wrong, UriKind.Relative));
            Assert.Equal((wrong, HttpStatusCode.BadRequest), (wrong, refused.StatusCode));
        }

        Assert.NotNull((await site.PageAsync("/so-sanh")).QuerySelector("[data-testid=empty] a[href='/san-pham']"));
        Assert.NotNull((await site.PageAsync("/so-sanh?sp=999999")).QuerySelector("[data-testid=empty]"));
        var five = await site.PageAsync("/so-sanh?sp=1&sp=2&sp=3&sp=4&sp=5");
        Assert.Equal(4, five.QuerySelectorAll(".compare__name").Length);
        Assert.Contains("nhiều nhất 4", five.QuerySelector(".notice")!.TextContent, StringComparison.Ordinal);
    }

    [Fact]
    public async Task Tray_TravelsWithTheListAndLeadsToTheComparison()
    {
        var site = await TestSite.SampleAsync(Engine.Sqlite);
        var list = await site.PageAsync("/san-pham?q=ti%C3%AAu&sp=8&sp=25");
        Assert.True(list.QuerySelector("input[type=checkbox][name=sp][value='25']")!.HasAttribute("checked"));
        Assert.Equal("8", list.QuerySelector("[data-testid=tray] input[type=hidden][name=sp]")!.GetAttribute("value"));
        Assert.Equal("/so-sanh", list.QuerySelector("[data-testid=tray] button")!.GetAttribute("formaction"));
        Assert.All(list.QuerySelectorAll(".sortbar a"), a => Assert.Contains("&sp=8&sp=25", a.GetAttribute("href"), StringComparison.Ordinal));
        Assert.DoesNotContain("sp=", list.QuerySelector("link[rel=canonical]")!.GetAttribute("href"), StringComparison.Ordinal);
        var full = await site.PageAsync("/san-pham?sp=1&sp=2&sp=3&sp=4");
        Assert.All(full.QuerySelectorAll("input[type=checkbox][name=sp]"), box => Assert.NotEqual(box.HasAttribute("checked"), box.HasAttribute("disabled")));
    }

    private static List<string> Labels(IDocument page) => [.. page.QuerySelectorAll("tbody th[scope=row]").Select(th => th.TextContent)];

    private static string Cell(IDocument page, string label, int column) =>
        string.Join(' ', page.QuerySelectorAll("tbody tr").Single(tr => tr.QuerySelector("th[scope=row]")?.TextContent == label).QuerySelectorAll("td")[column - 1].TextContent.Split((char[]?)null, StringSplitOptions.RemoveEmptyEntries));
}
