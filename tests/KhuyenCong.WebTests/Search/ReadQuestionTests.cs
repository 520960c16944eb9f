using System.Net.Http.Json;
using System.Text.Json;
using AngleSharp.Dom;
using KhuyenCong.Catalogue.Data;
using KhuyenCong.Testing;
using Microsoft.EntityFrameworkCore;
using Microsoft.Extensions.DependencyInjection;

namespace KhuyenCong.WebTests.Search;

/// <summary>Pages that say which words they took for conditions, and how to have them otherwise.</summary>
public sealed class ReadQuestionTests
{
    [Theory, MemberData(nameof(Engines.Both), MemberType = typeof(Engines))]
    public async Task Products_OfAFormerProvince_AreThoseMadeThereAndOfferTheUnitOfToday(Engine engine)
    {
        var site = await TestSite.SampleAsync(engine);
        var page = await site.PageAsync("/san-pham?q=phu+yen");
        Assert.Equal(["Phú Yên (trước 01/07/2025)"], Chips(page));
        var hint = page.QuerySelector("[data-testid=former-province] a")!;
        Assert.Equal("Xem cả Đắk Lắk", hint.TextContent.Trim());
        Assert.Equal("/san-pham?tinh=dak-lak", hint.GetAttribute("href"));
        await using var scope = site.Services.CreateAsyncScope();
        var made = await scope.ServiceProvider.GetRequiredService<CatalogueDb>().Products.Where(p => p.FormerProvinceSlug == "phu-yen").Select(p => p.Name).ToListAsync();
        Assert.NotEmpty(made);
        Assert.Equal(made.Order(StringComparer.Ordinal), Names(page).Order(StringComparer.Ordinal));
    }

    /// <summary>The register narrows by province: who asks for a town is told that the list holds all of the province around it.</summary>
    [Theory]
    [InlineData("/san-pham?q=phan+thiết", "Phan Thiết: cả Bình Thuận (trước 01/07/2025)", "hiểu là cả Bình Thuận")]
    [InlineData("/en/producers?q=phan+thiet", "Phan Thiết: all of Bình Thuận (before 1 July 2025)", "read as all of Bình Thuận")]
    [InlineData("/tim-kiem?q=hội+chợ+hà+đông", "Hà Đông: cả Hà Nội", "hiểu là cả Hà Nội")]
    public async Task Town_IsReadAsItsWholeProvince_AndThePageSaysSo(string address, string chip, string said)
    {
        var page = await (await TestSite.SampleAsync(Engine.Sqlite)).PageAsync(address);
        Assert.Contains(chip, Chips(page));
        Assert.Contains(said, page.QuerySelector("[data-testid=read-part]")!.TextContent, StringComparison.Ordinal);
    }

    [Fact]
    public async Task Place_UndoneByItsQuotes_FindsTheWordsInNamesToo()
    {
        var site = await TestSite.SampleAsync(Engine.Sqlite);
        var page = await site.PageAsync("/san-pham?q=thái+nguyên");
        Assert.DoesNotContain(Names(page), n => n.Contains("Đũa", StringComparison.Ordinal));
        var literal = page.QuerySelector("[data-testid=read-literal]")!;
        Assert.Equal("/san-pham?q=%22th%C3%A1i%20nguy%C3%AAn%22", literal.GetAttribute("href"));
        var words = await site.PageAsync(literal.GetAttribute("href")!);
        Assert.Contains(Names(words), n => n.Contains("Đũa", StringComparison.Ordinal));
        Assert.Null(words.QuerySelector("[data-testid=read]"));
        Assert.Contains(words.QuerySelector("[data-testid=count]")!.TextContent.Split(' ')[0], literal.TextContent, StringComparison.Ordinal);
    }

    [Fact]
    public async Task Name_TypedInFull_IsNotTakenApart()
    {
        var site = await TestSite.SampleAsync(Engine.Sqlite);
        var page = await site.PageAsync("/co-so?q=c%C3%B4ng+ty+c%E1%BB%95+ph%E1%BA%A7n+ch%C3%A8+th%C3%A1i+b%C3%ACnh");
        Assert.Contains("Chè Thái Bình", page.QuerySelector("[data-testid=producer-card]")!.TextContent, StringComparison.Ordinal);
        Assert.NotNull(page.QuerySelector("[data-testid=read-applied]"));
    }

    [Fact]
    public async Task Condition_ThatLeavesNothing_GivesWayToTheWords()
    {
        var site = await TestSite.SampleAsync(Engine.Sqlite);
        var page = await site.PageAsync("/san-pham?q=đũa+buông+thái+nguyên");
        Assert.Contains("Đũa", Assert.Single(Names(page)), StringComparison.Ordinal);
        Assert.Equal("/san-pham?q=%C4%91%C5%A9a%20bu%C3%B4ng&tinh=thai-nguyen", page.QuerySelector("[data-testid=read-applied]")!.GetAttribute("href"));
    }

