using System.Globalization;
using System.Text.Json;
using System.Text.RegularExpressions;
using KhuyenCong.BrowserTests.Browsing;
using Microsoft.Playwright;

namespace KhuyenCong.BrowserTests.Journeys;

/// <summary>Somebody with a phone in a shop: is what I hold in my hand certified?</summary>
[Collection(nameof(Stories))]
public sealed class ConsumerTests(BrowsedSite browsed)
{
    [Fact]
    public async Task Types_without_marks_finds_nothing_then_a_product_and_reads_whether_its_certificate_is_valid()
    {
        await using var window = await browsed.OpenAsync(Reader.Phone);
        var page = window.Page;
        await window.GoAsync("/");
        await SearchAsync(page, "keo dua");
        await window.ExpectAddressAsync("/san-pham", ("q", "keo dua"));
        var empty = page.GetByTestId("empty");
        await Assertions.Expect(empty).ToBeVisibleAsync();
        await Assertions.Expect(page.Locator("input[name=q]")).ToHaveValueAsync("keo dua");
        await empty.GetByRole(AriaRole.Link, new() { Name = "Xem tất cả sản phẩm" }).ClickAsync();
        await window.ExpectAddressAsync("/san-pham");
        await Assertions.Expect(page.Cards()).ToHaveCountAsync(24);

        await SearchAsync(page, "che thai nguyen");
        await window.ExpectAddressAsync("/san-pham", ("q", "che thai nguyen"));
        var first = page.Cards().First;
        await Assertions.Expect(first).ToContainTextAsync("Thái Nguyên");
        await first.GetByRole(AriaRole.Link).First.ClickAsync();
        await page.WaitForURLAsync(new Regex("/san-pham/[a-z0-9-]+-[0-9]+$"));

        await page.Locator("main a[href^='/chung-nhan/']").First.ClickAsync();
        await page.WaitForURLAsync(new Regex("/chung-nhan/[0-9A-Z]{10}$"));
        var sentence = await page.GetByTestId("sentence").InnerTextAsync();
        var (status, end) = await CertificateAsync(new Uri(page.Url).Segments[^1]);
        Assert.Equal(status is "valid" or "expiring", sentence.Contains("còn hiệu lực", StringComparison.Ordinal));
        Assert.Contains(end.ToString("dd/MM/yyyy", CultureInfo.InvariantCulture), sentence, StringComparison.Ordinal);
    }

    private static async Task SearchAsync(IPage page, string words)
    {
        var field = page.Locator("input[name=q]").First;
        await field.FillAsync(words);
        await field.PressAsync("Enter");
    }

    private async Task<(string Status, DateOnly End)> CertificateAsync(string code)
    {
        using var answer = JsonDocument.Parse(await browsed.Site.Client.GetStringAsync($"/api/v1/certificates/{code}"));
        var root = answer.RootElement;
        return (root.GetProperty("status").GetString()!, DateOnly.ParseExact(root.GetProperty("validTo").GetString()!, "yyyy-MM-dd", CultureInfo.InvariantCulture));
    }
}
