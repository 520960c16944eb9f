using System.Net.Http.Json;
using System.Text.Json;
using KhuyenCong.Catalogue.Data;
using KhuyenCong.Catalogue.Data.Model;
using KhuyenCong.Catalogue.Search;
using KhuyenCong.Testing;
using Microsoft.EntityFrameworkCore;
using Microsoft.Extensions.DependencyInjection;

namespace KhuyenCong.WebTests.Search;

/// <summary>What operators and editors see of the search, and what is never kept of those who search.</summary>
public sealed class SearchStateTests
{
    [Theory, MemberData(nameof(Engines.Both), MemberType = typeof(Engines))]
    public async Task Questions_WithoutAHit_AreCountedOverARestart(Engine engine)
    {
        await using var database = await TestDatabase.CreateAsync(engine, Content.Sample);
        await using (var site = await TestSite.StartOnAsync(database))
        {
            foreach (var text in (string[])["Bánh Zzzz", "bánh  zzzz", "chè", "một lần zzzz"])
                await site.PageAsync($"/san-pham?q={Uri.EscapeDataString(text)}");
            // Kept pages are counted, too; further pages of a list are not another question.
            await site.PageAsync($"/san-pham?q={Uri.EscapeDataString("chè")}");
            await site.PageAsync("/tim-kiem?q=b%C3%A1nh%20zzzz");
            await site.PageAsync("/tim-kiem?q=ch%C3%A8&trang=1");
            await site.PageAsync("/san-pham");
        }

        await using var again = await TestSite.StartOnAsync(database);
        using var editor = await again.SignedInAsync(Role.Editor);
        var page = await editor.PageAsync("/quan-tri/tim-kiem");
        var row = Assert.Single(page.QuerySelectorAll("[data-testid=misses] tbody tr"));
        Assert.Equal(["bánh zzzz", "3"], row.Children.Select(c => c.TextContent.Trim()));
        Assert.Equal(["22/11/2026", "6", "4"], page.QuerySelector("[data-testid=days] tbody tr")!.Children.Select(c => c.TextContent.Trim()));
    }

    [Fact]
    public async Task Questions_ThatMayTellOfSomebody_AreNeverKept()
    {
        await using var site = await TestSite.StartAsync(Engine.Sqlite);
        string[] asked = ["nguyen.van.a@zzzz.vn", "zzzz 0912 345 678", "zzzz 12345678", "123 456", new string('z', 61)];
        foreach (var text in asked)
            await site.PageAsync($"/tim-kiem?q={Uri.EscapeDataString(text)}");
        await site.PageAsync("/tim-kiem?q=zzzz%201234567");
        await site.Services.GetRequiredService<SearchCounts>().WriteAsync(default);
        await using var db = await site.Services.GetRequiredService<IDbContextFactory<CatalogueDb>>().CreateDbContextAsync();
        Assert.Equal(["zzzz 1234567"], await db.SearchMisses.Select(m => m.Text).ToListAsync());
        Assert.Equal(asked.Length + 1, (await db.SearchDays.SingleAsync()).Misses);
    }

    [Fact]
    public async Task Texts_BetweenTwoWritings_AreBounded()
    {
        await using var site = await TestSite.StartAsync(Engine.Sqlite);
        var counts = site.Services.GetRequiredService<SearchCounts>();
        for (var i = 0; i < SearchCounts.MostTexts + 50; i++)
            counts.Add($"zzzz {i}", 0);
        await counts.WriteAsync(default);
        await using var db = await site.Services.GetRequiredService<IDbContextFactory<CatalogueDb>>().CreateDbContextAsync();
        Assert.Equal(SearchCounts.MostTexts, await db.SearchMisses.CountAsync());
        Assert.Equal(SearchCounts.MostTexts + 50, (await db.SearchDays.SingleAsync()).Misses);
    }

    [Fact]
    public async Task Numbers_OfTheIndex_AreToldAlone()
    {
        await using var site = await TestSite.StartAsync(Engine.Sqlite);
        await site.PageAsync("/san-pham?q=zzzz");
        await site.PageAsync("/san-pham?q=ch%C3%A8");
        var numbers = await site.Client.GetFromJsonAsync<JsonElement>(new Uri("/health/search", UriKind.Relative));
        Assert.Equal(site.Services.GetRequiredService<Register>().Index.Count, numbers.GetProperty("documents").GetInt32());
        Assert.Equal((2, 1, 0.5), (numbers.GetProperty("queries").GetInt32(), numbers.GetProperty("misses").GetInt32(), numbers.GetProperty("missShare").GetDouble()));
        Assert.DoesNotContain(numbers.EnumerateObject(), n => n.Value.ValueKind is JsonValueKind.String);
    }
}
