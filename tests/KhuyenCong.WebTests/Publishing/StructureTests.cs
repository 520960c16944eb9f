using System.Net;
using AngleSharp.Dom;
using AngleSharp.Html.Dom;
using KhuyenCong.Catalogue.Data.Model;
using KhuyenCong.Catalogue.Publishing;
using KhuyenCong.Testing;
using Microsoft.EntityFrameworkCore;
using Microsoft.Extensions.DependencyInjection;

namespace KhuyenCong.WebTests.Publishing;

/// <summary>What has no life of publishing: saved by its form it is valid at once, on every page and every node.</summary>
public sealed class StructureTests
{
    private const string Form = "form[data-testid=form]";

    [Theory, MemberData(nameof(Engines.Both), MemberType = typeof(Engines))]
    public async Task Topic_MadeRenamedAndRemoved_FollowsOnThePagesAndInHistory(Engine engine)
    {
        await using var site = await TestSite.StartAsync(engine);
        using var editor = await site.SignedInAsync(Role.Editor);
        var topic = await Desk.ReadAsync(site.Services, db => db.Articles.Where(a => a.VisibleFrom != null).OrderBy(a => a.Id).Select(a => a.TopicSlug).FirstAsync());
        var path = $"/quan-tri/chuyen-muc/{topic}";
        var address = $"/tin-tuc/chuyen-muc/{topic}";
        Assert.DoesNotContain("Chuyện nghề", (await site.PageAsync(address)).Title, StringComparison.Ordinal);
        var page = await editor.SubmitAsync(path, Fields(("f.name", "Chuyện nghề"), ("do", "luu")), Form);
        Assert.Equal("Đã lưu và áp dụng.", Notice(page));
        Assert.Null(page.QuerySelector("[data-testid=state], [data-testid=publish], [name='c.text'], [name='f.slug']"));
        await site.CatchUpAsync();
        Assert.Contains("Chuyện nghề", (await site.PageAsync(address)).Title, StringComparison.Ordinal);

        page = await editor.SubmitAsync(path, Fields(("do", "xoa")), Form);
        Assert.Matches(@"còn \d+ tin bài đang dùng chuyên mục này", page.QuerySelector("[data-testid=faults]")!.TextContent);

        page = await editor.SubmitAsync(path + "/lich-su", Fields(("ban", "1")));
        Assert.Equal("Đã lấy lại và áp dụng bản 1.", Notice(page));
        Assert.DoesNotContain("Chuyện nghề", await Desk.ReadAsync(site.Services, db => db.Topics.Where(t => t.Slug == topic).Select(t => t.Name).SingleAsync()), StringComparison.Ordinal);

        page = await editor.SubmitAsync("/quan-tri/chuyen-muc/moi", Fields(("f.name", "Làng nghề"), ("do", "luu")), Form);
        Assert.Equal("Đã lưu và áp dụng.", Notice(page));
        Assert.NotNull(await Desk.ReadAsync(site.Services, db => db.Topics.FirstOrDefaultAsync(t => t.Slug == "lang-nghe")));
        page = await editor.SubmitAsync("/quan-tri/chuyen-muc/moi", Fields(("f.name", "Làng nghề"), ("do", "luu")), Form);
        Assert.Contains("“lang-nghe” đã dùng cho một chuyên mục khác", page.QuerySelector("[data-testid=faults]")!.TextContent, StringComparison.Ordinal);
        page = await editor.SubmitAsync("/quan-tri/chuyen-muc/lang-nghe", Fields(("do", "xoa")), Form);
        Assert.Equal("Đã xoá chuyên mục “Làng nghề”.", Notice(page));
        // Made again under the same key, it goes on in its history.
        await editor.SubmitAsync("/quan-tri/chuyen-muc/moi", Fields(("f.name", "Làng nghề"), ("do", "luu")), Form);
        var history = await editor.PageAsync("/quan-tri/chuyen-muc/lang-nghe/lich-su");
        Assert.Contains("Xoá", history.QuerySelector("[data-testid=history]")!.TextContent, StringComparison.Ordinal);
        Assert.Equal(["applied", "restored", "created", "deleted", "created"], await Desk.ReadAsync(site.Services, db => db.Audit.Where(a => a.Kind == Kinds.Topic).OrderBy(a => a.Id).Select(a => a.Action).ToListAsync()));
    }

    [Fact]
    public async Task Category_Renamed_IsOnTheOtherNodesPagesAndSearch()
    {
        await using var database = await TestDatabase.CreateAsync(Engine.Sqlite, Content.Sample);
        await using var one = await TestSite.StartOnAsync(database);
        await using var other = await TestSite.StartOnAsync(database);
        using var editor = await one.SignedInAsync(Role.Editor);
        var (id, slug, category) = await Desk.ReadAsync(one.Services, async db =>
        {
            var product = await db.Products.Where(p => p.VisibleFrom != null && p.CategorySlug != null).OrderBy(p => p.Id).FirstAsync();
            return (product.Id, product.Slug, product.CategorySlug!);
        });
        string[] pages = [$"/san-pham/{slug}-{id}", "/san-pham?q=h%C3%A0ng+v%E1%BA%A3i+zzyzx"];
        foreach (var page in pages)
            Assert.DoesNotContain("Hàng vải zzyzx", (await other.PageAsync(page)).QuerySelector("main")!.TextContent, StringComparison.Ordinal);
        var saved = await editor.SubmitAsync($"/quan-tri/loai-hang/{category}", Fields(("f.name", "Hàng vải zzyzx"), ("do", "luu")), Form);
        Assert.Equal("Đã lưu và áp dụng.", Notice(saved));
        await other.CatchUpAsync();
        Assert.Contains("Hàng vải zzyzx", (await other.PageAsync(pages[0])).QuerySelector("main")!.TextContent, StringComparison.Ordinal);
        Assert.Contains($"-{id}", string.Join(' ', (await other.PageAsync(pages[1])).QuerySelectorAll("main a[href]").Select(a => a.GetAttribute("href"))), StringComparison.Ordinal);
    }

