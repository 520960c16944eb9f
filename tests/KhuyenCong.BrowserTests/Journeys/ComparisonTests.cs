using KhuyenCong.BrowserTests.Browsing;
using Microsoft.Playwright;

namespace KhuyenCong.BrowserTests.Journeys;

/// <summary>Somebody who lays two products side by side, with script and without.</summary>
[Collection(nameof(Stories))]
public sealed class ComparisonTests(BrowsedSite browsed)
{
    private const string Asked = "/san-pham?q=m%C3%A2y+tre";

    [Theory]
    [InlineData(true)]
    [InlineData(false)]
    public async Task Ticks_two_products_compares_them_and_keeps_the_differences(bool script)
    {
        await using var window = await browsed.OpenAsync(Reader.Desk with { Script = script });
        var page = window.Page;
        await page.GotoAsync(Asked);
        await Tick(page, "74").CheckAsync();
        if (script)
            await window.ExpectAddressAsync("/san-pham", ("q", "mây tre"), ("sp", "74"));
        await Tick(page, "93").CheckAsync();
        if (script)
        {
            await window.ExpectAddressAsync("/san-pham", ("q", "mây tre"), ("sp", "74"), ("sp", "93"));
            await Assertions.Expect(page.GetByTestId("tray")).ToContainTextAsync("2 trong 4");
            await Assertions.Expect(Tick(page, "93")).ToBeFocusedAsync();
        }

        await page.GetByTestId("tray").GetByRole(AriaRole.Button).ClickAsync();
        await window.ExpectAddressAsync("/so-sanh", ("sp", "74"), ("sp", "93"));
        await Assertions.Expect(page.Locator(".compare__name")).ToHaveCountAsync(2);
        var rows = await page.Locator(".compare th[scope=row]").CountAsync();
        await page.GetByTestId("differences").ClickAsync();
        await window.ExpectAddressAsync("/so-sanh", ("sp", "74"), ("sp", "93"), ("khac", "1"));
        Assert.InRange(await page.Locator(".compare th[scope=row]").CountAsync(), 1, rows - 1);
        await page.Locator(".compare__remove").First.ClickAsync();
        await window.ExpectAddressAsync("/so-sanh", ("sp", "93"), ("khac", "1"));
    }

    private static ILocator Tick(IPage page, string product) => page.Locator($"input[type=checkbox][name=sp][value='{product}']");
}
