using System.Net;
using AngleSharp.Dom;
using AngleSharp.Html.Dom;
using AngleSharp.Html.Parser;
using KhuyenCong.Catalogue.Data.Model;
using KhuyenCong.Catalogue.Publishing;
using KhuyenCong.Testing;
using Microsoft.EntityFrameworkCore;

namespace KhuyenCong.WebTests.Publishing;

/// <summary>The pages that edit records, by forms alone: all of it works without script.</summary>
public sealed class RecordPagesTests
{
    private const string Form = "form[data-testid=form]";

    [Theory, MemberData(nameof(Engines.Both), MemberType = typeof(Engines))]
    public async Task EveryKind_ListedOpenedAndSavedAsItIs_StaysAsItWas(Engine engine)
    {
        await using var site = await TestSite.StartAsync(engine);
        using var editor = await site.SignedInAsync(Role.Administrator);
        // The sample holds a record of every kind but these.
        var severalSources = await Desk.ReadAsync(site.Services, async db =>
        {
            db.Marks.Add(new() { SchemeSlug = await db.MarkSchemes.MinAsync(s => s.Slug) ?? "", ProductId = await db.Products.MinAsync(p => p.Id), VisibleFrom = FakeClock.SampleDay.AddDays(-1) });
            db.Redirects.Add(new() { FromPath = "/tin-cu/bài 1", ToPath = "/tin-tuc" });
            // A row with several sources, of which the record itself names the first.
            var target = await db.Set<ProgrammeTarget>().OrderBy(t => t.ProgrammeId).ThenBy(t => t.Position).FirstAsync();
            var programme = await db.Programmes.FirstAsync(p => p.Id == target.ProgrammeId);
            target.Sources = [.. programme.Sources.Take(1), .. await db.Sources.Where(s => !programme.Sources.Contains(s.Key)).OrderBy(s => s.Key).Select(s => s.Key).Take(2).ToListAsync()];
            await db.SaveChangesAsync();
            Assert.Equal(3, target.Sources.Length);
            return programme.Id;
        });
        foreach (var kind in EditedKind.All)
        {
            // A kind with one record has no list: its address leads there.
            Assert.Equal(kind.OnlyId is null ? HttpStatusCode.OK : HttpStatusCode.Redirect, await editor.StatusAsync(BackOfficeLinks.Records(kind)));
            var first = kind.Kind == Kinds.Programme ? BackOfficeLinks.Record(kind, $"{severalSources}") : await editor.FirstAsync(kind);
            var record = await editor.PageAsync(first);
            Assert.NotEmpty(record.QuerySelectorAll($"{Form} [name^='f.']"));
            Assert.Empty(record.QuerySelectorAll("[data-testid=checks] .mark--stop"));
            var after = await editor.SubmitAsync(first, Do("luu"), Form);
            Assert.Equal(kind.IsPublished ? "Đã lưu bản nháp." : "Đã lưu và áp dụng.", after.QuerySelector("[data-testid=notice]")!.TextContent);
            var opened = await new Desk(site.Services, kind.Kind, kind.FromAddress(first.Split('/')[^1])).OpenAsync();
            Assert.False(opened.HasDraft, $"{kind.Kind}: {string.Join(", ", opened.Text.Differences(opened.Applied))}");
            if (kind.IsPublished)
            {
                // A button beside the text finds nothing to keep where nothing was typed.
                after = await editor.SubmitAsync(first, new Dictionary<string, string?> { ["c.text"] = "Xem rồi.", ["do"] = "binh-luan" }, Form);
                Assert.Equal("Đã ghi nhận xét.", after.QuerySelector("[data-testid=notice]")!.TextContent);
            }

            if (kind.MayBeMade)
                Assert.NotNull((await editor.PageAsync(BackOfficeLinks.New(kind))).QuerySelector(Form));
        }
    }

