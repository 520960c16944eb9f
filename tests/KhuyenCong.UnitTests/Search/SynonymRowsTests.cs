using System.Globalization;
using KhuyenCong.Search;

namespace KhuyenCong.UnitTests.Search;

/// <summary>The shipped synonyms, row by row of the table of regional words: synonyms.csv says what each must find and what it must not.</summary>
public sealed class SynonymRowsTests
{
    private const int Rows = 76;
    private static readonly Synonyms Shipped = Synonyms.Parse(new StringReader(File.ReadAllText(Path.Combine(Repository(), "content", "structure", "synonyms.txt"))));
    private static readonly string[][] Lines =
        [.. File.ReadLines(Path.Combine(Repository(), "tests", "KhuyenCong.UnitTests", "Search", "synonyms.csv")).Skip(1).Select(static line => line.Split(','))];

    public static TheoryData<int, string, string, string> All
    {
        get
        {
            var data = new TheoryData<int, string, string, string>();
            foreach (var line in Lines)
                data.Add(int.Parse(line[0], CultureInfo.InvariantCulture), line[1], line[2], line[3]);
            return data;
        }
    }

    [Theory]
    [MemberData(nameof(All))]
    public void Search_RowOfTheTable_FindsItsMeaningOnly(int row, string query, string found, string not)
    {
        string[] wanted = found.Split('|');
        var shelf = Shelf.OfNames(Shipped, [.. wanted, .. not.Split('|', StringSplitOptions.RemoveEmptyEntries)]);
        Assert.True(wanted.ToHashSet().SetEquals(shelf.Find(query)), $"row {row}: «{query}» finds {string.Join(", ", shelf.Find(query))}");
    }

    [Fact]
    public void Rows_OfTheTable_AreAllTested() =>
        Assert.Equal(Enumerable.Range(1, Rows), Lines.Select(static line => int.Parse(line[0], CultureInfo.InvariantCulture)).Distinct().Order());

    [Theory]
    [InlineData("lạc", "Kẹo đậu phộng", "Tượng lạc đà đồng")]
    [InlineData("lac", "Kẹo đậu phộng", "Tượng lạc đà đồng")]
    [InlineData("chén", "Bát gốm", "Bộ ấm chén")]
    [InlineData("bánh đa", "Bánh tráng nướng", "Bánh đa cua")]
    [InlineData("dứa", "Khóm sấy", "Kẹo dừa lá dứa")]
    public void Search_WordInsideAnotherWord_ComesAfterItsStandIn(string query, string first, string last) =>
        Assert.Equal([first, last], Shelf.OfNames(Shipped, last, first).Find(query));

    private static string Repository()
    {
        var folder = new DirectoryInfo(AppContext.BaseDirectory);
        while (!File.Exists(Path.Combine(folder.FullName, "Directory.Packages.props")))
            folder = folder.Parent!;
        return folder.FullName;
    }
}
