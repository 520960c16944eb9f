using System.Net;
using AngleSharp.Dom;
using AngleSharp.Html.Dom;
using AngleSharp.Html.Parser;
using KhuyenCong.Catalogue.Common;
using KhuyenCong.Catalogue.Data.Model;
using KhuyenCong.Testing;
using KhuyenCong.WebTests.OpenData;
using KhuyenCong.WebTests.Pages;
using KhuyenCong.WebTests.Publishing;
using Microsoft.EntityFrameworkCore;

namespace KhuyenCong.WebTests.Certificates;

/// <summary>What an officer does to a certificate, from the form to every face of the register.</summary>
public sealed class OfficerTests
{
    /// <summary>Granted on 13/05/2024, without events.</summary>
    private const string Code = "2B9XNTPZ5P";

    private static readonly string Path = Links.CertificateDesk(Code);

    [Theory, MemberData(nameof(Engines.Both), MemberType = typeof(Engines))]
    public async Task Revoke_Confirmed_IsToldByPageApiAndSearch(Engine engine)
    {
        await using var site = await TestSite.StartAsync(engine);
        using var officer = await site.SignedInAsync(Role.Officer);
        var (number, before) = await Desk.ReadAsync(site.Services, async db => ((await db.Documents.OrderBy(d => d.Id).FirstAsync(d => db.Documents.Count(o => o.NumberKey == d.NumberKey) == 1)).Number, await db.Certificates.Where(c => c.Code == Code).Select(c => c.Version).SingleAsync()));
        Assert.DoesNotContain(await FoundAsync(site, "thu-hoi"), line => line.Contains(Code, StringComparison.Ordinal));
        var fields = Fields("revoke", ("day", "20/11/2026"), ("decision", number), ("ground", "không còn bảo đảm tiêu chí"), ("note", "Thu hồi vì lỗi ghi nhãn."), ("note-en", "Revoked for wrong labels."));

        // Seen first, and nothing saved.
        using (var seen = await officer.SendAsync(Path, fields, Form("revoke")))
        {
            var preview = await ParseAsync(seen);
            Assert.Equal("Từ 20/11/2026: thu hồi", preview.QuerySelector("[data-testid=preview-lines] li").Squeezed());
            Assert.Contains("đã bị thu hồi từ ngày 20/11/2026", preview.Text("preview"), StringComparison.Ordinal);
            Assert.Empty(await EventsAsync(site));
            using var saved = await officer.Client.PostAsync(new Uri(Path, UriKind.Relative), new FormUrlEncodedContent(preview.QuerySelectorAll<IHtmlInputElement>("[data-testid=confirm] input").Select(i => KeyValuePair.Create(i.Name!, i.Value))));
            Assert.Equal((HttpStatusCode.Redirect, Path), (saved.StatusCode, saved.Headers.Location?.ToString()));
        }

        var page = await officer.PageAsync(Path);
        Assert.Equal("Đã ghi: thu hồi.", page.Text("notice"));
        Assert.Contains("Thu hồi vì lỗi ghi nhãn.", page.Text("events"), StringComparison.Ordinal);

        await site.CatchUpAsync();
        var shown = await site.PageAsync($"/chung-nhan/{Code}");
        Assert.Equal($"Chứng nhận này đã bị thu hồi từ ngày 20/11/2026 theo Quyết định số {number}, vì không còn bảo đảm tiêu chí.", shown.Text("sentence"));
        Assert.Contains("Thu hồi vì lỗi ghi nhãn.", shown.Body!.TextContent, StringComparison.Ordinal);
        Assert.Contains("Revoked for wrong labels.", (await site.PageAsync($"/en/certificates/{Code}")).Body!.TextContent, StringComparison.Ordinal);
        var told = await Reading.JsonAsync(site, $"/api/v1/certificates/{Code}");
        Assert.Equal(("revoked", number), (Reading.Value(told["status"]), Reading.Value(told["events"]![0]!["decisionNumber"])));
        Assert.Contains(await FoundAsync(site, "thu-hoi"), line => line.Contains(Code, StringComparison.Ordinal));

        var audited = await Desk.ReadAsync(site.Services, db => db.Audit.SingleAsync(a => a.Kind == Kinds.Certificate && a.RecordId == Code));
        Assert.Equal(("revoke", officer.UserId), (audited.Action, audited.ActorKey));
        Assert.DoesNotContain("tiêu chí", audited.Details, StringComparison.Ordinal);
        Assert.Equal(before + 1, await Desk.ReadAsync(site.Services, db => db.Certificates.Where(c => c.Code == Code).Select(c => c.Version).SingleAsync()));
    }

