using System.Globalization;
using AngleSharp.Dom;
using AngleSharp.Html.Dom;
using KhuyenCong.Catalogue.Data.Model;
using KhuyenCong.Catalogue.Publishing;
using KhuyenCong.Testing;
using KhuyenCong.WebTests.Mails;
using KhuyenCong.WebTests.Pages;
using KhuyenCong.WebTests.Publishing;
using Microsoft.EntityFrameworkCore;
using Microsoft.Extensions.DependencyInjection;

namespace KhuyenCong.WebTests.Admin;

/// <summary>The first page of the back office tells what waits and what wants a look; each figure is a link to what it counts.</summary>
public sealed class OverviewTests
{
    [Fact]
    public async Task Waiting_OfAnEditor_ShowsDraftsAndReviewsOfTheirKinds()
    {
        await using var site = await TestSite.StartAsync(Engine.Sqlite);
        using var editor = await site.SignedInAsync(Role.Editor);
        using var officer = await site.SignedInAsync(Role.Officer);
        var desk = await RecordLifeTests.NewArticleAsync(site);
        Assert.Equal<int[]>([0, 0, 0], Counts(await editor.PageAsync("/quan-tri")));

        await editor.SubmitAsync(BackOfficeLinks.Record(desk.Kind, desk.Id), new Dictionary<string, string?> { ["f.title"] = "Gốm mùa nắng", ["do"] = "luu" }, "form[data-testid=form]");
        var own = await editor.PageAsync("/quan-tri");
        Assert.Equal<int[]>([0, 1, 0], Counts(own));
        Assert.Equal(BackOfficeLinks.Record(desk.Kind, desk.Id), own.QuerySelector<IHtmlAnchorElement>("[data-testid=waiting] li a")!.PathName);

        await desk.SubmitAsync();
        Assert.Equal<int[]>([1, 0, 0], Counts(await editor.PageAsync("/quan-tri")));
        Assert.Equal<int[]>([0, 0, 0], Counts(await officer.PageAsync("/quan-tri")));

        // A first publication to come is no less a moment than that of a new version.
        await desk.PublishAsync(FakeClock.SampleDay.AddDays(2));
        Assert.Equal<int[]>([0, 0, 1], Counts(await editor.PageAsync("/quan-tri")));
        Assert.Equal<int[]>([0, 0, 0], Counts(await officer.PageAsync("/quan-tri")));
    }

    [Fact]
    public async Task Lapse_OfTheYear_CountsTheCertificatesOfItsLists()
    {
        await using var site = await TestSite.StartAsync(Engine.Sqlite);
        using var officer = await site.SignedInAsync(Role.Officer);
        var lapse = (await officer.PageAsync("/quan-tri")).QuerySelector("[data-testid=lapse]")!;
        Assert.Contains("31/12/2026", lapse.QuerySelector("h2")!.TextContent, StringComparison.Ordinal);
        var links = lapse.QuerySelectorAll<IHtmlAnchorElement>("a").ToList();
        Assert.True(links.Count > 1);
        foreach (var link in links)
        {
            var list = await site.PageAsync(link.PathName + link.Search);
            var shown = link.Closest("tr")?.QuerySelector(".number")?.TextContent ?? link.TextContent.Split(' ')[0];
            Assert.StartsWith($"{shown} ", list.QuerySelector("[data-testid=count]")!.TextContent.Trim(), StringComparison.Ordinal);
        }
    }

    [Theory, MemberData(nameof(Engines.Both), MemberType = typeof(Engines))]
    public async Task Links_ThatLeadNowhere_AreFoundAndToldUntilMended(Engine engine)
    {
        await using var site = await TestSite.StartAsync(engine);
        using var editor = await site.SignedInAsync(Role.Editor);
        var desk = await RecordLifeTests.NewArticleAsync(site);
        await desk.SaveAsync(t => t["text"] = "Xem [một](/san-pham/khong-co-987654), [trang](/khong-co-trang) [dòng tin](/tin-tuc/feed.atom) và [tin](/tin-tuc).");
        await ScanAsync(site);
        Assert.Empty(Told(await editor.PageAsync("/quan-tri"), desk));

        await desk.PublishAsync();
        await ScanAsync(site);
        Assert.Equal(["/khong-co-trang", "/san-pham/khong-co-987654"], Told(await editor.PageAsync("/quan-tri"), desk));

        await desk.SaveAsync(t => t["text"] = "Xem [tin](/tin-tuc).");
        await desk.PublishAsync();
        await ScanAsync(site);
        Assert.Empty(Told(await editor.PageAsync("/quan-tri"), desk));
    }

    [Theory, MemberData(nameof(Engines.Both), MemberType = typeof(Engines))]
    public async Task English_ThatIsMissing_IsCountedAsItsListShows(Engine engine)
    {
        await using var site = await TestSite.StartAsync(engine);
        using var editor = await site.SignedInAsync(Role.Editor);
        var (without, all) = await Desk.ReadAsync(site.Services, async db => (await db.Articles.CountAsync(a => a.TitleEn == null && a.VisibleFrom != null), await db.Articles.CountAsync(a => a.VisibleFrom != null)));
        await Desk.ReadAsync(site.Services, async db =>
        {
            (await db.Articles.Where(a => a.TitleEn != null && a.VisibleFrom != null).OrderBy(a => a.Id).FirstAsync()).TitleEn = null;
            return await db.SaveChangesAsync();
        });
        Assert.Contains("Chưa đếm lần nào", (await editor.PageAsync("/quan-tri")).Text("english"), StringComparison.Ordinal);
        using var administrator = await site.SignedInAsync(Role.Administrator);
        await administrator.SubmitAsync("/quan-tri/tac-vu", new Dictionary<string, string?> { ["job"] = EnglishCount.Job });
        await OutboxTests.RunAsync(site);
        site.Clock.Now += TimeSpan.FromHours(1);
        var overview = await editor.PageAsync("/quan-tri");
        Assert.Contains("đếm lúc 22/11/2026 09:00", overview.Text("english"), StringComparison.Ordinal);
        var bar = overview.QuerySelectorAll("[data-testid=english] tr").Single(r => r.QuerySelector("th")!.TextContent.Trim() == "Tin bài");
        Assert.Equal($"{without + 1} / {all}", bar.QuerySelector(".number")!.TextContent);
        var list = await editor.PageAsync(bar.QuerySelector<IHtmlAnchorElement>("a")!.PathName + bar.QuerySelector<IHtmlAnchorElement>("a")!.Search);
        Assert.StartsWith($"{without + 1} ", list.QuerySelector("[data-testid=count]")!.TextContent, StringComparison.Ordinal);
    }

    private static int[] Counts(IDocument page) => [.. page.QuerySelectorAll("[data-testid=waiting] .count").Select(c => int.Parse(c.TextContent, CultureInfo.InvariantCulture))];

    private static IEnumerable<string> Told(IDocument page, Desk desk) => page.QuerySelectorAll<IHtmlListItemElement>("[data-testid=links] li")
        .Where(l => l.QuerySelector<IHtmlAnchorElement>("a")!.PathName == BackOfficeLinks.Record(desk.Kind, desk.Id)).Select(l => l.QuerySelector("code")!.TextContent);

    private static async Task ScanAsync(TestSite site)
    {
        await using var scope = site.Services.CreateAsyncScope();
        await scope.ServiceProvider.GetRequiredService<LinkScan>().RunAsync(default);
    }
}
