using System.Net;
using KhuyenCong.Catalogue.Data.Model;
using KhuyenCong.Testing;
using KhuyenCong.WebTests.Pages;
using Microsoft.EntityFrameworkCore;

namespace KhuyenCong.WebTests.Documents;

public sealed class DocumentPagesTests
{
    private const string Base = "/van-ban/thong-tu-26-2014-tt-bct-5";
    private const string Decision = "/van-ban/quyet-dinh-3116-qd-bct-13";

    [Theory, MemberData(nameof(Engines.Both), MemberType = typeof(Engines))]
    public async Task List_InEachOrder_HoldsAllOnceWithTheUndatedLast(Engine engine)
    {
        var site = await TestSite.SampleAsync(engine);
        foreach (var (sort, first) in ((string, string)[])[("moi", "356/2025/NĐ-CP"), ("cu", "35/2010/TT-BCT"), ("so", "")])
        {
            var rows = (await site.PageAsync($"/van-ban?sap-xep={sort}")).Texts("document").Concat((await site.PageAsync($"/van-ban?sap-xep={sort}&trang=2")).Texts("document")).ToList();
            Assert.Equal(35, rows.Distinct().Count());
            Assert.StartsWith(first, rows[0], StringComparison.Ordinal);
            if (first.Length > 0)
                Assert.Contains("chưa rõ", rows[^1], StringComparison.Ordinal);
        }

        Assert.Equal(HttpStatusCode.NotFound, await site.StatusAsync("/van-ban?trang=3"));
        Assert.Equal(HttpStatusCode.BadRequest, await site.StatusAsync("/van-ban?loai=thong-tu"));
    }

    [Theory, MemberData(nameof(Engines.Both), MemberType = typeof(Engines))]
    public async Task Filter_TypeIssuerYear_NarrowTogetherAndCountEachUnderTheOthers(Engine engine)
    {
        var site = await TestSite.SampleAsync(engine);
        var page = await site.PageAsync("/van-ban?loai=circular&nam=2018");
        Assert.StartsWith("14/2018/TT-BCT", Assert.Single(page.Texts("document")), StringComparison.Ordinal);
        Assert.Equal(["", "circular", "consolidated-text"], page.QuerySelectorAll("#loc-loai option").Select(o => o.GetAttribute("value")));
        Assert.Equal("3 văn bản", (await site.PageAsync("/van-ban?co-quan=C%E1%BB%A5c%20C%C3%B4ng%20Th%C6%B0%C6%A1ng%20%C4%91%E1%BB%8Ba%20ph%C6%B0%C6%A1ng")).Text("count"));
        Assert.Equal(2, (await site.PageAsync("/van-ban?co-quan=khong-co&nam=2014")).QuerySelectorAll("[data-testid=empty] a[href*='?']").Length);
    }

    /// <summary>The circular of 2010 gave way on 21 October 2014; when it took effect no source tells.</summary>
    [Theory, MemberData(nameof(Engines.Both), MemberType = typeof(Engines))]
    public async Task Filter_InForceOnADay_ShowsTheCertainAndCountsTheUnknown(Engine engine)
    {
        var site = await TestSite.SampleAsync(engine);
        var before = await site.PageAsync("/van-ban?ngay=2014-10-20&loai=circular");
        Assert.Empty(before.Texts("document"));
        Assert.NotEmpty(before.Text("unknown-force"));
        var after = await site.PageAsync("/van-ban?ngay=2014-10-21&loai=circular");
        var row = Assert.Single(after.Texts("document"));
        Assert.StartsWith("26/2014/TT-BCT", row, StringComparison.Ordinal);
        Assert.Contains("Có hiệu lực", row, StringComparison.Ordinal);
        Assert.Equal("/van-ban?loai=circular&ngay=2014-10-21", await site.MovedToAsync("/van-ban?loai=circular&ngay=21/10/2014"));
        Assert.Equal(HttpStatusCode.BadRequest, await site.StatusAsync("/van-ban?ngay=31/02/2014"));
        Assert.Equal("noindex", after.QuerySelector("meta[name=robots]")!.GetAttribute("content"));
    }

    [Theory, MemberData(nameof(Engines.Both), MemberType = typeof(Engines))]
    public async Task Search_ANumberOrASubject_FindsAndStillNarrows(Engine engine)
    {
        var site = await TestSite.SampleAsync(engine);
        Assert.StartsWith("1997/QĐ-BCT", (await site.PageAsync("/van-ban?q=1997%2FQ%C4%90-BCT")).Texts("document")[0], StringComparison.Ordinal);
        var all = (await site.PageAsync("/van-ban?q=khuyen+cong")).Texts("document");
        var decrees = (await site.PageAsync("/van-ban?q=khuyen+cong&loai=decree")).Texts("document");
        Assert.Contains(decrees, d => d.StartsWith("45/2012/NĐ-CP", StringComparison.Ordinal));
        Assert.All(decrees, d => Assert.Contains(d, all));
        Assert.True(decrees.Count < all.Count);
        Assert.NotNull((await site.PageAsync("/van-ban?q=zzzzz")).QuerySelector("[data-testid=empty]"));
    }

