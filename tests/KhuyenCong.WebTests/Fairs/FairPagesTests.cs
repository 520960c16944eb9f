using System.Net;
using AngleSharp.Dom;
using KhuyenCong.Catalogue.Data;
using KhuyenCong.Catalogue.Data.Model;
using KhuyenCong.Catalogue.Search;
using KhuyenCong.Testing;
using KhuyenCong.WebTests.OpenData;
using Microsoft.EntityFrameworkCore;
using Microsoft.Extensions.DependencyInjection;

namespace KhuyenCong.WebTests.Fairs;

public sealed class FairPagesTests
{
    private static readonly string[] Names = ["Thử hết hạn", "Thử còn hạn", "Thử tạm dừng", "Thử không có"];

    /// <summary>The fair runs over a new year's night: one certificate lapses in it, one lives on, one is suspended on its third day, one product has none.</summary>
    [Theory, MemberData(nameof(Engines.Both), MemberType = typeof(Engines))]
    public async Task Detail_AFairOverTheNewYear_TellsValidityOnItsDaysAndItsPlan(Engine engine)
    {
        await using var site = await TestSite.StartAsync(engine);
        var fair = await FillAsync(site);
        var page = await site.PageAsync(fair);
        var shown = page.QuerySelectorAll("[data-testid=exhibited]");
        Assert.Equal(4, shown.Length);
        var lapsing = Squeeze(StateOf(page, "Thử hết hạn"));
        Assert.Matches("Từ 30/12/2026 đến 31/12/2026: .*Sắp hết hạn ngày 31/12/2026.* Từ 01/01/2027 đến 02/01/2027: .*Hết hạn từ 01/01/2027", lapsing);
        var living = Squeeze(StateOf(page, "Thử còn hạn"));
        Assert.Contains("Còn hiệu lực đến 31/12/2028", living, StringComparison.Ordinal);
        Assert.DoesNotContain("Từ 30/12/2026", living, StringComparison.Ordinal);
        Assert.Matches("Từ 30/12/2026 đến 31/12/2026: .*Còn hiệu lực.*Từ 01/01/2027 đến 02/01/2027: .*Tạm dừng từ 01/01/2027", Squeeze(StateOf(page, "Thử tạm dừng")));
        Assert.Contains("Chưa ghi nhận chứng nhận", StateOf(page, "Thử không có"), StringComparison.Ordinal);

        var first = page.QuerySelectorAll("[data-testid=exhibitor]")[0];
        Assert.Contains("Gian A2, Nhà A", Squeeze(first.TextContent), StringComparison.Ordinal);
        Assert.NotNull(first.QuerySelector("h3 a[href^='/co-so/']"));
        var stands = page.QuerySelectorAll(".plan__svg a");
        Assert.Equal(["A1", "A2", "A10"], stands.Select(a => a.QuerySelector("text")!.TextContent));
        Assert.All(stands, a => Assert.NotNull(page.GetElementById(a.GetAttribute("href")![1..])));
        Assert.Equal(["A1", "A2", "A10"], page.QuerySelectorAll("[data-testid=plan] tbody th").Select(h => h.TextContent));
        Assert.Empty(page.QuerySelectorAll("[style]"));
        var other = await site.PageAsync(fair + "?nha=khac");
        Assert.Equal(["X1"], other.QuerySelectorAll("[data-testid=plan] tbody th").Select(h => h.TextContent));
        Assert.Contains("không theo tỉ lệ", other.QuerySelector(".plan__key")!.TextContent, StringComparison.Ordinal);
        Assert.Equal(HttpStatusCode.BadRequest, (await AskAsync(site, fair + "?nha=Z")).Status);
        Assert.Equal(HttpStatusCode.NotFound, (await AskAsync(site, fair + "?trang=2")).Status);
        Assert.Contains("Hội chợ năm trước", page.QuerySelector("main")!.TextContent, StringComparison.Ordinal);

        // Two days later the same fair is on, a week later it is past and says the same of its days.
        site.Clock.SetInVietNam(2026, 12, 31, 9, 0, 0);
        Assert.Contains("Hội chợ thử", (await site.PageAsync("/hoi-cho?thoi-gian=dang")).QuerySelector("[data-testid=fair]")!.TextContent, StringComparison.Ordinal);
        site.Clock.SetInVietNam(2027, 1, 10, 9, 0, 0);
        var past = await site.PageAsync(fair);
        Assert.Equal("Đã diễn ra", past.QuerySelector("[data-testid=fair-state]")!.TextContent);
        Assert.Equal(lapsing, Squeeze(StateOf(past, "Thử hết hạn")));
    }

