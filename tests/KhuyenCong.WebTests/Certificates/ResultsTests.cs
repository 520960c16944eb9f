using System.Globalization;
using System.Net;
using AngleSharp.Dom;
using AngleSharp.Html.Dom;
using AngleSharp.Html.Parser;
using KhuyenCong.Catalogue.Certificates;
using KhuyenCong.Catalogue.Common;
using KhuyenCong.Catalogue.Data.Model;
using KhuyenCong.Catalogue.Publishing;
using KhuyenCong.Testing;
using KhuyenCong.WebTests.OpenData;
using KhuyenCong.WebTests.Pages;
using KhuyenCong.WebTests.Publishing;
using Microsoft.EntityFrameworkCore;

namespace KhuyenCong.WebTests.Certificates;

/// <summary>Results of a round, from the paste to certificates; by forms alone, as without script.</summary>
public sealed class ResultsTests
{
    /// <summary>Regional round of 2024, with a decision of 13/05/2024.</summary>
    private const int Round = 14;

    private const string Form = "form[data-testid=form]";

    private static readonly string Path = Links.RoundResults(Round);

    [Theory, MemberData(nameof(Engines.Both), MemberType = typeof(Engines))]
    public async Task ThirtyPasted_SeenAndGranted_AreCertificatesOnEveryFace(Engine engine)
    {
        await using var site = await TestSite.StartAsync(engine);
        using var officer = await site.SignedInAsync(Role.Officer);
        var products = await FreeAsync(site, 30);
        var (number, count) = await Desk.ReadAsync(site.Services, async db => ((await db.Rounds.Include(r => r.Decision).SingleAsync(r => r.Id == Round)).Decision!.Number, await db.Certificates.CountAsync()));
        var pasted = "Tên\tCơ sở\n" + string.Join('\n', products.Select((p, i) => i % 2 == 0 ? $"{p.Id}\t" : $"{p.Name}\t{p.Producer}"));

        var read = await officer.SubmitAsync(Path, Typed(("paste", pasted), ("day", "20/05/2024"), ("do", "doc")), Form);
        var ahead = read.QuerySelectorAll("[data-testid=ahead] tbody tr");
        Assert.Equal(30, ahead.Length);
        Assert.StartsWith("Cấp ngày 20/05/2024 (30 giấy): từ 20/05/2024: còn hiệu lực;", read.QuerySelector("[data-testid=terms] li").Squeezed(), StringComparison.Ordinal);
        Assert.Contains("từ 01/01/2028: hết hạn", read.Text("terms"), StringComparison.Ordinal);
        Assert.Contains("khoản 10 Điều 1 Thông tư 14/2018/TT-BCT", read.Text("terms"), StringComparison.Ordinal);
        Assert.All(ahead, r => Assert.Contains($"{number}20/05/202431/12/2027", r.TextContent.Replace(" ", "", StringComparison.Ordinal).Replace("\n", "", StringComparison.Ordinal), StringComparison.Ordinal));
        Assert.Equal(count, await Desk.ReadAsync(site.Services, db => db.Certificates.CountAsync()));

        using var granted = await ConfirmAsync(officer, read);
        Assert.Equal(HttpStatusCode.Redirect, granted.StatusCode);
        var list = await officer.PageAsync(granted.Headers.Location!.ToString());
        Assert.Equal("Đã cấp 30 giấy chứng nhận.", list.Text("notice"));
        var codes = list.QuerySelectorAll("[data-testid=certificates] tbody th a").Select(a => a.TextContent).ToList();
        Assert.Equal(30, codes.Distinct().Count(CertificateCode.IsWellFormed));
        var csv = await officer.Client.GetStringAsync(new Uri(list.QuerySelector<IHtmlAnchorElement>("[data-testid=csv]")!.GetAttribute("href")!, UriKind.Relative));
        Assert.Equal(31, csv.Split("\r\n", StringSplitOptions.RemoveEmptyEntries).Length);
        Assert.All(codes, c => Assert.Contains($"/chung-nhan/{c}", csv, StringComparison.Ordinal));

        await site.CatchUpAsync();
        Assert.Equal("Chứng nhận này còn hiệu lực đến hết ngày 31/12/2027.", (await site.PageAsync($"/chung-nhan/{codes[0]}")).Text("sentence"));
        Assert.Equal("valid", Reading.Value((await Reading.JsonAsync(site, $"/api/v1/certificates/{codes[29]}"))["status"]));
        var rows = await Desk.ReadAsync(site.Services, db => db.Certificates.Where(c => codes.Contains(c.Code)).ToListAsync());
        Assert.Equal(products.Select(p => p.Id).Order(), rows.Select(r => r.ProductId).Order());
        Assert.All(rows, r => Assert.Equal((Round, 2024, new DateOnly(2024, 5, 20), null, 1), (r.RoundId, r.GrantYear, r.GrantedOn, r.DecisionId, r.Version)));

        // Each with its first revision and step, who took it, and the round's own line; told together.
        Assert.Equal((30, 30, 30, 1), await Desk.ReadAsync(site.Services, async db => (
            await db.Revisions.CountAsync(r => r.Kind == Kinds.Certificate && codes.Contains(r.RecordId) && r.Number == 1),
            await db.StatusChanges.CountAsync(s => s.Status == EditStatus.Granted && codes.Contains(s.RecordId)),
            await db.Audit.CountAsync(a => a.Action == EditStatus.Granted && codes.Contains(a.RecordId) && a.ActorKey == officer.UserId),
            await db.Audit.CountAsync(a => a.Action == "record-results" && a.Kind == Kinds.Round))));
        Assert.Equal(30, await Desk.ReadAsync(site.Services, db => db.Changes.CountAsync(c => c.Kind == Kinds.Certificate && codes.Contains(c.RecordId))));
        Assert.NotNull((await officer.PageAsync($"/quan-tri/chung-nhan/{codes[0]}")).QuerySelector(Form));

        // The same press again makes nothing, and says so.
        using var again = await ConfirmAsync(officer, read);
        Assert.Equal(HttpStatusCode.Conflict, again.StatusCode);
        var page = await new HtmlParser().ParseDocumentAsync(await again.Content.ReadAsStringAsync());
        Assert.NotNull(page.QuerySelector("[data-testid=conflict]"));
        Assert.Null(page.QuerySelector("[data-testid=confirm]"));
        Assert.Equal(30, page.QuerySelectorAll("[data-testid=faults] li").Length);
        Assert.Equal(count + 30, await Desk.ReadAsync(site.Services, db => db.Certificates.CountAsync()));
    }

