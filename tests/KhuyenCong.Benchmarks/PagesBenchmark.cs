using System.Diagnostics;
using System.Globalization;
using KhuyenCong.Catalogue.Data;
using KhuyenCong.Testing;
using Microsoft.EntityFrameworkCore;
using Microsoft.Extensions.DependencyInjection;
using Microsoft.Extensions.Logging;

namespace KhuyenCong.Benchmarks;

/// <summary>The published host: how soon it is ready, what it takes, and how fast it answers, with the sample and with many generated products.</summary>
public static class PagesBenchmark
{
    private const int Starts = 5;
    private const int Requests = 300;
    private const double StartBar = 3, MemoryBar = 250, HtmlBar = 60, SampleBar = 15, QueriesBar = 6, ManyBar = 25, CachedBar = 1;

    /// <summary>Of the throughput of a Kestrel that serves a static file of the same bytes.</summary>
    private const double ThroughputBar = 0.8;

    private const int Connections = 8, Turns = 3;

    private const int WarmRounds = 4;

    private const int WholeTimes = 5;

    /// <summary>By the setting's default of 20,000 addresses, two languages each.</summary>
    private const int ProductsInAPart = 10_000;

    /// <summary>Seconds for what is written of the whole register, and megabytes that writing it may take.</summary>
    private const double WholeBar = 30, WholeMemoryBar = 150;

    private static readonly TimeSpan Turn = TimeSpan.FromSeconds(3);

    /// <summary>Pages whose time without the cache has a bar.</summary>
    private static readonly string[] Judged = ["home", "products", "product", "article", "search"];

    public static async Task<int> RunAsync(int products)
    {
        var report = Open(products == 100_000 ? "pages" : $"pages {products}");
        foreach (var engine in Enum.GetValues<Engine>())
            await SampleAsync(report, engine, []);
        await ManyAsync(report, products);
        return report.Close();
    }

    public static async Task<int> RunManyAsync(int products)
    {
        var report = Open($"pages many {products}");
        await ManyAsync(report, products);
        return report.Close();
    }

    /// <summary>The sample alone; with pages named, one start and those pages: while something is being made faster.</summary>
    /// <param name="engines">Engines to measure on.</param>
    /// <param name="names">Pages to measure, as the tables call them; none: all.</param>
    public static async Task<int> RunSampleAsync(IReadOnlyList<Engine> engines, IReadOnlyList<string> names)
    {
        var report = Open(string.Join(' ', ["pages", "sample", .. engines.Count == 1 ? [engines[0].ToString()] : Array.Empty<string>(), .. names]));
        foreach (var engine in engines)
            await SampleAsync(report, engine, names);
        return report.Close();
    }

    private static Report Open(string command)
    {
        var report = new Report(command);
        report.Line("Times are a client's on the same machine over one connection: the server's work and the way there and back.");
        return report;
    }

    private static async Task SampleAsync(Report report, Engine engine, IReadOnlyList<string> names)
    {
        report.Section($"The sample on {engine}");
        await using var database = await TestDatabase.CreateAsync(engine, Content.Sample);
        var pages = (await PagesOfAsync(database)).Where(p => names.Count == 0 || names.Contains(p.Name)).ToList();
        var queries = await QueriesAsync(database, pages);
        var starts = new List<double>();
        var work = new List<double>();
        var memory = 0L;
        var times = names.Count > 0 ? 1 : Starts;
        for (var i = 0; i < times; i++)
        {
            using var site = Serve(database, out var browser, out var started);
            using (browser)
            {
                await browser.UntilReadyAsync("/health/ready", TimeSpan.FromMinutes(1));
                starts.Add(Stopwatch.GetElapsedTime(started).TotalSeconds);
                work.Add(site.ProcessorTime.TotalSeconds);
                foreach (var page in pages)
                    await browser.BytesAsync(page.Path);
                memory = Math.Max(memory, site.ResidentBytes);
                if (i < times - 1)
                {
                    await site.KillAsync();
                    continue;
                }

                await PagesAsync(report, engine, site, browser, pages, queries);
                report.Line($"  {site.ResidentBytes / 1e6:0} MB resident after all of this");
                await site.KillAsync();
            }
        }

        starts.Sort();
        work.Sort();
        report.Line($"  Ready after {string.Join(", ", starts.Select(s => s.ToString("0.00", CultureInfo.InvariantCulture)))} s (median {work[times / 2]:0.00} s of processor time); {memory / 1e6:0} MB resident after one round of pages");
        report.Bar($"ready, median of {times}, {engine}", starts[times / 2], StartBar, "s");
        report.Bar($"resident memory after one round of pages, {engine}", memory / 1e6, MemoryBar, "MB");
    }

