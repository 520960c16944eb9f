using System.Text.Encodings.Web;
using KhuyenCong.Catalogue.Common;

namespace KhuyenCong.UnitTests.Common;

public sealed class DocumentNumberTests
{
    [Theory]
    [InlineData("Quyết định 1997/QĐ-BCT nói gì", "Quyết định <span class=\"nowrap\">1997/QĐ-BCT</span> nói gì")]
    [InlineData("26/2014/TT-BCT & 14/2018/TT-BCT", "<span class=\"nowrap\">26/2014/TT-BCT</span> &amp; <span class=\"nowrap\">14/2018/TT-BCT</span>")]
    [InlineData("Ngày 01/07/2025, <b>", "Ngày 01/07/2025, &lt;b&gt;")]
    [InlineData("", "")]
    [InlineData("1234567890/QĐ-UBND-ABCDEF", "1234567890/QĐ-UBND-ABCDEF")]
    public void Unbroken_KeepsNumbersOnOneLineAndTextAsText(string text, string html)
    {
        using var written = new StringWriter();
        DocumentNumber.Unbroken(text, HtmlEncoder.Create(System.Text.Unicode.UnicodeRanges.All)).WriteTo(written, HtmlEncoder.Default);
        Assert.Equal(html, written.ToString());
    }
}
