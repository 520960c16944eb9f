using System.Net;
using KhuyenCong.Catalogue.Data.Model;
using KhuyenCong.Catalogue.ImportExport;
using KhuyenCong.Catalogue.Publishing;
using KhuyenCong.Testing;
using Microsoft.EntityFrameworkCore;
using Microsoft.Extensions.DependencyInjection;

namespace KhuyenCong.WebTests.Publishing;

/// <summary>A record from its first draft to its withdrawal, as the public sees it meanwhile.</summary>
public sealed class RecordLifeTests
{
    private static readonly (string Field, string Value)[] Article =
    [
        ("slug", "gom-mua-mua"), ("title", "Gốm mùa mưa"), ("summary", "Làng gốm chuẩn bị cho mùa mưa."), ("text", "Lò nung được che lại.\n\nNgười thợ làm việc ban đêm."),
        ("topic", ""), ("basis", "own"), ("sources", ""),
    ];

    [Theory, MemberData(nameof(Engines.Both), MemberType = typeof(Engines))]
    public async Task Article_FromDraftToWithdrawal_ShowsThePublicWhatWasPublished(Engine engine)
    {
        await using var site = await TestSite.StartAsync(engine);
        var desk = await NewArticleAsync(site);
        var path = $"/tin-tuc/gom-mua-mua-{desk.Id}";
        Assert.Equal(HttpStatusCode.NotFound, await StatusAsync(site, path));
        Assert.Equal(RecordState.Draft, (await desk.OpenAsync()).State);

        Assert.Equal(EditResult.Done, (await desk.SaveAsync(t => t["title"] = "Gốm trong mùa mưa")).Result);
        Assert.Equal(EditResult.Done, (await desk.SubmitAsync()).Result);
        Assert.Equal(RecordState.InReview, (await desk.OpenAsync()).State);
        await desk.As("minh").CommentAsync("Thêm nguồn nhé.", giveBack: true);
        Assert.Equal(RecordState.Draft, (await desk.OpenAsync()).State);

        Assert.Equal(EditResult.Done, (await desk.As("minh").PublishAsync()).Result);
        Assert.Contains("Gốm trong mùa mưa", await TextAsync(site, path), StringComparison.Ordinal);
        await desk.SaveAsync(t => t["title"] = "Gốm sau mùa mưa");
        Assert.Contains("Gốm trong mùa mưa", await TextAsync(site, path), StringComparison.Ordinal);
        Assert.True((await desk.OpenAsync()).HasDraft);
        await desk.PublishAsync();
        Assert.Contains("Gốm sau mùa mưa", await TextAsync(site, path), StringComparison.Ordinal);

        await desk.RestoreAsync(2);
        Assert.Equal("Gốm trong mùa mưa", (await desk.OpenAsync()).Text["title"]);
        Assert.Contains("Gốm sau mùa mưa", await TextAsync(site, path), StringComparison.Ordinal);
        await desk.PublishAsync();
        Assert.Contains("Gốm trong mùa mưa", await TextAsync(site, path), StringComparison.Ordinal);

        site.Clock.Now += TimeSpan.FromMinutes(1);
        await desk.DeleteAsync();
        Assert.Equal(HttpStatusCode.Gone, await StatusAsync(site, path));
        Assert.Equal(EditResult.Refused, (await desk.PublishAsync()).Result);
        await desk.UndeleteAsync();
        Assert.Equal(HttpStatusCode.OK, await StatusAsync(site, path));
        await desk.WithdrawAsync();
        Assert.Equal(HttpStatusCode.Gone, await StatusAsync(site, path));
        Assert.Equal(RecordState.Withdrawn, (await desk.OpenAsync()).State);

        var steps = await Desk.ReadAsync(site.Services, db => db.StatusChanges.Where(s => s.Kind == Kinds.Article && s.RecordId == desk.Id).OrderBy(s => s.Id).Select(s => s.Status).ToListAsync());
        Assert.Equal(["created", "draft", "submitted", "returned", "published", "draft", "published", "restored", "published", "deleted", "undeleted", "withdrawn"], steps);
        var audited = await Desk.ReadAsync(site.Services, db => db.Audit.CountAsync(a => a.Kind == Kinds.Article && a.RecordId == desk.Id && a.ActorKey != null));
        Assert.Equal(steps.Count, audited);
        Assert.Empty(await site.Services.GetRequiredService<RegisterCheck>().RunAsync(default));
    }