    [Fact]
    public async Task Search_OfNothingButAWordOfSeveralPlaces_AsksWhich()
    {
        var site = await TestSite.SampleAsync(Engine.Sqlite);
        var page = await site.PageAsync("/tim-kiem?q=qn");
        Assert.True(page.QuerySelectorAll("[data-testid=read-question] a").Length > 1);
        Assert.Empty(page.QuerySelectorAll("[data-testid=hit]"));
        Assert.Equal("qn", page.GetElementById("q")!.GetAttribute("value"));
    }

    [Fact]
    public async Task Region_OfAQuestion_OffersItsProvincesThatHaveSomething()
    {
        var site = await TestSite.SampleAsync(Engine.Sqlite);
        var page = await site.PageAsync("/san-pham?q=chè+miền+Bắc+còn+hiệu+lực");
        Assert.NotEmpty(Names(page));
        var question = page.QuerySelector("[data-testid=read-question]")!;
        Assert.Contains("danh sách này là của mọi nơi", question.TextContent, StringComparison.Ordinal);
        var choices = question.QuerySelectorAll("a");
        Assert.Equal("/san-pham?q=ch%C3%A8&hieu-luc=con&tinh=thai-nguyen", choices[0].GetAttribute("href"));
        Assert.DoesNotContain(choices, c => c.TextContent.Contains("(0)", StringComparison.Ordinal));
        Assert.Contains("không tỉnh nào", (await site.PageAsync("/san-pham?q=gốm+hoa+miền+Nam")).QuerySelector("[data-testid=read-question]")!.TextContent, StringComparison.Ordinal);
    }

    [Fact]
    public async Task AmbiguousPlace_IsAsked()
    {
        var site = await TestSite.SampleAsync(Engine.Sqlite);
        var page = await site.PageAsync("/san-pham?q=mây+QN");
        var question = page.QuerySelector("[data-testid=read-question]")!;
        Assert.Equal(3, question.QuerySelectorAll("a").Length);
        Assert.Contains(question.QuerySelectorAll("a"), a => a.GetAttribute("href") == "/san-pham?q=m%C3%A2y&tinh=quang-nam");
        Assert.NotEmpty(Names(page));
    }

    [Theory]
    [InlineData("/san-pham?q=chè+còn+hiệu+lực", "chè|Còn hiệu lực", "hieu-luc", "con")]
    [InlineData("/san-pham?q=che+con+hieu+luc", "che|Còn hiệu lực", "hieu-luc", "con")]
    [InlineData("/san-pham?q=sản+phẩm+quốc+gia+2025", "Cấp quốc gia|2025", "cap", "quoc-gia")]
    [InlineData("/san-pham?q=thủ+công+mỹ+nghệ+Hà+Nội", "Thủ công mỹ nghệ|Hà Nội", "nhom", "tcmn")]
    [InlineData("/en/products?q=chè+hết+hạn", "chè|Expired", "hieu-luc", "het")]
    public async Task Products_ByWordsOfAState_AreNarrowedAndSayIt(string address, string chips, string facet, string value)
    {
        var site = await TestSite.SampleAsync(Engine.Sqlite);
        var page = await site.PageAsync(address);
        Assert.Equal(chips.Split('|').Order(StringComparer.Ordinal), Chips(page).Order(StringComparer.Ordinal));
        Assert.NotNull(page.QuerySelector("[data-testid=read-part]"));
        Assert.NotNull(page.QuerySelector($"[data-testid=facet-{facet}] input[value={value}][checked]"));
    }

    [Fact]
    public async Task Ocop_IsAMarkApartFromTheLevels()
    {
        await using var site = await TestSite.StartAsync(Engine.Sqlite);
        int product;
        await using (var scope = site.Services.CreateAsyncScope())
        {
            var db = scope.ServiceProvider.GetRequiredService<CatalogueDb>();
            product = await db.Products.OrderBy(p => p.Id).Select(p => p.Id).FirstAsync();
            db.Marks.Add(new() { SchemeSlug = "ocop", ProductId = product, Grade = "4 sao", VisibleFrom = site.Clock.Now.AddDays(-1) });
            await db.SaveChangesAsync();
        }

        await site.CatchUpAsync();
        foreach (var address in (string[])["/san-pham?q=ocop+4+sao", "/san-pham?q=4+sao+OCOP"])
        {
            var page = await site.PageAsync(address);
            Assert.Equal(["OCOP 4 sao"], Chips(page));
            Assert.Single(Names(page));
            Assert.NotNull(page.QuerySelector("[data-testid=facet-danh-hieu] input[value='ocop.4-sao'][checked]"));
            Assert.Contains("không phải cấp CNNT", page.QuerySelector("[data-testid=facet-danh-hieu] summary")!.TextContent, StringComparison.Ordinal);
        }

        Assert.Empty(Names(await site.PageAsync("/san-pham?danh-hieu=ocop.3-sao")));
    }

