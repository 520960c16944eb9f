using KhuyenCong.Search;

namespace KhuyenCong.UnitTests.Search;

public sealed class VietnameseAnalyzerTests
{
    [Theory]
    [InlineData("hòa", "hoa1")]
    [InlineData("hoà", "hoa1")]
    [InlineData("khỏe", "khoe2")]
    [InlineData("khoẻ", "khoe2")]
    [InlineData("thúy", "thuy4")]
    [InlineData("thuý", "thuy4")]
    [InlineData("quý", "qui4")]
    [InlineData("qúy", "qui4")]
    [InlineData("qui", "qui")]
    [InlineData("quýt", "quit4")]
    [InlineData("quyên", "quyên")]
    [InlineData("kỹ", "ki3")]
    [InlineData("kĩ", "ki3")]
    [InlineData("Mỹ", "mi3")]
    [InlineData("mỳ", "mi1")]
    [InlineData("tay", "tay")]
    [InlineData("tây", "tây")]
    [InlineData("tuy", "tuy")]
    [InlineData("tui", "tui")]
    [InlineData("yến", "yên4")]
    [InlineData("giá", "gia4")]
    [InlineData("dừa", "dưa1")]
    [InlineData("dưa", "dưa")]
    [InlineData("Đũa", "đua3")]
    [InlineData("\u00D0ũa", "đua3")]
    [InlineData("HOÀN", "hoan1")]
    [InlineData("a4", "a40")]
    [InlineData("Faimy9", "faimy90")]
    [InlineData("2025", "2025")]
    [InlineData("1.850", "1850")]
    [InlineData("9,50", "9.5")]
    [InlineData("du\u031B\u0300a", "dưa1")]
    [InlineData("kh\u00ADoẻ", "khoe2")]
    public void Tokenise_Word_HasOneTermInEverySpelling(string text, string term) => Assert.Equal(term, Assert.Single(VietnameseAnalyzer.Tokenise(text)).Term);

    [Theory]
    [InlineData("40°N", "40°n0")]
    [InlineData("40 °N", "40°n0")]
    [InlineData("40ºN", "40°n0")]
    [InlineData("40N", "40°n0")]
    [InlineData("40 độ đạm", "40°n0")]
    [InlineData("40 do dam", "40°n0")]
    [InlineData("40 độ N", "40°n0")]
    [InlineData("40 độ", "40°0")]
    [InlineData("40°", "40°0")]
    [InlineData("500ml", "500ml0")]
    [InlineData("500 ML", "500ml0")]
    [InlineData("0,5 lít", "500ml0")]
    [InlineData("0.5L", "500ml0")]
    [InlineData("1,5 kg", "1500g0")]
    [InlineData("1.500 gr", "1500g0")]
    [InlineData("40 g", "40g0")]
    [InlineData("35%", "35%0")]
    [InlineData("1997/QĐ-BCT", "1997/qđ-bct0")]
    [InlineData("45/2012/NĐ-CP", "45/2012/nđ-cp0")]
    public void Tokenise_MeasureOrNumber_HasOneWhole(string text, string term)
    {
        var tokens = VietnameseAnalyzer.Tokenise(text);
        Assert.Equal(term, Assert.Single(tokens, static token => !token.IsPart).Term);
        Assert.Equal((0, text.Length), (tokens[0].Start, tokens[0].Length));
    }

    [Theory]
    [InlineData("15/8/2018", "15 8 2018")]
    [InlineData("40Nm", "40nm0")]
    [InlineData("5 lồng", "5 lông1")]
    [InlineData("bò 1 nắng", "bo1 1 năng4")]
    [InlineData("mac-ca", "mac ca")]
    [InlineData("C/O", "c o")]
    [InlineData("", "")]
    [InlineData("🥥🥥 !?", "")]
    public void Tokenise_NoMeasure_KeepsWords(string text, string terms) =>
        Assert.Equal(terms, string.Join(' ', VietnameseAnalyzer.Tokenise(text).Select(static token => token.Term)));

    [Fact]
    public void Tokenise_DocumentNumber_HasItsParts() =>
        Assert.Equal(["1997/qđ-bct0", "1997", "qđ", "bct"], VietnameseAnalyzer.Tokenise("1997/QĐ-BCT").Select(static token => token.Term));

    [Theory]
    [InlineData("Kẹo dừa Bến Tre, 40 độ đạm, 0,5 lít")]
    [InlineData("Ke\u0323o du\u031B\u0300a Be\u0302\u0301n Tre, 40 đo\u0323\u0302 đa\u0323m, 0,5 li\u0301t")]
    public void Tokenise_ComposedOrNot_OffsetsAreThoseOfTheText(string text)
    {
        var words = VietnameseAnalyzer.Tokenise(text).Where(static token => !token.IsPart).Select(token => VietnameseText.ToNfc(text.Substring(token.Start, token.Length)));
        Assert.Equal(["Kẹo", "dừa", "Bến", "Tre", "40 độ đạm", "0,5 lít"], words);
    }

    [Theory]
    [InlineData("dưa1", "dưa", "dua", 1)]
    [InlineData("dua", "dua", "dua", 0)]
    [InlineData("a40", "a4", "a4", 0)]
    [InlineData("2025", "2025", "2025", 0)]
    [InlineData("đua3", "đua", "dua", 3)]
    [InlineData("1997/qđ-bct0", "1997/qđ-bct", "1997/qd-bct", 0)]
    public void Forms_OfTerm_AreTonelessAndFolded(string term, string toneless, string folded, int tone) =>
        Assert.Equal((toneless, folded, tone), (Forms.Toneless(term), Forms.Folded(term), Forms.Tone(term)));

    [Theory]
    [InlineData("Công ty TNHH sản phẩm chè", "Công ty TNHH sản phẩm")]
    [InlineData("hạt tiêu và hạt điều", "")]
    [InlineData("bộ bàn ghế công phu", "")]
    [InlineData("sản xuất cơ khí", "")]
    [InlineData("san pham tieu bieu mo", "san pham tieu bieu")]
    [InlineData("công nghiệp nông thôn", "công nghiệp nông thôn")]
    public void Tokenise_Boilerplate_IsMarkedAsPhraseOnly(string text, string boilerplate) =>
        Assert.Equal(boilerplate, string.Join(' ', VietnameseAnalyzer.Tokenise(text).Where(static token => token.IsBoilerplate).Select(token => text.Substring(token.Start, token.Length))));

    /// <summary>Of English plurals the singular is indexed; what may be a syllable typed by Telex stays.</summary>
    [Theory]
    [InlineData("candies", "candy")]
    [InlineData("knives", "knife")]
    [InlineData("scarves", "scarf")]
    [InlineData("olives", "olive")]
    [InlineData("Baskets", "basket")]
    [InlineData("boxes", "box")]
    [InlineData("noodles", "noodle")]
    [InlineData("teas", "tea")]
    [InlineData("glass", null)]
    [InlineData("bus", null)]
    [InlineData("banhs", null)]
    [InlineData("trangs", null)]
    [InlineData("nuowcs", null)]
    [InlineData("maays", null)]
    [InlineData("gas", null)]
    public void Tokenise_EnglishPlural_IsItsSingular(string text, string? singular)
    {
        var token = Assert.Single(VietnameseAnalyzer.Tokenise(text));
        Assert.Equal((singular ?? text, singular is not null), (token.Term, token.IsPlural));
    }
}
