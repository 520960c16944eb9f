using KhuyenCong.BrowserTests.Browsing;
using Microsoft.Playwright;

namespace KhuyenCong.BrowserTests.Journeys;

/// <summary>The other language of a page is the same page with the same conditions.</summary>
[Collection(nameof(Stories))]
public sealed class LanguageTests(BrowsedSite browsed)
{
    [Fact]
    public async Task The_switch_keeps_the_list_and_what_it_was_narrowed_by()
    {
        await using var window = await browsed.OpenAsync(Reader.Desk);
        var page = window.Page;
        await window.GoAsync("/san-pham?nhom=tcmn");
        await page.Facet("hieu-luc", "con").CheckAsync();
        await window.ExpectAddressAsync("/san-pham", ("nhom", "tcmn"), ("hieu-luc", "con"));
        await Assertions.Expect(page.GetByTestId("chips").Locator(".chip")).ToHaveCountAsync(2);
        var cards = await page.Cards().CountAsync();

        await Switch(page).ClickAsync();
        await window.ExpectAddressAsync("/en/products", ("nhom", "tcmn"), ("hieu-luc", "con"));
        await Assertions.Expect(page.Locator("html")).ToHaveAttributeAsync("lang", "en");
        await Assertions.Expect(page.Facet("nhom", "tcmn")).ToBeCheckedAsync();
        await Assertions.Expect(page.Facet("hieu-luc", "con")).ToBeCheckedAsync();
        await Assertions.Expect(page.Cards()).ToHaveCountAsync(cards);

        await Switch(page).ClickAsync();
        await window.ExpectAddressAsync("/san-pham", ("nhom", "tcmn"), ("hieu-luc", "con"));
        await Assertions.Expect(page.Locator("html")).ToHaveAttributeAsync("lang", "vi");
    }

    [Theory]
    [InlineData("/", "/en")]
    [InlineData("/san-pham/tieu-bau-may-25", "/en/products/tieu-bau-may-25")]
    [InlineData("/co-so/van-phat-dat-52", "/en/producers/van-phat-dat-52")]
    [InlineData("/chung-nhan/FDS7GVASPC?ngay=2026-11-22", "/en/certificates/FDS7GVASPC?ngay=2026-11-22")]
    [InlineData("/ky-binh-chon", "/en/rounds")]
    [InlineData("/tim-kiem?q=macca", "/en/search?q=macca")]
    public async Task The_switch_keeps_the_page(string vietnamese, string english)
    {
        await using var window = await browsed.OpenAsync(Reader.Desk);
        await window.GoAsync(vietnamese);
        await Switch(window.Page).ClickAsync();
        await window.Page.WaitForURLAsync(english);
        Assert.Equal(english, window.Address);
        await Switch(window.Page).ClickAsync();
        await window.Page.WaitForURLAsync(vietnamese);
        Assert.Equal(vietnamese, window.Address);
    }

    private static ILocator Switch(IPage page) => page.Locator("#ngon-ngu a");
}