    /// <summary>An unfinished table is kept by the script for who typed it, until it is granted or given up.</summary>
    [Theory, MemberData(nameof(Engines.Both), MemberType = typeof(Engines))]
    public async Task Table_NotGrantedYet_IsOfferedToItsAuthorAlone(Engine engine)
    {
        await using var site = await TestSite.StartAsync(engine);
        using var officer = await site.SignedInAsync(Role.Officer);
        using var other = await site.SignedInAsync(Role.Officer);
        var product = (await FreeAsync(site, 1))[0];
        Assert.NotNull((await officer.PageAsync(Path)).QuerySelector($"{Form} [data-autosaved]"));
        foreach (var typed in (string[])["Tên dở", $"{product.Id}"])
            using (var kept = await officer.SendAsync(Path, Typed(("r.1.product", typed), ("r.1.day", "2024"), ("day", "20/05/2024"), ("paste", "dán\tdở"), ("do", "ghi-tam")), Form))
                Assert.Equal(HttpStatusCode.NoContent, kept.StatusCode);
        Assert.NotNull((await officer.PageAsync(Path)).QuerySelector("[data-testid=typed]"));
        Assert.Null((await other.PageAsync(Path)).QuerySelector("[data-testid=typed]"));
        Assert.Equal("", Value(await other.PageAsync(Path + "?ban=tam"), "r.0.product"));
        var again = await officer.PageAsync(Path + "?ban=tam");
        Assert.Equal(($"{product.Id}", "2024", "20/05/2024", "dán\tdở"), (Value(again, "r.0.product"), Value(again, "r.0.day"), Value(again, "day"), again.QuerySelector<IHtmlTextAreaElement>($"{Form} [name=paste]")!.Value));

        var read = await officer.SubmitAsync(Path + "?ban=tam", Typed(("paste", ""), ("do", "xem-truoc")), Form);
        using (var granted = await ConfirmAsync(officer, read))
            Assert.Equal(HttpStatusCode.Redirect, granted.StatusCode);
        Assert.Null((await officer.PageAsync(Path)).QuerySelector("[data-testid=typed]"));

        using (await officer.SendAsync(Path, Typed(("r.0.product", "khác"), ("do", "ghi-tam")), Form))
            await officer.SubmitAsync(Path, Typed(("do", "bo-tam")), "[data-testid=typed] form");
        Assert.Null((await officer.PageAsync(Path)).QuerySelector("[data-testid=typed]"));
    }

