using KhuyenCong.Search;

namespace KhuyenCong.UnitTests.Search;

public sealed class ExplainTests
{
    private static readonly Synonyms Known = Synonyms.Parse(new StringReader("lợn = heo\nkhoai mì = sắn\nmắc ca = macca"));

    private static readonly Shelf Goods = new(
        Known,
        Product(1, "Nước mắm cá cơm Phan Thiết", "Công ty TNHH Mắm Ngon", "Bình Thuận", "Nước mắm 40°N ủ chượp trong thùng gỗ"),
        Product(2, "Giò heo", "Cơ sở Nước Mắm Hai", "Hà Nội", "Thịt lợn sạch") with { Rows = [Shelf.Certificate("national", "2025", new StateSpan(0, "valid"))], Completeness = 0.5f },
        Product(3, "Bánh khoai mì", "Hộ kinh doanh Sắn Vàng", "Tây Ninh", "Bột sắn và dừa"),
        Product(4, "Hạt mắc ca", "Công ty Macca", "Lâm Đồng", "mắm, nước"));

    [Theory]
    [InlineData("nước mắm")]
    [InlineData("nuoc mam")]
    [InlineData("lợn")]
    [InlineData("khoai mì")]
    [InlineData("nhà cung cấp nước mắm uy tín")]
    [InlineData("công ty nước mắm")]
    [InlineData("\"nước mắm\" -giò")]
    [InlineData("macca hạt")]
    [InlineData("nước mắm 40 độ đạm")]
    [InlineData("")]
    public void Explain_Factors_AddUpToTheScoreAndWordsToTheText(string text)
    {
        var hits = Goods.Index.Search(Shelf.Query(text) with { Explain = true }).Hits;
        Assert.NotEmpty(hits);
        Assert.All(hits, static hit =>
        {
            Assert.Equal(hit.Score, hit.Factors.Sum(static factor => factor.Value), 0.001f);
            Assert.Equal(["text", "phrase", "written", "completeness", "valid", "kind"], hit.Factors.Select(static factor => factor.Name));
            Assert.Equal(hit.Factors[0].Value, hit.Words.Sum(static word => word.Points), 0.001f);
        });
        Assert.All(Goods.Index.Search(Shelf.Query(text)).Hits, static hit => Assert.True(hit.Factors.Count == 0 && hit.Words.Count == 0));
    }

    [Fact]
    public void Explain_EachWord_SaysWhereAndHow()
    {
        var hit = Goods.Index.Search(Shelf.Query("lợn") with { Explain = true }).Hits[0];
        Assert.Equal(
            [new MatchPlace("lợn", TextField.Text, MatchWay.Written, false), new MatchPlace("heo", TextField.Name, MatchWay.Synonym, false)],
            Assert.Single(hit.Words).Places);
        hit = Goods.Index.Search(Shelf.Query("com") with { Explain = true }).Hits[0];
        Assert.Equal(new MatchPlace("cơm", TextField.Name, MatchWay.Unmarked, false), Assert.Single(Assert.Single(hit.Words).Places));
        hit = Goods.Index.Search(Shelf.Query("sắn") with { Explain = true }).Hits[0];
        Assert.Contains(new MatchPlace("khoai", TextField.Name, MatchWay.Synonym, false), Assert.Single(hit.Words).Places);
    }

    [Fact]
    public void Search_PlaceInABrandFromElsewhere_RanksBelowThePlaceOfProduction()
    {
        var shelf = new Shelf(
            Product(1, "Đũa buông Thái Nguyên", "", "Bình Thuận", "") with { Asides = ["Thái Nguyên"] },
            Product(2, "Chè móc câu", "", "Thái Nguyên", ""));
        Assert.Equal(["Chè móc câu", "Đũa buông Thái Nguyên"], shelf.Find("thái nguyên"));
        Assert.Equal(["Chè móc câu", "Đũa buông Thái Nguyên"], shelf.Find("thai nguyen"));
        Assert.Equal(["Đũa buông Thái Nguyên"], shelf.Find("đũa buông thái nguyên"));
        Assert.True(shelf.Index.Search(Shelf.Query("thái nguyên") with { Explain = true }).Hits[1].Words[0].Places[0].CountsLittle);
        Assert.NotEqual(
            SearchIndex.FingerprintOf(Product(1, "Đũa", "", "", "")),
            SearchIndex.FingerprintOf(Product(1, "Đũa", "", "", "") with { Asides = ["Đũa"] }));
    }

    [Theory]
    [InlineData("nhà cung cấp mây tre xuất khẩu", "nhà cung cấp|xuất khẩu")]
    [InlineData("nha cung cap may tre xuat khau", "nha cung cap|xuat khau")]
    [InlineData("mua mây tre ở đâu", "mua|ở đâu")]
    [InlineData("giá mây tre", "giá")]
    [InlineData("cơ sở sản xuất mây tre uy tín tại", "cơ sở sản xuất|uy tín tại")]
    [InlineData("mây tre", "")]
    public void Search_WordsOfAsking_AreNotRequired(string query, string notRequired)
    {
        var shelf = Shelf.OfNames("Lồng bàn mây tre", "Giá treo khăn", "Chè xuất khẩu");
        var found = shelf.Index.Search(Shelf.Query(query));
        Assert.Equal((notRequired, "Lồng bàn mây tre"), (string.Join('|', found.NotRequired), shelf.Names[Assert.Single(found.Hits).Key]));
    }

    [Theory]
    [InlineData("giá treo", "Giá treo khăn")]
    [InlineData("gia treo khan", "Giá treo khăn")]
    [InlineData("chè xuất khẩu", "Chè xuất khẩu")]
    [InlineData("giá", "Giá treo khăn")]
    [InlineData("nhà cung cấp", "Nhà cung cấp đũa")]
    public void Search_WordsOfAskingThatAreNames_StayWords(string query, string expected) =>
        Assert.Equal([expected], Shelf.OfNames("Giá treo khăn", "Chè xuất khẩu", "Chè khô", "Khăn treo tường", "Nhà cung cấp đũa").Find(query));

    private static IndexDocument Product(int id, string name, string producer, string place, string text) => Shelf.Product(id, name) with
    {
        Texts = [(TextField.Name, name), (TextField.Producer, producer), (TextField.Place, place), (TextField.Text, text)],
    };
}
