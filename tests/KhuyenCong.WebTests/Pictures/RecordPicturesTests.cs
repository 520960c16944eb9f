using System.Net;
using AngleSharp.Dom;
using AngleSharp.Html.Dom;
using AngleSharp.Html.Parser;
using KhuyenCong.Catalogue.Data.Model;
using KhuyenCong.Catalogue.ImportExport;
using KhuyenCong.Catalogue.Jobs;
using KhuyenCong.Catalogue.Pictures;
using KhuyenCong.Testing;
using KhuyenCong.WebTests.ImportExport;
using KhuyenCong.WebTests.Pages;
using Microsoft.EntityFrameworkCore;
using Microsoft.Extensions.DependencyInjection;

namespace KhuyenCong.WebTests.Pictures;

/// <summary>A picture from the form of a record to its public page: with the draft it waits, with the record it goes.</summary>
public sealed class RecordPicturesTests
{
    private const string Form = "form[data-testid=form]";

    [Theory, MemberData(nameof(Engines.Both), MemberType = typeof(Engines))]
    public async Task Upload_OfARecord_WaitsForItsPublicationAndGoesWithItsWithdrawal(Engine engine)
    {
        await using var site = await TestSite.StartAsync(engine);
        using var editor = await site.SignedInAsync(Role.Editor);
        var article = await site.Database.ReadAsync(db => db.Articles.OrderBy(a => a.Id).Select(a => new { a.Id, a.Slug }).FirstAsync());
        var (path, address) = ($"/quan-tri/tin-tuc/{article.Id}", $"/tin-tuc/{article.Slug}-{article.Id}");

        var shown = await SendAsync(editor, path, "tai-anh", new() { ["pic.alt"] = "Thợ đan mặt ghế", ["pic.credit"] = "Trần B" }, TestPictures.Png(800, 600));
        Assert.Equal(["Thợ đan mặt ghế"], shown.QuerySelectorAll("[data-testid=pictures] .picture-row__image").Select(i => i.GetAttribute("alt")));
        var media = await site.Database.ReadAsync(db => db.Media.OrderByDescending(m => m.Id).FirstAsync());
        Assert.Equal(("Thợ đan mặt ghế", "Trần B", 800, 600), (media.Alt, media.Credit, media.Width, media.Height));
        Assert.Contains(("upload-picture", $"{media.Id}", editor.UserId), await site.Database.ReadAsync(async db => (await db.Audit.ToListAsync()).ConvertAll(a => (a.Action, a.RecordId, a.ActorKey))));
        var small = $"/media/{PictureFile.All(media.File)[0]}";
        Assert.Equal(HttpStatusCode.NotFound, await site.StatusAsync(small));
        Assert.Equal(HttpStatusCode.OK, await editor.StatusAsync($"/quan-tri/hinh-anh/{media.Id}/xem"));

        // A draft: the page does not know it yet. Its preview does.
        shown = await SendAsync(editor, shown, path, "luu", []);
        Assert.Null((await site.PageAsync(address)).QuerySelector($"img[src*='{media.File[3..30]}']"));
        Assert.Equal(HttpStatusCode.NotFound, await site.StatusAsync(small));
        using var opened = await editor.SendAsync($"{path}/xem-truoc", new Dictionary<string, string?>());
        var preview = (await editor.PageAsync(opened.Headers.Location!.ToString())).QuerySelector("[data-testid=preview]")!.GetAttribute("src")!;
        Assert.NotNull((await site.PageAsync(preview)).QuerySelector(".piece__figure picture"));
        using (var seen = await site.Client.GetAsync(new Uri(small, UriKind.Relative)))
            Assert.Equal((HttpStatusCode.OK, true), (seen.StatusCode, seen.Headers.CacheControl!.NoStore));

        await SendAsync(editor, await editor.PageAsync(path), path, "xuat-ban", new() { ["p.seen"] = "true" });
        await site.CatchUpAsync();
        var page = await site.PageAsync(address);
        var image = page.QuerySelector(".piece__figure picture img")!;
        Assert.Equal(("Thợ đan mặt ghế", "800", "600"), (image.GetAttribute("alt"), image.GetAttribute("width"), image.GetAttribute("height")));
        Assert.Equal("image/webp", page.QuerySelector(".piece__figure picture source")!.GetAttribute("type"));
        Assert.EndsWith($"/media/{media.File}", page.QuerySelector("meta[property='og:image']")!.GetAttribute("content"), StringComparison.Ordinal);
        foreach (var offered in image.GetAttribute("srcset")!.Split(", ").Concat(page.QuerySelector(".piece__figure picture source")!.GetAttribute("srcset")!.Split(", ")))
        {
            using var file = await site.Client.GetAsync(new Uri(offered.Split(' ')[0], UriKind.Relative));
            Assert.Equal((HttpStatusCode.OK, offered.Contains(".webp", StringComparison.Ordinal) ? "image/webp" : "image/jpeg"), (file.StatusCode, file.Content.Headers.ContentType!.MediaType));
            Assert.Equal("public, max-age=31536000, immutable", string.Join(", ", file.Headers.GetValues("Cache-Control")));
        }

        Assert.Empty(await site.Services.GetRequiredService<RegisterCheck>().RunAsync(default));
        await SendAsync(editor, await editor.PageAsync(path), path, "go", []);
        Assert.Equal(HttpStatusCode.NotFound, await site.StatusAsync(small));
        Assert.Equal([.. PictureFile.All(media.File).Order(StringComparer.Ordinal)], Files(site));
    }

