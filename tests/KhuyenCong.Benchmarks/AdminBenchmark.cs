using System.Diagnostics;
using System.Globalization;
using KhuyenCong.Catalogue.Data;
using KhuyenCong.Catalogue.Data.Model;
using KhuyenCong.Testing;
using Microsoft.AspNetCore.Builder;
using Microsoft.EntityFrameworkCore;
using Microsoft.Extensions.DependencyInjection;
using Microsoft.Extensions.Logging;

namespace KhuyenCong.Benchmarks;

/// <summary>The back office with many generated products: how fast its lists page and how fast a record is saved, by a client in the same process over loopback.</summary>
public static class AdminBenchmark
{
    private const double ListBar = 30, SaveBar = 50;
    private const int Rounds = 60, Warm = 20, Pictures = 10, Revisions = 40;
    private const string Form = "form[data-testid=form]";

    private static readonly (string Name, string Path)[] Lists =
    [
        ("overview", "/quan-tri"),
        ("products", "/quan-tri/san-pham"),
        ("products, page 4,000", "/quan-tri/san-pham?trang=4000"),
        ("products, by name, page 2,000", "/quan-tri/san-pham?sap-xep=ten&trang=2000"),
        ("products, q of one word", "/quan-tri/san-pham?q=ch%C3%A8"),
        ("products, q of three words", "/quan-tri/san-pham?q=n%C6%B0%E1%BB%9Bc+m%E1%BA%AFm+nh%C4%A9"),
        ("products, q that finds nothing", "/quan-tri/san-pham?q=zzzzz"),
        ("products, drafts", "/quan-tri/san-pham?trang-thai=nhap"),
        ("products, shown", "/quan-tri/san-pham?trang-thai=hien"),
        ("products, withdrawn", "/quan-tri/san-pham?trang-thai=da-go"),
        ("products, without English", "/quan-tri/san-pham?thieu=tieng-anh"),
        ("certificates", "/quan-tri/chung-nhan"),
        ("certificates, q", "/quan-tri/chung-nhan?q=ch%C3%A8"),
        ("producers, q", "/quan-tri/co-so?q=h%E1%BB%A3p+t%C3%A1c"),
        ("audit", "/quan-tri/nhat-ky"),
    ];

    public static async Task<int> RunAsync(IReadOnlyList<Engine> engines, int products)
    {
        var report = new Report(string.Join(' ', ["admin", .. engines.Count == 1 ? [engines[0].ToString()] : Array.Empty<string>()]));
        report.Line("Times are a client's on the same machine: the server's work and the way there and back.");
        foreach (var engine in engines)
            await EngineAsync(report, engine, products);
        return report.Close();
    }

    private static async Task EngineAsync(Report report, Engine engine, int products)
    {
        report.Section($"{products:N0} generated products on {engine}");
        await using var database = await TestDatabase.CreateAsync(engine);
        var folder = Path.Combine(database.DataFolder, "generated");
        report.Line($"  {GeneratedContent.Write(folder, Path.Combine(SiteProcess.Folder, "content"), products, seed: 2026)}");
        using (var import = SiteProcess.Start(database.DataFolder, database.Postgres, ["import", folder]))
        {
            await import.WaitAsync(CancellationToken.None);
            if (import.ExitCode != 0)
                throw new InvalidOperationException(string.Join('\n', import.Said.TakeLast(20)));
        }

        await using var site = await TestSite.StartOnAsync(database, change: Quiet);
        using var person = await site.SignedInAsync(Role.Administrator);
        var rows = new List<string[]>();
        foreach (var (name, path) in Lists)
        {
            var (times, kilobytes) = await ListAsync(person, path);
            rows.Add([name, kilobytes.ToString("0.0", CultureInfo.InvariantCulture), Ms(times.Median), Ms(times.P95)]);
            report.Bar($"{name}, {engine}", times.Median, ListBar, "ms");
        }

        report.Table(["list", "KB", "median ms", "p95"], rows);
        var saves = await SavesAsync(database, person);
        report.Line($"  A product with {Pictures} pictures and {Revisions} revisions or more is saved in {Ms(saves.Median)} ms (p95 {Ms(saves.P95)})");
        report.Bar($"saving a product, {engine}", saves.Median, SaveBar, "ms");
    }

    private static void Quiet(WebApplicationBuilder builder)
    {
        builder.Logging.ClearProviders();
        builder.Configuration["Catalogue:JobInterval"] = "0";
    }

    private static async Task<(Times Times, double Kilobytes)> ListAsync(SignedIn person, string path)
    {
        var (times, bytes) = (new List<double>(), 0);
        for (var i = 0; i < Warm + Rounds; i++)
        {
            var started = Stopwatch.GetTimestamp();
            bytes = (await person.Client.GetByteArrayAsync(new Uri(path, UriKind.Relative))).Length;
            if (i >= Warm)
                times.Add(Stopwatch.GetElapsedTime(started).TotalMilliseconds);
        }

        return (Times.Of(times, bytes), bytes / 1000.0);
    }

    /// <summary>Only the sending of the form is timed, not the page it stands on.</summary>
    private static async Task<Times> SavesAsync(TestDatabase database, SignedIn person)
    {
        var id = await PicturedAsync(database);
        var path = $"/quan-tri/san-pham/{id}";
        var times = new List<double>();
        for (var i = 0; i < Revisions + Rounds; i++)
        {
            var (action, content) = await person.FillAsync(path, new Dictionary<string, string?> { ["f.name"] = $"Sản phẩm đo lần {i}", ["do"] = "luu" }, Form);
            var started = Stopwatch.GetTimestamp();
            using var answer = await person.Client.PostAsync(action, content);
            var time = Stopwatch.GetElapsedTime(started).TotalMilliseconds;
            if (answer.Headers.Location is null)
                throw new InvalidOperationException($"Saving {path} answered {(int)answer.StatusCode}.");
            if (i >= Revisions)
                times.Add(time);
        }

        return Times.Of(times, 0);
    }

    private static async Task<int> PicturedAsync(TestDatabase database)
    {
        await using var db = await database.Services.GetRequiredService<IDbContextFactory<CatalogueDb>>().CreateDbContextAsync();
        var id = await db.Products.MaxAsync(p => p.Id);
        for (var i = 0; i < Pictures; i++)
            db.Media.Add(new()
            {
                File = $"bench-{i}.jpg",
                Kind = MediaKind.Photo,
                Width = 1600,
                Height = 1200,
                Alt = "Ảnh",
                Uses = [new() { Kind = Kinds.Product, TargetId = id.ToString(CultureInfo.InvariantCulture), Position = i }],
            });
        await db.SaveChangesAsync();
        return id;
    }

    private static string Ms(double time) => time.ToString("0.0", CultureInfo.InvariantCulture);
}
