using KhuyenCong.Catalogue.Producers;
using KhuyenCong.Catalogue.Products;
using KhuyenCong.Catalogue.Search;
using KhuyenCong.Testing;
using Microsoft.Extensions.DependencyInjection;

namespace KhuyenCong.WebTests.Search;

/// <summary>Which words of a question are conditions, after the reference data of the register.</summary>
public sealed class QueryIntentTests
{
    private static readonly IntentScope Products = new(ProductFilter.FacetNames);
    private static readonly IntentScope Producers = new(ProducerFilter.FacetNames);
    private static readonly IntentScope AllKinds = new(SearchFilter.FacetNames, AllKinds: true);

    [Theory]
    [InlineData("kẹo dừa bến tre", "kẹo dừa", "tinh=ben-tre")]
    [InlineData("keo dua ben tre", "keo dua", "tinh=ben-tre")]
    [InlineData("bến tre", "", "tinh=ben-tre")]
    [InlineData("chè Thái Nguyên", "chè", "tinh=thai-nguyen")]
    [InlineData("muối BRVT", "muối", "tinh=ba-ria-vung-tau")]
    [InlineData("bánh tráng TP.HCM", "bánh tráng", "tinh=ho-chi-minh")]
    [InlineData("gốm SG", "gốm", "tinh=ho-chi-minh")]
    [InlineData("nước mắm ở Phú Quốc", "nước mắm", "tinh=kien-giang")]
    [InlineData("tranh thêu hà đông", "tranh thêu", "tinh=ha-noi")]
    [InlineData("bún bò Huế", "bún bò", "tinh=hue")]
    [InlineData("thủ công mỹ nghệ Hà Nội", "", "nhom=tcmn tinh=ha-noi")]
    [InlineData("TCMN ha noi", "", "nhom=tcmn tinh=ha-noi")]
    [InlineData("sản phẩm quốc gia 2025", "", "cap=quoc-gia nam=2025")]
    [InlineData("san pham cap quoc gia nam 2025", "", "cap=quoc-gia nam=2025")]
    [InlineData("máy móc quốc gia 2023", "máy móc", "cap=quoc-gia nam=2023")]
    [InlineData("khu vực 2024 còn hiệu lực", "", "cap=khu-vuc nam=2024 hieu-luc=con")]
    [InlineData("nước mắm quốc gia", "nước mắm", "cap=quoc-gia")]
    [InlineData("giấy chứng nhận quốc gia 2025", "", "cap=quoc-gia nam=2025")]
    [InlineData("valid national certificates 2025", "", "hieu-luc=con cap=quoc-gia nam=2025")]
    [InlineData("sản phẩm \"quốc gia\" 2023", "\"quốc gia\"", "nam=2023")]
    [InlineData("cà phê BMT", "cà phê", "tinh=dak-lak-2004")]
    [InlineData("cấp tỉnh mây tre", "mây tre", "cap=tinh")]
    [InlineData("chè còn hiệu lực", "chè", "hieu-luc=con")]
    [InlineData("che con hieu luc", "che", "hieu-luc=con")]
    [InlineData("các sản phẩm sắp hết hạn", "", "hieu-luc=sap-het")]
    [InlineData("rượu hết hạn", "rượu", "hieu-luc=het")]
    [InlineData("ocop 4 sao", "", "danh-hieu=ocop.4-sao")]
    [InlineData("mật ong 4 sao OCOP", "mật ong", "danh-hieu=ocop.4-sao")]
    [InlineData("trà HACCP", "trà", "danh-hieu=haccp")]
    [InlineData("hàng việt nam chất lượng cao", "", "danh-hieu=hang-viet-nam-chat-luong-cao")]
    [InlineData("nhà cung cấp mây tre xuất khẩu", "mây tre", "ban-ghi=producer xuat-khau=co")]
    [InlineData("chè của Lạng Sơn được chứng nhận cấp khu vực năm 2022", "chè", "tinh=lang-son cap=khu-vuc nam=2022")]
    public async Task Read_ConditionsOfGoods_LeaveTheRest(string text, string rest, string parts) => Assert.Equal((rest, parts), await ReadAsync(text, Products));