    [Fact]
    public async Task List_Narrowed_ShowsWhatIsAskedFor()
    {
        await using var site = await TestSite.StartAsync(Engine.Sqlite);
        using var editor = await site.SignedInAsync(Role.Editor);
        var desk = await RecordLifeTests.NewArticleAsync(site);
        var drafts = await editor.PageAsync("/quan-tri/tin-tuc?trang-thai=nhap");
        Assert.Equal(["Gốm mùa mưa"], drafts.QuerySelectorAll("[data-testid=records] tbody a").Select(a => a.TextContent));
        Assert.Contains("Gốm mùa mưa", (await editor.PageAsync("/quan-tri/tin-tuc?q=gom mua")).QuerySelector("[data-testid=records]")!.TextContent, StringComparison.Ordinal);
        // Where the name says too little, the list and the record say of what it is.
        using var officer = await site.SignedInAsync(Role.Officer);
        var certificate = await Desk.ReadAsync(site.Services, db => db.Certificates.OrderBy(c => c.Code).Select(c => new { c.Code, c.Product!.Name, c.GrantYear }).FirstAsync());
        foreach (var where in (string[])[$"/quan-tri/chung-nhan?q={certificate.Code}", $"/quan-tri/chung-nhan/{certificate.Code}"])
        {
            var about = (await officer.PageAsync(where)).QuerySelector(".table__about, [data-testid=about]")!.TextContent;
            Assert.StartsWith($"{certificate.Name}, cấp ", about, StringComparison.Ordinal);
            Assert.EndsWith($" {certificate.GrantYear}", about, StringComparison.Ordinal);
        }

        var document = await Desk.ReadAsync(site.Services, db => db.Documents.OrderBy(d => d.Id).Select(d => new { d.Number, d.Title }).FirstAsync());
        Assert.Contains(document.Title, (await officer.PageAsync($"/quan-tri/van-ban?q={Uri.EscapeDataString(document.Number)}")).QuerySelectorAll(".table__about").Select(a => a.TextContent));
        await desk.DeleteAsync();
        Assert.NotNull((await editor.PageAsync("/quan-tri/tin-tuc?trang-thai=nhap")).QuerySelector("[data-testid=empty]"));
        Assert.NotNull((await editor.PageAsync("/quan-tri/tin-tuc?trang-thai=thung-rac")).QuerySelector("[data-testid=records]"));
        foreach (var (path, status) in ((string, HttpStatusCode)[])[("?trang-thai=khac", HttpStatusCode.BadRequest), ("?sap-xep=khac", HttpStatusCode.BadRequest), ("?trang=99", HttpStatusCode.NotFound)])
        {
            using var answer = await editor.Client.GetAsync(new Uri("/quan-tri/tin-tuc" + path, UriKind.Relative));
            Assert.Equal(status, answer.StatusCode);
        }
    }

    [Fact]
    public async Task Product_MadeWithRowsAndFaults_KeepsWhatWasTypedAndIsSavedWhenMended()
    {
        await using var site = await TestSite.StartAsync(Engine.Sqlite);
        using var editor = await site.SignedInAsync(Role.Editor);
        var producer = await Desk.ReadAsync(site.Services, db => db.Producers.OrderBy(p => p.Id).Select(p => new { p.Id, p.Name }).FirstAsync());
        var group = await Desk.ReadAsync(site.Services, db => db.Categories.Select(c => new { c.Slug, c.GroupSlug }).FirstAsync());
        var fields = new Dictionary<string, string?>
        {
            ["f.name"] = "  Bộ ấm chén thử  ",
            ["f.group"] = group.GroupSlug,
            ["f.category"] = group.Slug,
            ["f.producer"] = producer.Name,
            ["do"] = "them:members",
        };
        var page = await editor.SubmitAsync("/quan-tri/san-pham/moi", fields, Form);
        Assert.Equal(("Bộ ấm chén thử", 1), (Value(page, "f.name"), page.QuerySelectorAll("[data-testid=part-members] .part__row").Length));

        // Of a blank name the part of the address that is made of it is no fault of its own.
        var blank = (await editor.SubmitAsync("/quan-tri/san-pham/moi", Do("luu"), Form)).QuerySelectorAll("[data-testid=faults] a").Select(a => a.TextContent).ToList();
        Assert.Contains("Tên: không được để trống", blank);
        Assert.DoesNotContain(blank, b => b.StartsWith("Phần tên trong địa chỉ", StringComparison.Ordinal));

        fields["do"] = "luu";
        fields["f.category"] = "";
        fields["f.members.0.nameEn"] = "Cup";
        page = await editor.SubmitAsync("/quan-tri/san-pham/moi", fields, Form);
        var summary = page.QuerySelector("[data-testid=faults]")!;
        Assert.Contains("Loại hàng: không được để trống", summary.TextContent, StringComparison.Ordinal);
        Assert.Contains("Các món trong bộ, dòng 1, Tên món: không được để trống", summary.TextContent, StringComparison.Ordinal);
        foreach (var link in summary.QuerySelectorAll<IHtmlAnchorElement>("a"))
            Assert.Equal("true", page.GetElementById(link.Hash[1..])!.GetAttribute("aria-invalid"));
        Assert.Equal("Cup", Value(page, "f.members.0.nameEn"));
        Assert.Equal($"{producer.Id} · {producer.Name}", Value(page, "f.producer"));

        fields["f.category"] = group.Slug;
        fields["f.members.0.name"] = "Chén";
        page = await editor.SubmitAsync("/quan-tri/san-pham/moi", fields, Form);
        Assert.Equal("Đã lưu bản nháp.", page.QuerySelector("[data-testid=notice]")!.TextContent);
        var saved = await Desk.ReadAsync(site.Services, db => db.Products.Include(p => p.Members).OrderByDescending(p => p.Id).FirstAsync());
        Assert.Equal(("Bộ ấm chén thử", "bo-am-chen-thu", producer.Id, "Chén"), (saved.Name, saved.Slug, saved.ProducerId, saved.Members.Single().Name));
    }