    /// <summary>The unit of today is worth a line where the address does not name it: Ha Noi is still Ha Noi.</summary>
    [Fact]
    public async Task Detail_AnAddressThatNamesItsUnit_SaysItOnce()
    {
        var site = await TestSite.SampleAsync(Engine.Sqlite);
        var page = await site.PageAsync("/hoi-cho/hoi-cho-trien-lam-hang-cong-nghiep-nong-thon-tieu-bieu-khu-vuc-phia-bac-nam-2024-1");
        Assert.Equal("số 1 Đỗ Đức Dục, Hà Nội", Assert.Single(Reading.Blocks(page, "Event"))["location"]!["address"]!["streetAddress"]!.GetValue<string>());
        var place = page.QuerySelectorAll("[data-testid=facts] dd").First(d => d.TextContent.Contains("Đỗ Đức Dục", StringComparison.Ordinal));
        Assert.Single(place.TextContent.Split("Hà Nội")[1..]);
    }

    [Theory, MemberData(nameof(Engines.Both), MemberType = typeof(Engines))]
    public async Task Index_ByTimeProvinceAndYear_NarrowsAndOrders(Engine engine)
    {
        var site = await TestSite.SampleAsync(engine);
        var all = await site.PageAsync("/hoi-cho");
        Assert.Equal(6, all.QuerySelectorAll("[data-testid=fair]").Length);
        Assert.Contains("Hội chợ Mùa Xuân 2026", all.QuerySelector("[data-testid=fair]")!.TextContent, StringComparison.Ordinal);
        Assert.Equal(6, (await site.PageAsync("/hoi-cho?thoi-gian=da")).QuerySelectorAll("[data-testid=fair]").Length);
        Assert.NotNull((await site.PageAsync("/en/fairs?thoi-gian=sap")).QuerySelector("[data-testid=empty] a[href='/en/fairs']"));
        Assert.Equal(2, (await site.PageAsync("/hoi-cho?nam=2022")).QuerySelectorAll("[data-testid=fair]").Length);
        Assert.Single((await site.PageAsync("/hoi-cho?tinh=ninh-thuan")).QuerySelectorAll("[data-testid=fair]"));
        Assert.Single((await site.PageAsync("/hoi-cho?tinh=khanh-hoa&nam=2022")).QuerySelectorAll("[data-testid=fair]"));
        foreach (var path in (string[])["/hoi-cho?thoi-gian=mai", "/hoi-cho?nam=x", "/hoi-cho?trang=0"])
            Assert.Equal(HttpStatusCode.BadRequest, (await AskAsync(site, path)).Status);
        Assert.Equal(HttpStatusCode.NotFound, (await AskAsync(site, "/hoi-cho?trang=2")).Status);
        Assert.Equal((HttpStatusCode.MovedPermanently, "/en/fairs/hoi-cho-mua-xuan-2026-6"), await AskAsync(site, "/en/fairs/ten-cu-6"));
        Assert.Equal(HttpStatusCode.NotFound, (await AskAsync(site, "/hoi-cho/x-999")).Status);
    }