    [Fact]
    public async Task Rows_ThatCannotStand_AreToldAtTheirFieldsAndStayTyped()
    {
        await using var site = await TestSite.StartAsync(Engine.Sqlite);
        using var officer = await site.SignedInAsync(Role.Officer);
        var products = await FreeAsync(site, 3);
        var taken = await Desk.ReadAsync(site.Services, db => db.Certificates.Where(c => c.RoundId == Round).OrderBy(c => c.Code).Select(c => new { c.ProductId, c.Code }).FirstAsync());
        await Desk.ReadAsync(site.Services, async db =>
        {
            (await db.Products.SingleAsync(p => p.Id == products[1].Id)).VisibleTo = FakeClock.SampleDay.AddDays(-1);
            return await db.SaveChangesAsync();
        });
        (string Field, string Value)[] typed =
        [
            ("r.0.product", $"{products[0].Id}"), ("r.0.day", "31/02/2024"),
            ("r.1.product", "99999"),
            ("r.2.product", "không có tên này đâu"), ("r.2.producer", "<script>alert(1)</script>"),
            ("r.3.product", $"{taken.ProductId}"), ("r.3.day", "2024"),
            ("r.4.product", $"{products[1].Id}"), ("r.4.day", "2024"),
            ("r.5.producer", "chỉ có cơ sở"), ("r.5.day", "2024"),
            ("r.6.product", $"{products[2].Id}"), ("r.6.decision", "0000/QĐ-XYZ"), ("r.6.day", "2024"),
            ("r.7.product", $"{products[2].Id}"), ("r.7.day", "2024"),
        ];
        var page = await officer.SubmitAsync(Path, Typed([.. typed, ("do", "xem-truoc")]), Form);
        (string Field, string Said)[] expected =
        [
            ("#day", "Hãy nhập ngày cấp chung"),
            ("#r-0-day", "Dòng 1: “31/02/2024” không phải ngày hay năm"),
            ("#r-1-product", "Dòng 2: không có sản phẩm nào mang số 99999"),
            ("#r-2-product", "Dòng 3: không có sản phẩm nào tên “không có tên này đâu”"),
            ("#r-3-product", $"Dòng 4: sản phẩm này đã có giấy chứng nhận {taken.Code} của kỳ này"),
            ("#r-4-product", $"Dòng 5: sản phẩm số {products[1].Id} đã bị gỡ"),
            ("#r-5-product", "Dòng 6: hãy nhập sản phẩm"),
            ("#r-6-decision", "Dòng 7: Không có văn bản nào là “0000/QĐ-XYZ”"),
            ("#r-7-product", "Dòng 8: trùng sản phẩm với dòng 7"),
        ];
        var said = page.QuerySelectorAll<IHtmlAnchorElement>("[data-testid=faults] a").ToDictionary(a => a.GetAttribute("href")!, a => a.TextContent);
        Assert.Equal(expected.Select(e => e.Field), said.Keys.Order(StringComparer.Ordinal));
        Assert.All(expected, e => Assert.StartsWith(e.Said, said[e.Field], StringComparison.Ordinal));
        Assert.Equal("true", page.GetElementById("r-6-decision")!.GetAttribute("aria-invalid"));
        foreach (var (field, value) in typed.Where(t => !t.Field.EndsWith(".product", StringComparison.Ordinal)))
            Assert.Equal(value, Value(page, field));
        Assert.Null(page.QuerySelector("[data-testid=confirm]"));
        Assert.Equal("không có tên này đâu", Value(page, "r.2.product"));

        // A press of the last button, as if it had been seen, is judged by the same rules.
        var count = await Desk.ReadAsync(site.Services, db => db.Certificates.CountAsync());
        await officer.SubmitAsync(Path, Typed([.. typed, ("day", "20/05/2024"), ("do", "cap")]), Form);
        Assert.Equal(count, await Desk.ReadAsync(site.Services, db => db.Certificates.CountAsync()));
    }