    /// <summary>The reading of the editor and the rules of the import agree on all that is in the register.</summary>
    [Fact]
    public async Task EveryRecord_OpenedAndSavedAsItIs_KeepsTheRulesAndIsNoDraft()
    {
        await using var database = await TestDatabase.CreateAsync(Engine.Sqlite, Content.Sample);
        var faults = new List<string>();
        foreach (var kind in EditedKind.All)
            foreach (var id in await IdsAsync(database, kind.Kind))
            {
                var desk = new Desk(database.Services, kind.Kind, id);
                var outcome = await desk.SaveAsync(_ => { });
                if (outcome.Result is not EditResult.Done || outcome.Number != 1 || outcome.Faults.Count > 0)
                    faults.Add($"{kind.Kind} {id}: {outcome.Result} {outcome.Number} {string.Join("; ", outcome.Faults)}");
            }

        Assert.Empty(faults);
    }

    [Theory, MemberData(nameof(Engines.Both), MemberType = typeof(Engines))]
    public async Task Fair_WithAllItsLists_KeepsThemThroughAnEdit(Engine engine)
    {
        await using var database = await TestDatabase.CreateAsync(engine, Content.Sample);
        var id = await Desk.ReadAsync(database.Services, db => db.Fairs.OrderByDescending(f => f.Exhibitors.Count(e => e.BoothNumber != null)).Select(f => f.Id).FirstAsync());
        var product = await Desk.ReadAsync(database.Services, db => db.Products.Select(p => p.Id).FirstAsync());
        var desk = new Desk(database.Services, Kinds.Fair, $"{id}");
        await desk.SaveAsync(t =>
        {
            t.SetRows("halls", [Desk.Row(("key", "A"), ("name", "Nhà A"))]);
            t.SetRows("booths", [Desk.Row(("number", "A1"), ("hall", "A"), ("kind", "standard")), Desk.Row(("number", "A2"), ("kind", "standard"))]);
            t.SetRows("exhibitors", [Desk.Row(("name", "Một"), ("boothNumber", "A1"), ("products", $"{product}")), Desk.Row(("name", "Hai"), ("boothNumber", "A2"))]);
        });
        Assert.Equal(EditResult.Done, (await desk.PublishAsync()).Result);

        // Two exhibitors change their booths, which only one may hold.
        await desk.SaveAsync(t => t.SetRows("exhibitors", [Desk.Row(("name", "Một"), ("boothNumber", "A2"), ("products", $"{product}")), Desk.Row(("name", "Hai"), ("boothNumber", "A1"))]));
        Assert.Equal(EditResult.Done, (await desk.PublishAsync()).Result);
        var held = await Desk.ReadAsync(database.Services, db => db.Set<Exhibitor>().Where(e => e.FairId == id).OrderBy(e => e.Position).Select(e => $"{e.Name} {e.BoothNumber} {e.Products.Count}").ToListAsync());
        Assert.Equal(["Một A2 1", "Hai A1 0"], held);

        var outcome = await desk.SaveAsync(t => t.SetRows("exhibitors", [Desk.Row(("name", "Một"), ("boothNumber", "A2")), Desk.Row(("boothNumber", "A2"), ("products", "999999"))]));
        Assert.Equal(["exhibitors.1.boothNumber", "exhibitors.1.name", "exhibitors.1.products"], outcome.Faults.Select(f => f.Field).Order());
        Assert.Equal(EditResult.Faulty, (await desk.PublishAsync()).Result);
    }

    [Fact]
    public async Task Certificate_EditedHere_ChangesItsPublicNoteAlone()
    {
        await using var database = await TestDatabase.CreateAsync(Engine.Sqlite, Content.Sample);
        var before = await Desk.ReadAsync(database.Services, db => db.Certificates.AsNoTracking().OrderBy(c => c.Code).FirstAsync());
        var desk = new Desk(database.Services, Kinds.Certificate, before.Code);
        await desk.SaveAsync(t =>
        {
            t["publicNote"] = "Đã đối chiếu với danh sách in.";
            t["grantYear"] = "1999";
        });
        await desk.PublishAsync();
        var after = await Desk.ReadAsync(database.Services, db => db.Certificates.AsNoTracking().SingleAsync(c => c.Code == before.Code));
        Assert.Equal("Đã đối chiếu với danh sách in.", after.PublicNote);
        Assert.Equal(before.GrantYear, after.GrantYear);
        Assert.Equal(before.VisibleFrom, after.VisibleFrom);
        Assert.Equal(EditResult.Refused, (await desk.WithdrawAsync()).Result);
    }