    [Theory, MemberData(nameof(Engines.Both), MemberType = typeof(Engines))]
    public async Task Calendar_OfAFair_IsServedAsOneAndMovesWithItsName(Engine engine)
    {
        var site = await TestSite.SampleAsync(engine);
        var href = (await site.PageAsync("/hoi-cho/hoi-cho-mua-xuan-2026-6")).QuerySelector("[data-testid=calendar]")!.GetAttribute("href")!;
        using var response = await site.Client.GetAsync(new Uri(href, UriKind.Relative));
        Assert.Equal("text/calendar; charset=utf-8", response.Content.Headers.ContentType!.ToString());
        var text = await response.Content.ReadAsStringAsync();
        Assert.StartsWith("BEGIN:VCALENDAR\r\nVERSION:2.0\r\nPRODID:", text, StringComparison.Ordinal);
        Assert.Contains("\r\nDTSTART;VALUE=DATE:20260202\r\nDTEND;VALUE=DATE:20260214\r\n", text, StringComparison.Ordinal);
        Assert.Contains("\r\nUID:fair-6@localhost\r\n", text, StringComparison.Ordinal);
        Assert.Contains("SUMMARY:Spring Fair 2026\r\n", await site.Client.GetStringAsync(new Uri("/en/fairs/hoi-cho-mua-xuan-2026-6.ics", UriKind.Relative)), StringComparison.Ordinal);
        Assert.Equal((HttpStatusCode.MovedPermanently, "/hoi-cho/hoi-cho-mua-xuan-2026-6.ics"), await AskAsync(site, "/hoi-cho/x-6.ics"));
        Assert.Equal(HttpStatusCode.NotFound, (await AskAsync(site, "/hoi-cho/x-999.ics")).Status);

        // Of this one no day is known: nothing to put into a calendar, and no link that says so.
        var undated = await site.PageAsync("/hoi-cho/hoi-cho-trien-lam-hang-cong-nghiep-nong-thon-tieu-bieu-khu-vuc-phia-nam-nam-2022-5");
        Assert.Null(undated.QuerySelector("[data-testid=calendar]"));
        Assert.Contains("năm 2022, chưa rõ ngày", undated.QuerySelector("[data-testid=days]")!.TextContent, StringComparison.Ordinal);
        Assert.Equal(HttpStatusCode.NotFound, (await AskAsync(site, "/hoi-cho/hoi-cho-trien-lam-hang-cong-nghiep-nong-thon-tieu-bieu-khu-vuc-phia-nam-nam-2022-5.ics")).Status);
    }

    [Fact]
    public async Task Detail_AWithdrawnFair_IsGoneWithItsCalendar()
    {
        await using var site = await TestSite.StartAsync(Engine.Sqlite);
        await using (var scope = site.Services.CreateAsyncScope())
        {
            var db = scope.ServiceProvider.GetRequiredService<CatalogueDb>();
            (await db.Fairs.SingleAsync(f => f.Id == 6)).VisibleTo = FakeClock.SampleDay.AddHours(-1);
            await db.SaveChangesAsync();
        }

        await site.CatchUpAsync();
        Assert.Equal(HttpStatusCode.Gone, (await AskAsync(site, "/hoi-cho/hoi-cho-mua-xuan-2026-6")).Status);
        Assert.Equal(HttpStatusCode.Gone, (await AskAsync(site, "/hoi-cho/hoi-cho-mua-xuan-2026-6.ics")).Status);
        Assert.Equal(5, (await site.PageAsync("/hoi-cho")).QuerySelectorAll("[data-testid=fair]").Length);
    }

    [Fact]
    public async Task Detail_ALargeFair_PagesItsExhibitorsAndStaysLight()
    {
        await using var site = await TestSite.StartAsync(Engine.Sqlite);
        string path;
        await using (var scope = site.Services.CreateAsyncScope())
        {
            var db = scope.ServiceProvider.GetRequiredService<CatalogueDb>();
            var products = await db.Products.OrderBy(p => p.Id).Take(90).Select(p => p.Id).ToListAsync();
            var fair = new Fair { Slug = "lon", Name = "Hội chợ lớn", Kind = FairKind.Other, Year = 2026, StartsOn = new(2026, 12, 1), EndsOn = new(2026, 12, 5), VisibleFrom = DateTimeOffset.UnixEpoch };
            fair.Halls.Add(new() { Key = "A", Position = 1, Name = "Nhà trưng bày lớn" });
            fair.Booths.AddRange(Enumerable.Range(1, 300).Select(i => new Booth { Number = $"A{i}", HallKey = "A", Kind = BoothKind.Standard, Left = i % 20 * 3, Top = i / 20 * 5, Width = 3, Depth = 3 }));
            fair.Exhibitors.AddRange(Enumerable.Range(1, 300).Select(i => new Exhibitor { Position = i, Name = $"Công ty trách nhiệm hữu hạn sản xuất và thương mại số {i}", BoothNumber = $"A{i}" }));
            fair.Exhibitors[0].Products.AddRange(products.Select(p => new ExhibitedProduct { ProductId = p }));
            db.Add(fair);
            await db.SaveChangesAsync();
            path = $"/hoi-cho/lon-{fair.Id}";
        }

        await site.CatchUpAsync();
        var shown = new List<string>();
        for (var number = 1; number <= 17; number++)
        {
            var html = await site.Client.GetByteArrayAsync(new Uri($"{path}?trang={number}&nha=A.{2 + (number % 3)}", UriKind.Relative));
            Assert.InRange(html.Length, 1000, 60_000);
            var page = await site.PageAsync($"{path}?trang={number}");
            shown.AddRange(page.QuerySelectorAll("[data-testid=exhibited] a").Select(a => a.GetAttribute("href")!));
            Assert.Equal(number is 2 or 3 or 4, page.QuerySelector(".exhibitor__name")!.TextContent.Contains("(tiếp)", StringComparison.Ordinal));
        }

        Assert.Equal(90, shown.Distinct().Count());
        Assert.Equal(90, shown.Count);
        Assert.Equal(HttpStatusCode.NotFound, (await AskAsync(site, path + "?trang=18")).Status);
    }