    [Fact]
    public async Task Name_OfSeveralProducts_IsChosenOrToldApartByItsProducer()
    {
        await using var site = await TestSite.StartAsync(Engine.Sqlite);
        using var officer = await site.SignedInAsync(Role.Officer);
        var products = await FreeAsync(site, 40);
        var (one, other) = (products[0], products.First(p => p.Producer != products[0].Producer && p.Producer is not null));
        await Desk.ReadAsync(site.Services, async db =>
        {
            foreach (var product in await db.Products.Where(p => p.Id == one.Id || p.Id == other.Id).ToListAsync())
                product.Name = "Gốm mùa mưa";
            return await db.SaveChangesAsync();
        });

        var page = await officer.SubmitAsync(Path, Typed(("paste", "Gốm mùa mưa"), ("day", "20/05/2024"), ("do", "doc")), Form);
        Assert.Contains("có nhiều sản phẩm tên “Gốm mùa mưa”", page.Text("faults"), StringComparison.Ordinal);
        Assert.Equal(["", $"{one.Id}", $"{other.Id}"], page.QuerySelectorAll<IHtmlOptionElement>("#r-0-pick option").Select(o => o.Value).Order(Comparer<string>.Create((a, b) => Number(a) - Number(b))));
        page = await officer.SubmitAsync(Path, Typed(("r.0.product", "Gốm mùa mưa"), ("r.0.for", "Gốm mùa mưa"), ("r.0.pick", $"{other.Id}"), ("day", "20/05/2024"), ("do", "xem-truoc")), Form);
        Assert.Equal($"{other.Id} · Gốm mùa mưa", Value(page, "r.0.product"));
        Assert.Single(page.QuerySelectorAll("[data-testid=ahead] tbody tr"));

        // A choice made for other words is none.
        page = await officer.SubmitAsync(Path, Typed(("r.0.product", "Gốm mùa mưa"), ("r.0.for", "Gốm"), ("r.0.pick", $"{other.Id}"), ("day", "20/05/2024"), ("do", "xem-truoc")), Form);
        Assert.Null(page.QuerySelector("[data-testid=ahead]"));

        page = await officer.SubmitAsync(Path, Typed(("paste", $"gốm mùa mưa;{other.Producer}"), ("day", "20/05/2024"), ("do", "doc")), Form);
        Assert.Equal($"{other.Id} · Gốm mùa mưa", Value(page, "r.0.product"));
        // Another tone is another word: it is offered, not taken.
        page = await officer.SubmitAsync(Path, Typed(("paste", $"Gôm mùa mưa;{other.Producer}"), ("day", "20/05/2024"), ("do", "doc")), Form);
        Assert.NotNull(page.QuerySelector("#r-0-pick"));
        Assert.Null(page.QuerySelector("[data-testid=ahead]"));
    }

