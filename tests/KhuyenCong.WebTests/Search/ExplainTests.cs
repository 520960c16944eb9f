using System.Globalization;
using System.Net.Http.Json;
using System.Text.Json;
using KhuyenCong.Testing;

namespace KhuyenCong.WebTests.Search;

/// <summary>"Vì sao ở đây?": every factor of the order by relevance is told, and there is no other.</summary>
public sealed class ExplainTests
{
    [Theory]
    [InlineData("/san-pham?q=chè", "[data-testid=product-card]")]
    [InlineData("/co-so?q=chè", "[data-testid=producer-card]")]
    [InlineData("/tim-kiem?q=chè", "[data-testid=hit]")]
    public async Task List_AskedWhy_TellsFactorsThatAddUp(string address, string result)
    {
        var site = await TestSite.SampleAsync(Engine.Sqlite);
        var plain = await site.PageAsync(address);
        Assert.Empty(plain.QuerySelectorAll("[data-testid=why]"));
        var ask = plain.QuerySelector("[data-testid=ask-why]")!.GetAttribute("href")!;
        Assert.EndsWith("&vi-sao=1", ask, StringComparison.Ordinal);

        var page = await site.PageAsync(ask);
        var reasons = page.QuerySelectorAll("[data-testid=why]");
        Assert.Equal(page.QuerySelectorAll(result).Length, reasons.Length);
        var sums = new List<decimal>();
        foreach (var reason in reasons)
        {
            var lines = reason.QuerySelectorAll("li").Select(l => (Factor: l.GetAttribute("data-factor"), Worth: decimal.Parse(l.QuerySelector("b")!.TextContent, NumberStyles.Number, CultureInfo.GetCultureInfo("vi-VN")))).ToList();
            Assert.Contains(lines, l => l.Factor == "text");
            sums.Add(lines[^1].Worth);
            Assert.InRange(lines[..^1].Sum(l => l.Worth) - lines[^1].Worth, -0.05m, 0.05m);
        }

        Assert.Equal(sums.OrderDescending(), sums);
        Assert.NotNull(page.QuerySelector("a[href='/xep-hang']"));
    }

    [Fact]
    public async Task List_ByName_IsNotExplainedByRelevance()
    {
        var site = await TestSite.SampleAsync(Engine.Sqlite);
        var page = await site.PageAsync("/san-pham?q=chè&sap-xep=ten&vi-sao=1");
        Assert.Empty(page.QuerySelectorAll("[data-testid=why]"));
        Assert.Null(page.QuerySelector("[data-testid=ask-why]"));
    }

    [Theory]
    [InlineData("products")]
    [InlineData("producers")]
    [InlineData("search")]
    public async Task Api_AskedToExplain_TellsTheSame(string name)
    {
        var site = await TestSite.SampleAsync(Engine.Sqlite);
        var answer = await site.Client.GetFromJsonAsync<JsonElement>(new Uri($"/api/v1/{name}?q=chè&explain=true", UriKind.Relative));
        var reasons = answer.GetProperty("reasons").EnumerateArray().ToList();
        Assert.Equal(answer.GetProperty("items").EnumerateArray().Select(i => i.GetProperty("id").GetInt32()), reasons.Select(r => r.GetProperty("id").GetInt32()));
        Assert.All(reasons, r => Assert.Equal(r.GetProperty("score").GetDouble(), r.GetProperty("factors").EnumerateObject().Sum(f => f.Value.GetDouble()), 0.01));
        Assert.False((await site.Client.GetFromJsonAsync<JsonElement>(new Uri($"/api/v1/{name}?q=chè", UriKind.Relative))).TryGetProperty("reasons", out _));
    }

    /// <summary>A search is an address, a feed and a question to the API; all three answer the same.</summary>
    [Theory]
    [InlineData("/san-pham?q=chè+còn+hiệu+lực", "/san-pham/feed.atom?q=ch%C3%A8&hieu-luc=con", "/api/v1/products?q=ch%C3%A8&status=valid")]
    [InlineData("/co-so?q=mây+tre", "/co-so/feed.atom?q=m%C3%A2y%20tre", "/api/v1/producers?q=m%C3%A2y%20tre")]
    [InlineData("/tim-kiem?q=chè&loai=product", "/tim-kiem/feed.atom?q=ch%C3%A8&loai=product", "/api/v1/search?q=ch%C3%A8&kind=product")]
    [InlineData("/en/products?q=chè+hết+hạn&sap-xep=ten", "/en/products/feed.atom?q=ch%C3%A8&hieu-luc=het", "/api/v1/products?q=ch%C3%A8&status=expired&sort=name")]
    public async Task List_NamesItsFeedAndItsQuestionToTheApi(string address, string feed, string api)
    {
        var site = await TestSite.SampleAsync(Engine.Sqlite);
        var page = await site.PageAsync(address);
        var links = page.QuerySelectorAll("[data-testid=outlets] a").Select(a => a.GetAttribute("href")).ToList();
        Assert.Contains(feed, links);
        Assert.Contains(api, links);
        Assert.Equal(feed, page.QuerySelectorAll("link[rel=alternate][type='application/atom+xml']")[^1].GetAttribute("href"));
        var total = page.QuerySelector("[data-testid=count]")!.TextContent.Trim().Split(' ')[0];
        Assert.Equal(total, (await site.Client.GetFromJsonAsync<JsonElement>(new Uri(api, UriKind.Relative))).GetProperty("total").GetInt32().ToString(CultureInfo.InvariantCulture));
        Assert.Contains("<entry", await site.Client.GetStringAsync(new Uri(feed, UriKind.Relative)), StringComparison.Ordinal);
    }
}
