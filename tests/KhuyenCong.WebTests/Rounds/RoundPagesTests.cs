using KhuyenCong.Testing;
using KhuyenCong.WebTests.Pages;
using KhuyenCong.WebTests.Publishing;
using Microsoft.EntityFrameworkCore;

namespace KhuyenCong.WebTests.Rounds;

public sealed class RoundPagesTests
{
    /// <summary>No heading with a nought: words, and the way to the decision where there is one.</summary>
    [Fact]
    public async Task Round_WithoutCertificates_SaysSoAndLeadsToItsDecision()
    {
        await using var site = await TestSite.StartAsync(Engine.Sqlite);
        const string Path = "/ky-binh-chon/ky-binh-chon-cap-khu-vuc-mien-trung-tay-nguyen-nam-2024-15";
        var vietnamese = await site.PageAsync(Path);
        Assert.Equal("Sổ chưa có giấy chứng nhận nào của kỳ này; kỳ này công nhận 124 sản phẩm.", vietnamese.QuerySelector("[data-testid=none]").Squeezed());
        Assert.DoesNotContain("0 chứng nhận", vietnamese.QuerySelector("main")!.TextContent, StringComparison.Ordinal);
        var english = await site.PageAsync(new Uri(vietnamese.QuerySelector("link[rel=alternate][hreflang=en]")!.GetAttribute("href")!).PathAndQuery);
        Assert.Equal("The register holds no certificate of this round yet; the round recognised 124 products.", english.QuerySelector("[data-testid=none]").Squeezed());

        var number = await Desk.ReadAsync(site.Services, async db =>
        {
            var document = await db.Documents.Where(d => d.VisibleFrom != null && d.IssuedOn != null).OrderBy(d => d.Id).FirstAsync();
            (await db.Rounds.SingleAsync(r => r.Id == 15)).DecisionId = document.Id;
            await db.SaveChangesAsync();
            return document.Number;
        });
        await site.CatchUpAsync();
        var decided = (await site.PageAsync(Path)).QuerySelector("[data-testid=none]")!;
        Assert.Equal(number, decided.QuerySelector("a[href^='/van-ban/']")!.TextContent);
    }
}