    [Fact]
    public async Task Remarks_StopNothing_AndADecisionOfItsOwnIsKept()
    {
        await using var site = await TestSite.StartAsync(Engine.Sqlite);
        using var officer = await site.SignedInAsync(Role.Officer);
        var product = (await FreeAsync(site, 1))[0];
        var (own, level) = await Desk.ReadAsync(site.Services, async db => (
            await db.Documents.OrderBy(d => d.Id).FirstAsync(d => d.Id != db.Rounds.Single(r => r.Id == Round).DecisionId && db.Documents.Count(o => o.NumberKey == d.NumberKey) == 1),
            await db.Rounds.Where(r => r.Level == Level.Region && r.Year == 2024 && r.Id != Round).OrderBy(r => r.Id).FirstAsync()));
        await Desk.ReadAsync(site.Services, async db =>
        {
            db.Certificates.Add(new() { Code = "ZZZZZZZZZZ", ProductId = product.Id, RoundId = level.Id, GrantYear = 2024 });
            return await db.SaveChangesAsync();
        });
        var page = await officer.SubmitAsync(Path, Typed(("r.0.product", $"{product.Id}"), ("r.0.producer", "Cơ sở khác hẳn"), ("r.0.decision", own.Number), ("r.0.day", "01/01/2024"), ("do", "xem-truoc")), Form);
        var said = page.QuerySelector("[data-testid=ahead] tbody th").Squeezed();
        Assert.Contains("đã có giấy chứng nhận ZZZZZZZZZZ cùng cấp, cùng năm 2024", said, StringComparison.Ordinal);
        Assert.Contains("không phải “Cơ sở khác hẳn”", said, StringComparison.Ordinal);
        using var granted = await ConfirmAsync(officer, page);
        Assert.Equal(own.Id, await Desk.ReadAsync(site.Services, db => db.Certificates.Where(c => c.ProductId == product.Id && c.RoundId == Round).Select(c => c.DecisionId).SingleAsync()));
    }

    [Fact]
    public async Task RowsBeyondTheMost_AreRefusedWholeAndNoneIsLost()
    {
        await using var site = await TestSite.StartAsync(Engine.Sqlite);
        using var officer = await site.SignedInAsync(Role.Officer);
        var pasted = string.Join('\n', Enumerable.Range(1, 101).Select(i => $"Sản phẩm thứ {i}"));
        var page = await officer.SubmitAsync(Path, Typed(("paste", pasted), ("do", "doc")), Form);
        Assert.Contains("nhiều nhất 100 dòng, ở đây có 101", page.Text("faults"), StringComparison.Ordinal);
        Assert.Equal(pasted, page.QuerySelector<IHtmlTextAreaElement>("#paste")!.Value);

        // Rows are added and taken away by buttons.
        page = await officer.SubmitAsync(Path, Typed(("r.0.product", "một"), ("r.1.product", "hai"), ("do", "bo:0")), Form);
        Assert.Equal("hai", Value(page, "r.0.product"));
        page = await officer.SubmitAsync(Path, Typed(("r.0.product", "một"), ("do", "them")), Form);
        Assert.Equal((10, "một"), (page.QuerySelectorAll("[data-testid=rows] tbody tr").Length, Value(page, "r.0.product")));
    }

