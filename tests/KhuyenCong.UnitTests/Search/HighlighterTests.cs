using KhuyenCong.Search;

namespace KhuyenCong.UnitTests.Search;

public sealed class HighlighterTests
{
    [Theory]
    [InlineData("Kẹo dừa Bến Tre", "dừa", "Kẹo [dừa] Bến Tre")]
    [InlineData("Kẹo dừa Bến Tre", "keo dua", "[Kẹo dừa] Bến Tre")]
    [InlineData("Ke\u0323o du\u031B\u0300a", "dừa", "Ke\u0323o [du\u031B\u0300a]")]
    [InlineData("dừa, dứa, dưa", "dứa", "dừa, [dứa], dưa")]
    [InlineData("dừa khô", "dứa", "[dừa] khô")]
    [InlineData("Nước mắm 40 độ đạm ngon", "40N", "Nước mắm [40 độ đạm] ngon")]
    [InlineData("Bún bắp, bắp cải", "bún ngô", "[Bún bắp], bắp cải")]
    [InlineData("<b>chè</b>", "chè", "<b>[chè]</b>")]
    [InlineData("chè", "phở", "chè")]
    [InlineData("", "chè", "")]
    public void Highlight_Match_IsMarkedInTheTextAsGiven(string text, string query, string expected)
    {
        var pieces = Highlighter.Highlight(text, query, Synonyms.Parse(new StringReader("ngô = bắp ! bắp cải")));
        Assert.Equal(expected, Marked(pieces));
        Assert.Equal(text, string.Concat(pieces.Select(static piece => piece.Text)));
    }

    [Fact]
    public void Snippet_LongText_IsCutAroundTheMatches()
    {
        var text = string.Join(' ', Enumerable.Repeat("lời dẫn", 50)) + " rồi kẹo dừa Bến Tre " + string.Join(' ', Enumerable.Repeat("lời bạt", 50));
        var snippet = Highlighter.Snippet(text, "kẹo dừa", 60);
        Assert.Equal("…", snippet[0].Text);
        Assert.Equal("…", snippet[^1].Text);
        Assert.Contains(("kẹo dừa", true), snippet);
        Assert.InRange(snippet.Sum(static piece => piece.Text.Length), 30, 62);
    }

    [Fact]
    public void Snippet_NoMatch_IsTheBeginning() => Assert.Equal("Một hai…", Marked(Highlighter.Snippet("Một hai ba bốn", "phở", 9)));

    private static string Marked(IEnumerable<(string Text, bool IsMatch)> pieces) =>
        string.Concat(pieces.Select(static piece => piece.IsMatch ? $"[{piece.Text}]" : piece.Text));
}
