using System.Net;
using System.Text;
using AngleSharp.Html.Parser;
using KhuyenCong.Catalogue.Certificates;
using KhuyenCong.Catalogue.Common;
using KhuyenCong.Catalogue.Data;
using KhuyenCong.Testing;
using Microsoft.EntityFrameworkCore;
using Microsoft.Extensions.DependencyInjection;

namespace KhuyenCong.WebTests.Certificates;

public sealed class BatchTests
{
    [Theory, MemberData(nameof(Engines.Both), MemberType = typeof(Engines))]
    public async Task Batch_AnswersEachLineInItsOrder(Engine engine)
    {
        var site = await TestSite.SampleAsync(engine);
        var codes = await CodesAsync(site, 3);
        using var answer = await AskAsync(site, $"{codes[2]}\n\n {codes[0][..5]}-{codes[0][5..].ToLowerInvariant()} \nABCDEFGHJ1\n{codes[2]}");
        var lines = (await PageAsync(answer)).QuerySelectorAll("[data-testid=batch-results] li").ToList();

        Assert.Equal(HttpStatusCode.OK, answer.StatusCode);
        Assert.Equal(4, lines.Count);
        Assert.Contains(codes[2], lines[0].TextContent, StringComparison.Ordinal);
        Assert.Contains(codes[0], lines[1].TextContent, StringComparison.Ordinal);
        Assert.Contains("ABCDEFGHJ1", lines[2].TextContent, StringComparison.Ordinal);
        Assert.Contains("không có ký tự 1", lines[2].TextContent, StringComparison.Ordinal);
        Assert.Equal(lines[0].TextContent, lines[3].TextContent);
    }

    [Theory, MemberData(nameof(Engines.Both), MemberType = typeof(Engines))]
    public async Task Batch_ForAnotherDay_SaysTheStateOfThatDay(Engine engine)
    {
        var site = await TestSite.SampleAsync(engine);
        var code = (await CodesAsync(site, 1))[0];
        var typed = $"{code[..5]}-{code[5..].ToLowerInvariant()}";
        using var answer = await AskAsync(site, typed, ("ngay", "2099-01-01"), ("dinh-dang", "csv"));
        var text = Encoding.UTF8.GetString(await answer.Content.ReadAsByteArrayAsync());

        Assert.Equal("text/csv", answer.Content.Headers.ContentType!.MediaType);
        Assert.Equal(CsvText.Mark, text[0]);
        Assert.Contains($"\r\n{typed},{code},2099-01-01,expired,", text, StringComparison.Ordinal);
    }

    [Theory]
    [InlineData("", null)]
    [InlineData("A", "31/02/2025")]
    public async Task Batch_WithAFault_KeepsWhatWasTyped(string typed, string? day)
    {
        var site = await TestSite.SampleAsync(Engine.Sqlite);
        using var answer = await AskAsync(site, typed, ("ngay", day ?? ""));
        var page = await PageAsync(answer);
        var field = page.QuerySelector("[aria-invalid=true]")!;

        Assert.Equal(HttpStatusCode.UnprocessableEntity, answer.StatusCode);
        Assert.All(field.GetAttribute("aria-describedby")!.Split(' '), id => Assert.NotNull(page.GetElementById(id)));
        Assert.Equal(typed, page.GetElementById("ma")!.TextContent);
        Assert.Equal(day ?? "", page.GetElementById("ngay")!.GetAttribute("value") ?? "");
    }

    [Fact]
    public async Task Batch_OfTooManyLines_IsRefusedWhole()
    {
        var site = await TestSite.SampleAsync(Engine.Sqlite);
        using var answer = await AskAsync(site, string.Join('\n', Enumerable.Repeat("ABCDEFGHJK", CertificateBatch.Most + 1)));
        Assert.Equal(HttpStatusCode.UnprocessableEntity, answer.StatusCode);
        Assert.Null((await PageAsync(answer)).QuerySelector("[data-testid=batch-results]"));
    }

    [Fact]
    public void Csv_NeverStartsAFormula() =>
        Assert.Equal("'=1+1,\"a\"\"b\",'-2,\r\n", CsvText.Line("=1+1", "a\"b", "-2", null));

    private static async Task<List<string>> CodesAsync(TestSite site, int count)
    {
        await using var scope = site.Services.CreateAsyncScope();
        return await scope.ServiceProvider.GetRequiredService<CatalogueDb>().Certificates.OrderBy(c => c.Code).Select(c => c.Code).Take(count).ToListAsync();
    }

    private static Task<HttpResponseMessage> AskAsync(TestSite site, string codes, params (string Name, string Value)[] more) => site.Client.PostAsync(
        new Uri("/chung-nhan/tra-cuu", UriKind.Relative),
        new FormUrlEncodedContent([new("ma", codes), .. more.Select(m => KeyValuePair.Create(m.Name, m.Value))]));

    private static async Task<AngleSharp.Html.Dom.IHtmlDocument> PageAsync(HttpResponseMessage answer) =>
        new HtmlParser().ParseDocument(await answer.Content.ReadAsStringAsync());
}
