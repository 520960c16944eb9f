using System.Net;
using AngleSharp.Dom;
using AngleSharp.Html.Dom;
using KhuyenCong.Catalogue.Data.Model;
using KhuyenCong.Catalogue.Search;
using KhuyenCong.Search;
using KhuyenCong.Testing;
using Microsoft.EntityFrameworkCore;
using Microsoft.Extensions.Configuration;
using Microsoft.Extensions.DependencyInjection;

namespace KhuyenCong.WebTests.Publishing;

/// <summary>Menus, home page, synonyms and settings: saved in the browser they hold on every page of every node, without a restart.</summary>
public sealed class FrameTests
{
    private const string Form = "form[data-testid=form]";

    [Theory, MemberData(nameof(Engines.Both), MemberType = typeof(Engines))]
    public async Task Menu_Changed_IsOnBothNodesPagesInBothLanguages(Engine engine)
    {
        await using var database = await TestDatabase.CreateAsync(engine, Content.Sample);
        await using var one = await TestSite.StartOnAsync(database);
        await using var other = await TestSite.StartOnAsync(database);
        using var editor = await one.SignedInAsync(Role.Editor);
        const string path = "/quan-tri/menu/main";
        Assert.Equal(["Sản phẩm", "Cơ sở", "Tra cứu chứng nhận", "Kỳ bình chọn", "Trưng bày", "Hội chợ", "Chương trình", "Tin tức", "Văn bản", "Thống kê", "Tìm kiếm", "English"], Labels(await other.PageAsync("/van-ban")));
        Assert.Equal("/van-ban", (await other.PageAsync("/van-ban")).QuerySelector(".menu__list [aria-current=page]")!.GetAttribute("href"));
        var page = await editor.SubmitAsync(path, Fields(("do", "them:items")), Form);
        Assert.Equal(12, page.QuerySelectorAll("[data-testid=part-items] .part__row").Length);
        foreach (var href in (string[])["javascript:alert(1)", "//ngoai.example", "http://ngoai.example", "/\\ngoai.example"])
        {
            var refused = await editor.SubmitAsync(path, Fields(("f.items.11.label", "Cổng khuyến công"), ("f.items.11.href", href), ("do", "luu")), Form);
            Assert.Contains("Liên kết, dòng 12, Dẫn đến: phải là đường dẫn", refused.QuerySelector("[data-testid=faults]")!.TextContent, StringComparison.Ordinal);
        }

        page = await editor.SubmitAsync(path, Fields(("f.items.0.label", "Hàng hoá"), ("f.items.11.label", "Cổng khuyến công"), ("f.items.11.labelEn", "Portal"), ("f.items.11.href", "https://cong.example/vi"), ("f.items.11.hrefEn", "https://cong.example/en"), ("do", "luu")), Form);
        Assert.Equal("Đã lưu và áp dụng.", Notice(page));
        await other.CatchUpAsync();
        var shown = await other.PageAsync("/van-ban");
        Assert.Equal("Hàng hoá", Labels(shown)[0]);
        Assert.Equal("https://cong.example/vi", shown.QuerySelectorAll(".footer a").Single(a => a.TextContent == "Cổng khuyến công").GetAttribute("href"));
        Assert.Equal("https://cong.example/en", (await other.PageAsync("/en/documents")).QuerySelectorAll(".menu__list a").Single(a => a.TextContent == "Portal").GetAttribute("href"));
        using var missing = await editor.Client.GetAsync(new Uri("/quan-tri/menu/moi", UriKind.Relative));
        Assert.Equal(HttpStatusCode.NotFound, missing.StatusCode);
    }

    /// <summary>A link that leads nowhere on this site is a warning at its field; those that are delivered lead somewhere.</summary>
    [Fact]
    public async Task Menu_WithLinksThatLeadNowhere_WarnsAtTheirFields()
    {
        await using var site = await TestSite.StartAsync(Engine.Sqlite);
        using var editor = await site.SignedInAsync(Role.Editor);
        foreach (var menu in await Desk.ReadAsync(site.Services, db => db.Menus.Select(m => m.Slug).ToListAsync()))
            Assert.Null((await editor.PageAsync($"/quan-tri/menu/{menu}")).QuerySelector("[data-testid=checks]"));
        (string Href, string? Fault)[] tried =
        [
            ("/san-pham?nhom=cbtp#x", null), ("/khong-co-trang-nay", "không dẫn tới trang nào"), ("/san-pham/khong-co-987654", "không dẫn tới sản phẩm nào"), ("/san-pham/khong-so", "không dẫn tới trang nào"),
            ("/tin-tuc/chuyen-muc/chung-nhan", null), ("/gioi-thieu", null), ("https://ngoai.example/x", null), ("/en/khong-co", "không dẫn tới trang nào"), ("/feed.atom", null), ("/cu/lam", "không dẫn tới trang nào"),
        ];
        var rows = Enumerable.Range(0, 20).SelectMany(i => (IEnumerable<(string, string?)>)[($"f.items.{i}.label", i < tried.Length ? $"Mục {i}" : null), ($"f.items.{i}.href", i < tried.Length ? tried[i].Href : null), ($"f.items.{i}.labelEn", null), ($"f.items.{i}.hrefEn", null)]);
        var saved = await editor.SubmitAsync("/quan-tri/menu/main", Fields([.. rows, ("do", "luu")]), Form);
        Assert.Equal("Đã lưu và áp dụng.", Notice(saved));
        Assert.Equal(
            tried.Select((t, i) => (t, i)).Where(t => t.t.Fault is not null).Select(t => ($"#f-items-{t.i}-href", $"Liên kết, dòng {t.i + 1}, Dẫn đến: {t.t.Href} {t.t.Fault}.")),
            saved.QuerySelectorAll("[data-testid=checks] a").Select(a => (a.GetAttribute("href")!, a.TextContent)));
    }

