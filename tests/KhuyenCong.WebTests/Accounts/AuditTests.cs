using System.Net;
using AngleSharp.Dom;
using KhuyenCong.Catalogue.Accounts;
using KhuyenCong.Catalogue.Data;
using KhuyenCong.Catalogue.Data.Model;
using KhuyenCong.Testing;
using KhuyenCong.WebTests.ImportExport;
using KhuyenCong.WebTests.Pages;
using Microsoft.EntityFrameworkCore;

namespace KhuyenCong.WebTests.Accounts;

public sealed class AuditTests
{
    [Theory, MemberData(nameof(Engines.Both), MemberType = typeof(Engines))]
    public async Task Audit_Narrowed_FindsWhoWhatWhenAndWhich(Engine engine)
    {
        await using var site = await TestSite.StartAsync(engine, Content.Empty);
        using var administrator = await site.SignedInAsync(Role.Administrator);
        using var officer = await site.SignedInAsync(Role.Officer);
        await site.ChangeAsync(db =>
        {
            Add(db, officer, "revoke", Kinds.Certificate, "FDS7GVASPC", 0);
            Add(db, officer, "publish", Kinds.Round, "3", 1);
            Add(db, administrator, "publish", Kinds.Product, "25", 2);
            return Task.CompletedTask;

            void Add(CatalogueDb to, SignedIn who, string action, string kind, string id, int days) =>
                to.Note(new(who.UserId, ""), site.Clock.Now - TimeSpan.FromDays(days), action, new(kind, id), new { ground = "=1+1" });
        });
        Assert.Equal(3, await CountAsync(""));
        Assert.Equal(2, await CountAsync("?ai=can+bo"));
        Assert.Equal(2, await CountAsync($"?ai={officer.UserId}"));
        Assert.Equal(2, await CountAsync("?viec=publish"));
        Assert.Equal(1, await CountAsync("?loai=certificate&ban-ghi=FDS7GVASPC"));
        Assert.Equal(1, await CountAsync("?tu=21%2F11%2F2026&den=21%2F11%2F2026"));
        Assert.Equal(0, await CountAsync("?ai=khong+ai"));
        using var wrong = await administrator.Client.GetAsync(new Uri("/quan-tri/nhat-ky?tu=31%2F02%2F2026", UriKind.Relative));
        Assert.Equal(HttpStatusCode.BadRequest, wrong.StatusCode);
        Assert.Contains("href=\"#tu\"", await wrong.Content.ReadAsStringAsync(), StringComparison.Ordinal);

        var file = await administrator.Client.GetStringAsync(new Uri("/quan-tri/nhat-ky/tep.csv?viec=revoke", UriKind.Relative));
        var lines = file.TrimStart('\uFEFF').Split("\r\n", StringSplitOptions.RemoveEmptyEntries);
        Assert.Equal(2, lines.Length);
        Assert.StartsWith("2026-11-22 09:00:00,Cán bộ chứng nhận," + officer.UserId + ",revoke,certificate,FDS7GVASPC,", lines[1], StringComparison.Ordinal);

        async Task<int> CountAsync(string query) => int.Parse((await administrator.PageAsync("/quan-tri/nhat-ky" + query)).Text("count").Split(' ')[0], System.Globalization.CultureInfo.InvariantCulture);
    }

