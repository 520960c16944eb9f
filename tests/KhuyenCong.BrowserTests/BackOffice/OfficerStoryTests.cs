using System.Text.RegularExpressions;
using KhuyenCong.BrowserTests.Browsing;
using KhuyenCong.Catalogue.Accounts;
using KhuyenCong.Catalogue.Data;
using KhuyenCong.Catalogue.Data.Model;
using KhuyenCong.Testing;
using Microsoft.EntityFrameworkCore;
using Microsoft.Extensions.DependencyInjection;
using Microsoft.Playwright;

namespace KhuyenCong.BrowserTests.BackOffice;

/// <summary>
/// An officer with nothing but an invitation: makes a round under a decision, records thirty products out of a spreadsheet, sees what they become, grants, and revokes
/// one, whose article then says so. On a site of its own, for it writes.
/// </summary>
[Collection(nameof(Stories))]
public sealed partial class OfficerStoryTests(BrowsedSite browsed)
{
    private const string Password = "mot mat khau du dai cho bai thu";
    private const string Email = "can-bo@example.vn";

    [Fact]
    public async Task Officer_records_thirty_products_of_a_round_and_revokes_one_whose_article_says_so()
    {
        await using var site = await LiveSite.StartAsync();
        var (invitation, decision, mentioned, products) = await PrepareAsync(site);
        await using var context = await browsed.Browser.NewContextAsync(Reader.Desk.OptionsOn(site.Address));
        context.SetDefaultTimeout(30_000);
        var page = await context.NewPageAsync();
        await SignInAsync(page, invitation);

        // A round under a decision, public.
        await page.GetByRole(AriaRole.Link, new() { Name = "Kỳ bình chọn" }).First.ClickAsync();
        await page.GetByRole(AriaRole.Link, new() { Name = "Thêm kỳ bình chọn" }).ClickAsync();
        await page.Locator("[name='f.name']").FillAsync("Kỳ bình chọn thử");
        await page.Locator("[name='f.level']").SelectOptionAsync("national");
        await page.Locator("[name='f.year']").FillAsync("2025");
        await page.Locator("[name='f.decision']").FillAsync(decision);
        await page.GetByTestId("save").ClickAsync();
        await Assertions.Expect(page.GetByTestId("notice")).ToBeVisibleAsync();
        await page.GetByTestId("publish").ClickAsync();
        if (await page.GetByLabel("Tôi đã xem các lưu ý trên").IsVisibleAsync())
        {
            await page.GetByLabel("Tôi đã xem các lưu ý trên").CheckAsync();
            await page.GetByTestId("publish").ClickAsync();
        }

        await Assertions.Expect(page.GetByTestId("notice")).ToHaveTextAsync("Đã xuất bản.");

        // Thirty results, pasted; one name is wrong at first.
        await page.GetByRole(AriaRole.Link, new() { Name = "Ghi kết quả" }).ClickAsync();
        await page.GetByLabel("Danh sách chép từ bảng tính").FillAsync("STT\tTên sản phẩm\tCơ sở\n" + string.Join('\n', products.Select((p, i) => $"{i + 1}\t{(i == 4 ? "khong co ten nay" : p.Name)}\t{p.Producer}")));
        await page.GetByLabel("Ngày cấp chung").FillAsync("20/10/2025");
        await page.GetByTestId("read").ClickAsync();
        await Assertions.Expect(page.GetByTestId("faults")).ToBeFocusedAsync();
        await page.GetByTestId("faults").GetByRole(AriaRole.Link).ClickAsync();
        await Assertions.Expect(page.Locator("[name='r.4.product']")).ToBeFocusedAsync();
        var faults = await Axe.FaultsAsync(page);
        // The keyboard goes down the table as in a spreadsheet.
        await page.Keyboard.PressAsync("Enter");
        await Assertions.Expect(page.Locator("[name='r.5.product']")).ToBeFocusedAsync();
        await page.Locator("[name='r.4.product']").FillAsync($"{products[4].Id}");
        await page.GetByTestId("look-ahead").ClickAsync();
        await Assertions.Expect(page.GetByTestId("ahead").Locator("tbody tr")).ToHaveCountAsync(30);
        await Assertions.Expect(page.GetByTestId("preview")).ToBeFocusedAsync();
        await Assertions.Expect(page.GetByTestId("terms")).ToContainTextAsync("từ 01/01/2029: hết hạn");
        faults = [.. faults, .. await Axe.FaultsAsync(page)];
        await page.GetByTestId("grant").ClickAsync();
        await Assertions.Expect(page.GetByTestId("notice")).ToHaveTextAsync("Đã cấp 30 giấy chứng nhận.");
        await Assertions.Expect(page.GetByTestId("certificates").Locator("tbody tr")).ToHaveCountAsync(30);
        faults = [.. faults, .. await Axe.FaultsAsync(page)];

        // One is revoked, seen before it is done; the article that speaks of the product says so, with the day.
        await page.GetByTestId("certificates").GetByRole(AriaRole.Row, new() { Name = products[0].Name }).Locator("th a").ClickAsync();
        await Assertions.Expect(page.GetByTestId("status")).ToHaveTextAsync(Living());
        var code = Code().Match(page.Url).Value;
        await page.GetByText("Thu hồi", new() { Exact = true }).ClickAsync();
        await page.Locator("[name='revoke.day']").FillAsync("20/11/2025");
        await page.Locator("[name='revoke.ground']").FillAsync("không còn bảo đảm tiêu chí");
        await page.GetByRole(AriaRole.Button, new() { Name = "Xem trước: Thu hồi" }).ClickAsync();
        await Assertions.Expect(page.GetByTestId("preview-lines")).ToContainTextAsync("Từ 20/11/2025: thu hồi");
        await page.GetByRole(AriaRole.Button, new() { Name = "Ghi: Thu hồi" }).ClickAsync();
        await Assertions.Expect(page.GetByTestId("notice")).ToHaveTextAsync("Đã ghi: thu hồi.");
        await ShownAsync(page, mentioned, "Chứng nhận cấp quốc gia năm 2025 đã bị thu hồi từ ngày 20/11/2025.");
        await Assertions.Expect(page.Locator($"[data-testid=mention-note] a[href$='/{code}']")).ToBeVisibleAsync();
        Assert.Empty(faults);
    }

