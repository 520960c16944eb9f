using KhuyenCong.Catalogue.News;

namespace KhuyenCong.UnitTests.News;

public sealed class ReadingTimeTests
{
    [Theory]
    [InlineData("Giấy chứng nhận còn hiệu lực.", 6)]
    [InlineData("## Tiêu đề\n\n**Đậm** và [một đường dẫn](https://example.org/rat/dai) ở đây", 9)]
    [InlineData("Miền Trung-Tây Nguyên", 4)]
    [InlineData("ngày 31/12/2026, lúc 0 giờ - thế", 6)]
    [InlineData("| Cột | Hai |\n|---|---:|\n| một | 2 |", 4)]
    [InlineData("", 0)]
    public void Count_Vietnamese_CountsWrittenSyllables(string markdown, int expected) => Assert.Equal(expected, ReadingTime.Count(markdown, "vi"));

    [Fact]
    public void Count_English_CountsWords() => Assert.Equal(5, ReadingTime.Count("A craft-village *product* of 2024", "en"));

    [Theory]
    [InlineData(1, 1)]
    [InlineData(ReadingTime.SyllablesPerMinute, 1)]
    [InlineData(ReadingTime.SyllablesPerMinute + 1, 2)]
    [InlineData(3 * ReadingTime.SyllablesPerMinute, 3)]
    public void Minutes_Vietnamese_AreWholeAndRoundedUp(int syllables, int minutes) =>
        Assert.Equal(minutes, ReadingTime.Minutes(string.Join(' ', Enumerable.Repeat("chè", syllables)), "vi"));
}