    [Theory, MemberData(nameof(Engines.Both), MemberType = typeof(Engines))]
    public async Task Page_WithAnotherAddress_AnswersThereFromTheFormer(Engine engine)
    {
        await using var site = await TestSite.StartAsync(engine);
        var id = await Desk.ReadAsync(site.Services, db => db.Pages.Where(p => p.Slug == "gioi-thieu").Select(p => p.Id).SingleAsync());
        var desk = new Desk(site.Services, Kinds.Page, $"{id}");
        await desk.SaveAsync(t => t["slug"] = "ve-chung-toi");
        await desk.PublishAsync();
        await desk.SaveAsync(t => t["slug"] = "ve-trang-nay");
        await desk.PublishAsync();
        await site.CatchUpAsync();
        foreach (var former in (string[])["/gioi-thieu", "/ve-chung-toi"])
        {
            using var answer = await site.Client.GetAsync(new Uri(former, UriKind.Relative));
            Assert.Equal((HttpStatusCode.MovedPermanently, "/ve-trang-nay"), (answer.StatusCode, answer.Headers.Location?.OriginalString));
        }

        // Back again: the address leads nowhere else any more.
        await desk.SaveAsync(t => t["slug"] = "gioi-thieu");
        await desk.PublishAsync();
        await site.CatchUpAsync();
        Assert.Equal(HttpStatusCode.OK, await StatusAsync(site, "/gioi-thieu"));
    }

    internal static async Task<Desk> NewArticleAsync(TestSite site)
    {
        var topic = await Desk.ReadAsync(site.Services, db => db.Topics.OrderBy(t => t.Position).Select(t => t.Slug).FirstAsync());
        var text = Desk.Text(Article);
        text["topic"] = topic;
        return await Desk.CreateAsync(site.Services, Kinds.Article, text);
    }

    internal static async Task<HttpStatusCode> StatusAsync(TestSite site, string path)
    {
        await site.CatchUpAsync();
        using var response = await site.Client.GetAsync(new Uri(path, UriKind.Relative));
        return response.StatusCode;
    }

    private static async Task<string> TextAsync(TestSite site, string path)
    {
        await site.CatchUpAsync();
        return (await site.PageAsync(path)).Body!.TextContent;
    }

    private static async Task<List<string>> IdsAsync(TestDatabase database, string kind) => await Desk.ReadAsync(database.Services, async db => kind switch
    {
        Kinds.Certificate => await db.Certificates.Select(c => c.Code).ToListAsync(),
        Kinds.Topic => await db.Topics.Select(t => t.Slug).ToListAsync(),
        Kinds.Category => await db.Categories.Select(c => c.Slug).ToListAsync(),
        Kinds.Group => await db.Groups.Select(g => g.Slug).ToListAsync(),
        Kinds.Menu => await db.Menus.Select(m => m.Slug).ToListAsync(),
        Kinds.FrontPage => await db.FrontPages.Select(f => f.Slug).ToListAsync(),
        Kinds.Synonyms => await db.SynonymLists.Select(s => s.Slug).ToListAsync(),
        Kinds.Settings => await db.SiteProfiles.Select(s => s.Slug).ToListAsync(),
        Kinds.Redirect => await db.Redirects.Select(r => r.FromPath).ToListAsync(),
        _ => (await (kind switch
        {
            Kinds.Product => db.Products.Select(p => p.Id),
            Kinds.Producer => db.Producers.Select(p => p.Id),
            Kinds.Mark => db.Marks.Select(m => m.Id),
            Kinds.Round => db.Rounds.Select(r => r.Id),
            Kinds.Document => db.Documents.Select(d => d.Id),
            Kinds.Article => db.Articles.Select(a => a.Id),
            Kinds.Showroom => db.Showrooms.Select(s => s.Id),
            Kinds.Fair => db.Fairs.Select(f => f.Id),
            Kinds.Programme => db.Programmes.Select(p => p.Id),
            Kinds.Project => db.Projects.Select(p => p.Id),
            _ => db.Pages.Select(p => p.Id),
        }).ToListAsync()).ConvertAll(id => $"{id}"),
    });
}
