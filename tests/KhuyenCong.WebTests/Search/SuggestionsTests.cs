using System.Net;
using System.Net.Http.Json;
using System.Text.Json;
using KhuyenCong.Testing;

namespace KhuyenCong.WebTests.Search;

public sealed class SuggestionsTests
{
    [Theory]
    [InlineData("/goi-y?q=ch", "product producer category place")]
    [InlineData("/goi-y?q=macca", "product producer")]
    [InlineData("/goi-y?q=nuoc+m", "product category")]
    [InlineData("/goi-y?q=c", "")]
    [InlineData("/goi-y", "")]
    [InlineData("/goi-y?q=zzzz", "")]
    public async Task Suggest_WhatIsTyped_GroupsNames(string address, string kinds)
    {
        var answer = await AskAsync(address);
        Assert.Equal(kinds, string.Join(' ', answer.GetProperty("groups").EnumerateArray().Select(g => g.GetProperty("kind").GetString())));
        Assert.NotEmpty(answer.GetProperty("said").GetString()!);
    }

    [Theory]
    [InlineData("/goi-y?q=ben+t", "Bến Tre (trước 01/07/2025)", "/san-pham?tinh=ben-tre", "nay thuộc Vĩnh Long")]
    [InlineData("/en/suggest?q=ben+t", "Bến Tre (before 1 July 2025)", "/en/products?tinh=ben-tre", "now in Vĩnh Long")]
    [InlineData("/goi-y?q=hội+a", "Hội An", "/san-pham?tinh=quang-nam", "Quảng Nam (trước 01/07/2025)")]
    [InlineData("/goi-y?q=vinh+lo", "Vĩnh Long", "/san-pham?tinh=vinh-long", null)]
    public async Task Suggest_APlace_LeadsToItsGoods(string address, string text, string url, string? detail)
    {
        var place = Items(await AskAsync(address), "place")[0];
        Assert.Equal((text, url, detail), (place.GetProperty("text").GetString(), place.GetProperty("url").GetString(), place.GetProperty("detail").GetString()));
    }

    /// <summary>A mark that is typed must be there; what is not typed may be.</summary>
    [Fact]
    public async Task Suggest_Marks_AreTakenAtTheirWord()
    {
        Assert.Contains(Items(await AskAsync("/goi-y?q=đu"), "category"), c => c.GetProperty("text").GetString() == "Đũa");
        Assert.Contains(Items(await AskAsync("/goi-y?q=dua"), "category"), c => c.GetProperty("text").GetString() == "Đũa");
        Assert.DoesNotContain((await AskAsync("/goi-y?q=dừa")).GetProperty("groups").EnumerateArray(), g => g.GetProperty("kind").GetString() == "category");
    }

    [Fact]
    public async Task Suggestions_LeadToPages()
    {
        var site = await TestSite.SampleAsync(Engine.Sqlite);
        var answer = await AskAsync("/goi-y?q=ch");
        foreach (var item in answer.GetProperty("groups").EnumerateArray().SelectMany(g => g.GetProperty("items").EnumerateArray()))
        {
            using var page = await site.Client.GetAsync(new Uri(item.GetProperty("url").GetString()!, UriKind.Relative));
            Assert.True(page.StatusCode is HttpStatusCode.OK or HttpStatusCode.MovedPermanently, item.ToString());
        }
    }

    [Theory]
    [InlineData("/")]
    [InlineData("/san-pham")]
    [InlineData("/co-so")]
    [InlineData("/tim-kiem")]
    [InlineData("/gioi-thieu")]
    [InlineData("/khong-co-trang-nay")]
    public async Task SearchBox_OfEachPage_Suggests(string path)
    {
        var site = await TestSite.SampleAsync(Engine.Sqlite);
        using var response = await site.Client.GetAsync(new Uri(path, UriKind.Relative));
        Assert.Contains("data-suggest=\"/goi-y\"", await response.Content.ReadAsStringAsync(), StringComparison.Ordinal);
    }

    private static List<JsonElement> Items(JsonElement answer, string kind) =>
        [.. answer.GetProperty("groups").EnumerateArray().Single(g => g.GetProperty("kind").GetString() == kind).GetProperty("items").EnumerateArray()];

    private static async Task<JsonElement> AskAsync(string address) =>
        await (await TestSite.SampleAsync(Engine.Sqlite)).Client.GetFromJsonAsync<JsonElement>(new Uri(address, UriKind.Relative));
}
