using System.Net;
using KhuyenCong.Catalogue.Data.Model;
using KhuyenCong.Testing;
using KhuyenCong.WebTests.Pages;
using Microsoft.EntityFrameworkCore;

namespace KhuyenCong.WebTests.Files;

/// <summary>Pictures and files that the register names, as pages show them and as they are sent.</summary>
public sealed class MediaTests
{
    private const string Photo = "2026/9f8e7d.jpg";
    private const string Scan = "2026/scan.pdf";
    private const string Text = "2026/van-ban.pdf";

    [Theory, MemberData(nameof(Engines.Both), MemberType = typeof(Engines))]
    public async Task Article_WithPhotographs_ShowsEachWithCaptionCreditAndRights(Engine engine)
    {
        await using var site = await StartAsync(engine);
        var page = await site.PageAsync("/tin-tuc/khuyen-cong-hoa-binh-2023-tien-di-vao-may-moc-4");
        var figure = page.QuerySelector(".piece__figure")!;
        Assert.Equal($"/media/{Photo}", figure.QuerySelector("img")!.GetAttribute("src"));
        Assert.Equal("Máy sấy cá", figure.QuerySelector("img")!.GetAttribute("alt"));
        Assert.Equal("Máy mới tại xưởng. Ảnh: Nguyễn Văn A. Đăng theo thỏa thuận ngày 01/11/2026.", figure.QuerySelector("figcaption").Squeezed());
        var english = (await site.PageAsync("/en/news/khuyen-cong-hoa-binh-2023-tien-di-vao-may-moc-4")).QuerySelector(".piece__figure")!;
        Assert.Equal("Fish dryer", english.QuerySelector("img")!.GetAttribute("alt"));
        Assert.Equal("vi", english.QuerySelectorAll("figcaption [lang]")[^1].GetAttribute("lang"));
        Assert.NotEmpty(page.QuerySelectorAll(".piece__foot [data-testid=source]"));
    }

    [Theory, MemberData(nameof(Engines.Both), MemberType = typeof(Engines))]
    public async Task File_InUse_IsSentWithItsTypeAndNothingElseIs(Engine engine)
    {
        await using var site = await StartAsync(engine);
        using var photo = await site.Client.GetAsync(new Uri($"/media/{Photo}", UriKind.Relative));
        Assert.Equal(HttpStatusCode.OK, photo.StatusCode);
        Assert.Equal("image/jpeg", photo.Content.Headers.ContentType!.MediaType);
        Assert.Equal("nosniff", Assert.Single(photo.Headers.GetValues("X-Content-Type-Options")));
        Assert.Equal(TimeSpan.FromDays(1), photo.Headers.CacheControl!.MaxAge);
        Assert.False(photo.Headers.ETag!.IsWeak);
        using var again = new HttpRequestMessage(HttpMethod.Get, $"/media/{Photo}");
        again.Headers.IfNoneMatch.Add(photo.Headers.ETag);
        using var unchanged = await site.Client.SendAsync(again);
        Assert.Equal(HttpStatusCode.NotModified, unchanged.StatusCode);
        foreach (var hidden in (string[])[Scan, "2026/unused.jpg", "2026/9f8e7d.txt", "..%2fcatalogue.db", "%2e%2e/catalogue.db", "2026/../../catalogue.db", ""])
            Assert.Equal((hidden, HttpStatusCode.NotFound), (hidden, await site.StatusAsync($"/media/{hidden}")));
    }

    [Theory, MemberData(nameof(Engines.Both), MemberType = typeof(Engines))]
    public async Task Document_WithAFile_LinksItWithKindAndSizeUntilItIsWithdrawn(Engine engine)
    {
        await using var site = await StartAsync(engine);
        var link = (await site.PageAsync("/van-ban/thong-tu-26-2014-tt-bct-5")).QuerySelector("[data-testid=file]")!;
        Assert.Equal("Tải văn bản (PDF, 1,2 MB)", link.TextContent);
        Assert.Equal("Download the document (PDF, 1.2 MB)", (await site.PageAsync("/en/documents/thong-tu-26-2014-tt-bct-5")).Text("file"));
        using var file = await site.Client.GetAsync(new Uri(link.GetAttribute("href")!, UriKind.Relative));
        Assert.Equal("application/pdf", file.Content.Headers.ContentType!.MediaType);
        Assert.Equal("attachment", file.Content.Headers.ContentDisposition!.DispositionType);
        Assert.Equal(1_200_000, (await file.Content.ReadAsByteArrayAsync()).Length);

        File.Delete(Path.Combine(site.Database.DataFolder, "media", Text));
        await site.ChangeAsync(async db => (await db.Documents.SingleAsync(d => d.Id == 5)).Signer = "A");
        Assert.Null((await site.PageAsync("/van-ban/thong-tu-26-2014-tt-bct-5")).QuerySelector("[data-testid=file]"));
        await site.ChangeAsync(async db => (await db.Documents.SingleAsync(d => d.Id == 5)).VisibleTo = FakeClock.SampleDay.AddDays(-1));
        Assert.Equal(HttpStatusCode.NotFound, await site.StatusAsync($"/media/{Text}"));
    }

    private static async Task<TestSite> StartAsync(Engine engine)
    {
        var site = await TestSite.StartAsync(engine);
        var folder = Directory.CreateDirectory(Path.Combine(site.Database.DataFolder, "media", "2026")).FullName;
        foreach (var (name, length) in ((string, int)[])[("9f8e7d.jpg", 100), ("9f8e7d.txt", 100), ("unused.jpg", 100), ("scan.pdf", 100), ("van-ban.pdf", 1_200_000)])
            await File.WriteAllBytesAsync(Path.Combine(folder, name), new byte[length]);
        await site.ChangeAsync(async db =>
        {
            db.Add(new Media
            {
                Id = 901,
                File = Photo,
                Kind = MediaKind.Photo,
                Width = 1200,
                Height = 800,
                Alt = "Máy sấy cá",
                AltEn = "Fish dryer",
                Caption = "Máy mới tại xưởng.",
                Credit = "Nguyễn Văn A",
                Rights = "Đăng theo thỏa thuận ngày 01/11/2026.",
                Uses = [new() { Kind = Kinds.Article, TargetId = "4", Position = 1 }],
            });
            db.Add(new Media { Id = 902, File = "2026/unused.jpg", Kind = MediaKind.Photo });
            db.Add(new Media { Id = 903, File = Scan, Kind = MediaKind.File });
            db.Add(new Media { Id = 904, File = Text, Kind = MediaKind.File });
            (await db.Certificates.OrderBy(c => c.Code).FirstAsync()).ScanMediaId = 903;
            (await db.Documents.SingleAsync(d => d.Id == 5)).MediaId = 904;
        });
        return site;
    }
}
