using KhuyenCong.Catalogue.Rounds;

namespace KhuyenCong.UnitTests.Rounds;

public sealed class ResultPasteTests
{
    [Theory]
    [InlineData("25\tCơ sở A\t12/QĐ-UBND\t20/11/2026", "25|Cơ sở A|12/QĐ-UBND|20/11/2026")]
    [InlineData("Trà sen ; Cơ sở A ;; 2026", "Trà sen|Cơ sở A||2026")]
    [InlineData("Trà sen", "Trà sen|||")]
    [InlineData("Trà sen\tCơ sở A\t20/11/2026", "Trà sen|Cơ sở A||20/11/2026")]
    [InlineData("\n\n  Trà \u00A0 sen\t\n\n", "Trà sen|||")]
    [InlineData("Trà sen; hộp 5 gói\tCơ sở A", "Trà sen; hộp 5 gói|Cơ sở A||")]
    [InlineData("\"Bộ ấm \"\"Mai\"\"\nvà chén\"\tCơ sở A", "Bộ ấm \"Mai\" và chén|Cơ sở A||")]
    [InlineData("\"Mai\" tím\tCơ sở A", "\"Mai\" tím|Cơ sở A||")]
    [InlineData("Tra\u0300 sen", "Trà sen|||")]
    [InlineData("a\u0000b\tc", "a b|c||")]
    public void Line_OfASpreadsheet_IsReadByItsColumns(string pasted, string expected)
    {
        var read = ResultPaste.Parse(pasted);
        Assert.Empty(read.Faults);
        Assert.Equal(expected, Shown(Assert.Single(read.Rows)));
    }

    [Fact]
    public void Heading_GivesTheOrderAndWhatIsNotUsedIsTold()
    {
        var read = ResultPaste.Parse("STT\tTên cơ sở\tĐịa chỉ\tTên sản phẩm\tNgày cấp\n1\tCơ sở A\tHuế\tTrà sen\t20/11/2026\n2\tCơ sở B\tHuế\tGốm\t");
        Assert.Equal(["Trà sen|Cơ sở A||20/11/2026", "Gốm|Cơ sở B||"], read.Rows.Select(Shown));
        Assert.Equal(["Cột “STT” không dùng ở đây nên được bỏ qua.", "Cột “Địa chỉ” không dùng ở đây nên được bỏ qua."], read.Notes);
    }

    [Fact]
    public void RunningNumbers_AreNoProducts()
    {
        var read = ResultPaste.Parse("1.\tTrà sen\tCơ sở A\n2.\tGốm\tCơ sở B");
        Assert.Equal(["Trà sen|Cơ sở A||", "Gốm|Cơ sở B||"], read.Rows.Select(Shown));
        Assert.Single(read.Notes);
        Assert.Equal(["7|Cơ sở A||", "2|Cơ sở B||"], ResultPaste.Parse("7\tCơ sở A\n2\tCơ sở B").Rows.Select(Shown));
    }

    [Fact]
    public void ColumnTooMany_OrCellTooLong_IsAFaultAndNothingIsRead()
    {
        var read = ResultPaste.Parse("a\tb\tc\td\te\nTrà sen");
        Assert.StartsWith("Dòng 1 có 5 cột", Assert.Single(read.Faults), StringComparison.Ordinal);
        Assert.Empty(read.Rows);
        Assert.StartsWith("Dòng 2 có một ô dài quá 500 ký tự", Assert.Single(ResultPaste.Parse("a\n" + new string('x', 501)).Faults), StringComparison.Ordinal);
        Assert.Empty(ResultPaste.Parse(" \n\t\n").Faults);
    }

    private static string Shown(TypedResult row) => string.Join('|', row.Product, row.Producer, row.Decision, row.Day);
}
