using KhuyenCong.BrowserTests.Browsing;

namespace KhuyenCong.BrowserTests.Pages;

/// <summary>
/// What holds for each template, in one visit: it loads whole, quietly, from its own host and without a cookie; axe-core finds nothing in
/// light nor, of the rules on colours, in dark; at 320 CSS pixels nothing scrolls sideways (WCAG 1.4.10). A fault names the visit's step.
/// </summary>
[Collection(nameof(Templates))]
public sealed class TemplateTests(BrowsedSite browsed)
{
    [Theory]
    [MemberData(nameof(Template.Vietnamese), MemberType = typeof(Template))]
    public Task A_page_is_sound(string template, string path) => LookAsync(browsed, template, path);

    internal static async Task LookAsync(BrowsedSite browsed, string template, string path)
    {
        await using var window = await browsed.VisitAsync();
        var faults = await Soundness.FaultsAsync(window, browsed.Site.Address, path, Template.ChangeOnPhones.Contains(template));
        Assert.True(faults.Count == 0, $"{template} ({path}):\n{string.Join('\n', faults)}");
        Assert.Empty(await window.Page.Context.CookiesAsync());
    }
}

/// <summary>The same in English.</summary>
[Collection(nameof(Stories))]
public sealed class EnglishTemplateTests(BrowsedSite browsed)
{
    [Theory]
    [MemberData(nameof(Template.English), MemberType = typeof(Template))]
    public Task A_page_is_sound(string template, string path) => TemplateTests.LookAsync(browsed, template, path);
}