    [Theory, MemberData(nameof(Engines.Both), MemberType = typeof(Engines))]
    public async Task SuspendAndReinstate_OnOneDay_LeaveBothEvents(Engine engine)
    {
        await using var site = await TestSite.StartAsync(engine);
        using var officer = await site.SignedInAsync(Role.Officer);
        var status = (await officer.PageAsync(Path)).Text("status");
        Assert.Equal("Tạm dừng", (await DoAsync(officer, "suspend", ("day", "22/11/2026"), ("ground", "chờ kiểm tra"))).Text("status"));
        using (var seen = await officer.SendAsync(Path, Fields("reinstate", ("day", "22/11/2026")), Form("reinstate")))
            Assert.StartsWith($"Từ 22/11/2026: {status.ToLowerInvariant()}", (await ParseAsync(seen)).Text("preview-lines"), StringComparison.Ordinal);
        Assert.Equal(status, (await DoAsync(officer, "reinstate", ("day", "22/11/2026"))).Text("status"));
        Assert.Equal([CertificateEventKind.Suspended, CertificateEventKind.Reinstated], (await EventsAsync(site)).Select(e => e.Kind));
    }

    [Fact]
    public async Task Forms_AgainstARule_SayWhatAtTheirField()
    {
        await using var site = await TestSite.StartAsync(Engine.Sqlite);
        using var officer = await site.SignedInAsync(Role.Officer);
        await FaultAsync("revoke", "ground", "Hãy nhập căn cứ", ("day", "20/11/2026"));
        await FaultAsync("suspend", "day", "Hãy nhập ngày có hiệu lực", ("ground", "x"));
        await FaultAsync("suspend", "day", "phải là một ngày", ("day", "31/02/2026"), ("ground", "x"));
        await FaultAsync("suspend", "day", "ở trước ngày cấp 13/05/2024", ("day", "12/05/2024"), ("ground", "x"));
        await FaultAsync("correct", "decision", "Không có văn bản nào", ("day", "20/11/2026"), ("decision", "0000/QĐ-XYZ"));
        await FaultAsync("reinstate", "day", "không tạm dừng", ("day", "20/11/2026"));
        await FaultAsync("override-end", "ground", "Hãy nhập lý do", ("day", "31/12/2027"));
        await FaultAsync("verify", "day", "chưa đến", ("by", "Lê Thị An"), ("day", "23/11/2026"));

        await DoAsync(officer, "suspend", ("day", "10/11/2026"), ("ground", "x"));
        await FaultAsync("reinstate", "day", "không tạm dừng", ("day", "09/11/2026"));
        await DoAsync(officer, "revoke", ("day", "01/12/2026"), ("ground", "x"));
        foreach (var act in (string[])["suspend", "reinstate", "revoke"])
            await FaultAsync(act, "day", "đã có quyết định thu hồi từ ngày 01/12/2026", ("day", "02/12/2026"), ("ground", "x"));
        await DoAsync(officer, "correct", ("day", "02/12/2026"), ("note", "Tên in sai."));
        Assert.Equal([CertificateEventKind.Suspended, CertificateEventKind.Revoked, CertificateEventKind.Corrected], (await EventsAsync(site)).Select(e => e.Kind));

        async Task FaultAsync(string act, string field, string said, params (string Field, string Value)[] typed)
        {
            var count = (await EventsAsync(site)).Count;
            // Also where the form is sent as if it had been seen.
            var page = await officer.SubmitAsync(Path, Confirmed(Fields(act, typed)), Form(act));
            var line = page.QuerySelectorAll<IHtmlAnchorElement>("[data-testid=faults] a").Single();
            Assert.Equal(($"#{act}-{field}", true), (line.GetAttribute("href"), line.TextContent.Contains(said, StringComparison.Ordinal)));
            Assert.Equal("true", page.GetElementById($"{act}-{field}")!.GetAttribute("aria-invalid"));
            foreach (var (name, value) in typed)
                Assert.Equal(value, ValueOf(page, $"{act}.{name}"));
            Assert.Equal(count, (await EventsAsync(site)).Count);
        }
    }

    [Fact]
    public async Task Act_OnAFormOpenedBeforeAnother_IsAConflictThatKeepsWhatWasTyped()
    {
        await using var site = await TestSite.StartAsync(Engine.Sqlite);
        using var officer = await site.SignedInAsync(Role.Officer);
        var opened = await officer.PageAsync(Path);
        var version = opened.QuerySelector<IHtmlInputElement>($"{Form("revoke")} [name=version]")!.Value;
        await DoAsync(officer, "correct", ("day", "20/11/2026"), ("note", "Của người khác."));

        var fields = Fields("revoke", ("day", "21/11/2026"), ("ground", "của tôi"));
        fields["version"] = version;
        using var answer = await officer.SendAsync(Path, Confirmed(fields), Form("revoke"));
        Assert.Equal(HttpStatusCode.Conflict, answer.StatusCode);
        var page = await ParseAsync(answer);
        Assert.NotNull(page.QuerySelector("[data-testid=conflict]"));
        Assert.Contains("Của người khác.", page.Text("events"), StringComparison.Ordinal);
        Assert.Equal(("21/11/2026", "của tôi"), (ValueOf(page, "revoke.day"), ValueOf(page, "revoke.ground")));
        Assert.Equal(CertificateEventKind.Corrected, Assert.Single(await EventsAsync(site)).Kind);

        // The form that came back is on the new version.
        Assert.NotEqual(version, page.QuerySelector<IHtmlInputElement>($"{Form("revoke")} [name=version]")!.Value);
    }

