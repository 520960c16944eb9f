using KhuyenCong.Catalogue.Data.Model;
using KhuyenCong.Testing;
using Microsoft.Playwright;

namespace KhuyenCong.BrowserTests.Browsing;

/// <summary>One site and one Chromium for half of the tests of this project: two halves run at the same time, each as long as the other.</summary>
public sealed class BrowsedSite : IAsyncLifetime
{
    private const string Chromium = "/usr/bin/chromium";

    private static readonly string[] Flags =
    [
        "--no-sandbox", "--disable-gpu", "--disable-quic", "--no-first-run", "--disable-background-networking", "--disable-component-update", "--disable-sync",
        "--font-render-hinting=none", "--hide-scrollbars",
    ];

    private LiveSite? site;
    private IPlaywright? playwright;
    private IBrowser? browser;

    public LiveSite Site => site ?? throw new InvalidOperationException("The site has not been started.");

    public IBrowser Browser => browser ?? throw new InvalidOperationException("The browser has not been started.");

    public async Task InitializeAsync()
    {
        // The machine's own Chromium is used: nothing is fetched.
        Environment.SetEnvironmentVariable("PLAYWRIGHT_SKIP_BROWSER_DOWNLOAD", "1");
        site = await LiveSite.StartAsync();
        playwright = await Playwright.CreateAsync();
        // Long enough for a busy machine; a passing test does not wait for it.
        Assertions.SetDefaultExpectTimeout(20_000);
        browser = await playwright.Chromium.LaunchAsync(new() { ExecutablePath = Chromium, Args = Flags });
    }

    public async Task DisposeAsync()
    {
        if (browser is not null)
            await browser.DisposeAsync();
        playwright?.Dispose();
        if (site is not null)
            await site.DisposeAsync();
    }

    /// <summary>A window with nothing remembered; closing the returned page's context is the caller's.</summary>
    public async Task<Window> OpenAsync(Reader reader)
    {
        var context = await Browser.NewContextAsync(reader.OptionsOn(Site.Address));
        context.SetDefaultTimeout(30_000);
        return new(context, await context.NewPageAsync());
    }

    /// <summary>A window of a new user of this role, signed in.</summary>
    public async Task<Window> OpenSignedInAsync(Reader reader, Role role)
    {
        var window = await OpenAsync(reader);
        await using var host = TestDatabase.HostOn(Site.DataFolder);
        var (name, value, _) = await SignedIn.CookieAsync(host.Services, role);
        await window.Page.Context.AddCookiesAsync([new() { Name = name, Value = value, Url = Site.Address.GetLeftPart(UriPartial.Authority), HttpOnly = true, SameSite = SameSiteAttribute.Lax }]);
        return window;
    }
}

/// <summary>A browser context and its one page.</summary>
public sealed class Window(IBrowserContext context, IPage page) : IAsyncDisposable
{
    public IPage Page => page;

    /// <summary>Path and query of the address shown.</summary>
    public string Address => new Uri(page.Url).PathAndQuery;

    /// <summary>Loaded, with its fonts.</summary>
    public async Task GoAsync(string path)
    {
        await page.GotoAsync(path, new() { WaitUntil = WaitUntilState.Load });
        await page.EvaluateAsync("async () => { await document.fonts.ready; }");
    }

    public ValueTask DisposeAsync() => context.DisposeAsync();
}

/// <summary>Each template for itself, in Vietnamese, and the pictures: nothing of the sample is changed.</summary>
[CollectionDefinition(nameof(Templates))]
public sealed class Templates : ICollectionFixture<BrowsedSite>;

/// <summary>All else.</summary>
[CollectionDefinition(nameof(Stories))]
public sealed class Stories : ICollectionFixture<BrowsedSite>;
