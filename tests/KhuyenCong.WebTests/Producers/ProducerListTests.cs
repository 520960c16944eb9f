using KhuyenCong.Catalogue.Data;
using KhuyenCong.Catalogue.Search;
using KhuyenCong.Testing;
using Microsoft.EntityFrameworkCore;
using Microsoft.Extensions.DependencyInjection;

namespace KhuyenCong.WebTests.Producers;

public sealed class ProducerListTests
{
    /// <summary>A buyer's question: makers of rattan goods who export.</summary>
    [Theory, MemberData(nameof(Engines.Both), MemberType = typeof(Engines))]
    public async Task List_NarrowsByCategoryAndExports(Engine engine)
    {
        await using var database = await TestDatabase.CreateAsync(engine, Content.Sample);
        await using var site = await TestSite.StartOnAsync(database);
        string category, exporter;
        await using (var scope = site.Services.CreateAsyncScope())
        {
            var db = scope.ServiceProvider.GetRequiredService<CatalogueDb>();
            category = await db.Products.Where(p => p.Name.Contains("Mây tre")).Select(p => p.CategorySlug).FirstAsync();
            var makers = await db.Producers.Where(p => p.Products.Any(x => x.CategorySlug == category)).OrderBy(p => p.Id).ToListAsync();
            Assert.True(makers.Count > 1);
            makers[0].Exports = true;
            makers[1].Exports = false;
            exporter = makers[0].Name;
            await db.SaveChangesAsync();
            await site.Services.GetRequiredService<ChangeFeed>().CatchUpAsync(default);
        }

        var both = await site.PageAsync($"/co-so?loai={category}&xuat-khau=co");
        var card = Assert.Single(both.QuerySelectorAll("[data-testid=producer-card]"));
        Assert.Contains(exporter, card.TextContent, StringComparison.Ordinal);
        Assert.NotNull(both.QuerySelector("[data-testid=facet-xuat-khau] input[value=co][checked]"));
        Assert.True((await site.PageAsync($"/co-so?loai={category}")).QuerySelectorAll("[data-testid=producer-card]").Length > 1);
    }

    /// <summary>What no source tells is said: a buyer sees that no telephone is hidden.</summary>
    [Fact]
    public async Task Detail_SaysWhatIsNotKnown()
    {
        var site = await TestSite.SampleAsync(Engine.Sqlite);
        var page = await site.PageAsync("/co-so/van-phat-dat-52");
        Assert.Contains("điện thoại, thư điện tử, trang mạng", page.QuerySelector("[data-testid=missing]")!.TextContent, StringComparison.Ordinal);
    }
}