    [Fact]
    public async Task Pictures_OfARecord_AreMovedTakenOffComparedAndRestored()
    {
        await using var site = await TestSite.StartAsync(Engine.Sqlite);
        using var editor = await site.SignedInAsync(Role.Editor);
        const string Path = "/quan-tri/co-so/1";
        var shown = await editor.PageAsync(Path);
        foreach (var (alt, width) in ((string, int)[])[("Xưởng", 500), ("Lò sấy", 510)])
            shown = await SendAsync(editor, shown, Path, "tai-anh", new() { ["pic.alt"] = alt }, TestPictures.Png(width, 300));
        shown = await SendAsync(editor, shown, Path, "len:pictures:1", []);
        shown = await SendAsync(editor, shown, Path, "luu", []);
        Assert.Equal(["Lò sấy", "Xưởng"], Alts(shown));
        shown = await SendAsync(editor, shown, Path, "tim-anh", new() { ["pic.q"] = "lo say" });
        Assert.Equal(["Lò sấy"], shown.QuerySelectorAll("[data-testid=found] li p").Select(p => p.TextContent));
        shown = await SendAsync(editor, shown, Path, "bo:pictures:0", []);
        shown = await SendAsync(editor, shown, Path, "luu", []);
        Assert.Equal(["Xưởng"], Alts(shown));
        var compared = await editor.PageAsync($"{Path}/lich-su?cu=2&moi=3");
        Assert.Contains("Lò sấy", compared.QuerySelector("[data-testid=comparison] del")!.TextContent, StringComparison.Ordinal);
        using (await editor.SendAsync($"{Path}/lich-su", new Dictionary<string, string?> { ["ban"] = "2" }, "form.inline-form[method=post]:has(input[name=ban][value='2'])"))
            Assert.Equal(["Lò sấy", "Xưởng"], Alts(await editor.PageAsync(Path)));

        var picture = await site.Database.ReadAsync(db => db.Media.OrderByDescending(m => m.Id).FirstAsync());
        shown = await SendAsync(editor, await editor.PageAsync("/quan-tri/co-so/2"), "/quan-tri/co-so/2", $"dung-anh:{picture.Id}", []);
        shown = await SendAsync(editor, shown, "/quan-tri/co-so/2", "xuat-ban", new() { ["p.seen"] = "true" });
        Assert.Equal(["Lò sấy"], Alts(shown));
        var slug = await site.Database.ReadAsync(db => db.Producers.Where(p => p.Id == 2).Select(p => p.Slug).SingleAsync());
        await site.CatchUpAsync();
        Assert.Equal("Lò sấy", (await site.PageAsync($"/co-so/{slug}-2")).QuerySelector("[data-testid=photos] img")!.GetAttribute("alt"));

        // What is said of a picture holds at once, wherever it is shown.
        var words = await editor.SubmitAsync($"/quan-tri/hinh-anh/{picture.Id}", new Dictionary<string, string?> { ["alt"] = "Lò sấy gỗ", ["altEn"] = "Drying kiln" }, Form);
        Assert.Contains("Lò sấy gỗ", words.QuerySelector("[data-testid=history]")!.TextContent, StringComparison.Ordinal);
        await site.CatchUpAsync();
        Assert.Equal("Drying kiln", (await site.PageAsync($"/en/producers/{slug}-2")).QuerySelector("[data-testid=photos] img")!.GetAttribute("alt"));
        Assert.NotEmpty((await editor.SubmitAsync($"/quan-tri/hinh-anh/{picture.Id}", new Dictionary<string, string?> { ["alt"] = "" }, Form)).QuerySelectorAll("[data-testid=faults]"));
        using var late = await editor.SendAsync($"/quan-tri/hinh-anh/{picture.Id}", new Dictionary<string, string?> { ["alt"] = "Khác", ["version"] = "1" }, Form);
        Assert.Equal(HttpStatusCode.Conflict, late.StatusCode);
    }