    [Theory, MemberData(nameof(Engines.Both), MemberType = typeof(Engines))]
    public async Task EndAndVerification_SetAndLifted_AreToldWithTheirReasons(Engine engine)
    {
        await using var site = await TestSite.StartAsync(engine);
        using var officer = await site.SignedInAsync(Role.Officer);
        await DoAsync(officer, "override-end", ("day", "30/06/2028"), ("ground", "Theo văn bản riêng"));
        await DoAsync(officer, "verify", ("by", "Lê Thị An"), ("day", "21/11/2026"));
        await site.CatchUpAsync();
        var shown = await site.PageAsync($"/chung-nhan/{Code}");
        Assert.Equal("Chứng nhận này còn hiệu lực đến hết ngày 30/06/2028.", shown.Text("sentence"));
        Assert.Contains("Theo văn bản riêng", shown.Body!.TextContent, StringComparison.Ordinal);
        Assert.Contains("Lê Thị An", shown.Body!.TextContent, StringComparison.Ordinal);

        var page = await DoAsync(officer, "lift-end", ("ground", "văn bản ấy đã bị bãi bỏ"));
        Assert.Null(page.QuerySelector(Form("lift-end")));
        page = await DoAsync(officer, "lift-verification", ("ground", "đối chiếu nhầm hồ sơ"));
        Assert.Equal("chưa đối chiếu", page.Text("verified"));
        await site.CatchUpAsync();
        shown = await site.PageAsync($"/chung-nhan/{Code}");
        Assert.DoesNotContain("30/06/2028", shown.Text("sentence"), StringComparison.Ordinal);
        Assert.Contains("văn bản ấy đã bị bãi bỏ", shown.Body!.TextContent, StringComparison.Ordinal);
        Assert.DoesNotContain("Lê Thị An", shown.Body!.TextContent, StringComparison.Ordinal);
        var audited = await Desk.ReadAsync(site.Services, db => db.Audit.Where(a => a.RecordId == Code).OrderBy(a => a.Id).ToListAsync());
        Assert.Equal(["override-end", "verify", "lift-end", "lift-verification"], audited.Select(a => a.Action));
        Assert.DoesNotContain(audited, a => a.Details?.Contains("An", StringComparison.Ordinal) is true);
    }

    [Fact]
    public async Task Page_ForOthersOrOfNoCertificate_IsNotThere()
    {
        await using var site = await TestSite.StartAsync(Engine.Sqlite);
        using var editor = await site.SignedInAsync(Role.Editor);
        using var officer = await site.SignedInAsync(Role.Officer);
        Assert.Equal(HttpStatusCode.NotFound, await editor.StatusAsync(Path));
        Assert.Equal(HttpStatusCode.NotFound, await officer.StatusAsync(Links.CertificateDesk("2222222222")));
        Assert.Equal(HttpStatusCode.OK, await officer.StatusAsync(Path));
        Assert.NotNull((await officer.PageAsync($"/quan-tri/chung-nhan/{Code}")).QuerySelector($"main a[href='{Path}']"));
    }

    private static string Form(string act) => $"form[data-testid=act-{act}]";

    private static Dictionary<string, string?> Fields(string act, params (string Field, string Value)[] typed) => typed.ToDictionary(t => $"{act}.{t.Field}", string? (t) => t.Value);

    private static Dictionary<string, string?> Confirmed(Dictionary<string, string?> fields) => new(fields) { ["confirmed"] = "true" };

    private static async Task<IDocument> DoAsync(SignedIn officer, string act, params (string Field, string Value)[] typed)
    {
        var page = await officer.SubmitAsync(Path, Confirmed(Fields(act, typed)), Form(act));
        Assert.StartsWith("Đã ghi", page.Text("notice"), StringComparison.Ordinal);
        return page;
    }

    private static Task<List<CertificateEvent>> EventsAsync(TestSite site) => Desk.ReadAsync(site.Services, db => db.Set<CertificateEvent>().AsNoTracking().Where(e => e.CertificateCode == Code).OrderBy(e => e.Id).ToListAsync());

    /// <summary>Codes that the list narrowed to a state leads to.</summary>
    private static async Task<List<string>> FoundAsync(TestSite site, string state) =>
        [.. (await site.PageAsync($"/chung-nhan?hieu-luc={state}")).QuerySelectorAll<IHtmlAnchorElement>("main a").Select(a => a.GetAttribute("href") ?? "")];

    private static async Task<IDocument> ParseAsync(HttpResponseMessage answer) => await new HtmlParser().ParseDocumentAsync(await answer.Content.ReadAsStringAsync());

    private static string? ValueOf(IDocument page, string name) => page.QuerySelector($"details [name='{name}']") switch
    {
        IHtmlTextAreaElement area => area.Value,
        IHtmlInputElement input => input.Value,
        _ => null,
    };
}
