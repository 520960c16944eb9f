using KhuyenCong.Search;

namespace KhuyenCong.UnitTests.Search;

public sealed class VietnameseTextTests
{
    [Theory]
    [InlineData("tie\u0302\u0301ng Vie\u0323\u0302t", "tiếng Việt")]
    [InlineData("tiê\u0301ng Viê\u0323t", "tiếng Việt")]
    [InlineData("ti\u00E9\u0302ng Vi\u1EB9\u0302t", "tiếng Việt")]
    [InlineData("DU\u031B\u0300A, \u0110A\u0306\u0301K LA\u0306\u0301K", "DỪA, ĐẮK LẮK")]
    [InlineData("n\u0303 b\u0300", "n\u0303 b\u0300")]
    [InlineData("a\u0301\u0301", "á\u0301")]
    [InlineData("\u0301", "\u0301")]
    [InlineData("", "")]
    [InlineData("Kẹo dừa 40°N", "Kẹo dừa 40°N")]
    public void ToNfc_MarksInAnyOrder_ComposesWhatFits(string text, string expected) => Assert.Equal(expected, VietnameseText.ToNfc(text));

    [Fact]
    public void ToNfc_EveryLetter_ComposesFromItsParts()
    {
        var letters = "ăâêôơư".Select(static c => c.ToString()).Concat(["a", "e", "i", "o", "u", "y"]).ToList();
        string[] tones = ["", "\u0300", "\u0309", "\u0303", "\u0301", "\u0323"];
        var composed = letters.SelectMany(letter => tones.Select(tone => VietnameseText.ToNfc(letter + tone))).ToList();
        Assert.Equal(72, composed.Distinct().Count());
        Assert.All(composed, static letter => Assert.Single(letter));
    }

    [Theory]
    [InlineData("Bánh Tráng ĐẶC biệt, 40°N", "banh trang dac biet, 40°n")]
    [InlineData("\u00D0a\u0300 N\u0103\u0303ng \u0189", "da nang d")]
    [InlineData("café Señor", "cafe senor")]
    [InlineData("đu\u0303a", "dua")]
    public void Fold_AnyMarks_LeavesBaseLetters(string text, string expected) => Assert.Equal(expected, VietnameseText.Fold(text));

    [Theory]
    [InlineData("Kẹo dừa Bến Tre (hộp 500g)", "keo-dua-ben-tre-hop-500g")]
    [InlineData("  --Đặc sản!! ", "dac-san")]
    [InlineData("!!!", "")]
    [InlineData("茶", "")]
    public void Slug_AnyText_IsLowerKebab(string text, string expected) => Assert.Equal(expected, VietnameseText.Slug(text));

    [Fact]
    public void Slug_LongText_IsCutBetweenWords()
    {
        var slug = VietnameseText.Slug(string.Join(' ', Enumerable.Repeat("nghiêng", 40)));
        Assert.InRange(slug.Length, 70, VietnameseText.MaxSlugLength);
        Assert.EndsWith("-nghieng", slug, StringComparison.Ordinal);
        Assert.Equal(VietnameseText.MaxSlugLength, VietnameseText.Slug(new string('a', 300)).Length);
    }

    [Fact]
    public void SortKey_Names_StandAsInADictionary()
    {
        string[] expected =
        [
            "7 loại hạt", "an", "án", "anh", "ăn", "âm", "ba", "bà", "bả", "bã", "bá", "bạ", "Ba lô", "bà lô", "bang", "bánh", "bắp", "cam", "chè",
            "Da", "dừa", "đa", "đũa", "em", "êm", "kẹo dừa", "Khoai", "kiệu", "nem", "oa", "ôn", "ơn", "quà", "sen", "trà", "tre", "ương", "vải", "yến",
        ];
        var shuffled = expected.OrderBy(static name => VietnameseText.Fold(name).Reverse().Sum(static c => c * 31 % 17)).ToList();
        Assert.Equal(expected, shuffled.OrderBy(VietnameseText.SortKey, StringComparer.Ordinal));
    }

    [Theory]
    [InlineData("Hòa Bình", "HOÀ  BÌNH")]
    [InlineData("Kẹo dừa", "ke\u0323o du\u031B\u0300a")]
    [InlineData("Trà (sen)", "trà - sen")]
    public void SortKey_SameNameInOtherWriting_IsTheSame(string one, string other) => Assert.Equal(VietnameseText.SortKey(one), VietnameseText.SortKey(other));

    [Fact]
    public void SortKey_AnyName_IsAscii() => Assert.All(VietnameseText.SortKey("Ưu đãi Ỷ ôn 2025 – Đắk Lắk"), static c => Assert.InRange(c, ' ', '~'));
}