    [Theory, MemberData(nameof(Engines.Both), MemberType = typeof(Engines))]
    public async Task HomePage_BlocksMovedHiddenAndNamed_IsShownSo(Engine engine)
    {
        await using var site = await TestSite.StartAsync(engine);
        using var editor = await site.SignedInAsync(Role.Editor);
        const string path = "/quan-tri/trang-chu/home";
        var before = Headings(await site.PageAsync("/"));
        Assert.Equal("Nhóm sản phẩm", before[0]);
        var product = await Desk.ReadAsync(site.Services, db => db.Products.Where(p => p.VisibleFrom != null).OrderBy(p => p.Id).Select(p => new { p.Id, p.Name }).FirstAsync());
        var form = await editor.PageAsync(path);
        Assert.Equal(9, form.QuerySelectorAll("[data-testid=part-blocks] .part__row").Length);
        // The block of chosen products, second in the list, is shown under a heading of its own; that of groups is not shown.
        var twice = await editor.SubmitAsync(path, Fields(("f.blocks.0.kind", "news"), ("do", "luu")), Form);
        Assert.Contains("đã có ở một dòng khác", twice.QuerySelector("[data-testid=faults]")!.TextContent, StringComparison.Ordinal);
        var unknown = await editor.SubmitAsync(path, Fields(("f.blocks.0.kind", "weather"), ("do", "luu")), Form);
        Assert.Contains("không có trong danh sách chọn", unknown.QuerySelector("[data-testid=faults]")!.TextContent, StringComparison.Ordinal);
        var saved = await editor.SubmitAsync(path, Fields(("f.blocks.0.shown", null), ("f.blocks.1.shown", "true"), ("f.blocks.1.heading", "Chọn cho mùa này"), ("f.featured.0.product", product.Name), ("do", "luu")), Form);
        Assert.Equal("Đã lưu và áp dụng.", Notice(saved));
        await site.CatchUpAsync();
        var home = await site.PageAsync("/");
        Assert.Equal(["Chọn cho mùa này", .. before.Skip(1)], Headings(home));
        Assert.Contains($"-{product.Id}", home.QuerySelector("[data-testid=featured] a")!.GetAttribute("href"), StringComparison.Ordinal);
        Assert.Equal("vi", (await site.PageAsync("/en")).QuerySelector("[data-testid=featured] h2")!.GetAttribute("lang"));
        await editor.SubmitAsync(path, Fields(("do", "xuong:blocks:1")), Form);
        Assert.Equal(["Chọn cho mùa này", .. before.Skip(1)], Headings(await site.PageAsync("/")));
    }