    [Fact]
    public async Task Form_OpenedByTwo_ShowsTheSecondBothVersions()
    {
        await using var site = await TestSite.StartAsync(Engine.Sqlite);
        using var editor = await site.SignedInAsync(Role.Editor);
        var desk = await RecordLifeTests.NewArticleAsync(site);
        var path = BackOfficeLinks.Record(desk.Kind, desk.Id);
        var seen = await editor.PageAsync(path);
        await desk.SaveAsync(t => t["summary"] = "Tóm tắt của Lan.");
        using var answer = await editor.SendAsync(path, new Dictionary<string, string?> { ["base"] = Value(seen, "base"), ["f.summary"] = "Tóm tắt của tôi.", ["f.author"] = "Minh", ["do"] = "luu" }, Form);
        Assert.Equal(HttpStatusCode.Conflict, answer.StatusCode);
        var page = await new HtmlParser().ParseDocumentAsync(await answer.Content.ReadAsStringAsync());
        Assert.Equal(["Tóm tắt của Lan.", "Tóm tắt của tôi."], page.QuerySelectorAll("[data-testid=conflict] tbody tr").Single(r => r.QuerySelector("th")!.TextContent == "Sa pô").QuerySelectorAll("td").Select(c => c.TextContent));
        Assert.Equal("Tóm tắt của tôi.", Value(page, "f.summary"));
        Assert.True(page.QuerySelector("[data-testid=conflict]")!.HasAttribute("autofocus"));
        var resolved = await editor.SubmitAsync(path, new Dictionary<string, string?> { ["base"] = Value(page, "base"), ["f.summary"] = "Tóm tắt chung.", ["do"] = "luu" }, Form);
        Assert.NotNull(resolved.QuerySelector("[data-testid=notice]"));
        Assert.Equal("Tóm tắt chung.", (await desk.OpenAsync()).Text["summary"]);
    }

    [Fact]
    public async Task Typed_KeptByTheScript_IsOfferedToItsAuthorAlone()
    {
        await using var site = await TestSite.StartAsync(Engine.Sqlite);
        using var editor = await site.SignedInAsync(Role.Editor);
        using var other = await site.SignedInAsync(Role.Editor);
        var desk = await RecordLifeTests.NewArticleAsync(site);
        var path = BackOfficeLinks.Record(desk.Kind, desk.Id);
        using (var first = await editor.SendAsync(path, new Dictionary<string, string?> { ["f.title"] = "Chưa lưu", ["do"] = "ghi-tam" }, Form))
            Assert.Equal(HttpStatusCode.NoContent, first.StatusCode);
        Assert.NotNull((await editor.PageAsync(path)).QuerySelector("[data-testid=typed]"));
        Assert.Null((await other.PageAsync(path)).QuerySelector("[data-testid=typed]"));
        Assert.Equal("Chưa lưu", Value(await editor.PageAsync(path + "?ban=tam"), "f.title"));
        Assert.Equal("Gốm mùa mưa", (await desk.OpenAsync()).Text["title"]);
        await editor.SubmitAsync(path + "?ban=tam", Do("luu"), Form);
        Assert.Null((await editor.PageAsync(path)).QuerySelector("[data-testid=typed]"));

        // What is not wanted any more is thrown away.
        using (var again = await editor.SendAsync(path, new Dictionary<string, string?> { ["f.title"] = "Không cần", ["do"] = "ghi-tam" }, Form))
            Assert.Equal(HttpStatusCode.NoContent, again.StatusCode);
        Assert.NotNull((await editor.PageAsync(path + "?ban=tam")).QuerySelector("[data-testid=typed-shown]"));
        var kept = await editor.SubmitAsync(path, Do("bo-tam"), "[data-testid=typed] form");
        Assert.Equal((null, "Chưa lưu"), (kept.QuerySelector("[data-testid=typed]"), Value(kept, "f.title")));
    }

