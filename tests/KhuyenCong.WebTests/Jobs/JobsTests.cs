using KhuyenCong.Catalogue.Data.Model;
using KhuyenCong.Catalogue.Jobs;
using KhuyenCong.Testing;
using KhuyenCong.WebTests.ImportExport;
using KhuyenCong.WebTests.Mails;
using KhuyenCong.WebTests.Pages;
using Microsoft.EntityFrameworkCore;
using Microsoft.Extensions.DependencyInjection;

namespace KhuyenCong.WebTests.Jobs;

public sealed class JobsTests
{
    /// <summary>Two nodes look at the same moment: one runs it. A node that died with the lease in hand is waited for, and not for ever.</summary>
    [Theory, MemberData(nameof(Engines.Both), MemberType = typeof(Engines))]
    public async Task Job_OnSeveralNodes_RunsOnOne(Engine engine)
    {
        await using var database = await TestDatabase.CreateAsync(engine);
        var (running, most, runs) = (0, 0, 0);
        Job slow = new("slow", "Chậm", "", now => now.AddHours(1), async (_, _, cancel) =>
        {
            most = Math.Max(most, Interlocked.Increment(ref running));
            Interlocked.Increment(ref runs);
            await Task.Delay(200, cancel);
            Interlocked.Decrement(ref running);
            return "xong";
        });
        JobRunner[] nodes = [.. Enumerable.Range(0, 4).Select(_ => NodeOn(database, slow))];
        var done = await Task.WhenAll(nodes.Select(n => n.RunDueAsync(default)));
        Assert.Equal((1, 1), (most, runs));
        Assert.Single(done.SelectMany(d => d));
        var state = await database.ReadAsync(db => db.JobStates.SingleAsync());
        Assert.Equal(("xong", false, state.EndedAt + TimeSpan.FromHours(1)), (state.Result, state.Failed, (DateTimeOffset?)state.DueAt));
        Assert.Empty(await database.ReadAsync(db => db.Leases.ToListAsync()));
    }

    [Theory, MemberData(nameof(Engines.Both), MemberType = typeof(Engines))]
    public async Task Lease_OfADeadNode_IsTakenWhenItIsOver(Engine engine)
    {
        await using var database = await TestDatabase.CreateAsync(engine);
        var clock = database.Services.GetRequiredService<TimeProvider>() as FakeClock;
        await database.ReadAsync(async db =>
        {
            db.Leases.Add(new() { Job = "one", Holder = "dead", ExpiresAt = clock!.Now + Leases.Length });
            await db.SaveChangesAsync();
        });
        var node = NodeOn(database, new("one", "", "", now => now, (_, _, _) => Task.FromResult("")));
        Assert.Empty(await node.RunDueAsync(default));
        clock!.Now += Leases.Length;
        Assert.Equal(["one"], await node.RunDueAsync(default));
    }

    [Fact]
    public async Task Job_ThatFails_SaysSoAndComesAgain()
    {
        await using var database = await TestDatabase.CreateAsync(Engine.Sqlite);
        var fails = true;
        var node = NodeOn(database, new("one", "", "", now => now, (_, _, _) => fails ? throw new InvalidDataException("hỏng") : Task.FromResult("lành")));
        await node.RunDueAsync(default);
        Assert.Equal(("Lỗi: hỏng", true), await database.ReadAsync(async db => await db.JobStates.Select(s => new ValueTuple<string?, bool>(s.Result, s.Failed)).SingleAsync()));
        fails = false;
        await node.RunDueAsync(default);
        Assert.Equal(("lành", false), await database.ReadAsync(async db => await db.JobStates.Select(s => new ValueTuple<string?, bool>(s.Result, s.Failed)).SingleAsync()));
    }

    [Fact]
    public async Task Page_OfJobs_ShowsEachAndRunsOneNow()
    {
        await using var site = await TestSite.StartAsync(Engine.Sqlite, Content.Empty);
        await OutboxTests.RunAsync(site);
        using var administrator = await site.SignedInAsync(Role.Administrator);
        var page = await administrator.PageAsync("/quan-tri/tac-vu");
        Assert.Equal(SiteJobs.All.Select(j => j.Name), page.QuerySelectorAll("[data-testid=jobs] tbody tr").Select(r => r.GetAttribute("data-job")));
        Assert.Contains("23/11/2026 03:00", page.QuerySelector("tr[data-job=tidy]").Squeezed(), StringComparison.Ordinal);
        site.Clock.Now += TimeSpan.FromMinutes(1);
        var told = await administrator.SubmitAsync("/quan-tri/tac-vu", new Dictionary<string, string?> { ["job"] = "tidy" });
        Assert.NotEmpty(told.Text("notice"));
        Assert.Contains("tidy", await OutboxTests.RunAsync(site));
        Assert.Contains(("run-now", "tidy", administrator.UserId), await site.Database.ReadAsync(async db => (await db.Audit.ToListAsync()).ConvertAll(a => (a.Action, a.RecordId, a.ActorKey))));
    }

    [Fact]
    public async Task Tidying_LeavesWhatIsNotOver()
    {
        await using var site = await TestSite.StartAsync(Engine.Sqlite, Content.Empty);
        using var old = await site.SignedInAsync(Role.Editor);
        site.Clock.Now += TimeSpan.FromHours(13);
        using var young = await site.SignedInAsync(Role.Editor);
        await using (var scope = site.Services.CreateAsyncScope())
            Assert.Equal(1, await scope.ServiceProvider.GetRequiredService<Tidying>().RunAsync(default));
        Assert.Equal([young.UserId], await site.Database.ReadAsync(db => db.Sessions.Select(s => s.UserId).ToListAsync()));
    }

    private static JobRunner NodeOn(TestDatabase database, Job job) => ActivatorUtilities.CreateInstance<JobRunner>(
        database.Services,
        System.Collections.Immutable.ImmutableArray.Create(job),
        ActivatorUtilities.CreateInstance<Leases>(database.Services));
}