    [Theory, MemberData(nameof(Engines.Both), MemberType = typeof(Engines))]
    public async Task Synonyms_SavedInTheBrowser_HoldOnTheOtherNode(Engine engine)
    {
        await using var database = await TestDatabase.CreateAsync(engine, Content.Sample);
        await using var one = await TestSite.StartOnAsync(database);
        await using var other = await TestSite.StartOnAsync(database);
        using var editor = await one.SignedInAsync(Role.Editor);
        const string path = "/quan-tri/tu-dong-nghia/search";
        var delivered = Synonyms.Parse(new StringReader(await File.ReadAllTextAsync(Path.Combine(AppContext.BaseDirectory, "content", "structure", "synonyms.txt"))));
        Assert.True(delivered.Count > 200);
        Assert.Equal(delivered.Count, other.Services.GetRequiredService<Register>().Index.Synonyms.Count);
        Assert.Equal("0", await CountAsync(other, "/san-pham?q=zzzz"));
        var lines = (await editor.PageAsync(path)).QuerySelector<IHtmlTextAreaElement>("[name='f.lines']")!.Value;

        // What is wrong is told line by line, and nothing changes.
        var wrong = await editor.SubmitAsync(path, Fields(("f.lines", "lợn = heo\nzzzz và chè\n= x\nzzzz > chè"), ("do", "luu")), Form);
        var told = wrong.QuerySelector("[data-testid=faults]")!.TextContent;
        Assert.Contains("Dòng 2 «zzzz và chè»: Thiếu dấu =", told, StringComparison.Ordinal);
        Assert.Contains("Dòng 3 «= x»: Có một vế trống.", told, StringComparison.Ordinal);
        Assert.Equal(lines, await Desk.ReadAsync(one.Services, db => db.SynonymLists.Select(s => s.Lines).SingleAsync()));

        // Tried with lines that are not saved.
        var tried = await editor.SubmitAsync(path, Fields(("f.lines", "zzzz > chè, trà\nlợn = heo ! heo may"), ("p.try", "thịt lợn ZZZZ"), ("do", "thu")), Form);
        Assert.Equal(["lợn heo", "ZZZZ chè, trà"], tried.QuerySelectorAll("[data-testid=tried] dl > div").Select(d => $"{d.QuerySelector("dt")!.TextContent} {d.QuerySelector("dd")!.TextContent}"));
        Assert.Equal("0", await CountAsync(one, "/san-pham?q=zzzz"));

        Assert.Equal("Đã lưu và áp dụng.", Notice(await editor.SubmitAsync(path, Fields(("f.lines", lines + "\nzzzz > chè"), ("do", "luu")), Form)));
        await other.CatchUpAsync();
        Assert.NotEqual("0", await CountAsync(other, "/san-pham?q=zzzz"));
        await one.CatchUpAsync();
        var state = await editor.PageAsync("/quan-tri/tim-kiem");
        Assert.Equal((delivered.Count + 1).ToString(System.Globalization.CultureInfo.InvariantCulture), state.QuerySelector("[data-number=synonyms]")!.TextContent.Replace(".", "", StringComparison.Ordinal));
    }

