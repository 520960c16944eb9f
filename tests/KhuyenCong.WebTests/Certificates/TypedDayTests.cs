using System.Net;
using AngleSharp.Html.Parser;
using KhuyenCong.Testing;

namespace KhuyenCong.WebTests.Certificates;

/// <summary>People type a day as they write it; addresses keep one form; what is no day is told at the field.</summary>
public sealed class TypedDayTests
{
    [Theory]
    [InlineData("/chung-nhan/FDS7GVASPC?ngay=31%2F12%2F2027", "/chung-nhan/FDS7GVASPC?ngay=2027-12-31")]
    [InlineData("/en/certificates/FDS7GVASPC?ngay=1.7.2027", "/en/certificates/FDS7GVASPC?ngay=2027-07-01")]
    [InlineData("/chung-nhan?q=ch%C3%A8&ngay=1-2-2026", "/chung-nhan?q=ch%C3%A8&ngay=2026-02-01")]
    public async Task Day_AsPeopleWriteIt_LeadsToThePlainAddress(string typed, string plain)
    {
        var site = await TestSite.SampleAsync(Engine.Sqlite);
        using var answer = await site.Client.GetAsync(new Uri(typed, UriKind.Relative));
        Assert.Equal(HttpStatusCode.MovedPermanently, answer.StatusCode);
        Assert.Equal(plain, answer.Headers.Location!.ToString());
        var field = (await site.PageAsync(plain)).QuerySelector("input[name=ngay]")!;
        Assert.Equal("text", field.GetAttribute("type") ?? "text");
        Assert.Matches("^[0-9]{2}/[0-9]{2}/[0-9]{4}$", field.GetAttribute("value"));
    }

    [Theory]
    [InlineData("/chung-nhan/FDS7GVASPC?ngay=31%2F02%2F2027", "31/02/2027")]
    [InlineData("/chung-nhan?q=ch%C3%A8&ngay=12%2F31%2F2026", "12/31/2026")]
    [InlineData("/en/certificates?ngay=1.1.1999", "1.1.1999")]
    public async Task Day_ThatIsNone_IsToldAtTheFieldAndKept(string path, string typed)
    {
        var site = await TestSite.SampleAsync(Engine.Sqlite);
        using var answer = await site.Client.GetAsync(new Uri(path, UriKind.Relative));
        Assert.Equal(HttpStatusCode.BadRequest, answer.StatusCode);
        var page = await new HtmlParser().ParseDocumentAsync(await answer.Content.ReadAsStringAsync());
        var field = page.QuerySelector("input[name=ngay]")!;
        Assert.Equal(typed, field.GetAttribute("value"));
        Assert.Equal("true", field.GetAttribute("aria-invalid"));
        var told = field.GetAttribute("aria-describedby")!.Split(' ').Select(id => page.GetElementById(id)!.TextContent);
        Assert.Contains(told, t => t.Contains("31/12/2026", StringComparison.Ordinal));
        Assert.Equal("noindex", page.QuerySelector("meta[name=robots]")!.GetAttribute("content"));
    }
}
