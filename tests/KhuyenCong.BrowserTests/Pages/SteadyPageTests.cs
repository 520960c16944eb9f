using System.Globalization;
using KhuyenCong.BrowserTests.Browsing;

namespace KhuyenCong.BrowserTests.Pages;

/// <summary>Nothing in a page moves once shown.</summary>
[Collection(nameof(Stories))]
public sealed class SteadyPageTests(BrowsedSite browsed)
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