    [Fact]
    public async Task Settings_SavedInTheBrowser_AreEverywhereOnEveryNode_AndBlankIsAsConfigured()
    {
        await using var database = await TestDatabase.CreateAsync(Engine.Sqlite, Content.Sample);
        await using var one = await TestSite.StartOnAsync(database, change: Configured);
        await using var other = await TestSite.StartOnAsync(database, change: Configured);
        using var administrator = await one.SignedInAsync(Role.Administrator);
        using var editor = await one.SignedInAsync(Role.Editor);
        const string path = "/quan-tri/cai-dat/site";
        Assert.Equal(HttpStatusCode.NotFound, await editor.StatusAsync(path));
        Assert.Contains("0123 456 789", (await other.PageAsync("/")).QuerySelector(".footer")!.TextContent, StringComparison.Ordinal);
        foreach (var (field, value, fault) in ((string, string, string)[])
        [
            ("f.accent", "#ffee99", "độ tương phản"), ("f.accent", "đỏ", "không phải mã màu"), ("f.accent", "#1f4e79", "đủ cả hai"),
            ("f.email", "ai đó", "không phải địa chỉ thư điện tử"), ("f.measuringScript", "https://a.example; script-src *", "phải là địa chỉ https"), ("f.dataLicence", "javascript:1", "phải là địa chỉ trang web"),
            ("f.measuringScript", "https://đếm.example/x.js", "phải là địa chỉ https"), ("f.name", "Tên\nBcc: ai@example.vn", "phải là một dòng"),
        ])
        {
            var refused = await administrator.SubmitAsync(path, Fields((field, value), ("do", "luu")), Form);
            Assert.Contains(fault, refused.QuerySelector("[data-testid=faults]")!.TextContent, StringComparison.Ordinal);
        }

        var saved = await administrator.SubmitAsync(path, Fields(
            ("f.name", "Sổ sản phẩm quê"), ("f.operator", "Trung tâm thử"), ("f.responsiblePerson", "Bà Nguyễn Thị Thử"), ("f.phone", "0987 654 321"), ("f.email", "thu@example.vn"),
            ("f.accent", "#6b2d5c"), ("f.accentDark", "#e0a3d0"), ("f.measuringScript", "https://count.example/script.js"), ("do", "luu")), Form);
        Assert.Equal("Đã lưu và áp dụng.", Notice(saved));
        await other.CatchUpAsync();
        var page = await other.PageAsync("/");
        Assert.Contains("Sổ sản phẩm quê", page.Title, StringComparison.Ordinal);
        Assert.Contains("Bà Nguyễn Thị Thử", page.QuerySelector(".footer")!.TextContent, StringComparison.Ordinal);
        Assert.Contains("0987 654 321", page.QuerySelector(".footer")!.TextContent, StringComparison.Ordinal);
        Assert.Contains("Sổ sản phẩm quê", page.QuerySelector("script[type='application/ld+json']")!.TextContent, StringComparison.Ordinal);
        Assert.NotNull(page.QuerySelector("script[src='https://count.example/script.js']"));
        Assert.NotNull(page.QuerySelector("link[href='/tokens.css']"));
        Assert.Contains("số hoá đơn 7", (await other.PageAsync("/")).QuerySelector(".footer")!.TextContent, StringComparison.Ordinal);
        using var tokens = await other.Client.GetAsync(new Uri("/tokens.css", UriKind.Relative));
        Assert.Contains("--indigo:#6b2d5c", await tokens.Content.ReadAsStringAsync(), StringComparison.Ordinal);
        Assert.Contains("script-src 'self' https://count.example;", tokens.Headers.GetValues("Content-Security-Policy").Single(), StringComparison.Ordinal);
        foreach (var (address, text) in ((string, string)[])[("/feed.atom", "Trung tâm thử"), ("/feed.json", "Sổ sản phẩm quê"), ("/site.webmanifest", "Sổ sản phẩm quê"), ("/du-lieu-mo/dcat.jsonld", "thu@example.vn"), ("/khong-co-trang-nay", "Sổ sản phẩm quê"), ("/tai-khoan/dang-nhap", "Sổ sản phẩm quê")])
        {
            using var answer = await other.Client.GetAsync(new Uri(address, UriKind.Relative));
            Assert.Contains(text, await answer.Content.ReadAsStringAsync(), StringComparison.Ordinal);
        }

        using (var nobody = SignedIn.Nobody(other))
            await nobody.SubmitAsync("/tai-khoan/quen-mat-khau", Fields(("Email", editor.Email)));
        Assert.Contains("Sổ sản phẩm quê", await Desk.ReadAsync(other.Services, db => db.Outbox.Where(m => m.Recipient == editor.Email).Select(m => m.Subject).SingleAsync()), StringComparison.Ordinal);

        await administrator.SubmitAsync(path, Fields(("f.name", ""), ("f.phone", ""), ("f.accent", ""), ("f.accentDark", ""), ("f.measuringScript", ""), ("do", "luu")), Form);
        await other.CatchUpAsync();
        page = await other.PageAsync("/");
        Assert.Contains("Sản phẩm công nghiệp nông thôn tiêu biểu", page.Title, StringComparison.Ordinal);
        Assert.Contains("0123 456 789", page.QuerySelector(".footer")!.TextContent, StringComparison.Ordinal);
        Assert.Null(page.QuerySelector("link[href='/tokens.css'], script[src^='https:']"));
        using var none = await other.Client.GetAsync(new Uri("/tokens.css", UriKind.Relative));
        Assert.Equal(HttpStatusCode.NotFound, none.StatusCode);
        Assert.Contains("script-src 'self';", none.Headers.GetValues("Content-Security-Policy").Single(), StringComparison.Ordinal);

        static void Configured(Microsoft.AspNetCore.Builder.WebApplicationBuilder builder) => builder.Configuration.AddInMemoryCollection([new("Catalogue:Site:Phone", "0123 456 789"), new("Catalogue:Site:Notice", "số hoá đơn 7")]);
    }

    /// <summary>A register that was filled before there were menus in it begins with those that are delivered.</summary>
    [Fact]
    public async Task Register_WithoutStructure_BeginsWithWhatIsDelivered()
    {
        await using var database = await TestDatabase.CreateAsync(Engine.Sqlite, Content.Sample);
        await Desk.ReadAsync(database.Services, async db =>
        {
            await db.Menus.ExecuteDeleteAsync();
            await db.FrontPages.ExecuteDeleteAsync();
            await db.SynonymLists.ExecuteDeleteAsync();
            return await db.SiteProfiles.ExecuteDeleteAsync();
        });
        await using var site = await TestSite.StartOnAsync(database);
        Assert.Equal(12, Labels(await site.PageAsync("/van-ban")).Count);
        Assert.True(site.Services.GetRequiredService<Register>().Index.Synonyms.Count > 200);
    }

    private static List<string> Labels(IDocument page) => [.. page.QuerySelectorAll(".menu__list a").Select(a => a.TextContent)];

    private static List<string> Headings(IDocument page) => [.. page.QuerySelectorAll(".body h2").Select(h => h.TextContent)];

    private static async Task<string> CountAsync(TestSite site, string address) => (await site.PageAsync(address)).QuerySelector("[data-testid=count]")!.TextContent.Trim().Split(' ')[0];

    private static Dictionary<string, string?> Fields(params (string Name, string? Value)[] fields) => fields.ToDictionary(f => f.Name, f => f.Value);

    private static string? Notice(IDocument page) => page.QuerySelector("[data-testid=notice]")?.TextContent;
}
