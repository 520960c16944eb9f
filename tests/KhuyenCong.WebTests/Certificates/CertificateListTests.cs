using System.Net;
using KhuyenCong.Testing;
using KhuyenCong.WebTests.Pages;

namespace KhuyenCong.WebTests.Certificates;

/// <summary>The list of certificates: every line meets what was chosen, and choices travel.</summary>
public sealed class CertificateListTests
{
    /// <summary>A product with certificates of three levels and several years.</summary>
    [Theory]
    [InlineData("/chung-nhan?q=b%E1%BA%A7u+m%C3%A2y&cap=khu-vuc", "Cấp khu vực")]
    [InlineData("/chung-nhan?q=b%E1%BA%A7u+m%C3%A2y&nam=2022", " 2022")]
    [InlineData("/chung-nhan?q=b%E1%BA%A7u+m%C3%A2y&hieu-luc=het", "Hết hạn")]
    [InlineData("/chung-nhan?q=b%E1%BA%A7u+m%C3%A2y&cap=tinh&nam=2020", "Cấp tỉnh 2020")]
    public async Task List_Narrowed_HoldsOnlySuchCertificatesOfAProduct(string path, string told)
    {
        var site = await TestSite.SampleAsync(Engine.Sqlite);
        var all = (await site.PageAsync("/chung-nhan?q=b%E1%BA%A7u+m%C3%A2y")).Texts("certificate");
        var some = (await site.PageAsync(path)).Texts("certificate");
        Assert.Equal(all.Where(line => line.Contains(told, StringComparison.Ordinal)).Order(), some.Order());
        Assert.InRange(some.Count, 1, all.Count - 1);
    }

    [Theory, MemberData(nameof(Engines.Both), MemberType = typeof(Engines))]
    public async Task List_NarrowedByLevelYearAndState_KeepsItsChoices(Engine engine)
    {
        var site = await TestSite.SampleAsync(engine);
        var page = await site.PageAsync("/chung-nhan?cap=khu-vuc&nam=2024&hieu-luc=con");
        Assert.NotEmpty(page.Texts("certificate"));
        Assert.Equal(3, page.QuerySelectorAll("[data-testid=chips] .chip").Length);
        Assert.Equal("/en/certificates?hieu-luc=con&cap=khu-vuc&nam=2024", page.QuerySelector("#ngon-ngu a")!.GetAttribute("href"));
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