    [Fact]
    public async Task Category_WithADrawingThatIsNotThere_IsRefusedWhole()
    {
        await using var site = await TestSite.StartAsync(Engine.Sqlite);
        using var editor = await site.SignedInAsync(Role.Editor);
        var before = await Desk.ReadAsync(site.Services, db => db.Categories.OrderBy(c => c.Slug).FirstAsync());
        var path = $"/quan-tri/loai-hang/{before.Slug}";
        Assert.Contains(before.Illustration, (await editor.PageAsync(path)).QuerySelectorAll<IHtmlOptionElement>("[name='f.illustration'] option").Select(o => o.Value));
        var page = await editor.SubmitAsync(path, Fields(("f.name", "Tên khác"), ("f.illustration", "../khac"), ("do", "luu")), Form);
        Assert.Contains("Hình vẽ: chọn một hình vẽ", page.QuerySelector("[data-testid=faults]")!.TextContent, StringComparison.Ordinal);
        Assert.Equal("Tên khác", page.QuerySelector<IHtmlInputElement>("[name='f.name']")!.Value);
        Assert.Equal(before.Name, await Desk.ReadAsync(site.Services, db => db.Categories.Where(c => c.Slug == before.Slug).Select(c => c.Name).SingleAsync()));
    }

    [Fact]
    public async Task Redirect_MadeInTheBrowser_IsFollowedAtOnceAndOnlyWhereItCan()
    {
        await using var site = await TestSite.StartAsync(Engine.Sqlite);
        using var editor = await site.SignedInAsync(Role.Editor);
        foreach (var (from, to, fault) in ((string, string, string)[])
        [
            ("/san-pham/cu-1", "/tin-tuc", "đã có trang trả lời"), ("/tin-tuc", "/san-pham", "đã có trang trả lời"), ("/quan-tri/cu", "/", "đã có trang trả lời"), ("/api/cu", "/", "đã có trang trả lời"), ("/favicon.ico?x", "/", "Đường dẫn cũ: phải là đường dẫn"),
            ("/gioi-thieu", "/tin-tuc", "trang tĩnh"), ("/cu", "//ngoai.example", "Dẫn đến: phải là đường dẫn"), ("/cu", "/\\ngoai.example", "Dẫn đến: phải là đường dẫn"),
            ("/cu", "https://ngoai.example", "Dẫn đến: phải là đường dẫn"), ("/cu", "/cu", "chính nó"), ("", "/", "không được để trống"),
        ])
        {
            var refused = await editor.SubmitAsync("/quan-tri/chuyen-huong/moi", Fields(("f.fromPath", from), ("f.toPath", to), ("do", "luu")), Form);
            Assert.Contains(fault, refused.QuerySelector("[data-testid=faults]")?.TextContent ?? from, StringComparison.Ordinal);
        }

        var made = await editor.SubmitAsync("/quan-tri/chuyen-huong/moi", Fields(("f.fromPath", "/tin-cũ/a b"), ("f.toPath", "/tin-moi"), ("do", "luu")), Form);
        Assert.Equal("Đã lưu và áp dụng.", Notice(made));
        Assert.Equal("/tin-cũ/a b", made.QuerySelector("h1")!.TextContent);
        await editor.SubmitAsync("/quan-tri/chuyen-huong/moi", Fields(("f.fromPath", "/tin-moi"), ("f.toPath", "/tin-tuc"), ("do", "luu")), Form);
        using var answer = await site.Client.GetAsync(new Uri("/tin-c%C5%A9/a%20b?x=1", UriKind.Relative));
        Assert.Equal((HttpStatusCode.MovedPermanently, "/tin-moi?x=1"), (answer.StatusCode, answer.Headers.Location!.ToString()));
        var loop = await editor.SubmitAsync(BackOfficeLinks.Record(EditedKind.Of(Kinds.Redirect), "/tin-moi"), Fields(("f.toPath", "/tin-c%C5%A9"), ("do", "luu")), Form);
        Assert.Equal("Đã lưu và áp dụng.", Notice(loop));
        await editor.SubmitAsync("/quan-tri/chuyen-huong/moi", Fields(("f.fromPath", "/ba"), ("f.toPath", "/bon"), ("do", "luu")), Form);
        loop = await editor.SubmitAsync("/quan-tri/chuyen-huong/moi", Fields(("f.fromPath", "/bon"), ("f.toPath", "/ba?x=1#y"), ("do", "luu")), Form);
        Assert.Contains("dẫn vòng về chính nó: /bon → /ba → /bon", loop.QuerySelector("[data-testid=faults]")!.TextContent, StringComparison.Ordinal);
    }

    [Fact]
    public async Task EveryDrawing_HasAWord()
    {
        var site = await TestSite.SampleAsync(Engine.Sqlite);
        var drawings = site.Services.GetRequiredService<SiteRoutes>().Drawings;
        Assert.True(drawings.Count > 30);
        Assert.DoesNotContain(drawings, d => ChoiceWords.FindDrawing(d) is null);
        Assert.Empty((await Desk.ReadAsync(site.Services, db => db.Categories.Select(c => c.Illustration).ToListAsync())).Except(drawings));
    }

    private static Dictionary<string, string?> Fields(params (string Name, string Value)[] fields) => fields.ToDictionary(f => f.Name, f => (string?)f.Value);

    private static string? Notice(IDocument page) => page.QuerySelector("[data-testid=notice]")?.TextContent;
}
