using KhuyenCong.Search;

namespace KhuyenCong.UnitTests.Search;

public sealed class SynonymsTests
{
    private static readonly Synonyms Shipped = Synonyms.Parse(new StringReader(File.ReadAllText(PathOfShipped())));

    [Theory]
    [InlineData("lợn", "Giò heo", "Gió heo may")]
    [InlineData("heo", "Xúc xích lợn", "")]
    [InlineData("bún bắp", "Bún ngô", "Bắp cải muối")]
    [InlineData("ngô", "Sữa bắp non", "Dưa bắp cải")]
    [InlineData("khoai mì", "Bột sắn", "Khoai tây|Mì sợi|Củ sắn")]
    [InlineData("củ sắn", "Củ đậu", "Bột khoai mì")]
    [InlineData("bột năng", "Tinh bột sắn", "Tinh bột sắn dây")]
    [InlineData("dứa", "Mắm thơm Út Mười", "Hương thơm")]
    [InlineData("thơm", "Mắm thơm", "Mứt dứa")]
    [InlineData("bát", "Chén gốm", "Bộ ấm chén")]
    [InlineData("trà", "Chè móc câu", "Chè bưởi")]
    [InlineData("chè", "Trà Ô Long", "")]
    [InlineData("khổ qua", "Trà mướp đắng", "Khô quả")]
    [InlineData("lạp xường", "Lạp xưởng Chín Trọng", "")]
    [InlineData("macca", "Hạt mắc ca", "")]
    [InlineData("hat macca", "Mắc ca hạt sấy", "")]
    [InlineData("roi", "Mứt mận", "")]
    [InlineData("mận", "Mứt mận", "Nước ép roi")]
    [InlineData("nhang vòng", "Hương vòng", "Vòng hương sắc")]
    [InlineData("bò 1 nắng", "Bò một nắng", "")]
    [InlineData("hột điều", "Hạt điều", "")]
    [InlineData("hot dieu", "Hạt điều", "Hạt tiêu")]
    [InlineData("mền", "Chăn len", "Thức ăn chăn nuôi")]
    [InlineData("mũ", "Nón vải", "Nón lá")]
    [InlineData("may suot lua", "Máy tuốt lúa", "")]
    [InlineData("yến sào", "Nước yến", "Yến mạch")]
    [InlineData("cói", "Thảm lác", "Đậu lác")]
    [InlineData("lac", "Kẹo đậu phộng", "")]
    public void Search_ShippedSynonyms_FindTheirMeaningOnly(string query, string found, string notFound)
    {
        var shelf = Shelf.OfNames(Shipped, [found, .. notFound.Split('|', StringSplitOptions.RemoveEmptyEntries)]);
        Assert.Equal([found], shelf.Find(query));
    }

    [Fact]
    public void Search_TypedForm_ComesBeforeItsStandIn() =>
        Assert.Equal(["Thịt heo ngon bổ dưỡng gác bếp", "Lợn"], Shelf.OfNames(Shipped, "Lợn", "Thịt heo ngon bổ dưỡng gác bếp").Find("heo"));

    [Fact]
    public void Search_KnownWordTornApart_ComesAfterItsMeaning() =>
        Assert.Equal(["Bánh khoai mì", "Bột sắn", "Khoai tây chiên, mì sợi"], Shelf.OfNames(Shipped, "Khoai tây chiên, mì sợi", "Bột sắn", "Bánh khoai mì").Find("khoai mì"));

    [Fact]
    public void Parse_ShippedFile_HasNoFault()
    {
        Assert.Empty(Shipped.Faults);
        Assert.True(Shipped.Count > 200);
    }

    [Theory]
    [InlineData("lợn heo")]
    [InlineData("lợn =")]
    [InlineData("a = b > c")]
    [InlineData("a > b > c")]
    [InlineData("hương = nhang @ vòng")]
    [InlineData("hương = nhang @ _")]
    [InlineData("ngô = bắp ! cải")]
    [InlineData("ngô = bắp ! su hào")]
    [InlineData("a = một hai ba bốn năm sáu bảy tám chín")]
    [InlineData("a = b = c = d = e = g = h = i = k = l = m = n = o")]
    [InlineData("=")]
    [InlineData("! @ _")]
    public void Parse_FaultyLine_IsNamedAndLeftOut(string line)
    {
        var synonyms = Synonyms.Parse(new StringReader($"# lời\n\nlợn = heo # hai chiều\n{line}\nna = mãng cầu ta"));
        Assert.Equal(4, Assert.Single(synonyms.Faults).Line);
        Assert.Equal(4, synonyms.Count);
    }

    private static string PathOfShipped()
    {
        var folder = new DirectoryInfo(AppContext.BaseDirectory);
        while (folder is not null && !File.Exists(Path.Combine(folder.FullName, "content", "structure", "synonyms.txt")))
            folder = folder.Parent;
        return Path.Combine(folder?.FullName ?? "", "content", "structure", "synonyms.txt");
    }
}