    private static async Task<string> FillAsync(TestSite site)
    {
        await using var scope = site.Services.CreateAsyncScope();
        var db = scope.ServiceProvider.GetRequiredService<CatalogueDb>();
        var since = DateTimeOffset.UnixEpoch;
        var producer = await db.Producers.OrderBy(p => p.Id).FirstAsync();
        var round = await db.Rounds.OrderBy(r => r.Id).FirstAsync();
        Product[] products = [.. Names.Select((name, i) => new Product { Slug = $"thu-{i}", Name = name, GroupSlug = "cbtp", CategorySlug = "ca-phe", VisibleFrom = since })];
        db.AddRange(products);
        await db.SaveChangesAsync();
        db.AddRange(CertificateOf("23456789AA", 0, 2023), CertificateOf("23456789AB", 1, 2025), CertificateOf("23456789AC", 2, 2025));
        db.Add(new CertificateEvent { CertificateCode = "23456789AC", Kind = CertificateEventKind.Suspended, EffectiveOn = new(2027, 1, 1), RecordedAt = FakeClock.SampleDay });
        var fair = new Fair { Slug = "thu", Name = "Hội chợ thử", Kind = FairKind.OutstandingProducts, Level = Level.Province, Year = 2026, StartsOn = new(2026, 12, 30), EndsOn = new(2027, 1, 2), VisibleFrom = since };
        fair.Halls.Add(new() { Key = "A", Position = 1, Name = "Nhà A" });
        fair.Booths.AddRange(
        [
            new() { Number = "A10", HallKey = "A", Kind = BoothKind.ProvincialStand, Left = 6, Top = 0, Width = 6, Depth = 3 },
            new() { Number = "A2", HallKey = "A", Kind = BoothKind.Standard, Left = 3, Top = 0, Width = 3, Depth = 3 },
            new() { Number = "A1", HallKey = "A", Kind = BoothKind.Standard, Left = 0, Top = 0, Width = 3, Depth = 3 },
            new() { Number = "X1", Kind = BoothKind.OpenSpace },
        ]);
        fair.Exhibitors.AddRange(
        [
            new() { Position = 1, Name = producer.Name, ProducerId = producer.Id, BoothNumber = "A2", Products = { new() { ProductId = products[0].Id }, new() { ProductId = products[1].Id } } },
            new() { Position = 2, Name = "Gian chung", ProvinceSlug = "vinh-long", BoothNumber = "A10", Products = { new() { ProductId = products[2].Id }, new() { ProductId = products[3].Id } } },
            new() { Position = 3, Name = "Đơn vị không có hàng" },
        ]);
        var before = new Fair { Slug = "truoc", Name = "Hội chợ năm trước", Kind = FairKind.OutstandingProducts, Level = Level.Province, Year = 2025, VisibleFrom = since };
        db.AddRange(fair, before);
        await db.SaveChangesAsync();
        await site.Services.GetRequiredService<ChangeFeed>().CatchUpAsync(default);
        return $"/hoi-cho/thu-{fair.Id}";

        Certificate CertificateOf(string code, int product, int year) =>
            new() { Code = code, ProductId = products[product].Id, RoundId = round.Id, GrantYear = year, GrantedOn = new(year, 5, 20), VisibleFrom = since };
    }

    private static string StateOf(IDocument page, string product) =>
        page.QuerySelectorAll("[data-testid=exhibited]").Single(e => e.QuerySelector("a")!.TextContent == product).TextContent;

    private static string Squeeze(string text) => string.Join(' ', text.Split((char[]?)null, StringSplitOptions.RemoveEmptyEntries));

    private static async Task<(HttpStatusCode Status, string? To)> AskAsync(TestSite site, string path)
    {
        using var response = await site.Client.GetAsync(new Uri(path, UriKind.Relative));
        return (response.StatusCode, response.Headers.Location?.ToString());
    }
}
