using Microsoft.Playwright;

namespace KhuyenCong.BrowserTests.Browsing;

/// <summary>How somebody reads: the size of the window in CSS pixels, the colours preferred, with or without script.</summary>
public sealed record Reader(int Width, int Height = 800, ColorScheme Scheme = ColorScheme.Light, bool Script = true)
{
    public static Reader Desk { get; } = new(1280);

    public static Reader Phone { get; } = new(390);

    public static Reader NarrowPhone { get; } = new(320, 640);

    /// <summary>Options of a browser context; motion is reduced, so that no colour is met half way through a transition.</summary>
    public BrowserNewContextOptions OptionsOn(Uri site) => new()
    {
        BaseURL = site.GetLeftPart(UriPartial.Authority),
        ViewportSize = new() { Width = Width, Height = Height },
        ColorScheme = Scheme,
        JavaScriptEnabled = Script,
        ReducedMotion = ReducedMotion.Reduce,
        DeviceScaleFactor = 1,
        Locale = "vi-VN",
        TimezoneId = "Asia/Ho_Chi_Minh",
    };
}