    [Fact]
    public async Task Publish_WithWarnings_AsksToHaveThemSeenFirst()
    {
        await using var site = await TestSite.StartAsync(Engine.Sqlite);
        using var editor = await site.SignedInAsync(Role.Editor);
        var desk = await RecordLifeTests.NewArticleAsync(site);
        var path = BackOfficeLinks.Record(desk.Kind, desk.Id);
        var page = await editor.SubmitAsync(path, new Dictionary<string, string?> { ["f.text"] = "Xem [đây](/san-pham/khong-co-999999).", ["do"] = "xuat-ban" }, Form);
        var checks = page.QuerySelector("[data-testid=checks]")!.TextContent;
        Assert.Contains("Chưa ghi nguồn nào", checks, StringComparison.Ordinal);
        Assert.Contains("Chưa có tiếng Anh", checks, StringComparison.Ordinal);
        Assert.Contains("không dẫn tới sản phẩm nào", checks, StringComparison.Ordinal);
        Assert.Equal(RecordState.Draft, (await desk.OpenAsync()).State);
        page = await editor.SubmitAsync(path, new Dictionary<string, string?> { ["p.seen"] = "true", ["do"] = "xuat-ban" }, Form);
        Assert.Equal("Đã xuất bản.", page.QuerySelector("[data-testid=notice]")!.TextContent);
    }

    [Fact]
    public async Task Beside_TheText_MomentsAndCommentsStayAndNoButtonLosesWhatWasTyped()
    {
        await using var site = await TestSite.StartAsync(Engine.Sqlite);
        using var editor = await site.SignedInAsync(Role.Editor);
        var desk = await RecordLifeTests.NewArticleAsync(site);
        var path = BackOfficeLinks.Record(desk.Kind, desk.Id);
        // What is to be seen of a draft is there when it is opened; nothing is open of moments where there are none.
        var page = await editor.PageAsync(path);
        Assert.NotNull(page.QuerySelector("[data-testid=checks]"));
        Assert.False(page.QuerySelector("details.moments:has([name='p.fromDay'])")!.HasAttribute("open"));

        // A moment that cannot be read stays, in sight, and so does all beside it; of a row that is added as well.
        var typed = new Dictionary<string, string?> { ["p.fromDay"] = "32/13/2026", ["p.fromTime"] = "08:30", ["p.seen"] = "true", ["c.text"] = "Nhận xét gõ dở.", ["do"] = "xuat-ban" };
        foreach (var button in (string[])["them:corrections", "xuat-ban"])
        {
            page = await editor.SubmitAsync(path, new Dictionary<string, string?>(typed) { ["do"] = button }, Form);
            Assert.Equal(("32/13/2026", "08:30"), (Value(page, "p.fromDay"), Value(page, "p.fromTime")));
            Assert.True(page.QuerySelector("details.moments:has([name='p.fromDay'])")!.HasAttribute("open"));
        }

        Assert.True(page.QuerySelector<IHtmlInputElement>("[name='p.seen']")!.IsChecked);
        Assert.Equal("#p-fromDay", page.QuerySelector("[data-testid=faults] a")!.GetAttribute("href"));
        // The comment went along with the draft, and once.
        Assert.Equal("", Value(page, "c.text"));
        Assert.Single(page.QuerySelectorAll(".comment"));

        // A comment is written while the text is being edited: the text is shown again, not saved.
        page = await editor.SubmitAsync(path, new Dictionary<string, string?> { ["f.title"] = "Gốm mùa gặt", ["c.text"] = "Đã rõ.", ["do"] = "binh-luan" }, Form);
        Assert.StartsWith("Đã ghi nhận xét.", page.QuerySelector("[data-testid=notice]")!.TextContent, StringComparison.Ordinal);
        Assert.Equal(("Gốm mùa gặt", "Gốm mùa mưa"), (Value(page, "f.title"), (await desk.OpenAsync()).Text["title"]));
        page = await editor.SubmitAsync(path + "?ban=tam", new Dictionary<string, string?> { ["c.text"] = new string('x', 2001), ["do"] = "luu" }, Form);
        Assert.Equal(("Gốm mùa gặt", 2001), (Value(page, "f.title"), Value(page, "c.text")!.Length));
        Assert.Contains("nhiều nhất 2.000", page.QuerySelector("[data-testid=faults]")!.TextContent, StringComparison.Ordinal);
        page = await editor.SubmitAsync(path + "?ban=tam", new Dictionary<string, string?> { ["p.untilDay"] = "31/12/2026", ["do"] = "luu" }, Form);
        Assert.Contains("Giờ hẹn chưa được đặt", page.QuerySelector("[data-testid=notice]")!.TextContent, StringComparison.Ordinal);
        Assert.Equal("Gốm mùa gặt", (await desk.OpenAsync()).Text["title"]);
    }

