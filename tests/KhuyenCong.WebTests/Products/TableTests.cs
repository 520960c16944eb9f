using System.Net;
using KhuyenCong.Testing;
using KhuyenCong.WebTests.OpenData;

namespace KhuyenCong.WebTests.Products;

/// <summary>Lists for a spreadsheet: what the page counts and in its order, all pages at once.</summary>
public sealed class TableTests
{
    [Theory]
    [InlineData("/san-pham", "?q=chè+thái+nguyên", "san_pham", "hieu_luc")]
    [InlineData("/san-pham", "?sap-xep=ten&trang=2&kieu=danh-sach", "san_pham", "hieu_luc")]
    [InlineData("/en/products", "?nhom=cbtp&hieu-luc=con", "product", "validity")]
    [InlineData("/co-so", "?nhom=tcmn", "co_so", "san_pham_con_hieu_luc")]
    [InlineData("/en/producers", "", "producer", "email")]
    public async Task Table_OfAList_HoldsAllOfItInItsOrder(string list, string query, string name, string alsoThere)
    {
        var site = await TestSite.SampleAsync(Engine.Sqlite);
        var page = await site.PageAsync(list + query);
        var link = page.QuerySelector("[data-testid=table]")!.GetAttribute("href")!;
        var rows = Reading.Csv((await Reading.TextAsync(site, link, "text/csv")).TrimStart('\uFEFF'));
        Assert.All(rows, r => Assert.Contains(alsoThere, r.Keys));
        Assert.Equal(page.QuerySelector("[data-testid=count]")!.TextContent.Split(' ')[0], rows.Count.ToString(System.Globalization.CultureInfo.InvariantCulture));

        // The names of each page, one after the other, are the rows of the file.
        var shown = page.QuerySelectorAll(".card__name a, [data-testid=producer-card] .ledger__what a").Select(a => a.TextContent.Trim()).ToList();
        var first = query.Contains("trang=2", StringComparison.Ordinal) ? shown.Count : 0;
        Assert.Equal(shown, rows.Skip(first).Take(shown.Count).Select(r => r[name].Trim()));
        Assert.All(rows, r => Assert.StartsWith("http://localhost:5080" + list + "/", r[list.StartsWith("/en", StringComparison.Ordinal) ? "address" : "dia_chi"], StringComparison.Ordinal));
    }

    [Theory]
    [InlineData("/san-pham/danh-sach.csv?cap=thien-ha")]
    [InlineData("/en/producers/list.csv?trang=x")]
    public async Task Table_AskedWrongly_IsRefused(string path) =>
        Assert.Equal(HttpStatusCode.BadRequest, await Reading.StatusAsync(await TestSite.SampleAsync(Engine.Sqlite), path));
}