    private static async Task PagesAsync(Report report, Engine engine, SiteProcess site, Browser browser, List<(string Name, string Path)> pages, Dictionary<string, int> queries)
    {
        // What is hot is compiled anew in the background, on the same cores: that is told of the start, not of a page.
        for (var round = 0; round < WarmRounds; round++)
            foreach (var (_, path) in pages)
                await browser.WarmAsync(path);
        var rows = new List<string[]>();
        foreach (var (name, path) in pages)
        {
            var (rendered, work) = await RenderedAsync(site, browser, path);
            var cached = await browser.CachedAsync(path, Requests);
            rows.Add([name, Kilobytes(rendered.Bytes), $"{queries[path]}", Ms(rendered.Median), Ms(rendered.P95), Ms(work), Ms(cached.Median), Ms(cached.P95)]);
            report.Bar($"HTML of {name}, {engine}", rendered.Bytes / 1000.0, HtmlBar, "KB");
            report.Bar($"cached {name}, {engine}", cached.Median, CachedBar, "ms");
            if (Judged.Contains(name.Split(',')[0]))
                report.Bar($"uncached {name}, {engine}", rendered.Median, SampleBar, "ms");
            if (!name.StartsWith("products", StringComparison.Ordinal))
                continue;
            report.Bar($"queries of {name}, {engine}", queries[path], QueriesBar, "queries");
        }

        report.Table(["page", "KB", "SQL", "uncached ms", "p95", "processor ms", "cached ms", "p95"], rows);
        report.Line($"  Cached pages beside a Kestrel with a static file of the same bytes, {Connections} connections, turn and turn about, median of {Turns}:");
        foreach (var (name, path) in pages.Where(p => Judged.Contains(p.Name)))
            await AgainstPeerAsync(report, engine, browser, name, path);
    }

    private static async Task ManyAsync(Report report, int products)
    {
        report.Section($"The list of {products:N0} generated products on Sqlite");
        await using var database = await TestDatabase.CreateAsync(Engine.Sqlite);
        var folder = Path.Combine(database.DataFolder, "generated");
        var content = GeneratedContent.Write(folder, Path.Combine(SiteProcess.Folder, "content"), products, seed: 2026);
        report.Line($"  {content}");
        var watch = Stopwatch.StartNew();
        using (var import = SiteProcess.Start(database.DataFolder, "", ["import", folder]))
        {
            await import.WaitAsync(CancellationToken.None);
            if (import.ExitCode != 0)
                throw new InvalidOperationException(string.Join('\n', import.Said.TakeLast(20)));
        }

        report.Line($"  Imported in {watch.Elapsed.TotalSeconds:0.0} s; database {new FileInfo(Path.Combine(database.DataFolder, "catalogue.db")).Length / 1e6:0} MB");
        using var site = Serve(database, out var browser, out var started);
        using (browser)
        {
            await browser.UntilReadyAsync("/health/ready", TimeSpan.FromMinutes(10));
            report.Line($"  Ready (index of everything built) after {Stopwatch.GetElapsedTime(started).TotalSeconds:0.0} s, {site.ResidentBytes / 1e6:0} MB resident");
            var rows = new List<string[]>();
            foreach (var (name, path) in Lists)
            {
                var (rendered, work) = await RenderedAsync(site, browser, path);
                var cached = await browser.CachedAsync(path, Requests);
                rows.Add([name, Kilobytes(rendered.Bytes), Ms(rendered.Median), Ms(rendered.P95), Ms(work), Ms(cached.Median)]);
                report.Bar($"uncached {name}, {products:N0} products", rendered.Median, ManyBar, "ms");
                report.Bar($"HTML of {name}, {products:N0} products", rendered.Bytes / 1000.0, HtmlBar, "KB");
            }

            report.Table(["list", "KB", "uncached ms", "p95", "processor ms", "cached ms"], rows);
            await WholeAsync(report, site, browser, products);
            report.Line($"  {site.ResidentBytes / 1e6:0} MB resident after all of this");
            await site.KillAsync();
        }
    }

