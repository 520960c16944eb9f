using System.Globalization;
using KhuyenCong.BrowserTests.Browsing;
using Microsoft.Playwright;

namespace KhuyenCong.BrowserTests.Journeys;

/// <summary>What readers do on more than one journey.</summary>
internal static class Steps
{
    public static ILocator Facet(this IPage page, string facet, string value) => page.Locator($"input[name='{facet}'][value='{value}']");

    public static ILocator Count(this IPage page) => page.GetByTestId("count");

    public static ILocator Cards(this IPage page) => page.GetByTestId("product-card");

    /// <summary>The count beside a value of a facet.</summary>
    public static async Task<int> CountOfAsync(this IPage page, string facet, string value) =>
        int.Parse(await page.Locator($"label:has(input[name='{facet}'][value='{value}']) b").InnerTextAsync(), CultureInfo.InvariantCulture);

    /// <summary>Something that a full reload would wipe out.</summary>
    public static Task MarkAsync(this IPage page) => page.EvaluateAsync("() => { window.mark = true; document.getElementById('thong-bao').mark = true; }");

    public static async Task AssertNotReloadedAsync(this IPage page) =>
        Assert.True(await page.EvaluateAsync<bool>("() => window.mark === true && document.getElementById('thong-bao').mark === true"), "The page was loaded anew.");

    /// <summary>Whoever holds the focus, or the box drawn around it, shows a ring at least 2 px wide.</summary>
    public static async Task AssertFocusIsVisibleAsync(this IPage page)
    {
        var seen = await page.EvaluateAsync<string>(
            """
            () => {
              const at = document.activeElement;
              const rings = [at, at.closest(".search"), at.closest(".card")].filter(Boolean).map((e) => getComputedStyle(e));
              const ring = rings.some((s) => s.outlineStyle !== "none" && parseFloat(s.outlineWidth) >= 2);
              const box = at.getBoundingClientRect();
              const inView = box.width > 0 && box.bottom > 0 && box.top < innerHeight && box.right > 0 && box.left < innerWidth;
              return ring && inView ? "" : `${at.outerHTML.slice(0, 200)} ring=${ring} inView=${inView}`;
            }
            """);
        Assert.True(seen.Length == 0, $"The focus is not seen on {seen}");
    }

    /// <summary>Presses Tab until the focus is on <paramref name="target"/>, and sees a ring at every stop.</summary>
    public static async Task TabToAsync(this IPage page, ILocator target, int most = 60)
    {
        for (var pressed = 0; pressed < most; pressed++)
        {
            await page.Keyboard.PressAsync("Tab");
            await page.AssertFocusIsVisibleAsync();
            if (await target.EvaluateAsync<bool>("e => e === document.activeElement"))
                return;
        }

        Assert.Fail($"{most} presses of Tab did not reach {target}.");
    }

    /// <summary>The address becomes this path with these values of the query, in any order and nothing else.</summary>
    public static Task ExpectAddressAsync(this Window window, string path, params (string Name, string Value)[] query)
    {
        string[] wanted = [.. query.Select(q => $"{q.Name}={q.Value}").Order(StringComparer.Ordinal)];
        return window.Page.WaitForURLAsync(url =>
        {
            var at = new Uri(url);
            var given = at.Query.TrimStart('?').Split('&', StringSplitOptions.RemoveEmptyEntries).Select(p => Uri.UnescapeDataString(p.Replace('+', ' '))).Order(StringComparer.Ordinal);
            return at.AbsolutePath == path && given.SequenceEqual(wanted);
        });
    }
}
