using Deque.AxeCore.Commons;
using Microsoft.Playwright;

namespace KhuyenCong.BrowserTests.Browsing;

/// <summary>
/// axe-core on a page as it stands: all its rules in light; in dark, where only the colours are others, the rules that look at colours. Its script runs in the
/// page and answers faults alone: what axe says of all that holds would be megabytes, to be carried over and read for nothing.
/// </summary>
public static class Axe
{
    // Where a picture lies behind the text, axe leaves contrast undecided: it must have judged it.
    private const string Run =
        """
        async ([scheme, ...rules]) => {
          const found = await axe.run({ resultTypes: ["violations"], ...(rules.length > 0 && { runOnly: { type: "rule", values: rules } }) });
          if (![...found.passes, ...found.violations].some((rule) => rule.id === "color-contrast")) {
            throw new Error(`axe judged no contrast in ${scheme}.`);
          }
          return found.violations.flatMap((rule) => rule.nodes.map((node) => `${scheme}: ${rule.id}: ${node.target} ${node.html} ${node.any.map((check) => check.message).join("; ")}`));
        }
        """;

    private static readonly string Script = new BundledAxeScriptProvider().GetScript();

    public static async Task<IReadOnlyList<string>> FaultsAsync(IPage page)
    {
        foreach (var frame in page.Frames)
            await frame.EvaluateAsync(Script);
        var light = await RunAsync(page, "light");
        await page.EmulateMediaAsync(new() { ColorScheme = ColorScheme.Dark });
        var dark = await RunAsync(page, "dark", "color-contrast", "link-in-text-block");
        await page.EmulateMediaAsync(new() { ColorScheme = ColorScheme.Light });
        return [.. light, .. dark];
    }

    private static Task<string[]> RunAsync(IPage page, params string[] schemeAndRules) => page.EvaluateAsync<string[]>(Run, schemeAndRules);
}
