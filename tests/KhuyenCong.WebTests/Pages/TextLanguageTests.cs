using AngleSharp.Dom;
using KhuyenCong.Catalogue.Data;
using KhuyenCong.Catalogue.Data.Model;
using KhuyenCong.Testing;
using Microsoft.EntityFrameworkCore;
using Microsoft.Extensions.DependencyInjection;

namespace KhuyenCong.WebTests.Pages;

/// <summary>A screen reader reads a name in the language that it is marked with: every name stands in its own, hidden words included.</summary>
public sealed class TextLanguageTests
{
    [Theory]
    [InlineData("/", "/en")]
    [InlineData("/san-pham", "/en/products")]
    [InlineData("/san-pham?nhom=khac", "/en/products?nhom=khac")]
    [InlineData("/co-so", "/en/producers")]
    [InlineData("/co-so?trang=2", "/en/producers?trang=2")]
    [InlineData("/so-sanh?sp=1&sp=20&sp=25", "/en/compare?sp=1&sp=20&sp=25")]
    [InlineData("/so-sanh/co-so?cs=3&cs=19", "/en/compare/producers?cs=3&cs=19")]
    public async Task Name_OnEveryFace_CarriesItsOwnLanguage(string vietnamese, string english)
    {
        var site = await TestSite.SampleAsync(Engine.Sqlite);
        var languages = await LanguagesAsync(site);
        var wrong = new List<string>();
        var seen = new HashSet<string>(StringComparer.Ordinal);
        foreach (var path in (string[])[vietnamese, english])
        {
            var page = await site.PageAsync(path);
            foreach (var text in page.Body!.Descendants().OfType<IText>())
            {
                var name = text.Data.Trim(' ', '\n', ':', ',');
                if (!languages.TryGetValue(name, out var language))
                    continue;
                seen.Add(language);
                if (text.ParentElement!.Closest("[lang]")!.GetAttribute("lang") != language)
                    wrong.Add($"{path}: {name} is {language}");
            }
        }

        Assert.Empty(wrong);
        Assert.Contains("vi", seen);
    }

    /// <summary>Where the register holds an English name, the English face uses it: in a list of producers for their goods too.</summary>
    [Fact]
    public async Task GoodsOfAProducer_WithAnEnglishName_AreNamedInEnglish()
    {
        var site = await TestSite.SampleAsync(Engine.Sqlite);
        var goods = (await site.PageAsync("/en/producers?q=B%E1%BA%A7u+M%C3%A2y")).QuerySelector("[data-testid=producer-card] .ledger__who")!;
        Assert.Contains("Bầu Mây pepper", goods.TextContent, StringComparison.Ordinal);
        Assert.DoesNotContain("Tiêu Bầu Mây", goods.TextContent, StringComparison.Ordinal);
    }

    [Theory]
    [InlineData("/en/products?tinh=dak-lak", "vi")]
    [InlineData("/en/products?tinh=ha-noi", null)]
    [InlineData("/en/producers?tinh=dak-lak", "vi")]
    [InlineData("/san-pham?tinh=dak-lak", null)]
    public async Task Chip_OfAName_CarriesItsLanguage(string path, string? language) =>
        Assert.Equal(language, (await (await TestSite.SampleAsync(Engine.Sqlite)).PageAsync(path)).QuerySelector("[data-testid=chips] .chip > span > span:last-child")!.GetAttribute("lang"));

    /// <summary>Names of products, and of producers that are no brand: those may stand in any sentence.</summary>
    private static async Task<Dictionary<string, string>> LanguagesAsync(TestSite site)
    {
        await using var db = await site.Services.GetRequiredService<IDbContextFactory<CatalogueDb>>().CreateDbContextAsync();
        var names = await db.Products.Select(p => new { p.Name, p.NameLang, p.NameEn })
            .Concat(db.Producers.Where(p => p.NameBasis != NameBasis.Brand).Select(p => new { p.Name, p.NameLang, p.NameEn })).ToListAsync();
        return names.Select(n => (n.Name, n.NameLang)).Concat(names.Where(n => n.NameEn is { Length: > 0 }).Select(n => (n.NameEn!, "en")))
            .GroupBy(n => n.Item1, StringComparer.Ordinal).Where(g => g.Select(n => n.Item2).Distinct(StringComparer.Ordinal).Count() == 1)
            .ToDictionary(g => g.Key, g => g.First().Item2, StringComparer.Ordinal);
    }
}