    /// <summary>An invitation; a decision's number; an article's address; thirty products without a certificate of 2025, first the one that the article mentions.</summary>
    private static async Task<(string Invitation, string Decision, string Article, List<Named> Products)> PrepareAsync(LiveSite site)
    {
        await using var host = TestDatabase.HostOn(site.DataFolder);
        await using var scope = host.Services.CreateAsyncScope();
        var db = scope.ServiceProvider.GetRequiredService<CatalogueDb>();
        var (_, _, link) = await scope.ServiceProvider.GetRequiredService<AccountEditor>().InviteAsync(Email, "Cán bộ", [Role.Officer], Actor.Operator, mailed: false, default);
        await db.SaveChangesAsync();
        var decision = await db.Documents.Where(d => d.VisibleFrom != null && db.Documents.Count(o => o.NumberKey == d.NumberKey) == 1).OrderBy(d => d.Id).Select(d => d.Number).FirstAsync();
        var mention = await db.Articles.Where(a => a.VisibleFrom != null).SelectMany(a => a.Mentions, (a, m) => new { a.Id, a.Slug, m.Kind, m.TargetId }).Where(m => m.Kind == Kinds.Product).OrderBy(m => m.TargetId).FirstAsync();
        var products = await db.Products.Where(p => p.VisibleFrom != null && p.VisibleTo == null && db.Products.Count(o => o.SearchKey == p.SearchKey) == 1).OrderBy(p => p.Id)
            .Select(p => new Named(p.Id, p.Name, p.Producer!.Name)).ToListAsync();
        return (new Uri(link!).PathAndQuery, decision, $"/tin-tuc/{mention.Slug}-{mention.Id}", [.. products.OrderByDescending(p => $"{p.Id}" == mention.TargetId).Take(30)]);
    }

    private static async Task SignInAsync(IPage page, string invitation)
    {
        await page.GotoAsync(invitation);
        await page.GetByLabel("Mật khẩu", new() { Exact = true }).FillAsync(Password);
        await page.GetByLabel("Gõ lại mật khẩu").FillAsync(Password);
        await page.GetByRole(AriaRole.Button, new() { Name = "Đặt mật khẩu" }).ClickAsync();
        await page.GotoAsync("/tai-khoan/dang-nhap?ve=/quan-tri");
        await page.GetByLabel("Địa chỉ thư").FillAsync(Email);
        await page.GetByLabel("Mật khẩu", new() { Exact = true }).FillAsync(Password);
        await page.GetByRole(AriaRole.Button, new() { Name = "Đăng nhập", Exact = true }).ClickAsync();
        await Assertions.Expect(page.GetByTestId("me")).ToHaveTextAsync("Cán bộ");
    }

    /// <summary>The public page says it as soon as its node has heard of the change.</summary>
    private static async Task ShownAsync(IPage page, string address, string words)
    {
        var shown = "";
        for (var i = 0; i < 40 && !shown.Contains(words, StringComparison.Ordinal); i++)
        {
            await Task.Delay(250);
            await page.GotoAsync(address);
            shown = await page.Locator("main").InnerTextAsync();
        }

        Assert.Contains(words, shown, StringComparison.Ordinal);
    }

    [GeneratedRegex("^(Còn hiệu lực|Sắp hết hạn|Hết hạn)$")]
    private static partial Regex Living();

    [GeneratedRegex("[2-9A-Z]{10}(?=/ho-so)")]
    private static partial Regex Code();

    private sealed record Named(int Id, string Name, string? Producer);
}
