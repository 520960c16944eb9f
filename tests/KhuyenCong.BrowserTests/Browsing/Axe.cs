using Deque.AxeCore.Commons;
using Deque.AxeCore.Playwright;
using Microsoft.Playwright;

namespace KhuyenCong.BrowserTests.Browsing;

/// <summary>axe-core on a page as it stands: all its rules in light; in dark, where only the colours are others, the rules that look at colours.</summary>
public static class Axe
{
    // Of what holds, axe then describes one element instead of each.
    private static readonly HashSet<ResultType> Told = [ResultType.Violations];

    private static readonly AxeRunOptions AllRules = new() { ResultTypes = Told };

    private static readonly AxeRunOptions ColoursOnly = new() { ResultTypes = Told, RunOnly = new() { Type = "rule", Values = ["color-contrast", "link-in-text-block"] } };

    public static async Task<IReadOnlyList<string>> FaultsAsync(IPage page)
    {
        var light = await RunAsync(page, "light", AllRules);
        await page.EmulateMediaAsync(new() { ColorScheme = ColorScheme.Dark });
        var dark = await RunAsync(page, "dark", ColoursOnly);
        await page.EmulateMediaAsync(new() { ColorScheme = ColorScheme.Light });
        return [.. light, .. dark];
    }

    private static async Task<IEnumerable<string>> RunAsync(IPage page, string scheme, AxeRunOptions options)
    {
        var answer = await page.RunAxe(options);
        // Where a picture lies behind the text, axe leaves contrast undecided: it must have judged it.
        Assert.Contains(answer.Passes.Concat(answer.Violations), rule => rule.Id == "color-contrast");
        return answer.Violations.SelectMany(v => v.Nodes.Select(n => $"{scheme}: {v.Id}: {n.Target} {n.Html} {string.Join("; ", n.Any.Select(c => c.Message))}"));
    }
}
