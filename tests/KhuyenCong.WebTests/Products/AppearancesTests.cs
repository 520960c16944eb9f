using KhuyenCong.Catalogue.Data;
using KhuyenCong.Catalogue.Data.Model;
using KhuyenCong.Catalogue.Search;
using KhuyenCong.Testing;
using Microsoft.EntityFrameworkCore;
using Microsoft.Extensions.DependencyInjection;

namespace KhuyenCong.WebTests.Products;

public sealed class AppearancesTests
{
    /// <summary>A product stands in a showroom and at a fair; its producer has a stand at another fair and a supported project.</summary>
    [Theory, MemberData(nameof(Engines.Both), MemberType = typeof(Engines))]
    public async Task Pages_NameShowroomsFairsArticlesAndProjects(Engine engine)
    {
        await using var database = await TestDatabase.CreateAsync(engine, Content.Sample);
        await using var site = await TestSite.StartOnAsync(database);
        var (product, producer) = await FillAsync(site);
        var productPage = await site.PageAsync(product);
        var producerPage = await site.PageAsync(producer);

        var seen = productPage.QuerySelector("[data-testid=where-to-see]")!.TextContent;
        Assert.Contains("Phòng thử", seen, StringComparison.Ordinal);
        Assert.Contains("Hội chợ có sản phẩm", seen, StringComparison.Ordinal);
        Assert.DoesNotContain("Hội chợ chỉ có cơ sở", seen, StringComparison.Ordinal);
        Assert.DoesNotContain("Phòng đã đóng", seen, StringComparison.Ordinal);
        var told = productPage.QuerySelector("[data-testid=told-of]")!.TextContent;
        Assert.Contains("Bài có nhắc", told, StringComparison.Ordinal);
        Assert.Contains("Đề án thử", told, StringComparison.Ordinal);
        Assert.Contains("300 triệu đồng", told, StringComparison.Ordinal);
        Assert.Contains("Hội chợ chỉ có cơ sở", producerPage.QuerySelector("[data-testid=where-to-see]")!.TextContent, StringComparison.Ordinal);
    }

    private static async Task<(string Product, string Producer)> FillAsync(TestSite site)
    {
        await using var scope = site.Services.CreateAsyncScope();
        var db = scope.ServiceProvider.GetRequiredService<CatalogueDb>();
        var product = await db.Products.Include(p => p.Producer).Where(p => p.ProducerId != null).OrderBy(p => p.Id).FirstAsync();
        var since = DateTimeOffset.UnixEpoch;
        var closed = new Showroom { Slug = "dong", Name = "Phòng đã đóng", ClosedOn = new(2026, 1, 1), VisibleFrom = since };
        var showroom = new Showroom { Slug = "thu", Name = "Phòng thử", VisibleFrom = since };
        var shown = new Fair { Slug = "a", Name = "Hội chợ có sản phẩm", Kind = FairKind.Other, Year = 2025, StartsOn = new(2025, 3, 1), EndsOn = new(2025, 3, 4), VisibleFrom = since };
        var stand = new Fair { Slug = "b", Name = "Hội chợ chỉ có cơ sở", Kind = FairKind.Other, Year = 2026, VisibleFrom = since };
        var project = new Project { Slug = "d", Name = "Đề án thử", FromYear = 2024, ToYear = 2024, Funding = Funding.Local, Support = 300_000_000, VisibleFrom = since };
        var topic = await db.Topics.Select(t => t.Slug).FirstAsync();
        var article = new Article { Slug = "bai", Title = "Bài có nhắc", Summary = "Tóm tắt", Text = "Nội dung", TopicSlug = topic, Basis = ArticleBasis.Own, VisibleFrom = since };
        closed.Items.Add(new() { ProductId = product.Id });
        showroom.Items.Add(new() { ProductId = product.Id });
        shown.Exhibitors.Add(new() { Position = 1, Name = "Gian", Products = { new() { ProductId = product.Id } } });
        stand.Exhibitors.Add(new() { Position = 1, Name = "Gian", ProducerId = product.ProducerId });
        project.Beneficiaries.Add(new() { Position = 1, Name = "Cơ sở", ProducerId = product.ProducerId });
        article.Mentions.Add(new() { Position = 1, Kind = Kinds.Product, TargetId = product.Ref.Id });
        db.AddRange(closed, showroom, shown, stand, project, article);
        await db.SaveChangesAsync();
        await site.Services.GetRequiredService<ChangeFeed>().CatchUpAsync(default);
        return ($"/san-pham/{product.Slug}-{product.Id}", $"/co-so/{product.Producer!.Slug}-{product.Producer.Id}");
    }
}
