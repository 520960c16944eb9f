using System.Net;
using KhuyenCong.Catalogue.Accounts;
using KhuyenCong.Catalogue.Data;
using KhuyenCong.Catalogue.Data.Model;
using KhuyenCong.Testing;
using KhuyenCong.WebTests.Pages;

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
