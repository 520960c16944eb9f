using KhuyenCong.BrowserTests.Browsing;
using Microsoft.Playwright;

namespace KhuyenCong.BrowserTests.BackOffice;

/// <summary>
/// A newcomer with nothing but the site: publishes an article that mentions two products, sets its moment, corrects it, compares and restores a version. On a site of
/// its own, for it writes.
/// </summary>
[Collection(nameof(Stories))]
public sealed class EditorStoryTests(BrowsedSite browsed)
{
    private const string Password = "mot mat khau du dai cho bai thu";

    [Fact]
    public async Task Newcomer_publishes_an_article_with_two_products_schedules_corrects_compares_and_restores()
    {
        await using var site = await LiveSite.StartAsync();
        await using var context = await browsed.Browser.NewContextAsync(Reader.Desk.OptionsOn(site.Address));
        context.SetDefaultTimeout(30_000);
        var page = await context.NewPageAsync();
        var faults = new List<string>();
        await SignInAsync(page, site);

        // Writes it, with one product by the toolbar and one typed.
        await page.GotoAsync("/quan-tri/tin-tuc");
        faults.AddRange(await Axe.FaultsAsync(page));
        await page.GetByRole(AriaRole.Link, new() { Name = "Thêm tin bài" }).ClickAsync();
        await page.Locator("[name='f.title']").FillAsync("Hai sản phẩm mây tre");
        await page.Locator("[name='f.summary']").FillAsync("Hai sản phẩm được nhắc tới trong bài này.");
        await page.Locator("[name='f.topic']").SelectOptionAsync(new SelectOptionValue { Index = 1 });
        await page.Locator("[name='f.basis']").SelectOptionAsync("own");
        var text = page.Locator("[name='f.text']");
        await text.FillAsync("Sản phẩm thứ nhất là [một sản phẩm](san-pham:25), thứ hai là ");
        await text.PressAsync("End");
        await page.Locator("#f-text-chen").WaitForAsync(new() { State = WaitForSelectorState.Attached });
        await page.GetByLabel("Tên bản ghi để chèn").First.FillAsync("53");
        await page.GetByRole(AriaRole.Button, new() { Name = "Chèn" }).First.ClickAsync();
        await Assertions.Expect(text).ToHaveValueAsync(new System.Text.RegularExpressions.Regex(@"\]\(san-pham:53\)"));
        await Assertions.Expect(page.Locator(".markdown-preview a").First).ToHaveTextAsync("một sản phẩm");

        // Sets its moment; the page asks to have its remarks seen first.
        await page.GetByTestId("publish").ClickAsync();
        await Assertions.Expect(page.GetByTestId("faults")).ToBeFocusedAsync();
        faults.AddRange(await Axe.FaultsAsync(page));
        await page.GetByLabel("Tôi đã xem các lưu ý trên").CheckAsync();
        await page.GetByText("Hẹn giờ").ClickAsync();
        await page.Locator("[name='p.fromDay']").FillAsync(TimeProvider.System.GetUtcNow().AddDays(3).ToString("dd/MM/yyyy", System.Globalization.CultureInfo.InvariantCulture));
        await page.Locator("[name='p.fromTime']").FillAsync("08:30");
        await page.GetByTestId("publish").ClickAsync();
        await Assertions.Expect(page.GetByTestId("notice")).ToContainTextAsync("Sẽ xuất bản lúc");
        await Assertions.Expect(page.GetByTestId("state")).ToHaveTextAsync("Đã hẹn giờ");
        await Assertions.Expect(page.GetByTestId("part-mentions").Locator(".part__row")).ToHaveCountAsync(2);

        // Does not want to wait after all.
        await page.Locator("[name='p.fromDay']").FillAsync("");
        await page.Locator("[name='p.fromTime']").FillAsync("");
        await PublishAsync(page);
        await page.GetByRole(AriaRole.Link, new() { Name = "Xem trang công khai" }).First.ClickAsync();
        var address = new Uri(page.Url).AbsolutePath;
        if (!address.StartsWith("/tin-tuc/", StringComparison.Ordinal))
        {
            await page.GoBackAsync();
            await page.Locator("main").GetByRole(AriaRole.Link, new() { Name = "Xem trang công khai" }).ClickAsync();
            address = new Uri(page.Url).AbsolutePath;
        }

        await Assertions.Expect(page.GetByRole(AriaRole.Heading, new() { Level = 1 })).ToHaveTextAsync("Hai sản phẩm mây tre");
        await Assertions.Expect(page.Locator("main a[href$='-25']").First).ToBeVisibleAsync();
        await Assertions.Expect(page.Locator("main a[href$='-53']").First).ToBeVisibleAsync();

        // Corrects it, with a dated note.
        await page.GoBackAsync();
        await page.GetByTestId("part-corrections").GetByRole(AriaRole.Button, new() { Name = "Thêm dòng" }).ClickAsync();
        await page.Locator("[name='f.corrections.0.notedOn']").FillAsync("22/11/2026");
        await page.Locator("[name='f.corrections.0.note']").FillAsync("Sửa tên bài.");
        await page.Locator("[name='f.title']").FillAsync("Hai sản phẩm mây và tre");
        await PublishAsync(page);
        await ShownAsync(page, address, "Sửa tên bài.");

        // Compares and takes the former version up again.
        await page.GotoAsync("/quan-tri/tin-tuc?q=hai san pham may");
        await page.GetByTestId("records").GetByRole(AriaRole.Link, new() { Name = "Hai sản phẩm mây và tre" }).ClickAsync();
        await page.GetByRole(AriaRole.Link, new() { Name = "Lịch sử" }).ClickAsync();
        await page.GetByRole(AriaRole.Button, new() { Name = "So sánh" }).ClickAsync();
        await Assertions.Expect(page.GetByTestId("comparison").Locator("ins").First).ToContainTextAsync("và");
        faults.AddRange(await Axe.FaultsAsync(page));
        await page.GetByRole(AriaRole.Button, new() { Name = "Lấy lại bản 1", Exact = true }).ClickAsync();
        await Assertions.Expect(page.GetByTestId("notice")).ToContainTextAsync("Bản 1 nay là bản nháp mới nhất");
        await page.GetByRole(AriaRole.Button, new() { Name = "Lưu và xem trước" }).ClickAsync();
        // Before the public page, which has landmarks of its own, stands in it.
        faults.AddRange(await Axe.FaultsAsync(page));
        await page.GetByTestId("open-preview").ClickAsync();
        await Assertions.Expect(page.FrameLocator("[data-testid=preview]").GetByRole(AriaRole.Heading, new() { Level = 1 })).ToHaveTextAsync("Hai sản phẩm mây tre");
        await page.GoBackAsync();
        await page.GoBackAsync();
        await PublishAsync(page);
        await ShownAsync(page, address, "Hai sản phẩm mây tre");

        // Is signed out meanwhile, elsewhere: what was typed is there again after signing in.
        await page.GotoAsync("/quan-tri/tin-tuc?q=hai san pham may");
        await page.GetByTestId("records").GetByRole(AriaRole.Link, new() { Name = "Hai sản phẩm mây tre" }).ClickAsync();
        await page.Locator("[name='f.summary']").FillAsync("Gõ dở khi phiên đã hết.");
        await context.ClearCookiesAsync();
        await page.GetByTestId("save").ClickAsync();
        await Assertions.Expect(page.GetByRole(AriaRole.Status)).ToContainTextAsync("Chữ vừa gõ vẫn còn");
        await EnterAsync(page);
        await Assertions.Expect(page.Locator("[name='f.summary']")).ToHaveValueAsync("Gõ dở khi phiên đã hết.");
        Assert.Empty(faults);
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

    /// <summary>Warnings that stand are seen.</summary>
    private static async Task PublishAsync(IPage page)
    {
        await page.GetByTestId("publish").ClickAsync();
        if (await page.GetByLabel("Tôi đã xem các lưu ý trên").IsVisibleAsync() && !await page.GetByTestId("notice").IsVisibleAsync())
        {
            await page.GetByLabel("Tôi đã xem các lưu ý trên").CheckAsync();
            await page.GetByTestId("publish").ClickAsync();
        }

        await Assertions.Expect(page.GetByTestId("notice")).ToHaveTextAsync("Đã xuất bản.");
    }

    private static async Task SignInAsync(IPage page, LiveSite site)
    {
        var link = site.Said.SelectMany(l => l.Split(' ')).First(w => w.Contains("/tai-khoan/quan-tri-dau-tien", StringComparison.Ordinal));
        await page.GotoAsync(new Uri(link).PathAndQuery);
        await page.GetByLabel("Họ và tên").FillAsync("Người mới");
        await page.GetByLabel("Địa chỉ thư").FillAsync("moi@example.vn");
        await page.GetByLabel("Mật khẩu", new() { Exact = true }).FillAsync(Password);
        await page.GetByLabel("Gõ lại mật khẩu").FillAsync(Password);
        await page.GetByRole(AriaRole.Button, new() { Name = "Lập tài khoản" }).ClickAsync();
        await page.GotoAsync("/tai-khoan/dang-nhap");
        if (page.Url.Contains("dang-nhap", StringComparison.Ordinal))
            await EnterAsync(page);
    }

    private static async Task EnterAsync(IPage page)
    {
        await page.GetByLabel("Địa chỉ thư").FillAsync("moi@example.vn");
        await page.GetByLabel("Mật khẩu", new() { Exact = true }).FillAsync(Password);
        await page.GetByRole(AriaRole.Button, new() { Name = "Đăng nhập", Exact = true }).ClickAsync();
    }
}