    [Theory, MemberData(nameof(Engines.Both), MemberType = typeof(Engines))]
    public async Task Detail_TheBaseText_ShowsWhatItStandsToAndItsForce(Engine engine)
    {
        var site = await TestSite.SampleAsync(engine);
        var page = await site.PageAsync(Base);
        Assert.Equal("Có hiệu lực từ 21/10/2014", page.Text("force"));
        var relations = page.Texts("relation");
        Assert.Contains(relations, r => r.StartsWith("Thay thế Thông tư 35/2010/TT-BCT", StringComparison.Ordinal));
        Assert.Contains(relations, r => r.StartsWith("Được sửa đổi bởi Thông tư 14/2018/TT-BCT", StringComparison.Ordinal) && r.Contains("38/2025/TT-BCT", StringComparison.Ordinal));
        Assert.Contains(relations, r => r.StartsWith("Được hợp nhất trong", StringComparison.Ordinal));
        Assert.Contains("Hồ Thị Kim Thoa", page.Body!.TextContent, StringComparison.Ordinal);
        Assert.NotEmpty(page.QuerySelectorAll("[data-testid=articles] [data-testid=story]"));
        Assert.Equal("Hết hiệu lực từ 21/10/2014", (await site.PageAsync("/van-ban/thong-tu-35-2010-tt-bct-1")).Text("force"));
    }

    [Theory, MemberData(nameof(Engines.Both), MemberType = typeof(Engines))]
    public async Task Detail_ADecision_ListsRoundCertificatesAndTheListBehindThem(Engine engine)
    {
        var site = await TestSite.SampleAsync(engine);
        var page = await site.PageAsync(Decision);
        Assert.Equal("/ky-binh-chon/ky-binh-chon-cap-quoc-gia-nam-2023-5", page.QuerySelector("[data-testid=rounds] a")!.GetAttribute("href"));
        var cards = page.QuerySelectorAll("[data-testid=certificates] [data-testid=product-card]").Length;
        var all = await site.PageAsync(page.QuerySelector("[data-testid=certificates] a.section__more")!.GetAttribute("href")!);
        Assert.Equal(cards, all.QuerySelectorAll("[data-testid=product-card]").Length);
        Assert.StartsWith($"{cards} chứng nhận", page.QuerySelector("[data-testid=certificates] h2")!.TextContent, StringComparison.Ordinal);
        Assert.Contains("2021-2025", (await site.PageAsync("/van-ban/quyet-dinh-1881-qd-ttg-9")).Text("programmes"), StringComparison.Ordinal);
        Assert.Equal("/en/documents/quyet-dinh-3116-qd-bct-13", await site.MovedToAsync("/en/documents/x-13"));
        Assert.Equal(HttpStatusCode.NotFound, await site.StatusAsync("/van-ban/x-999"));
    }

    [Theory, MemberData(nameof(Engines.Both), MemberType = typeof(Engines))]
    public async Task Document_RevokingThenWithdrawn_ListsTheCertificateThenIsNamedWithoutALink(Engine engine)
    {
        await using var site = await TestSite.StartAsync(engine);
        await site.ChangeAsync(async db =>
        {
            var code = await db.Certificates.Where(c => c.ProductId == 47).Select(c => c.Code).SingleAsync();
            db.Add(new CertificateEvent { CertificateCode = code, Kind = CertificateEventKind.Revoked, EffectiveOn = new(2026, 11, 20), DecisionId = 13, RecordedAt = FakeClock.SampleDay });
        });
        Assert.Contains("Thu hồi từ 20/11/2026", (await site.PageAsync(Decision)).Text("events"), StringComparison.Ordinal);
        const string round = "/ky-binh-chon/ky-binh-chon-cap-quoc-gia-nam-2023-5";
        Assert.NotNull((await site.PageAsync(round)).QuerySelector($"a[href='{Decision}']"));

        await site.ChangeAsync(async db => (await db.Documents.SingleAsync(d => d.Id == 13)).VisibleTo = FakeClock.SampleDay.AddMinutes(-1));
        Assert.Equal(HttpStatusCode.Gone, await site.StatusAsync(Decision));
        var after = await site.PageAsync(round);
        Assert.Null(after.QuerySelector($"a[href='{Decision}']"));
        Assert.Contains("3116/QĐ-BCT", after.Body!.TextContent, StringComparison.Ordinal);
    }
}
