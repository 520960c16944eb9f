using System.Net;
using KhuyenCong.Catalogue.Data.Model;
using KhuyenCong.Catalogue.Publishing;
using KhuyenCong.Testing;
using Microsoft.EntityFrameworkCore;
using Microsoft.Extensions.Configuration;

namespace KhuyenCong.WebTests.Publishing;

/// <summary>Moments of publishing are kept to the second, with the page cache on and with no timer's help: the feed of these sites sleeps.</summary>
public sealed class ScheduleTests
{
    private static readonly DateTimeOffset Moment = FakeClock.SampleDay.AddHours(2);

    [Theory, MemberData(nameof(Engines.Both), MemberType = typeof(Engines))]
    public async Task NewVersion_OfAPublicRecord_IsShownFromItsMomentOnByEveryNode(Engine engine)
    {
        await using var first = await SleepingAsync(await TestDatabase.CreateAsync(engine, Content.Sample), owns: true);
        await using var second = await SleepingAsync(first.Database, owns: false);
        var product = await Desk.ReadAsync(first.Services, db => db.Products.Where(p => p.VisibleFrom != null).OrderBy(p => p.Id).Select(p => new { p.Id, p.Slug }).FirstAsync());
        var desk = new Desk(first.Services, Kinds.Product, $"{product.Id}");
        await desk.SaveAsync(t => t["summary"] = "Bản sẽ hiện lúc hẹn.");
        Assert.Equal(EditResult.Done, (await desk.PublishAsync(Moment)).Result);
        Assert.Equal(RecordState.Scheduled, (await desk.OpenAsync()).State);
        await desk.SaveAsync(t => t["summary"] = "Bản nháp sau đó.");
        await first.CatchUpAsync();
        await second.CatchUpAsync();

        var path = $"/san-pham/{product.Slug}-{product.Id}";
        foreach (var site in (TestSite[])[second, first])
        {
            site.Clock.Now = Moment.AddSeconds(-1);
            Assert.DoesNotContain("Bản sẽ hiện lúc hẹn.", (await site.PageAsync(path)).Body!.TextContent, StringComparison.Ordinal);
        }

        foreach (var site in (TestSite[])[second, first])
        {
            site.Clock.Now = Moment;
            Assert.Contains("Bản sẽ hiện lúc hẹn.", (await site.PageAsync(path)).Body!.TextContent, StringComparison.Ordinal);
        }

        var steps = await Desk.ReadAsync(first.Services, db => db.StatusChanges.CountAsync(s => s.RecordId == desk.Id && s.Kind == Kinds.Product && s.Status == EditStatus.Published));
        Assert.Equal(1, steps);
        var opened = await desk.OpenAsync();
        Assert.Equal((true, "Bản nháp sau đó."), (opened.HasDraft, opened.Text["summary"]));
    }

    [Theory, MemberData(nameof(Engines.Both), MemberType = typeof(Engines))]
    public async Task FirstVersion_WithMomentAndEnd_IsPublicInBetween(Engine engine)
    {
        await using var site = await SleepingAsync(await TestDatabase.CreateAsync(engine, Content.Sample), owns: true);
        var desk = await RecordLifeTests.NewArticleAsync(site);
        await desk.PublishAsync(Moment, Moment.AddHours(1));
        var path = $"/tin-tuc/gom-mua-mua-{desk.Id}";
        foreach (var (at, expected) in ((DateTimeOffset, HttpStatusCode)[])
        [
            (Moment.AddSeconds(-1), HttpStatusCode.NotFound), (Moment, HttpStatusCode.OK), (Moment.AddHours(1).AddSeconds(-1), HttpStatusCode.OK), (Moment.AddHours(1), HttpStatusCode.Gone),
        ])
        {
            site.Clock.Now = at;
            Assert.Equal(expected, await RecordLifeTests.StatusAsync(site, path));
        }
    }

    [Theory, InlineData(false), InlineData(true)]
    public async Task NewVersion_OfARecordTakenDownBeforeItsMoment_BringsNothingBack(bool deleted)
    {
        await using var site = await SleepingAsync(await TestDatabase.CreateAsync(Engine.Sqlite, Content.Sample), owns: true);
        var desk = await RecordLifeTests.NewArticleAsync(site);
        await desk.PublishAsync();
        await desk.SaveAsync(t => t["summary"] = "Bản hẹn giờ.");
        await desk.PublishAsync(Moment);
        site.Clock.Now += TimeSpan.FromMinutes(1);
        await (deleted ? desk.DeleteAsync() : desk.WithdrawAsync());
        await site.CatchUpAsync();
        site.Clock.Now = Moment.AddMinutes(1);
        Assert.Equal(HttpStatusCode.Gone, await RecordLifeTests.StatusAsync(site, $"/tin-tuc/gom-mua-mua-{desk.Id}"));
    }

    [Fact]
    public async Task NewVersion_ThatBreaksARuleByItsMoment_IsNotAppliedAndTheHistorySaysSo()
    {
        await using var site = await SleepingAsync(await TestDatabase.CreateAsync(Engine.Sqlite, Content.Sample), owns: true);
        var ids = await Desk.ReadAsync(site.Services, db => db.Pages.OrderBy(p => p.Id).Select(p => p.Id).Take(2).ToListAsync());
        var (one, other) = (new Desk(site.Services, Kinds.Page, $"{ids[0]}"), new Desk(site.Services, Kinds.Page, $"{ids[1]}"));
        await one.SaveAsync(t => t["slug"] = "dia-chi-moi");
        await one.PublishAsync(Moment);
        await other.SaveAsync(t => t["slug"] = "dia-chi-moi");
        await other.PublishAsync();
        await site.CatchUpAsync();
        site.Clock.Now = Moment;
        Assert.Equal(HttpStatusCode.OK, await RecordLifeTests.StatusAsync(site, "/"));
        var opened = await one.OpenAsync();
        Assert.Equal((true, (DateTimeOffset?)null), (opened.HasDraft, opened.Editing.ApplyAt));
        Assert.True(await Desk.ReadAsync(site.Services, db => db.StatusChanges.AnyAsync(s => s.RecordId == one.Id && s.Status == EditStatus.ScheduleFailed)));
    }

    private static Task<TestSite> SleepingAsync(TestDatabase database, bool owns) => TestSite.StartOnAsync(database, owns, builder =>
        builder.Configuration.AddInMemoryCollection(new Dictionary<string, string?> { ["Catalogue:FeedInterval"] = "60000" }));
}