    [Fact]
    public async Task Moments_ThatWait_StandInTheFormAndStayWhenACorrectionIsPublished()
    {
        await using var site = await TestSite.StartAsync(Engine.Sqlite);
        using var editor = await site.SignedInAsync(Role.Editor);
        var desk = await RecordLifeTests.NewArticleAsync(site);
        var path = BackOfficeLinks.Record(desk.Kind, desk.Id);
        var publish = new Dictionary<string, string?> { ["p.seen"] = "true", ["do"] = "xuat-ban" };
        var page = await editor.SubmitAsync(path, new Dictionary<string, string?>(publish) { ["p.fromDay"] = "25/11/2026", ["p.fromTime"] = "08:30:15", ["p.untilDay"] = "31/12/2026" }, Form);
        Assert.Equal("Sẽ xuất bản lúc 08:30:15 ngày 25/11/2026.", page.QuerySelector("[data-testid=notice]")!.TextContent);
        Assert.Equal(("25/11/2026", "08:30:15", "31/12/2026", "00:00"), (Value(page, "p.fromDay"), Value(page, "p.fromTime"), Value(page, "p.untilDay"), Value(page, "p.untilTime")));
        page = await editor.SubmitAsync(path, new Dictionary<string, string?>(publish) { ["f.summary"] = "Tóm tắt khác." }, Form);
        var opened = await desk.OpenAsync();
        Assert.Equal((RecordState.Scheduled, "Tóm tắt khác.", new DateTimeOffset(2026, 12, 30, 17, 0, 0, TimeSpan.Zero)), (opened.State, opened.Applied["summary"], opened.VisibleTo));

        // Now, but with the end it had.
        page = await editor.SubmitAsync(path, new Dictionary<string, string?>(publish) { ["p.fromDay"] = "", ["p.fromTime"] = "" }, Form);
        await editor.SubmitAsync(path, new Dictionary<string, string?>(publish) { ["f.summary"] = "Tóm tắt sửa." }, Form);
        opened = await desk.OpenAsync();
        Assert.Equal((RecordState.Published, "Tóm tắt sửa.", new DateTimeOffset(2026, 12, 30, 17, 0, 0, TimeSpan.Zero)), (opened.State, opened.Applied["summary"], opened.VisibleTo));
        site.Clock.Now += TimeSpan.FromMinutes(1);
        page = await editor.SubmitAsync(path, Do("go"), Form);
        Assert.StartsWith("Đã gỡ xuống", page.QuerySelector("[data-testid=notice]")!.TextContent, StringComparison.Ordinal);
        Assert.Equal(RecordState.Withdrawn, (await desk.OpenAsync()).State);
    }

    [Fact]
    public async Task Pages_OfAKindForOthers_AreNotThere()
    {
        await using var site = await TestSite.StartAsync(Engine.Sqlite);
        using var editor = await site.SignedInAsync(Role.Editor);
        using var officer = await site.SignedInAsync(Role.Officer);
        using var producer = await site.SignedInAsync(Role.Producer);
        foreach (var (who, path, status) in ((SignedIn, string, HttpStatusCode)[])
        [
            (editor, "/quan-tri/van-ban", HttpStatusCode.NotFound), (editor, "/quan-tri/van-ban/1", HttpStatusCode.NotFound), (editor, "/quan-tri/van-ban/1/lich-su", HttpStatusCode.NotFound),
            (officer, "/quan-tri/tin-tuc/1", HttpStatusCode.NotFound), (officer, "/quan-tri/van-ban", HttpStatusCode.OK), (producer, "/quan-tri/san-pham", HttpStatusCode.NotFound),
            (editor, "/quan-tri/san-pham/0", HttpStatusCode.NotFound), (editor, "/quan-tri/san-pham/999999", HttpStatusCode.NotFound), (editor, "/quan-tri/chung-nhan/moi", HttpStatusCode.NotFound),
        ])
        {
            using var answer = await who.Client.GetAsync(new Uri(path, UriKind.Relative));
            Assert.True(status == answer.StatusCode, $"{path}: {answer.StatusCode}");
        }
    }