    /// <summary>A buyer's question: nobody's exports are recorded, which is no reason to find nobody.</summary>
    [Fact]
    public async Task Suppliers_WhoExport_AreFoundThoughNothingIsRecordedOfTheirExports()
    {
        var site = await TestSite.SampleAsync(Engine.Sqlite);
        const string Asked = "q=nhà+cung+cấp+mây+tre+xuất+khẩu";
        var producers = await site.PageAsync("/co-so?" + Asked);
        var found = producers.QuerySelectorAll("[data-testid=producer-card]").Select(c => c.TextContent).ToList();
        Assert.All((string[])["Âu Cơ", "Việt Quang", "Đức Phong"], name => Assert.Contains(found, f => f.Contains(name, StringComparison.Ordinal)));
        Assert.Contains("chưa ghi nhận", producers.QuerySelector("[data-testid=read]")!.TextContent, StringComparison.Ordinal);

        Assert.StartsWith("/co-so?q=", (await site.PageAsync("/san-pham?" + Asked)).QuerySelector("[data-testid=read-producers]")!.GetAttribute("href"), StringComparison.Ordinal);
        var all = await site.PageAsync("/tim-kiem?" + Asked);
        Assert.All(all.QuerySelectorAll("[data-testid=hit] a"), a => Assert.StartsWith("/co-so/", a.GetAttribute("href"), StringComparison.Ordinal));
    }

    [Fact]
    public async Task Search_OverAllKinds_KeepsItsConditionsInItsLinks()
    {
        var site = await TestSite.SampleAsync(Engine.Sqlite);
        var page = await site.PageAsync("/tim-kiem?q=hội+chợ+hà+nội");
        Assert.Equal(["Hà Nội"], Chips(page));
        Assert.All(page.QuerySelectorAll(".tabs a"), a => Assert.Contains("tinh=ha-noi", a.GetAttribute("href"), StringComparison.Ordinal));
        Assert.NotNull(page.QuerySelector("form[action='/tim-kiem'] input[type=hidden][name=tinh][value=ha-noi]"));
    }

    [Theory]
    [InlineData("/api/v1/products?q=kẹo+bến+tre", "province", "ben-tre")]
    [InlineData("/api/v1/producers?q=mây+tre+còn+hiệu+lực", "status", "valid")]
    [InlineData("/api/v1/search?q=chè+bến+tre", "province", "ben-tre")]
    public async Task Api_TellsWhatItRead(string address, string parameter, string value)
    {
        var site = await TestSite.SampleAsync(Engine.Sqlite);
        var read = (await site.Client.GetFromJsonAsync<JsonElement>(new Uri(address, UriKind.Relative))).GetProperty("read");
        var part = Assert.Single(read.EnumerateArray());
        Assert.Equal((parameter, value), (part.GetProperty("parameter").GetString(), part.GetProperty("value").GetString()));
        var quoted = await site.Client.GetFromJsonAsync<JsonElement>(new Uri("/api/v1/products?q=%22bến+tre%22", UriKind.Relative));
        Assert.False(quoted.TryGetProperty("read", out _));
    }

    /// <summary>Levels stand beside states in the search over all kinds, too; alone, rounds have them and they stay words.</summary>
    [Fact]
    public async Task Search_StateAndLevel_AreBothConditions()
    {
        var site = await TestSite.SampleAsync(Engine.Sqlite);
        var page = await site.PageAsync("/tim-kiem?q=chứng+nhận+cấp+tỉnh+hết+hạn");
        Assert.Equal(["Cấp tỉnh", "Hết hạn"], Chips(page).Order(StringComparer.Ordinal));
    }

    /// <summary>What was read as a place still ranks, on every page of the answer: the next page asks what was typed.</summary>
    [Fact]
    public async Task Pages_OfAReadQuestion_AskWhatWasTyped()
    {
        var site = await TestSite.SampleAsync(Engine.Sqlite);
        var page = await site.PageAsync("/san-pham?q=sản+phẩm+còn+hiệu+lực");
        var next = page.QuerySelector("a[rel=next]")!.GetAttribute("href")!;
        Assert.StartsWith("/san-pham?q=s", next, StringComparison.Ordinal);
        Assert.Empty(Names(page).Intersect(Names(await site.PageAsync(next))));
    }

    [Theory]
    [InlineData("/san-pham?q=tiêu+bầu+mây+cho+người+sành", "tiêu bầu mây")]
    [InlineData("/san-pham?q=xưởng+nào+làm+tiêu+bầu+mây+thật+đẹp+giá+bao+nhiêu", "tiêu bầu mây")]
    public async Task NoHit_OfManyWords_OffersTheLongestPartThatFinds(string path, string offered)
    {
        var site = await TestSite.SampleAsync(Engine.Sqlite);
        var page = await site.PageAsync(path);
        Assert.StartsWith(offered, page.QuerySelector("[data-testid=looser] a")!.TextContent.Trim(), StringComparison.Ordinal);
    }

    private static List<string> Chips(IDocument page) => [.. page.QuerySelectorAll("[data-testid=chips] .chip").Select(c => c.QuerySelector("span span")!.NextSibling!.TextContent.Trim())];

    private static List<string> Names(IDocument page) => [.. page.QuerySelectorAll("[data-testid=product-card] h3, .cards h3").Select(h => h.TextContent.Trim()).Distinct()];
}