    [Fact]
    public async Task Upload_ThatIsRefused_SaysWhyKeepsWhatWasTypedAndLeavesNothing()
    {
        await using var site = await TestSite.StartAsync(Engine.Sqlite);
        using var editor = await site.SignedInAsync(Role.Editor);
        const string Path = "/quan-tri/san-pham/1";
        var page = await editor.PageAsync(Path);
        foreach (var (file, words) in ((byte[]?, string)[])[(null, "Chưa chọn tệp"), ([.. "BM"u8, .. new byte[900]], "ảnh BMP"), ([0xFF, 0xD8, 0xFF, .. new byte[31 * 1024 * 1024]], "lớn hơn 30 MB")])
        {
            var told = await SendAsync(editor, page, Path, "tai-anh", new() { ["pic.alt"] = "Ảnh thử", ["f.summary"] = "Chữ vừa gõ." }, file);
            Assert.Contains(words, told.QuerySelector("[data-testid=faults]")!.TextContent, StringComparison.Ordinal);
            Assert.Equal("pic-file-fault", told.GetElementById("pic-file")!.GetAttribute("aria-describedby")!.Split(' ')[^1]);
            Assert.Equal(("Ảnh thử", "Chữ vừa gõ."), (((IHtmlInputElement)told.GetElementById("pic-alt")!).Value, told.GetElementById("f-summary")!.TextContent.Trim()));
        }

        Assert.Contains("không được để trống", (await SendAsync(editor, page, Path, "tai-anh", [], TestPictures.Png(90, 90))).QuerySelector("[data-testid=faults]")!.TextContent, StringComparison.Ordinal);
        Assert.Empty(Files(site));
        // Beyond what the form takes at all.
        using var beyond = await PostAsync(editor, page, Path, "tai-anh", new() { ["pic.alt"] = "Ảnh" }, new byte[50 * 1024 * 1024]);
        Assert.Equal(HttpStatusCode.RequestEntityTooLarge, beyond.StatusCode);
    }

    [Fact]
    public async Task Photograph_WithoutWords_StopsThePublication()
    {
        await using var site = await TestSite.StartAsync(Engine.Sqlite);
        using var editor = await site.SignedInAsync(Role.Editor);
        await site.ChangeAsync(db =>
        {
            db.Add(new Media { Id = 900, File = "2026/a.jpg", Kind = MediaKind.Photo });
            return Task.CompletedTask;
        });
        var shown = await SendAsync(editor, await editor.PageAsync("/quan-tri/co-so/1"), "/quan-tri/co-so/1", "dung-anh:900", []);
        shown = await SendAsync(editor, shown, "/quan-tri/co-so/1", "xuat-ban", new() { ["p.seen"] = "true" });
        Assert.Contains("chưa có lời tả", shown.QuerySelector("[data-testid=checks]")!.TextContent, StringComparison.Ordinal);
        Assert.Empty(await site.Database.ReadAsync(db => db.Set<MediaUse>().Where(u => u.MediaId == 900).ToListAsync()));
    }

    [Fact]
    public async Task Picture_WithinAText_IsAFigureThereAndNowhereElse()
    {
        await using var site = await TestSite.StartAsync(Engine.Sqlite);
        var (id, slug) = await site.Database.ReadAsync(async db => await db.Articles.OrderBy(a => a.Id).Select(a => new ValueTuple<int, string>(a.Id, a.Slug)).FirstAsync());
        await site.ChangeAsync(async db =>
        {
            db.Add(new Media { Id = 900, File = "2026/a.jpg", Kind = MediaKind.Photo, Alt = "Lò", Caption = "Lò <b>sấy", Credit = "Trần B", Uses = [new() { Kind = Kinds.Article, TargetId = $"{id}", Position = 1 }] });
            (await db.Articles.SingleAsync(a => a.Id == id)).Text = "Một.\n\n![\"Lò\" <i>](hinh:900)\n\nHai ![nhỏ](hinh:900).\n\n![Của bài khác](hinh:901)\n";
        });
        var page = await site.PageAsync($"/tin-tuc/{slug}-{id}");
        var figure = Assert.Single(page.QuerySelectorAll(".piece__figure"));
        Assert.Equal("prose", figure.ParentElement!.ClassName);
        Assert.Equal(("/media/2026/a.jpg", "Lò"), (figure.QuerySelector("img")!.GetAttribute("src"), figure.QuerySelector("img")!.GetAttribute("alt")));
        Assert.Equal("Lò <b>sấy Ảnh: Trần B.", figure.QuerySelector("figcaption").Squeezed());
        Assert.Equal(2, page.QuerySelectorAll(".prose img").Length);
        Assert.DoesNotContain("hinh:", page.QuerySelector(".prose")!.InnerHtml, StringComparison.Ordinal);
    }

