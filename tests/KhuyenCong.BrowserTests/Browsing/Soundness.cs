using System.Text.RegularExpressions;
using Microsoft.Playwright;

namespace KhuyenCong.BrowserTests.Browsing;

/// <summary>What holds for each page: it loads whole and quietly from its own host, axe-core finds nothing, and at 320 CSS pixels nothing scrolls sideways (WCAG 1.4.10).</summary>
public static class Soundness
{
    private static readonly Regex LineAndColumn = new(@":\d+:\d+$", RegexOptions.CultureInvariant);

    /// <param name="window">At the desk.</param>
    /// <param name="site">Address of the site.</param>
    /// <param name="path">Of the page.</param>
    /// <param name="alsoOnAPhone">Its layout changes much there: axe looks once more.</param>
    public static async Task<List<string>> FaultsAsync(Window window, Uri site, string path, bool alsoOnAPhone)
    {
        var faults = new List<string>();
        Watch(window.Page, site, path, faults);
        await window.GoAsync(path);
        await LoadPicturesAsync(window.Page, faults);
        faults.AddRange(await Axe.FaultsAsync(window.Page));
        if (alsoOnAPhone)
        {
            await window.Page.SetViewportSizeAsync(Reader.Phone.Width, Reader.Phone.Height);
            await window.GoAsync(path);
            faults.AddRange((await Axe.FaultsAsync(window.Page)).Select(f => $"on a phone: {f}"));
        }

        await window.Page.SetViewportSizeAsync(Reader.NarrowPhone.Width, Reader.NarrowPhone.Height);
        faults.AddRange(await WiderThanNarrowAsync(window.Page));
        return faults;
    }

    private static void Watch(IPage page, Uri site, string path, List<string> faults)
    {
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
}
