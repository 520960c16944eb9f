using KhuyenCong.BrowserTests.Browsing;

namespace KhuyenCong.BrowserTests.Pages;

/// <summary>WCAG 1.4.10: at 320 CSS pixels nothing needs scrolling in two directions.</summary>
[Collection(nameof(BrowsedSite))]
public sealed class NarrowPageTests(BrowsedSite browsed)
{
    [Theory]
    [MemberData(nameof(Template.Both), MemberType = typeof(Template))]
    public async Task No_page_scrolls_sideways(string template, string path)
    {
        await using var window = await browsed.OpenAsync(Reader.NarrowPhone);
        await window.GoAsync(path);
        var width = await window.Page.EvaluateAsync<int>("() => document.scrollingElement.scrollWidth");
        var widest = await window.Page.EvaluateAsync<string>(
            """
            () => [...document.querySelectorAll("body *")]
              .filter((e) => e.getBoundingClientRect().right > innerWidth + 1 && e.checkVisibility())
              .slice(0, 5).map((e) => e.tagName + "." + e.className).join(", ")
            """);
        Assert.True(width <= 320, $"{template} ({path}) is {width} px wide: {widest}");
    }
}
