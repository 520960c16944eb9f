using Deque.AxeCore.Commons;
using Deque.AxeCore.Playwright;
using KhuyenCong.BrowserTests.Browsing;
using Microsoft.Playwright;

namespace KhuyenCong.BrowserTests.Pages;

/// <summary>What axe-core finds on each template: nothing. In dark, where only the colours are others, the rules that look at colours are asked again.</summary>
[Collection(nameof(BrowsedSite))]
public sealed class AccessibilityTests(BrowsedSite browsed)
{
    private static readonly AxeRunOptions ColoursOnly = new() { RunOnly = new() { Type = "rule", Values = ["color-contrast", "link-in-text-block"] } };

    [Theory]
    [MemberData(nameof(Template.Both), MemberType = typeof(Template))]
    public Task A_page_at_a_desk_has_no_violation(string template, string path) => NoViolationAsync(template, path, Reader.Desk);

    [Theory]
    [MemberData(nameof(Template.OnPhones), MemberType = typeof(Template))]
    public Task A_page_on_a_phone_has_no_violation(string template, string path) => NoViolationAsync(template, path, Reader.Phone);

    [Fact]
    public async Task The_open_sheet_of_facets_has_no_violation()
    {
        await using var window = await browsed.OpenAsync(Reader.Phone);
        await window.GoAsync("/san-pham");
        await window.Page.Locator(".facets__open").ClickAsync();
        await Assertions.Expect(window.Page.Locator("#bo-loc .facets__end")).ToBeVisibleAsync();
        Assert.Equal([], await ViolationsAsync(window.Page, "light"));
    }

    private async Task NoViolationAsync(string template, string path, Reader reader)
    {
        await using var window = await browsed.OpenAsync(reader);
        await window.GoAsync(path);
        var found = await ViolationsAsync(window.Page, "light");
        await window.Page.EmulateMediaAsync(new() { ColorScheme = ColorScheme.Dark });
        found.AddRange(await ViolationsAsync(window.Page, "dark", ColoursOnly));
        Assert.True(found.Count == 0, $"{template} ({path}):\n{string.Join('\n', found)}");
    }

    private static async Task<List<string>> ViolationsAsync(IPage page, string scheme, AxeRunOptions? options = null)
    {
        var answer = await page.RunAxe(options);
        // Where a picture lies behind the text, axe leaves contrast undecided: it must have judged it.
        Assert.Contains(answer.Passes.Concat(answer.Violations), rule => rule.Id == "color-contrast");
        return [.. answer.Violations.SelectMany(v => v.Nodes.Select(n => $"{scheme}: {v.Id}: {n.Target} {n.Html} {string.Join("; ", n.Any.Select(c => c.Message))}"))];
    }
}