    [Fact]
    public async Task Tidying_RemovesWhatNoRowNamesAfterADay()
    {
        await using var site = await TestSite.StartAsync(Engine.Sqlite, Content.Empty);
        var folder = System.IO.Path.Combine(site.Database.DataFolder, "media");
        string[] stems = [new('a', 32), "ab" + new string('c', 30)];
        string[] files = [PictureFile.Name(stems[0], 320, "jpg"), PictureFile.Name(stems[0], 320, "webp"), PictureFile.Name(stems[1], 500, "jpg"), "aa/laid-by-hand.jpg"];
        foreach (var file in files)
        {
            Directory.CreateDirectory(System.IO.Path.GetDirectoryName(System.IO.Path.Combine(folder, file))!);
            await File.WriteAllTextAsync(System.IO.Path.Combine(folder, file), "x");
            File.SetLastWriteTimeUtc(System.IO.Path.Combine(folder, file), site.Clock.Now.AddHours(file == files[1] ? -23 : -25).UtcDateTime);
        }

        await site.ChangeAsync(db =>
        {
            db.Add(new Media { Id = 900, File = files[2], Kind = MediaKind.Photo });
            return Task.CompletedTask;
        });
        await using var scope = site.Services.CreateAsyncScope();
        Assert.Equal(1, await scope.ServiceProvider.GetRequiredService<Tidying>().RunAsync(default));
        Assert.Equal([.. files[1..].Order(StringComparer.Ordinal)], Files(site));
    }

    private static IEnumerable<string?> Alts(IDocument page) => page.QuerySelectorAll("[data-testid=pictures] .picture-row .picture-row__image").Select(i => i.GetAttribute("alt"));

    private static List<string> Files(TestSite site) => Directory.Exists(System.IO.Path.Combine(site.Database.DataFolder, "media"))
        ? [.. Directory.GetFiles(System.IO.Path.Combine(site.Database.DataFolder, "media"), "*", SearchOption.AllDirectories).Select(f => System.IO.Path.GetRelativePath(System.IO.Path.Combine(site.Database.DataFolder, "media"), f)).Order(StringComparer.Ordinal)]
        : [];

    private static async Task<IDocument> SendAsync(SignedIn editor, string path, string button, Dictionary<string, string> fields, byte[]? file = null) =>
        await SendAsync(editor, await editor.PageAsync(path), path, button, fields, file);

    /// <summary>Sends the form of a page as it stands, as a browser would, and gives the page that comes.</summary>
    private static async Task<IDocument> SendAsync(SignedIn editor, IDocument page, string path, string button, Dictionary<string, string> fields, byte[]? file = null)
    {
        using var answer = await PostAsync(editor, page, path, button, fields, file);
        if (answer.StatusCode is HttpStatusCode.Redirect)
            return await editor.PageAsync(answer.Headers.Location!.ToString());
        var html = await answer.Content.ReadAsStringAsync();
        Assert.True(answer.StatusCode == HttpStatusCode.OK, $"{path} {button}: {(int)answer.StatusCode} {html[..Math.Min(600, html.Length)]}");
        return await new HtmlParser().ParseDocumentAsync(html);
    }

    private static async Task<HttpResponseMessage> PostAsync(SignedIn editor, IDocument page, string path, string button, Dictionary<string, string> fields, byte[]? file)
    {
        var form = page.QuerySelector<IHtmlFormElement>(Form)!;
        using var content = new MultipartFormDataContent();
        var standing = form.Elements.OfType<IHtmlInputElement>().Where(i => i.Type is not ("submit" or "checkbox" or "file") && i.Name is { Length: > 0 }).Select(i => (i.Name!, i.Value))
            .Concat(form.Elements.OfType<IHtmlInputElement>().Where(i => i.Type is "checkbox" && i.IsChecked).Select(i => (i.Name!, i.Value)))
            .Concat(form.Elements.OfType<IHtmlTextAreaElement>().Select(t => (t.Name!, t.Value)))
            .Concat(form.Elements.OfType<IHtmlSelectElement>().Select(s => (s.Name!, s.Value ?? "")));
        foreach (var (name, value) in standing.Where(s => !fields.ContainsKey(s.Item1)).Concat(fields.Select(f => (f.Key, f.Value))).Append(("do", button)))
            content.Add(new StringContent(value), name);
        if (file is not null)
            content.Add(new ByteArrayContent(file), "pic.file", "anh.jpg");
        return await editor.Client.PostAsync(new Uri(path, UriKind.Relative), content);
    }
}
