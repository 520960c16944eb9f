using KhuyenCong.BrowserTests.Browsing;
using Microsoft.Playwright;

namespace KhuyenCong.BrowserTests.Journeys;

/// <summary>Somebody at a desk who compares makers of one kind of goods.</summary>
[Collection(nameof(Stories))]
public sealed class BuyerTests(BrowsedSite browsed)
{
    private const string Asked = "/san-pham?q=m%C3%A2y+tre";

    [Fact]
    public async Task Narrows_by_facets_without_a_reload_hears_the_count_goes_back_and_undoes_by_chip()
    {
        await using var window = await browsed.OpenAsync(Reader.Desk);
        var page = window.Page;
        await window.GoAsync(Asked);
        var all = await page.Count().InnerTextAsync();
        var expired = await page.CountOfAsync("hieu-luc", "het");
        await page.MarkAsync();

        await page.Facet("hieu-luc", "het").CheckAsync();
        await window.ExpectAddressAsync("/san-pham", ("q", "mây tre"), ("hieu-luc", "het"));
        await Assertions.Expect(page.Cards()).ToHaveCountAsync(expired);
        await Assertions.Expect(page.Count()).ToContainTextAsync($"{expired} ");
        await Assertions.Expect(page.Locator("#thong-bao")).ToHaveTextAsync(await page.Count().InnerTextAsync());
        await Assertions.Expect(page.Facet("hieu-luc", "het")).ToBeFocusedAsync();

        await page.Facet("cap", "tinh").CheckAsync();
        await window.ExpectAddressAsync("/san-pham", ("q", "mây tre"), ("hieu-luc", "het"), ("cap", "tinh"));
        // The words asked for are a chip too.
        await Assertions.Expect(page.GetByTestId("chips").Locator(".chip")).ToHaveCountAsync(3);
        var both = await page.Count().InnerTextAsync();

        await page.GoBackAsync();
        await window.ExpectAddressAsync("/san-pham", ("q", "mây tre"), ("hieu-luc", "het"));
        await Assertions.Expect(page.Cards()).ToHaveCountAsync(expired);
        await Assertions.Expect(page.Facet("cap", "tinh")).Not.ToBeCheckedAsync();
        await page.GoBackAsync();
        await window.ExpectAddressAsync("/san-pham", ("q", "mây tre"));
        await Assertions.Expect(page.Count()).ToHaveTextAsync(all);
        await Assertions.Expect(page.Facet("hieu-luc", "het")).Not.ToBeCheckedAsync();
        await page.GoForwardAsync();
        await page.GoForwardAsync();
        await Assertions.Expect(page.Count()).ToHaveTextAsync(both);

        var chips = page.GetByTestId("chips");
        await chips.GetByRole(AriaRole.Link, new() { Name = "Hết hạn" }).ClickAsync();
        await window.ExpectAddressAsync("/san-pham", ("q", "mây tre"), ("cap", "tinh"));
        await Assertions.Expect(page.Facet("hieu-luc", "het")).Not.ToBeCheckedAsync();
        await Assertions.Expect(page.Facet("cap", "tinh")).ToBeCheckedAsync();
        await chips.GetByRole(AriaRole.Link, new() { Name = "Cấp tỉnh" }).ClickAsync();
        await window.ExpectAddressAsync("/san-pham", ("q", "mây tre"));
        await Assertions.Expect(page.Count()).ToHaveTextAsync(all);
        await page.AssertNotReloadedAsync();
    }

    [Fact]
    public async Task Gets_the_same_answer_from_the_plain_form_without_script()
    {
        await using var window = await browsed.OpenAsync(Reader.Desk with { Script = false });
        var page = window.Page;
        await page.GotoAsync(Asked);
        var expired = await page.CountOfAsync("hieu-luc", "het");
        await page.Facet("hieu-luc", "het").CheckAsync();
        await page.Facet("cap", "tinh").CheckAsync();
        await page.Locator(".facets__apply button").ClickAsync();
        await window.ExpectAddressAsync("/san-pham", ("q", "mây tre"), ("hieu-luc", "het"), ("cap", "tinh"));
        await Assertions.Expect(page.Facet("hieu-luc", "het")).ToBeCheckedAsync();
        await Assertions.Expect(page.Facet("cap", "tinh")).ToBeCheckedAsync();
        Assert.InRange(await page.Cards().CountAsync(), 1, expired);

        await page.GetByTestId("chips").GetByRole(AriaRole.Link, new() { Name = "Cấp tỉnh" }).ClickAsync();
        await window.ExpectAddressAsync("/san-pham", ("q", "mây tre"), ("hieu-luc", "het"));
        await Assertions.Expect(page.Cards()).ToHaveCountAsync(expired);
    }

    [Fact]
    public async Task Finds_the_facets_on_a_phone_without_script()
    {
        await using var window = await browsed.OpenAsync(Reader.Phone with { Script = false });
        var page = window.Page;
        await page.GotoAsync(Asked);
        var expired = await page.CountOfAsync("hieu-luc", "het");
        await page.Locator(".facets__open").ClickAsync();
        await page.Facet("hieu-luc", "het").CheckAsync();
        await page.Locator(".facets__apply button").ClickAsync();
        await window.ExpectAddressAsync("/san-pham", ("q", "mây tre"), ("hieu-luc", "het"));
        await Assertions.Expect(page.Cards()).ToHaveCountAsync(expired);
    }
}
