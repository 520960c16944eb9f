using KhuyenCong.BrowserTests.Browsing;
using Microsoft.Playwright;

namespace KhuyenCong.BrowserTests.Journeys;

/// <summary>Somebody without a mouse.</summary>
[Collection(nameof(Stories))]
public sealed class KeyboardTests(BrowsedSite browsed)
{
    [Fact]
    public async Task Skips_to_the_content_searches_and_narrows_and_sees_the_focus_at_every_stop()
    {
        await using var window = await browsed.OpenAsync(Reader.Desk);
        var page = window.Page;
        await window.GoAsync("/san-pham");
        await page.TabToAsync(page.Locator(".skip"), most: 1);
        await Assertions.Expect(page.Locator(".skip")).ToBeInViewportAsync();
        await page.Keyboard.PressAsync("Enter");
        await Assertions.Expect(page.Locator("#noi-dung")).ToBeFocusedAsync();

        await page.TabToAsync(page.Locator("#q"), most: 5);
        await page.Keyboard.TypeAsync("may tre");
        await page.Keyboard.PressAsync("Enter");
        await window.ExpectAddressAsync("/san-pham", ("q", "may tre"));
        await Assertions.Expect(page.Locator("#ket-qua")).ToBeFocusedAsync();

        await page.Locator("#q").FocusAsync();
        await page.TabToAsync(page.Facet("cap", "tinh"));
        await page.Keyboard.PressAsync("Space");
        await window.ExpectAddressAsync("/san-pham", ("q", "may tre"), ("cap", "tinh"));
        await Assertions.Expect(page.Facet("cap", "tinh")).ToBeFocusedAsync();
        await page.AssertFocusIsVisibleAsync();

        await page.TabToAsync(page.Locator("#loc-nam > summary"));
        await page.Keyboard.PressAsync("Enter");
        await Assertions.Expect(page.Locator("#loc-nam input").First).ToBeVisibleAsync();
        await page.TabToAsync(page.GetByTestId("chips").GetByRole(AriaRole.Link, new() { Name = "Cấp tỉnh" }));
        await page.Keyboard.PressAsync("Enter");
        await window.ExpectAddressAsync("/san-pham", ("q", "may tre"));
        await page.TabToAsync(page.Cards().First.GetByRole(AriaRole.Link).First, most: 20);
    }

    [Fact]
    public async Task Opens_the_sheet_of_facets_on_a_phone_and_closes_it_with_Escape()
    {
        await using var window = await browsed.OpenAsync(Reader.Phone);
        var page = window.Page;
        await window.GoAsync("/san-pham");
        var sheet = page.Locator("#bo-loc");
        await Assertions.Expect(sheet).ToBeHiddenAsync();
        await page.TabToAsync(page.Locator(".facets__open"));
        await page.Keyboard.PressAsync("Enter");
        await Assertions.Expect(page.Locator("#bo-loc .facets__end")).ToBeVisibleAsync();
        Assert.Empty(await Axe.FaultsAsync(page));
        await page.Keyboard.PressAsync("Escape");
        await Assertions.Expect(sheet).ToBeHiddenAsync();
        await Assertions.Expect(page.Locator(".facets__open")).ToBeFocusedAsync();
        await page.AssertFocusIsVisibleAsync();
    }

    [Fact]
    public async Task Narrows_in_the_sheet_of_a_phone_and_is_back_at_its_button_afterwards()
    {
        await using var window = await browsed.OpenAsync(Reader.Phone);
        var page = window.Page;
        await window.GoAsync("/san-pham");
        var sheet = page.Locator("#bo-loc");
        await page.Locator(".facets__open").FocusAsync();
        await page.Keyboard.PressAsync("Enter");
        await page.TabToAsync(page.Facet("hieu-luc", "con"), most: 5);
        await page.Keyboard.PressAsync("Space");
        await window.ExpectAddressAsync("/san-pham", ("hieu-luc", "con"));
        await Assertions.Expect(page.Facet("hieu-luc", "con")).ToBeFocusedAsync();
        await Assertions.Expect(sheet).ToBeVisibleAsync();
        await page.Keyboard.PressAsync("Escape");
        await Assertions.Expect(sheet).ToBeHiddenAsync();
        await Assertions.Expect(page.Locator(".facets__open")).ToBeFocusedAsync();
        await page.AssertFocusIsVisibleAsync();
    }

    [Theory]
    [InlineData("/")]
    [InlineData("/san-pham/tieu-bau-may-25")]
    [InlineData("/chung-nhan?q=ch%C3%A8")]
    public async Task Sees_the_focus_at_the_first_forty_stops(string path)
    {
        await using var window = await browsed.OpenAsync(Reader.Desk);
        await window.GoAsync(path);
        var stops = 0;
        for (; stops < 40; stops++)
        {
            await window.Page.Keyboard.PressAsync("Tab");
            if (await window.Page.EvaluateAsync<bool>("() => document.activeElement === document.body"))
                break;
            await window.Page.AssertFocusIsVisibleAsync();
        }

        Assert.InRange(stops, 10, 40);
    }
}