    /// <summary>No braces, no keys: names as they are today, labels as in the forms, days as people write them.</summary>
    [Theory, MemberData(nameof(Engines.Both), MemberType = typeof(Engines))]
    public async Task Audit_OfManyKinds_IsToldInWords(Engine engine)
    {
        await using var site = await TestSite.StartAsync(engine);
        using var administrator = await site.SignedInAsync(Role.Administrator);
        using var officer = await site.SignedInAsync(Role.Officer);
        var (product, round) = (await site.Database.ReadAsync(db => db.Products.SingleAsync(p => p.Id == 25)), await site.Database.ReadAsync(db => db.Rounds.SingleAsync(r => r.Id == 14)));
        var alt = await site.Database.ReadAsync(db => db.Media.Where(m => m.Id == 1).Select(m => m.Alt ?? m.File).SingleAsync());
        (string Action, string Kind, string Id, object? Details, string Record, string? Page, string Told)[] lines =
        [
            ("published", Kinds.Product, "25", new { revision = 3, from = (DateTimeOffset?)null, until = (DateTimeOffset?)site.Clock.Now }, $"Sản phẩm: {product.Name}", "/quan-tri/san-pham/25", "Bản: 3 Gỡ lúc: 22/11/2026 09:00"),
            ("restored", Kinds.Article, "999999", new { revision = 4, from = 2 }, "Tin tức 999999", null, "Bản: 4 Lấy lại từ bản: 2"),
            ("granted", Kinds.Certificate, "2B9XNTPZ5P", new { round = 14, product = 25, grantedOn = new DateOnly(2024, 5, 20), grantYear = 2024 }, "Chứng nhận: 2B9XNTPZ5P", "/quan-tri/chung-nhan/2B9XNTPZ5P", $"Kỳ bình chọn: {round.Name} Sản phẩm: {product.Name} Ngày cấp: 20/05/2024 Năm cấp: 2024"),
            ("record-results", Kinds.Round, "14", new { count = 9, codes = Enumerable.Range(1, 9).Select(i => $"M{i}") }, $"Kỳ bình chọn: {round.Name}", "/quan-tri/ky-binh-chon/14", "Số lượng: 9 Giấy chứng nhận: M1, M2, M3, M4, M5, M6, M7, M8 và 1 mục nữa"),
            ("set-roles", Kinds.User, officer.UserId, new { from = (string[])["buyer"], to = (string[])["officer", "editor"] }, "Tài khoản: Cán bộ chứng nhận", "/quan-tri/nguoi-dung/" + officer.UserId, "Vai trò cũ: Bên mua Vai trò mới: Cán bộ chứng nhận, Biên tập viên"),
            ("erase-person", Kinds.User, Guid.Empty.ToString(), null, "Tài khoản: Người đã xóa thông tin", null, ""),
            ("edit-picture", Kinds.Media, "1", new { fields = (string[])["alt", "credit"] }, $"Hình: {alt}", "/quan-tri/hinh-anh/1", "Mục đã sửa: Lời tả ảnh, Người chụp, nguồn ảnh"),
            ("run-now", "job", "mails", null, "Tác vụ: Gửi thư", "/quan-tri/tac-vu", ""),
            ("applied", Kinds.Settings, "site", new { revision = 2 }, "Cài đặt của trang: Cài đặt của trang", "/quan-tri/cai-dat/site", "Bản: 2"),
        ];
        await site.ChangeAsync(db =>
        {
            foreach (var line in lines)
                db.Note(new(administrator.UserId, ""), site.Clock.Now, line.Action, new(line.Kind, line.Id), line.Details);
            return Task.CompletedTask;
        });
        var rows = (await administrator.PageAsync($"/quan-tri/nhat-ky?ai={administrator.UserId}")).QuerySelectorAll("[data-testid=audit] tbody tr").Reverse().ToList();
        Assert.Equal(lines.Select(l => (l.Record, l.Page, l.Told)), rows.Select(r => (
            r.QuerySelector("[data-label='Bản ghi'] a").Squeezed(), r.QuerySelectorAll("[data-label='Bản ghi'] a").Skip(1).FirstOrDefault()?.GetAttribute("href"), r.QuerySelector("[data-label='Chi tiết']").Squeezed())));
        foreach (var page in lines.Select(l => l.Page).OfType<string>())
            Assert.Equal(HttpStatusCode.OK, await administrator.StatusAsync(page));
    }

    /// <summary>A name that a spreadsheet would run as a formula is text there.</summary>
    [Fact]
    public async Task AuditFile_WithAFormula_IsTextToASpreadsheet()
    {
        await using var site = await TestSite.StartAsync(Engine.Sqlite, Content.Empty);
        using var administrator = await site.SignedInAsync(Role.Administrator);
        await site.ChangeAsync(db =>
        {
            db.AuditActors.Add(new() { Key = "x", Name = "=HYPERLINK(\"http://example.com\")" });
            db.Note(new("x", ""), site.Clock.Now, "@SUM(1)", new("+1", "-1"));
            return Task.CompletedTask;
        });
        var file = await administrator.Client.GetStringAsync(new Uri("/quan-tri/nhat-ky/tep.csv", UriKind.Relative));
        Assert.Contains(",\"'=HYPERLINK(\"\"http://example.com\"\")\",x,'@SUM(1),'+1,'-1,", file, StringComparison.Ordinal);
    }

    [Fact]
    public async Task Audit_OfManyLines_HasPages()
    {
        await using var site = await TestSite.StartAsync(Engine.Sqlite, Content.Empty);
        using var administrator = await site.SignedInAsync(Role.Administrator);
        await site.ChangeAsync(db =>
        {
            for (var i = 0; i < 120; i++)
                db.Note(Actor.Operator, site.Clock.Now, "import", new(Kinds.Everything, ""));
            return Task.CompletedTask;
        });
        var page = await administrator.PageAsync("/quan-tri/nhat-ky?viec=import&trang=3");
        Assert.Equal(20, page.QuerySelectorAll("[data-testid=audit] tbody tr").Length);
        Assert.Equal("/quan-tri/nhat-ky?viec=import&trang=2", page.QuerySelector("[rel=prev]")!.GetAttribute("href"));
        using var past = await administrator.Client.GetAsync(new Uri("/quan-tri/nhat-ky?viec=import&trang=4", UriKind.Relative));
        Assert.Equal(HttpStatusCode.NotFound, past.StatusCode);
    }
}