    /// <summary>What tells of the whole register at once: its first time in a state of the register, the times after it, and the most memory it took beyond what was held.</summary>
    private static async Task WholeAsync(Report report, SiteProcess site, Browser browser, int products)
    {
        var rows = new List<string[]>();
        foreach (var (name, path) in Wholes(products))
        {
            var before = site.ResidentBytes;
            var most = before;
            using var watching = new CancellationTokenSource();
            var watch = Task.Run(async () =>
            {
                for (; !watching.IsCancellationRequested; await Task.Delay(20))
                    most = Math.Max(most, site.ResidentBytes);
            });
            var (first, bytes) = await browser.DrainAsync(path);
            var again = new List<double>();
            for (var i = 0; i < WholeTimes; i++)
                again.Add((await browser.DrainAsync(path)).Time);
            await watching.CancelAsync();
            await watch;
            var later = Times.Of(again, 0).Median;
            rows.Add([name, (bytes / 1000).ToString("#,0", CultureInfo.InvariantCulture), Ms(first), Ms(later), ((most - before) / 1e6).ToString("0", CultureInfo.InvariantCulture)]);
            report.Bar($"first {name}, {products:N0} products", first / 1000, WholeBar, "s");
            report.Bar($"memory taken by {name}, {products:N0} products", (most - before) / 1e6, WholeMemoryBar, "MB");
        }

        report.Table(["of the whole register", "KB", "first ms", "later ms", "MB taken"], rows);
    }

    private static (string Name, string Path)[] Wholes(int products) =>
    [
        ("statistics", "/thong-ke"),
        ("statistics of provinces, CSV", "/thong-ke/tinh.csv"),
        ("certificates, narrowed", "/chung-nhan?cap=tinh&hieu-luc=con"),
        ("feed of certificates", "/chung-nhan/feed.atom"),
        ("feed of products", "/san-pham/feed.atom?nhom=cbtp"),
        ("sitemap index", "/sitemap.xml"),
        ("sitemap, a part", "/sitemap/products-1.xml"),
        ("sitemap, the last part of products", $"/sitemap/products-{(products + ProductsInAPart - 1) / ProductsInAPart}.xml"),
        ("dump of products, CSV", "/du-lieu-mo/products.csv"),
        ("dump of products, JSONL", "/du-lieu-mo/products.jsonl"),
        ("dump of certificates, CSV", "/du-lieu-mo/certificates.csv"),
        ("dump of producers, JSONL", "/du-lieu-mo/producers.jsonl"),
    ];

    private static readonly (string Name, string Path)[] Lists =
    [
        ("products, plain", "/san-pham"),
        ("products, q of one word", "/san-pham?q=ch%C3%A8"),
        ("products, q of three words", "/san-pham?q=n%C6%B0%E1%BB%9Bc+m%E1%BA%AFm+nh%C4%A9"),
        ("products, q without tones", "/san-pham?q=mat+ong+rung"),
        ("products, facets", "/san-pham?nhom=cbtp&cap=quoc-gia&hieu-luc=con"),
        ("products, q and facets", "/san-pham?q=cafe&tinh=dak-lak&hieu-luc=con"),
        ("products, by name, page 100", "/san-pham?sap-xep=ten&trang=100"),
        ("products, ending first", "/san-pham?sap-xep=het-han"),
    ];

