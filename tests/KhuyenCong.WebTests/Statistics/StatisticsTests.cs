using System.Globalization;
using System.Net;
using System.Text;
using AngleSharp.Dom;
using KhuyenCong.Testing;

namespace KhuyenCong.WebTests.Statistics;

public sealed class StatisticsTests
{
    [Theory, MemberData(nameof(Engines.Both), MemberType = typeof(Engines))]
    public async Task EveryFigure_EqualsTheListItLeadsTo(Engine engine)
    {
        var site = await TestSite.SampleAsync(engine);
        var page = await site.PageAsync("/thong-ke");
        var figures = page.QuerySelectorAll("[data-testid=breakdown] td a, [data-testid=figure]")
            .Select(a => (Href: a.GetAttribute("href")!, Count: NumberIn(a.TextContent)))
            .Concat(page.QuerySelectorAll("[data-testid=chart] svg a").Select(a => (Href: a.GetAttribute("href")!, Count: NumberIn(a.QuerySelector(".chart__figure")!.TextContent))))
            .ToList();
        Assert.InRange(figures.Count, 90, 600);
        var wrong = new List<string>();
        foreach (var list in figures.GroupBy(f => f.Href, f => f.Count))
        {
            var listed = await ListedAsync(site, list.Key);
            wrong.AddRange(list.Where(c => c != listed).Select(c => $"{list.Key}: {c} against {listed}"));
        }

        Assert.Empty(wrong);
    }

    [Theory]
    [InlineData("nam")]
    [InlineData("cap")]
    [InlineData("nhom")]
    [InlineData("tinh")]
    [InlineData("hieu-luc")]
    public async Task File_OfAChart_HoldsItsFigures(string name)
    {
        var site = await TestSite.SampleAsync(Engine.Sqlite);
        using var response = await site.Client.GetAsync(new Uri($"/thong-ke/{name}.csv", UriKind.Relative));
        Assert.Equal(HttpStatusCode.OK, response.StatusCode);
        Assert.Equal("text/csv", response.Content.Headers.ContentType!.MediaType);
        Assert.Equal($"thong-ke-{name}-2026-11-22.csv", response.Content.Headers.ContentDisposition!.FileName);
        var bytes = await response.Content.ReadAsByteArrayAsync();
        Assert.Equal(Encoding.UTF8.Preamble, bytes.AsSpan(0, 3));
        var lines = Encoding.UTF8.GetString(bytes, 3, bytes.Length - 3).Split("\r\n");
        Assert.Equal("ma,ten,giay_chung_nhan,con_hieu_luc,san_pham,ngay", lines[0]);
        Assert.Equal("", lines[^1]);
        Assert.DoesNotContain(lines, l => l.Contains('\n', StringComparison.Ordinal));

        var shown = (await site.PageAsync("/thong-ke")).QuerySelectorAll($"section#{name} tbody tr").ToDictionary(r => r.QuerySelector("th")!.TextContent, r => r.QuerySelectorAll("td").Select(td => NumberIn(td.TextContent)).ToList());
        var filed = lines[1..^1].Select(l => l.Replace("\"Chế biến, thực phẩm\"", "Chế biến; thực phẩm", StringComparison.Ordinal).Replace("\"Máy móc, cơ khí\"", "Máy móc; cơ khí", StringComparison.Ordinal).Split(','))
            .ToDictionary(v => v[1].Replace(';', ','), v => v[2..5].Where(f => f.Length > 0).Select(f => int.Parse(f, CultureInfo.InvariantCulture)).ToList());
        Assert.All(shown, row => Assert.Equal(row.Value, filed[row.Key]));
        Assert.All(filed.Where(f => f.Value.Exists(v => v > 0)), row => Assert.Equal(row.Value, shown[row.Key]));
    }

    [Fact]
    public async Task Page_InEnglish_NamesItsFilesInEnglishAndUnknownFilesAreMissing()
    {
        var site = await TestSite.SampleAsync(Engine.Sqlite);
        var page = await site.PageAsync("/en/statistics");
        Assert.All(page.QuerySelectorAll("[data-testid=breakdown] td a"), a => Assert.Matches("^/en/(certificates|products)[?]", a.GetAttribute("href")));
        Assert.StartsWith("value,name,certificates,in_force,products,day\r\n", await site.Client.GetStringAsync(new Uri("/en/statistics/cap.csv", UriKind.Relative)), StringComparison.Ordinal);
        using var missing = await site.Client.GetAsync(new Uri("/thong-ke/khong-co.csv", UriKind.Relative));
        Assert.Equal(HttpStatusCode.NotFound, missing.StatusCode);
    }

    [Fact]
    public async Task Charts_AreNamedDescribedAndCarryNoInlineStyle()
    {
        var site = await TestSite.SampleAsync(Engine.Sqlite);
        var page = await site.PageAsync("/thong-ke");
        var charts = page.QuerySelectorAll("[data-testid=chart] svg");
        Assert.Equal(5, charts.Length);
        Assert.All(charts, chart => Assert.All(chart.GetAttribute("aria-labelledby")!.Split(' '), id => Assert.NotEmpty(page.GetElementById(id)!.TextContent)));
        Assert.Empty(page.QuerySelectorAll("[style]"));
        var ids = page.QuerySelectorAll("[id]").Select(e => e.Id).ToList();
        Assert.Equal(ids.Distinct(), ids);
    }

    /// <summary>The number a list says it holds, which for certificates must be the number of its lines over all its pages.</summary>
    private static async Task<int> ListedAsync(TestSite site, string list)
    {
        IDocument? page = await site.PageAsync(list);
        var said = NumberIn(page.QuerySelector("[data-testid=count]")!.TextContent);
        if (!list.StartsWith("/chung-nhan", StringComparison.Ordinal))
            return said;
        var lines = new List<string>();
        while (page is not null)
        {
            lines.AddRange(page.QuerySelectorAll("[data-testid=certificate] a").Select(a => a.GetAttribute("href")!));
            page = page.QuerySelector("a[rel=next]") is { } next ? await site.PageAsync(next.GetAttribute("href")!) : null;
        }

        Assert.Equal((list, said), (list, lines.Distinct().Count()));
        Assert.Equal(said, lines.Count);
        return said;
    }

    private static int NumberIn(string text) => int.Parse(string.Concat(text.TakeWhile(c => char.IsDigit(c) || c is '.' or ',' || char.IsWhiteSpace(c)).Where(char.IsDigit)), CultureInfo.InvariantCulture);
}
