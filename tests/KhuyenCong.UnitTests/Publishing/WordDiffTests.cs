using KhuyenCong.Catalogue.Publishing;

namespace KhuyenCong.UnitTests.Publishing;

public sealed class WordDiffTests
{
    [Theory]
    [InlineData("Trà xanh Thái Nguyên", "Trà đen Thái Nguyên", "Trà [-xanh-][+đen+] Thái Nguyên")]
    [InlineData("Trà xanh đậm vị", "Trà đen nhạt vị", "Trà [-xanh đậm-][+đen nhạt+] vị")]
    [InlineData("một hai ba bốn", "một ba", "một [-hai -]ba[- bốn-]")]
    [InlineData("", "mới", "[+mới+]")]
    [InlineData("cũ", "", "[-cũ-]")]
    [InlineData("một\nhai\nba", "một\nba", "một\n[-hai\n-]ba")]
    [InlineData("một\nhai", "một\nhai, ba\nbốn", "một\nhai[+, ba\nbốn+]")]
    [InlineData("như nhau", "như nhau", "như nhau")]
    public void Compare_TwoTexts_MarksTheWordsThatDiffer(string before, string after, string expected) =>
        Assert.Equal(expected, string.Concat(WordDiff.Compare(before, after).Select(Shown)));

    [Fact]
    public void Compare_AnyTwoTexts_HoldsBothWhole()
    {
        var random = new Random(3);
        string[] words = ["chè", "mây", "tre", "gốm", " ", " ", ", ", "\n", "lụa"];
        for (var i = 0; i < 300; i++)
        {
            var (before, after) = (Text(), Text());
            var pieces = WordDiff.Compare(before, after);
            Assert.Equal(before, string.Concat(pieces.Where(p => p.Kind is not DiffKind.Inserted).Select(p => p.Text)));
            Assert.Equal(after, string.Concat(pieces.Where(p => p.Kind is not DiffKind.Deleted).Select(p => p.Text)));
        }

        string Text() => string.Concat(Enumerable.Range(0, random.Next(40)).Select(_ => words[random.Next(words.Length)]));
    }

    [Fact]
    public void Compare_TextsTooLarge_AreToldAsReplaced()
    {
        var before = string.Concat(Enumerable.Range(0, 5000).Select(n => $"a{n} "));
        var pieces = WordDiff.Compare(before, before.Replace('a', 'b'));
        Assert.Equal(before, string.Concat(pieces.Where(p => p.Kind is not DiffKind.Inserted).Select(p => p.Text)));
    }

    private static string Shown(DiffPiece piece) => piece.Kind switch
    {
        DiffKind.Deleted => $"[-{piece.Text}-]",
        DiffKind.Inserted => $"[+{piece.Text}+]",
        _ => piece.Text,
    };
}
