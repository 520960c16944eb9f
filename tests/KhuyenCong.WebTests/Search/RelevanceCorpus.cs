using System.Globalization;
using KhuyenCong.Catalogue.Common;
using KhuyenCong.Search;
using KhuyenCong.Testing;
using Microsoft.Extensions.Configuration;

namespace KhuyenCong.WebTests.Search;

/// <summary>What relevance is judged on: the sample content, or corpus.csv brought in by the importer of the site; records go by short keys.</summary>
internal sealed class RelevanceCorpus : IAsyncDisposable
{
    private const string Open = "2025-01-01T00:00:00+07:00";
    private static readonly Dictionary<string, string> Sections = new(StringComparer.Ordinal)
    {
        ["san-pham"] = "product",
        ["co-so"] = "producer",
        ["tin-tuc"] = "article",
        ["van-ban"] = "document",
    };

    private readonly TestSite site;
    private readonly string? folder;
    private readonly Dictionary<string, string> keys;

    private RelevanceCorpus(TestSite site, string? folder, Dictionary<string, string> keys)
    {
        this.site = site;
        this.folder = folder;
        this.keys = keys;
    }

    public static string Folder { get; } = Path.Combine(Repository(), "tests", "KhuyenCong.WebTests", "Search");

    /// <summary>Keys are P (product), F (producer) and D (document) with the number of the sample.</summary>
    public static async Task<RelevanceCorpus> SampleAsync()
    {
        var keys = new Dictionary<string, string>(StringComparer.Ordinal);
        foreach (var (letter, kind, file) in new[] { ('P', "product", "products"), ('F', "producer", "producers"), ('D', "document", "documents") })
            foreach (var row in Csv.Read(Path.Combine(Repository(), "content", "sample", file + ".csv")))
                keys.Add($"{letter}{row["id"]}", $"{kind}/{row["id"]}");
        return new(await TestSite.SampleAsync(Engine.Sqlite), null, keys);
    }

    public static async Task<RelevanceCorpus> MadeUpAsync()
    {
        var folder = Directory.CreateTempSubdirectory("kc-corpus-").FullName;
        var keys = Write(folder);
        var site = await TestSite.StartAsync(Engine.Sqlite, Content.Empty, builder => builder.Configuration.AddInMemoryCollection([new("Catalogue:ContentFolder", folder)]));
        return new(site, folder, keys);
    }

    public bool Knows(string key) => keys.ContainsKey(key);

    public string RecordOf(string key) => keys[key];

    /// <summary>Records found by the page of the search, all its pages put together, as "kind/number".</summary>
    public async Task<List<string>> AskAsync(string query)
    {
        const int MostPages = 10;
        var found = new List<string>();
        for (var number = 1; number <= MostPages; number++)
        {
            var page = await site.PageAsync($"/tim-kiem?q={Uri.EscapeDataString(query)}" + (number > 1 ? $"&trang={number}" : ""));
            var hits = page.QuerySelectorAll("[data-testid=hit]").Select(hit => RecordAt(hit.QuerySelector("a")!.GetAttribute("href")!)).ToList();
            found.AddRange(hits);
            if (page.QuerySelector("[rel=next]") is null)
                break;
        }

        return found;
    }

    /// <summary>The first text that the page of the search proposes, or null.</summary>
    public async Task<string?> ProposedAsync(string typed) =>
        (await site.PageAsync($"/tim-kiem?q={Uri.EscapeDataString(typed)}")).QuerySelector("[data-testid=did-you-mean] a")?.TextContent.Split(" (")[0].Trim();

    public async ValueTask DisposeAsync()
    {
        if (folder is null)
            return;
        await site.DisposeAsync();
        Directory.Delete(folder, recursive: true);
    }

    private static string RecordAt(string href)
    {
        var parts = href.Split('/', StringSplitOptions.RemoveEmptyEntries);
        return $"{Sections.GetValueOrDefault(parts[0], parts[0])}/{parts[^1][(parts[^1].LastIndexOf('-') + 1)..]}";
    }