    /// <summary>A condition that a list cannot hold, and words that only look like one, stay words.</summary>
    [Theory]
    [InlineData("dừa")]
    [InlineData("mây tre đan")]
    [InlineData("bền tre")]
    [InlineData("\"bến tre\"")]
    [InlineData("chè -\"thái nguyên\"")]
    [InlineData("hợp tác xã quang vinh phát")]
    [InlineData("phân bón hữu cơ")]
    [InlineData("1997/QĐ-BCT")]
    [InlineData("gạo 5 kg")]
    [InlineData("nước mắm 40 độ đạm")]
    [InlineData("khuyến công quốc gia")]
    [InlineData("khách sạn 4 sao")]
    [InlineData("la ba")]
    public async Task Read_PlainWords_StayWords(string text) => Assert.Equal((text, ""), await ReadAsync(text, Products));

    [Theory]
    [InlineData("gốm QN", "quang-nam quang-ngai quang-ninh")]
    [InlineData("qn", "quang-nam quang-ngai quang-ninh")]
    [InlineData("đặc sản ĐN", "da-nang dak-nong dong-nai")]
    public async Task Read_AmbiguousPlace_Asks(string text, string provinces)
    {
        var intent = await IntentAsync(text, Products);
        Assert.Empty(intent.Parts);
        Assert.Equal(provinces.Split(' '), Assert.Single(intent.Questions).Provinces.Order(StringComparer.Ordinal));
    }

    /// <summary>A region is asked for by its provinces of today; "Tây Nguyên" alone is less than the region it lies in and stays words.</summary>
    [Theory]
    [InlineData("chè miền Bắc", "chè", "thai-nguyen", "lam-dong")]
    [InlineData("che phia bac", "che", "lang-son", "da-nang")]
    [InlineData("mây tre miền Trung", "mây tre", "da-nang", "ha-noi")]
    public async Task Read_ARegion_AsksWhichOfItsProvinces(string text, string rest, string within, string without)
    {
        var intent = await IntentAsync(text, Products);
        Assert.Equal(rest, intent.Rest);
        var provinces = Assert.Single(intent.Questions).Provinces;
        Assert.Contains(within, provinces);
        Assert.DoesNotContain(without, provinces);
        Assert.True((await IntentAsync("hội chợ khu vực " + text.Split(' ', 2)[1], AllKinds)).IsPlain);
        Assert.True((await IntentAsync("chè tây nguyên", Products)).IsPlain);
    }

    [Theory]
    [InlineData("bình chọn cấp quốc gia 2025", "bình chọn cấp quốc gia 2025", "")]
    [InlineData("sản phẩm cấp quốc gia 2025", "", "ban-ghi=product cap=quoc-gia nam=2025")]
    [InlineData("hội chợ Thái Nguyên", "hội chợ", "tinh=thai-nguyen")]
    [InlineData("nhà cung cấp mây tre", "mây tre", "ban-ghi=producer")]
    public async Task Read_OverAllKinds_TakesLevelsAndYearsOnlyOfGoods(string text, string rest, string parts) => Assert.Equal((rest, parts), await ReadAsync(text, AllKinds));

    [Theory]
    [InlineData("mây tre còn hiệu lực", "mây tre", "hieu-luc=con")]
    [InlineData("mây tre cấp tỉnh", "mây tre cấp tỉnh", "")]
    public async Task Read_OverProducers_TakesWhatTheirListHolds(string text, string rest, string parts) => Assert.Equal((rest, parts), await ReadAsync(text, Producers));

    [Fact]
    public async Task Quoting_TheWordsOfACondition_MakesThemWords()
    {
        var intent = await IntentAsync("kẹo dừa bến tre còn hiệu lực", Products);
        var place = intent.Parts.Single(p => p.Facet == "tinh");
        var literal = intent.Quoting(place.Start, place.End);
        Assert.Equal("kẹo dừa \"bến tre\" còn hiệu lực", literal);
        Assert.Equal(("kẹo dừa \"bến tre\"", "hieu-luc=con"), await ReadAsync(literal, Products));
        Assert.True((await IntentAsync(intent.QuotingAll(), Products)).IsPlain);
    }

    private static async Task<(string Left, string Parts)> ReadAsync(string text, IntentScope scope)
    {
        var intent = await IntentAsync(text, scope);
        Assert.Empty(intent.Questions);
        return (intent.Rest, string.Join(' ', intent.Parts.Select(p => $"{p.Facet}={p.Value}")));
    }

    private static async Task<QueryIntent> IntentAsync(string text, IntentScope scope)
    {
        var site = await TestSite.SampleAsync(Engine.Sqlite);
        return QueryIntent.Read(text, site.Services.GetRequiredService<Register>().Words, scope, 2026);
    }
}
