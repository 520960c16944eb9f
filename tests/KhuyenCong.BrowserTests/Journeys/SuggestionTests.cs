using KhuyenCong.BrowserTests.Browsing;
using Microsoft.Playwright;

namespace KhuyenCong.BrowserTests.Journeys;

/// <summary>Somebody who types the beginning of a name and goes on by keyboard.</summary>
[Collection(nameof(Stories))]
public sealed class SuggestionTests(BrowsedSite browsed)
{
    [Fact]
    public async Task Names_come_while_one_types_and_are_walked_by_the_arrows()
    {
        await using var window = await browsed.OpenAsync(Reader.Phone);
        var page = window.Page;
        await window.GoAsync("/");
        var box = page.Locator("#q");
        var options = page.Locator("#q-goi-y [role=option]");
        await Assertions.Expect(box).ToHaveAttributeAsync("role", "combobox");
        await Assertions.Expect(box).ToHaveAttributeAsync("type", "text");
        await Assertions.Expect(box).ToHaveAttributeAsync("aria-expanded", "false");

        await box.PressSequentiallyAsync("che th");
        await Assertions.Expect(box).ToHaveAttributeAsync("aria-expanded", "true");
        await Assertions.Expect(page.Locator("#thong-bao")).ToContainTextAsync("gợi ý");
        var count = await options.CountAsync();
        Assert.True(count > 1);
        await Assertions.Expect(box).Not.ToHaveAttributeAsync("aria-activedescendant", new System.Text.RegularExpressions.Regex("."));

        await ExpectActiveAsync("ArrowDown", 0);
        await ExpectActiveAsync("ArrowDown", 1);
        await ExpectActiveAsync("End", count - 1);
        await ExpectActiveAsync("Home", 0);
        await page.Keyboard.PressAsync("ArrowUp");
        await Assertions.Expect(page.Locator("#q-goi-y [aria-selected=true]")).ToHaveCountAsync(0);
        await ExpectActiveAsync("ArrowUp", count - 1);

        await page.Keyboard.PressAsync("Escape");
        await Assertions.Expect(page.Locator("#q-goi-y")).ToBeHiddenAsync();
        await Assertions.Expect(box).ToHaveValueAsync("che th");
        await Assertions.Expect(box).ToBeFocusedAsync();

        await page.Keyboard.PressAsync("ArrowDown");
        await Assertions.Expect(box).ToHaveAttributeAsync("aria-expanded", "true");
        await ExpectActiveAsync("ArrowDown", 0);
        var address = await options.First.GetAttributeAsync("data-href");
        await page.Keyboard.PressAsync("Enter");
        await page.WaitForURLAsync(url => new Uri(url).AbsolutePath == new Uri(browsed.Site.Address, address).AbsolutePath);

        async Task ExpectActiveAsync(string key, int at)
        {
            await page.Keyboard.PressAsync(key);
            var option = options.Nth(at);
            await Assertions.Expect(option).ToHaveAttributeAsync("aria-selected", "true");
            await Assertions.Expect(page.Locator("#q-goi-y [aria-selected=true]")).ToHaveCountAsync(1);
            await Assertions.Expect(box).ToHaveAttributeAsync("aria-activedescendant", (await option.GetAttributeAsync("id"))!);
            await Assertions.Expect(box).ToBeFocusedAsync();
        }
    }

    [Fact]
    public async Task What_is_typed_is_searched_where_no_name_is_chosen()
    {
        await using var window = await browsed.OpenAsync(Reader.Desk);
        var page = window.Page;
        await window.GoAsync("/san-pham");
        await page.Locator("#q").PressSequentiallyAsync("mây tre");
        await Assertions.Expect(page.Locator("#q-goi-y")).ToBeVisibleAsync();
        await page.Keyboard.PressAsync("Enter");
        await window.ExpectAddressAsync("/san-pham", ("q", "mây tre"));
        await Assertions.Expect(page.Locator("#q-goi-y")).ToBeHiddenAsync();
    }
}
