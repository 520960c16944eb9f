using KhuyenCong.Catalogue.Common;
using KhuyenCong.Catalogue.Search;
using KhuyenCong.Testing;

namespace KhuyenCong.WebTests.Search;

public sealed class SiteSearchTests
{
    public static TheoryData<Engine, string, string, string> Kinds
    {
        get
        {
            var data = new TheoryData<Engine, string, string, string>();
            foreach (var engine in Enum.GetValues<Engine>())
            {
                data.Add(engine, "product", "hat macca", "/san-pham/");
                data.Add(engine, "producer", "cuong thinh", "/co-so/");
                data.Add(engine, "round", "bình chọn cấp quốc gia 2025", "/ky-binh-chon/");
                data.Add(engine, "fair", "hội chợ", "/hoi-cho/");
                data.Add(engine, "showroom", "phòng trưng bày", "/phong-trung-bay/");
                data.Add(engine, "article", "công nghiệp nông thôn tiêu biểu", "/tin-tuc/");
                data.Add(engine, "programme", "chương trình khuyến công quốc gia", "/chuong-trinh/");
                data.Add(engine, "project", "máy móc", "/chuong-trinh/de-an/");
                data.Add(engine, "document", "26/2014/TT-BCT", "/van-ban/");
                data.Add(engine, "page", "hiệu lực", "/");
            }

            return data;
        }
    }

    [Theory, MemberData(nameof(Kinds))]
    public async Task Tab_OfEachKind_ShowsOnlyThatKind(Engine engine, string kind, string query, string address)
    {
        var site = await TestSite.SampleAsync(engine);
        var page = await site.PageAsync($"/tim-kiem?q={Uri.EscapeDataString(query)}&loai={kind}");
        var hits = page.QuerySelectorAll("[data-testid=hit] a").Select(a => a.GetAttribute("href")!).ToList();
        Assert.NotEmpty(hits);
        Assert.All(hits, href => Assert.Equal(address, href[..(href.LastIndexOf('/') + 1)]));
    }

    [Fact]
    public void Tabs_AreNamed_KindByKind() =>
        Assert.Equal(IndexDocuments.IndexedKinds.Count, IndexDocuments.IndexedKinds.Select(k => Say.KindName(Language.Vi, k)).Distinct().Count());

    [Theory, MemberData(nameof(Engines.Both), MemberType = typeof(Engines))]
    public async Task ProductHit_CarriesTheStateOfItsCertificate(Engine engine)
    {
        var site = await TestSite.SampleAsync(engine);
        var page = await site.PageAsync("/tim-kiem?q=hat+macca&loai=product");
        var hit = page.QuerySelectorAll("[data-testid=hit]").First(h => h.QuerySelector("[data-testid=status]") is not null);
        var product = await site.PageAsync(hit.QuerySelector("a")!.GetAttribute("href")!);
        Assert.Equal(product.QuerySelector("main [data-testid=status]")!.TextContent.Trim(), hit.QuerySelector("[data-testid=status]")!.TextContent.Trim());
    }

    [Theory, MemberData(nameof(Engines.Both), MemberType = typeof(Engines))]
    public async Task ArticleHit_InEnglish_NamesItsTopicAsTheArticleDoes(Engine engine)
    {
        var site = await TestSite.SampleAsync(engine);
        var page = await site.PageAsync("/en/search?q=industrial+promotion&loai=article");
        var hit = page.QuerySelector("[data-testid=hit]")!;
        var article = await site.PageAsync(hit.QuerySelector("a")!.GetAttribute("href")!);
        var topic = article.QuerySelector(".story__kicker")!.TextContent.Trim();
        Assert.EndsWith($"· {topic}", hit.QuerySelector(".hits__kind")!.TextContent.Trim());
        Assert.DoesNotContain("lang=", hit.QuerySelector(".hits__kind")!.OuterHtml, StringComparison.Ordinal);
    }

    [Theory]
    [InlineData("keo dua", true)]
    [InlineData("hat macca", false)]
    [InlineData("khuyến công 2024", false)]
    [InlineData("phòng trưng bày", false)]
    [InlineData("zzzz", false)]
    public async Task WordsThatOnlyStandWithinTexts_AreSaidToNameNoProduct(string query, bool said)
    {
        var site = await TestSite.SampleAsync(Engine.Sqlite);
        var page = await site.PageAsync($"/tim-kiem?q={Uri.EscapeDataString(query)}");
        Assert.Equal(said, page.QuerySelector("[data-testid=in-passing] a[href='/chung-nhan']") is not null);
    }
}
