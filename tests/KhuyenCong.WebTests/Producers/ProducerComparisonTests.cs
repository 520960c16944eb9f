using System.Globalization;
using System.Net;
using AngleSharp.Dom;
using KhuyenCong.Catalogue.Data.Model;
using KhuyenCong.Testing;
using KhuyenCong.WebTests.Pages;
using Microsoft.EntityFrameworkCore;

namespace KhuyenCong.WebTests.Producers;

/// <summary>Producers side by side, and the ticks that lead there.</summary>
public sealed class ProducerComparisonTests
{
    [Theory, MemberData(nameof(Engines.Both), MemberType = typeof(Engines))]
    public async Task Compare_TwoProducers_CountsWhatTheListsItLeadsToShow(Engine engine)
    {
        var site = await TestSite.SampleAsync(engine);
        var ids = (await site.PageAsync("/co-so?hieu-luc=con")).QuerySelectorAll("input[type=checkbox][name=cs]").Select(i => i.GetAttribute("value")).Take(2).ToList();
        var page = await site.PageAsync($"/so-sanh/co-so?cs={ids[1]}&cs={ids[0]}");
        Assert.Equal(2, page.QuerySelectorAll(".compare__name").Length);
        Assert.Equal("noindex", page.QuerySelector("meta[name=robots]")!.GetAttribute("content"));
        var figures = page.QuerySelectorAll("tbody td a[href*='co-so=']");
        Assert.InRange(figures.Length, 4, 20);
        foreach (var figure in figures)
        {
            var list = await site.PageAsync(figure.GetAttribute("href")!);
            Assert.Equal(figure.TextContent, list.Text("count").Split(' ')[0]);
        }
    }

    [Theory, MemberData(nameof(Engines.Both), MemberType = typeof(Engines))]
    public async Task Compare_WhatABuyerAsks_StandsSideBySideAndUnknownStaysUnknown(Engine engine)
    {
        await using var site = await TestSite.StartAsync(engine);
        var names = new List<string>();
        await site.ChangeAsync(async db =>
        {
            var two = await db.Producers.Where(p => p.Products.Count > 0 && p.FormerProvinceSlug != null).OrderBy(p => p.Id).Take(2).ToListAsync();
            (two[0].Exports, two[0].Capacity, two[0].Phone) = (true, "20 tấn một năm", "0912 345 678");
            (two[1].Exports, two[1].Capacity, two[1].Phone) = (false, null, null);
            names.AddRange(two.Select(p => p.Id.ToString(CultureInfo.InvariantCulture)));
            db.Add(new Mark { Id = 9001, SchemeSlug = await db.MarkSchemes.OrderBy(s => s.Slug).Select(s => s.Slug).FirstAsync(), ProducerId = two[0].Id, Grade = "hạng A", ExpiresOn = new(2026, 11, 22), VisibleFrom = FakeClock.SampleDay.AddDays(-1) });
            db.Add(new Mark { Id = 9002, SchemeSlug = await db.MarkSchemes.OrderBy(s => s.Slug).Select(s => s.Slug).FirstAsync(), ProducerId = two[1].Id, Grade = "hạng B", ExpiresOn = new(2026, 11, 21), VisibleFrom = FakeClock.SampleDay.AddDays(-1) });
        });

        var page = await site.PageAsync($"/so-sanh/co-so?cs={names[0]}&cs={names[1]}");
        Assert.Equal(["Có", "Không"], Cells(page, "Xuất khẩu"));
        Assert.Equal(["20 tấn một năm", "chưa có thông tin"], Cells(page, "Năng lực sản xuất"));
        Assert.Equal("0912 345 678", Cells(page, "Điện thoại")[0]);
        Assert.NotNull(page.QuerySelector("a[href='tel:0912345678']"));
        Assert.Contains("hạng A", page.Body!.TextContent, StringComparison.Ordinal);
        Assert.DoesNotContain("hạng B", page.Body.TextContent, StringComparison.Ordinal);
        Assert.DoesNotContain("chưa có thông tin", Cells(page, "Trước ngày 01/07/2025"));

        var all = Labels(page);
        var same = all.Where(l => Cells(page, l).Distinct().Count() == 1).ToList();
        Assert.Contains("Thư điện tử", same);
        Assert.Equal(all.Except(same), Labels(await site.PageAsync(page.QuerySelector("[data-testid=differences]")!.GetAttribute("href")!)));
    }

    [Fact]
    public async Task Addresses_AreReadStrictlyAndTheTrayTravels()
    {
        var site = await TestSite.SampleAsync(Engine.Sqlite);
        Assert.Equal(HttpStatusCode.BadRequest, await site.StatusAsync("/so-sanh/co-so?cs=x"));
        Assert.Equal(HttpStatusCode.BadRequest, await site.StatusAsync("/co-so?cs=-1"));
        Assert.Equal("/en/compare/producers?cs=1&cs=2", await site.MovedToAsync("/en/compare/producers?tinh=dak-lak&cs=1&cs=2"));
        Assert.NotNull((await site.PageAsync("/so-sanh/co-so")).QuerySelector("[data-testid=empty] a[href='/co-so']"));
        Assert.Equal(4, (await site.PageAsync("/so-sanh/co-so?cs=1&cs=2&cs=3&cs=4&cs=5")).QuerySelectorAll(".compare__name").Length);
        var list = await site.PageAsync("/co-so?cs=1&cs=2");
        Assert.Equal("/so-sanh/co-so", list.QuerySelector("[data-testid=tray] button")!.GetAttribute("formaction"));
        Assert.Equal(2, list.QuerySelectorAll("input[name=cs][checked], [data-testid=tray] input[name=cs]").Length);
        Assert.DoesNotContain("cs=", list.QuerySelector("link[rel=canonical]")!.GetAttribute("href"), StringComparison.Ordinal);
        Assert.All(list.QuerySelectorAll(".sortbar a"), a => Assert.Contains("cs=1&cs=2", a.GetAttribute("href"), StringComparison.Ordinal));
    }

    private static List<string> Labels(IDocument page) => [.. page.QuerySelectorAll("tbody th[scope=row]").Select(th => th.TextContent)];

    private static List<string> Cells(IDocument page, string label) =>
        [.. page.QuerySelectorAll("tbody tr").Single(tr => tr.QuerySelector("th[scope=row]")?.TextContent == label).QuerySelectorAll("td").Select(td => td.Squeezed())];
}
