using System.Globalization;
using KhuyenCong.BrowserTests.Browsing;

namespace KhuyenCong.BrowserTests.Pages;

/// <summary>A page loads whole, quietly, from its own host, sets no cookie, and nothing in it moves once shown.</summary>
[Collection(nameof(BrowsedSite))]
public sealed class CleanPageTests(BrowsedSite browsed)
{
    private const string WatchShifts =
        """
        globalThis.shifts = [];
        new PerformanceObserver((list) => {
          for (const entry of list.getEntries()) {
            if (!entry.hadRecentInput) {
              shifts.push(`${entry.value.toFixed(6)} ${entry.sources.map((s) => s.node?.className || s.node?.nodeName).join("+")}`);
            }
          }
        }).observe({ type: "layout-shift", buffered: true });
        """;

    public static TheoryData<string, int> Watched => new()
    {
        { "/", 1280 }, { "/", 390 }, { "/san-pham", 1280 }, { "/san-pham", 390 }, { "/san-pham/tieu-bau-may-25", 1280 }, { "/san-pham/tieu-bau-may-25", 390 },
    };

    [Theory]
    [MemberData(nameof(Template.Both), MemberType = typeof(Template))]
    public async Task A_page_loads_without_error_from_its_own_host(string template, string path)
    {
        await using var window = await browsed.OpenAsync(Reader.Desk);
        var page = window.Page;
        var faults = new List<string>();
        page.Console += (_, message) =>
        {
            // Chromium reports the page's own 400 and 404 as errors.
            if (message.Type is "error" or "warning" && !IsPageItself(message.Location))
                faults.Add($"console {message.Type}: {message.Text}");
        };
        page.PageError += (_, error) => faults.Add($"script: {error}");
        page.RequestFailed += (_, request) => faults.Add($"failed: {request.Url} {request.Failure}");
        page.Request += (_, request) =>
        {
            if (!request.Url.StartsWith(browsed.Site.Address.AbsoluteUri, StringComparison.Ordinal) && !request.Url.StartsWith("data:", StringComparison.Ordinal))
                faults.Add($"another host: {request.Url}");
        };
        page.Response += (_, response) =>
        {
            if (response.Status >= 400 && !response.Request.IsNavigationRequest)
                faults.Add($"{response.Status}: {response.Url}");
        };
        await window.GoAsync(path);
        // Pictures below the fold load when they come near.
        await page.EvaluateAsync("() => document.querySelectorAll('img').forEach((img) => { img.loading = 'eager'; })");
        await page.WaitForLoadStateAsync(Microsoft.Playwright.LoadState.NetworkIdle);
        var broken = await page.EvaluateAsync<string[]>("() => [...document.images].filter((i) => i.complete && i.naturalWidth === 0).map((i) => i.src)");
        Assert.True(faults.Count == 0 && broken.Length == 0, $"{template} ({path}):\n{string.Join('\n', faults.Concat(broken))}");
        Assert.Empty(await page.Context.CookiesAsync());

        bool IsPageItself(string location) => new Uri(location.Split(":0:0")[0], UriKind.RelativeOrAbsolute) is { IsAbsoluteUri: true } at && at.AbsolutePath == new Uri(page.Url).AbsolutePath && at.Port == browsed.Site.Address.Port;
    }

    [Theory]
    [MemberData(nameof(Watched))]
    public async Task Nothing_shifts(string path, int width)
    {
        await using var window = await browsed.OpenAsync(new Reader(width));
        await window.Page.AddInitScriptAsync(WatchShifts);
        await window.GoAsync(path);
        // To the end and back, a screen at a time: what loads late must have kept its place.
        var shifts = await window.Page.EvaluateAsync<string[]>(
            """
            async () => {
              const frame = () => new Promise((go) => requestAnimationFrame(() => setTimeout(go, 30)));
              for (let y = 0; y < document.scrollingElement.scrollHeight; y += innerHeight) {
                scrollTo({ top: y, behavior: "instant" });
                await frame();
              }
              scrollTo({ top: 0, behavior: "instant" });
              await frame();
              return shifts;
            }
            """);
        // Zero as every meter prints it, to three places: a digit that settles by a fraction of a pixel is no shift.
        var sum = shifts.Sum(s => double.Parse(s.Split(' ')[0], CultureInfo.InvariantCulture));
        Assert.True(sum < 0.0005, $"{path} at {width} shifts:\n{string.Join('\n', shifts)}");
    }
}
