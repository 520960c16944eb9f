using System.Net.Http.Json;
using System.Text.Json;
using KhuyenCong.Testing;

namespace KhuyenCong.WebTests.Search;

/// <summary>What a page offers where little is found.</summary>
public sealed class HelpTests
{
    [Theory]
    [InlineData("/san-pham?q=nước+mặm", "nước mắm")]
    [InlineData("/tim-kiem?q=nước+mặm", "nước mắm")]
    [InlineData("/en/products?q=nước+mặm", "nước mắm")]
    public async Task Slip_IsProposedMended(string address, string mended)
    {
        var site = await TestSite.SampleAsync(Engine.Sqlite);
        var page = await site.PageAsync(address);
        var near = page.QuerySelector("[data-testid=did-you-mean] a")!;
        Assert.StartsWith(mended, near.TextContent.Trim(), StringComparison.OrdinalIgnoreCase);
        var there = await site.PageAsync(near.GetAttribute("href")!);
        Assert.Contains($"({there.QuerySelector("[data-testid=count]")!.TextContent.Trim().Split(' ')[0]})", near.TextContent, StringComparison.Ordinal);
        Assert.Null(there.QuerySelector("[data-testid=relaxed]"));
    }

    [Fact]
    public async Task KeysOfTelex_AreToldAsSuch()
    {
        var site = await TestSite.SampleAsync(Engine.Sqlite);
        var page = await site.PageAsync("/san-pham?q=nuowcs+mawms");
        Assert.Contains("bộ gõ", page.QuerySelector("[data-testid=did-you-mean]")!.TextContent, StringComparison.Ordinal);
        var api = await site.Client.GetFromJsonAsync<JsonElement>(new Uri("/api/v1/products?q=nuowcs+mawms", UriKind.Relative));
        Assert.Equal("nước mắm", api.GetProperty("didYouMean")[0].GetString(), ignoreCase: true);
    }

    [Fact]
    public async Task WordTooMany_IsLeftOutByALink()
    {
        var site = await TestSite.SampleAsync(Engine.Sqlite);
        var page = await site.PageAsync("/san-pham?q=nước+mắm+zzzzz");
        Assert.NotNull(page.QuerySelector("[data-testid=empty] a[href='/so-do-trang']"));
        var looser = page.QuerySelector("[data-testid=looser] a")!;
        Assert.Equal("/san-pham?q=n%C6%B0%E1%BB%9Bc%20m%E1%BA%AFm", looser.GetAttribute("href"));
    }

    [Fact]
    public async Task Plenty_NeedsNoHelp()
    {
        var site = await TestSite.SampleAsync(Engine.Sqlite);
        var page = await site.PageAsync("/san-pham?q=chè");
        Assert.Null(page.QuerySelector("[data-testid=did-you-mean], [data-testid=looser]"));
    }
}