    [Fact]
    public async Task Grant_AfterTheRoundChanged_IsAConflictThatKeepsWhatWasTyped()
    {
        await using var site = await TestSite.StartAsync(Engine.Sqlite);
        using var officer = await site.SignedInAsync(Role.Officer);
        var product = (await FreeAsync(site, 1))[0];
        var page = await officer.SubmitAsync(Path, Typed(("r.0.product", $"{product.Id}"), ("day", "2024"), ("do", "xem-truoc")), Form);
        await Desk.ReadAsync(site.Services, async db =>
        {
            (await db.Rounds.SingleAsync(r => r.Id == Round)).Recognised = 127;
            return await db.SaveChangesAsync();
        });
        using var answer = await ConfirmAsync(officer, page);
        Assert.Equal(HttpStatusCode.Conflict, answer.StatusCode);
        page = await new HtmlParser().ParseDocumentAsync(await answer.Content.ReadAsStringAsync());
        Assert.Equal(("2024", $"{product.Id} · {product.Name}"), (Value(page, "day"), Value(page, "r.0.product")));
        // What came back stands on the round as it is now.
        using var granted = await ConfirmAsync(officer, page);
        Assert.Equal(HttpStatusCode.Redirect, granted.StatusCode);
    }

    [Fact]
    public async Task RoundThatIsNotPublic_GrantsNothing()
    {
        await using var site = await TestSite.StartAsync(Engine.Sqlite);
        using var officer = await site.SignedInAsync(Role.Officer);
        using var editor = await site.SignedInAsync(Role.Editor);
        var product = (await FreeAsync(site, 1))[0];
        await Desk.ReadAsync(site.Services, async db =>
        {
            (await db.Rounds.SingleAsync(r => r.Id == Round)).VisibleFrom = null;
            return await db.SaveChangesAsync();
        });
        var page = await officer.SubmitAsync(Path, Typed(("r.0.product", $"{product.Id}"), ("day", "2024"), ("do", "xem-truoc")), Form);
        Assert.Contains("chưa được xuất bản", page.Text("refusal"), StringComparison.Ordinal);
        Assert.Null(page.QuerySelector("[data-testid=confirm]"));
        await officer.SubmitAsync(Path, Typed(("r.0.product", $"{product.Id}"), ("day", "2024"), ("do", "cap")), Form);
        Assert.False(await Desk.ReadAsync(site.Services, db => db.Certificates.AnyAsync(c => c.ProductId == product.Id && c.RoundId == Round)));
        Assert.Equal(HttpStatusCode.NotFound, await editor.StatusAsync(Path));
        Assert.Equal(HttpStatusCode.NotFound, await officer.StatusAsync(Links.RoundResults(9999)));
        Assert.Equal((HttpStatusCode.BadRequest, HttpStatusCode.NotFound), (await officer.StatusAsync(Links.RoundCertificates(Round) + "?lan-cap=x"), await officer.StatusAsync(Links.RoundCertificates(Round) + "?trang=99")));
    }

    /// <summary>Public products that the round has no certificate of, each of a name of its own.</summary>
    private static Task<List<Free>> FreeAsync(TestSite site, int count) => Desk.ReadAsync(site.Services, db => db.Products
        .Where(p => p.VisibleFrom <= FakeClock.SampleDay && p.VisibleTo == null && p.Certificates.All(c => c.RoundId != Round && c.GrantYear != 2024) && db.Products.Count(o => o.SearchKey == p.SearchKey) == 1)
        .OrderBy(p => p.Id).Take(count).Select(p => new Free(p.Id, p.Name, p.Producer!.Name)).ToListAsync());

    private static Dictionary<string, string?> Typed(params (string Field, string Value)[] fields) => fields.ToDictionary(f => f.Field, string? (f) => f.Value);

    private static Task<HttpResponseMessage> ConfirmAsync(SignedIn officer, IDocument page) => officer.Client.PostAsync(
        new Uri(Path, UriKind.Relative),
        new FormUrlEncodedContent([.. page.QuerySelectorAll<IHtmlInputElement>("[data-testid=confirm] input").Select(i => KeyValuePair.Create(i.Name!, i.Value)), KeyValuePair.Create("do", "cap")]));

    private static string? Value(IDocument page, string name) => page.QuerySelector<IHtmlInputElement>($"{Form} [name='{name}']")?.Value;

    private static int Number(string text) => text.Length == 0 ? 0 : int.Parse(text, CultureInfo.InvariantCulture);

    private sealed record Free(int Id, string Name, string? Producer);
}
