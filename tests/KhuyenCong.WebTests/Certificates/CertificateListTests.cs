using System.Net;
using KhuyenCong.Testing;
using KhuyenCong.WebTests.Pages;

namespace KhuyenCong.WebTests.Certificates;

/// <summary>The list of certificates: every line meets what was chosen, and choices travel.</summary>
public sealed class CertificateListTests
{
    [Theory, MemberData(nameof(Engines.Both), MemberType = typeof(Engines))]
    public async Task List_NarrowedByLevelYearAndState_HoldsOnlySuchCertificates(Engine engine)
    {
        var site = await TestSite.SampleAsync(engine);
        var page = await site.PageAsync("/chung-nhan?cap=khu-vuc&nam=2024&hieu-luc=con");
        var lines = page.QuerySelectorAll("[data-testid=certificate]");
        Assert.NotEmpty(lines);
        Assert.All(lines, line => Assert.Contains("Cấp khu vực 2024", line.TextContent, StringComparison.Ordinal));
        Assert.All(lines, line => Assert.Matches("Còn hiệu lực|Sắp hết hạn", line.TextContent));
        Assert.Equal(3, page.QuerySelectorAll("[data-testid=chips] .chip").Length);
        Assert.Equal("/en/certificates?hieu-luc=con&cap=khu-vuc&nam=2024", page.QuerySelector("a[hreflang=en]")!.GetAttribute("href"));
    }

    [Fact]
    public async Task List_OnADay_TellsTheStatesOfThatDayAndKeepsItWhenNarrowed()
    {
        var site = await TestSite.SampleAsync(Engine.Sqlite);
        var page = await site.PageAsync("/chung-nhan?hieu-luc=het&ngay=2099-12-31");
        Assert.NotEmpty(page.QuerySelectorAll("[data-testid=certificate]"));
        Assert.All(page.QuerySelectorAll("[data-testid=certificate] a"), a => Assert.EndsWith("?ngay=2099-12-31", a.GetAttribute("href"), StringComparison.Ordinal));
        Assert.Equal("2099-12-31", page.QuerySelector(".narrow input[type=hidden][name=ngay]")!.GetAttribute("value"));
        Assert.Equal("noindex", page.QuerySelector("meta[name=robots]")!.GetAttribute("content"));
    }

    [Theory]
    [InlineData("/chung-nhan?cap=lang", HttpStatusCode.BadRequest)]
    [InlineData("/chung-nhan?trang=999", HttpStatusCode.NotFound)]
    [InlineData("/en/certificates?nam=1899", HttpStatusCode.BadRequest)]
    public async Task List_OfWhatIsNot_SaysSo(string path, HttpStatusCode status) => Assert.Equal(status, await (await TestSite.SampleAsync(Engine.Sqlite)).StatusAsync(path));

    [Fact]
    public async Task List_WithoutAMatch_OffersAWayOut()
    {
        var page = await (await TestSite.SampleAsync(Engine.Sqlite)).PageAsync("/en/certificates?q=zzzzqqq");
        Assert.Equal("/en/certificates", page.QuerySelector("[data-testid=empty] a")!.GetAttribute("href"));
    }
}