    /// <summary>One of each kind, the fullest where there is a choice.</summary>
    private static async Task<List<(string Name, string Path)>> PagesOfAsync(TestDatabase database)
    {
        await using var db = await database.Services.GetRequiredService<IDbContextFactory<CatalogueDb>>().CreateDbContextAsync();
        var product = await db.Products.Include(p => p.Producer).Include(p => p.Certificates).Where(p => p.ProducerId != null).OrderByDescending(p => p.Certificates.Count).ThenBy(p => p.Id).FirstAsync();
        var article = await db.Articles.OrderByDescending(a => a.Mentions.Count).ThenBy(a => a.Id).FirstAsync();
        var round = await db.Rounds.OrderByDescending(r => r.Certificates.Count).ThenBy(r => r.Id).FirstAsync();
        return
        [
            ("home", "/"),
            ("products", "/san-pham"),
            ("products, q", "/san-pham?q=ch%C3%A8+th%C3%A1i+nguy%C3%AAn"),
            ("products, facets", "/san-pham?nhom=cbtp&hieu-luc=con"),
            ("product", $"/san-pham/{product.Slug}-{product.Id}"),
            ("producers", "/co-so"),
            ("producer", $"/co-so/{product.Producer!.Slug}-{product.ProducerId}"),
            ("certificates", "/chung-nhan"),
            ("certificate", $"/chung-nhan/{product.Certificates[0].Code}"),
            ("rounds", "/ky-binh-chon"),
            ("round", $"/ky-binh-chon/{round.Slug}-{round.Id}"),
            ("news", "/tin-tuc"),
            ("article", $"/tin-tuc/{article.Slug}-{article.Id}"),
            ("search", "/tim-kiem?q=n%C6%B0%E1%BB%9Bc+m%E1%BA%AFm"),
        ];
    }

    /// <summary>SQL commands of one rendering of each page, in a host within this process that counts them.</summary>
    private static async Task<Dictionary<string, int>> QueriesAsync(TestDatabase database, List<(string Name, string Path)> pages)
    {
        var counter = new QueryCounter();
        await using var site = await TestSite.StartOnAsync(database, change: builder =>
        {
            builder.Logging.ClearProviders();
            // The change feed asks too: not while a page is counted.
            builder.Configuration["Catalogue:FeedInterval"] = "60000";
            builder.Services.ConfigureDbContext<CatalogueDb>(options => options.AddInterceptors(counter));
        });
        using var browser = new Browser(site.Client.BaseAddress!.ToString());
        var counts = new Dictionary<string, int>(StringComparer.Ordinal);
        foreach (var (_, path) in pages)
        {
            await browser.WarmAsync(path);
            var before = counter.Count;
            await browser.RenderOnceAsync(path);
            counts[path] = counter.Count - before;
        }

        return counts;
    }

    /// <summary>Also the processor time of all the host's threads for one request, milliseconds: it does not grow when the machine is busy elsewhere.</summary>
    private static async Task<(Times Times, double Work)> RenderedAsync(SiteProcess site, Browser browser, string path)
    {
        await browser.WarmAsync(path);
        var before = site.ProcessorTime;
        var times = await browser.RenderedAsync(path, Requests);
        return (times, (site.ProcessorTime - before).TotalMilliseconds / Requests);
    }

    private static SiteProcess Serve(TestDatabase database, out Browser browser, out long started)
    {
        var url = Browser.FreeUrl();
        browser = new(url);
        started = Stopwatch.GetTimestamp();
        return SiteProcess.Start(database.DataFolder, database.Postgres, ["serve"], url);
    }

    private static async Task AgainstPeerAsync(Report report, Engine engine, Browser browser, string name, string path)
    {
        var file = Path.Combine(Directory.CreateTempSubdirectory("kc-peer-").FullName, "page");
        await File.WriteAllBytesAsync(file, await browser.BytesAsync(path));
        var url = Browser.FreeUrl();
        using var other = new Browser(url);
        using var peer = Peer.Start(url, file);
        try
        {
            await other.UntilReadyAsync("/page", TimeSpan.FromSeconds(30));
            var turns = new List<(double Own, double Peer)>();
            for (var turn = 0; turn < Turns; turn++)
                turns.Add((await browser.ThroughputAsync(path, Connections, Turn), await other.ThroughputAsync("/page", Connections, Turn)));
            var (own, its) = turns.OrderBy(t => t.Own / t.Peer).ElementAt(Turns / 2);
            report.Line($"  {name}: {own:0} a second, the peer {its:0}");
            report.Bar($"the peer's throughput over that of cached {name}, {engine}", its / own, 1 / ThroughputBar, "times");
        }
        finally
        {
            peer.Kill();
            Directory.Delete(Path.GetDirectoryName(file)!, recursive: true);
        }
    }

    private static string Ms(double time) => time.ToString("0.00", CultureInfo.InvariantCulture);

    private static string Kilobytes(int bytes) => (bytes / 1000.0).ToString("0.0", CultureInfo.InvariantCulture);
}
