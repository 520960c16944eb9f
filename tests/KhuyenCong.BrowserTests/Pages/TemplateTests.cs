using System.Text.RegularExpressions;
using KhuyenCong.BrowserTests.Browsing;
using Microsoft.Playwright;

namespace KhuyenCong.BrowserTests.Pages;

/// <summary>
/// What holds for each template, in one visit: it loads whole, quietly, from its own host and without a cookie; axe-core finds nothing in
/// light nor, of the rules on colours, in dark; at 320 CSS pixels nothing scrolls sideways (WCAG 1.4.10). A fault names the visit's step.
/// </summary>
[Collection(nameof(BrowsedSite))]
public sealed class TemplateTests(BrowsedSite browsed)
{
    [Theory]
    [MemberData(nameof(Template.Both), MemberType = typeof(Template))]
    public async Task A_page_is_sound(string template, string path)
    {
        await using var window = await browsed.OpenAsync(Reader.Desk);
        var faults = new List<string>();
        Watch(window.Page, path, faults);
        await window.GoAsync(path);
        await LoadPicturesAsync(window.Page, faults);
        faults.AddRange(await Axe.FaultsAsync(window.Page));
        if (Template.ChangeOnPhones.Contains(template))
        {
            await window.Page.SetViewportSizeAsync(Reader.Phone.Width, Reader.Phone.Height);
            await window.GoAsync(path);
            faults.AddRange((await Axe.FaultsAsync(window.Page)).Select(f => $"on a phone: {f}"));
        }

        await window.Page.SetViewportSizeAsync(Reader.NarrowPhone.Width, Reader.NarrowPhone.Height);
        faults.AddRange(await WiderThanNarrowAsync(window.Page));
        Assert.True(faults.Count == 0, $"{template} ({path}):\n{string.Join('\n', faults)}");
        Assert.Empty(await window.Page.Context.CookiesAsync());
    }

    private void Watch(IPage page, string path, List<string> faults)
    {
        var site = browsed.Site.Address;
        var itself = new Uri(site, path).AbsolutePath;
        page.Console += (_, message) =>
        {
            // Chromium reports the page's own 400 and 404 as errors; a message's location ends with line and column.
            var place = Uri.TryCreate(LineAndColumn.Replace(message.Location, ""), UriKind.Absolute, out var at) ? at : null;
            if (message.Type is "error" or "warning" && (place?.Port != site.Port || place.AbsolutePath != itself))
                faults.Add($"console {message.Type}: {message.Text}");
        };
        page.PageError += (_, error) => faults.Add($"script: {error}");
        page.RequestFailed += (_, request) => faults.Add($"failed: {request.Url} {request.Failure}");
        page.Request += (_, request) =>
        {
            if (!request.Url.StartsWith(site.AbsoluteUri, StringComparison.Ordinal) && !request.Url.StartsWith("data:", StringComparison.Ordinal))
                faults.Add($"another host: {request.Url}");
        };
        page.Response += (_, response) =>
        {
            if (response.Status >= 400 && !response.Request.IsNavigationRequest)
                faults.Add($"{response.Status}: {response.Url}");
        };
    }

    /// <summary>Pictures below the fold load when they come near; here all at once.</summary>
    private static async Task LoadPicturesAsync(IPage page, List<string> faults)
    {
        await page.EvaluateAsync("() => document.querySelectorAll('img').forEach((img) => { img.loading = 'eager'; })");
        await page.WaitForFunctionAsync("() => [...document.images].every((i) => i.complete)");
        faults.AddRange(await page.EvaluateAsync<string[]>("() => [...document.images].filter((i) => i.naturalWidth === 0).map((i) => `broken: ${i.src}`)"));
    }

    private static async Task<string[]> WiderThanNarrowAsync(IPage page) => await page.EvaluateAsync<string[]>(
        """
        () => document.scrollingElement.scrollWidth <= innerWidth ? [] : [`${document.scrollingElement.scrollWidth} px wide at ${innerWidth}:`,
          ...[...document.querySelectorAll("body *")].filter((e) => e.getBoundingClientRect().right > innerWidth + 1 && e.checkVisibility())
            .slice(0, 5).map((e) => `${e.tagName}.${e.className}`)]
        """);

    private static readonly Regex LineAndColumn = new(@":\d+:\d+$", RegexOptions.CultureInvariant);
}