    [Fact]
    public async Task Link_ToARecordInAText_FollowsItsNameAndIsAMention()
    {
        await using var site = await TestSite.StartAsync(Engine.Sqlite);
        using var editor = await site.SignedInAsync(Role.Editor);
        var certificate = await Desk.ReadAsync(site.Services, db => db.Certificates.Where(c => c.VisibleFrom != null && c.GrantYear >= 2023 && c.Events.Count == 0 && c.Product!.VisibleFrom != null).OrderBy(c => c.Code).Select(c => new { c.Code, c.ProductId }).FirstAsync());
        var desk = await RecordLifeTests.NewArticleAsync(site);
        var path = BackOfficeLinks.Record(desk.Kind, desk.Id);
        await editor.SubmitAsync(path, new Dictionary<string, string?> { ["f.text"] = $"Nói về [một sản phẩm](san-pham:{certificate.ProductId}).", ["p.seen"] = "true", ["do"] = "xuat-ban" }, Form);
        var product = new Desk(site.Services, Kinds.Product, $"{certificate.ProductId}");
        await product.SaveAsync(t => t["slug"] = "ten-moi-cua-san-pham");
        await product.PublishAsync();
        await Desk.ReadAsync(site.Services, db =>
        {
            db.Add(new CertificateEvent { CertificateCode = certificate.Code, Kind = CertificateEventKind.Revoked, EffectiveOn = new(2026, 11, 1), RecordedAt = FakeClock.SampleDay });
            return db.SaveChangesAsync();
        });
        await site.CatchUpAsync();
        var shown = await site.PageAsync($"/tin-tuc/gom-mua-mua-{desk.Id}");
        Assert.Equal($"/san-pham/ten-moi-cua-san-pham-{certificate.ProductId}", shown.QuerySelectorAll<IHtmlAnchorElement>("a").First(a => a.TextContent == "một sản phẩm").GetAttribute("href"));
        Assert.Contains("01/11/2026", shown.QuerySelector("[data-testid=mention-note]")!.TextContent, StringComparison.Ordinal);
    }

    [Fact]
    public async Task History_ComparesAndRestores()
    {
        await using var site = await TestSite.StartAsync(Engine.Sqlite);
        using var editor = await site.SignedInAsync(Role.Editor);
        var desk = await RecordLifeTests.NewArticleAsync(site);
        var path = BackOfficeLinks.Record(desk.Kind, desk.Id);
        await editor.SubmitAsync(path, new Dictionary<string, string?> { ["f.summary"] = "Làng gốm chuẩn bị cho mùa khô.", ["do"] = "luu" }, Form);
        var compared = await editor.PageAsync(path + "/lich-su?cu=1&moi=2");
        Assert.Equal(("mưa", "khô"), (compared.QuerySelector("[data-testid=comparison] del")!.TextContent, compared.QuerySelector("[data-testid=comparison] ins")!.TextContent));
        Assert.Contains("Biên tập viên", compared.QuerySelector("[data-testid=history]")!.TextContent, StringComparison.Ordinal);
        var restored = await editor.SubmitAsync(path + "/lich-su", new Dictionary<string, string?> { ["ban"] = "1" });
        Assert.Equal("Làng gốm chuẩn bị cho mùa mưa.", restored.QuerySelector<IHtmlTextAreaElement>("[name='f.summary']")!.Value);
    }

    private static Dictionary<string, string?> Do(string button) => new() { ["do"] = button };

    private static string? Value(IDocument page, string name) => page.QuerySelector($"[name='{name}']") switch
    {
        IHtmlTextAreaElement area => area.Value,
        IHtmlInputElement input => input.Value,
        IHtmlSelectElement select => select.Value,
        _ => null,
    };
}