    private static Dictionary<string, string> Write(string folder)
    {
        foreach (var part in (string[])["reference", "structure"])
            foreach (var file in Directory.EnumerateFiles(Path.Combine(Repository(), "content", part)))
                File.Copy(file, Path.Combine(Directory.CreateDirectory(Path.Combine(folder, part)).FullName, Path.GetFileName(file)));
        var groups = Csv.Read(Path.Combine(folder, "reference", "categories.csv")).ToDictionary(c => c["slug"], c => c["group"]);
        var provinces = Csv.Read(Path.Combine(folder, "reference", "provinces.csv")).ToDictionary(p => p["slug"], p => p["successor"]);
        var rows = Csv.Read(Path.Combine(Folder, "corpus.csv"));
        var keys = rows.GroupBy(r => r["kind"]).SelectMany(g => g.Select((r, i) => (Key: r["key"], Record: $"{g.Key}/{i + 1}"))).ToDictionary(k => k.Key, k => k.Record);
        var sample = Path.Combine(folder, "sample");
        Table("producer", "producers", "slug,name,nameLang,nameBasis,province,formerProvince,exports,text,visibleFrom", r =>
            [VietnameseText.Slug(r["name"]), r["name"], "vi", "registered", Successor(r), r["former"], r["mark"] == "exports" ? "true" : "", r["summary"], Open]);
        Table("product", "products", "slug,name,nameLang,isSet,producer,group,groupInferred,category,province,formerProvince,summary,notice,visibleFrom", r =>
            [VietnameseText.Slug(r["name"]), r["name"], "vi", "false", Number(r["producer"]), groups[r["category"]], "false", r["category"], Successor(r), r["former"], r["summary"], "none", Open]);
        Table("document", "documents", "slug,number,type,title,issuer,issuedOn,visibleFrom", r =>
            [VietnameseText.Slug(r["name"]), r["name"], "decision", r["summary"], "UBND", "2025-01-01", Open]);
        var graded = rows.Where(r => r["kind"] == "product" && r["mark"].Length > 0).ToList();
        Lines("marks", "id,scheme,product,grade,issuedOn,visibleFrom", graded.Select((r, i) => (IReadOnlyList<string>)[$"{i + 1}", "ocop", Number(r["key"]), r["mark"], "2025-01-01", Open]));
        Directory.CreateDirectory(Path.Combine(sample, "articles"));
        foreach (var article in rows.Where(r => r["kind"] == "article"))
            File.WriteAllText(
                Path.Combine(sample, "articles", $"{Number(article["key"])}-{VietnameseText.Slug(article["name"])}.md"),
                $"---\nid: {Number(article["key"])}\nslug: {VietnameseText.Slug(article["name"])}\ntitle: {article["name"]}\nsummary: {article["summary"]}\ntopic: co-so-lang-nghe\nbasis: summary\nvisibleFrom: {Open}\n---\n\n{article["summary"]}\n");
        return keys;

        string Successor(Dictionary<string, string> row) => row["former"].Length == 0 ? "" : provinces[row["former"]];

        string Number(string key) => key.Length == 0 ? "" : keys[key].Split('/')[1];

        void Table(string kind, string file, string columns, Func<Dictionary<string, string>, IReadOnlyList<string>> values) =>
            Lines(file, "id," + columns, rows.Where(r => r["kind"] == kind).Select((r, i) => (IReadOnlyList<string>)[(i + 1).ToString(CultureInfo.InvariantCulture), .. values(r)]));

        void Lines(string file, string columns, IEnumerable<IReadOnlyList<string>> values)
        {
            // Every column of the format must stand in the file; those of the sample are all of them.
            var all = File.ReadLines(Path.Combine(Repository(), "content", "sample", file + ".csv")).First().Split(',');
            var given = columns.Split(',');
            Directory.CreateDirectory(sample);
            File.WriteAllText(
                Path.Combine(sample, file + ".csv"),
                string.Concat(values.Select(v => CsvText.Line(all.Select(c => Array.IndexOf(given, c) is >= 0 and var at ? v[at] : ""))).Prepend(CsvText.Line(all))));
        }
    }

    private static string Repository()
    {
        var folder = new DirectoryInfo(AppContext.BaseDirectory);
        while (!File.Exists(Path.Combine(folder.FullName, "Directory.Packages.props")))
            folder = folder.Parent!;
        return folder.FullName;
    }
}
