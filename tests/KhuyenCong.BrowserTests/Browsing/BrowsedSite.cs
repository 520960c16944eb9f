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
    private IBrowserContext? visitor;
    private IBrowserContext? administrator;

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
        return new(await context.NewPageAsync(), () => context.CloseAsync());
    }

    /// <summary>A tab at the desk of one who was here before: styles, script and fonts are not fetched again.</summary>
    public async Task<Window> VisitAsync()
    {
        visitor ??= (await OpenAsync(Reader.Desk)).Page.Context;
        return await TabAsync(visitor);
    }

    /// <summary>A tab at the desk of an administrator, one and the same for all who ask.</summary>
    public async Task<Window> VisitAsAdministratorAsync()
    {
        administrator ??= (await OpenSignedInAsync(Reader.Desk, Role.Administrator)).Page.Context;
        return await TabAsync(administrator);
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

    private static async Task<Window> TabAsync(IBrowserContext context)
    {
        var page = await context.NewPageAsync();
        return new(page, () => page.CloseAsync());
    }
}

/// <summary>A page, and how it is closed: alone or with all that its browser context remembers.</summary>
public sealed class Window(IPage page, Func<Task> close) : IAsyncDisposable
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

    public ValueTask DisposeAsync() => new(close());
}

/// <summary>Each template for itself, in Vietnamese, and the pictures: nothing of the sample is changed.</summary>
[CollectionDefinition(nameof(Templates))]
public sealed class Templates : ICollectionFixture<BrowsedSite>;

/// <summary>All else.</summary>
[CollectionDefinition(nameof(Stories))]
public sealed class Stories : ICollectionFixture<BrowsedSite>;
