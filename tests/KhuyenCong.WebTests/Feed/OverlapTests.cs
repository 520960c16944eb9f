using KhuyenCong.Catalogue.Data;
using KhuyenCong.Catalogue.Data.Model;
using KhuyenCong.Catalogue.Search;
using KhuyenCong.Testing;
using Microsoft.EntityFrameworkCore;
using Microsoft.Extensions.DependencyInjection;

namespace KhuyenCong.WebTests.Feed;

/// <summary>
/// Two transactions that overlap, on PostgreSQL. A sequence gives its numbers when a row is inserted, not when it is committed: without the lock, one
/// transaction could take number 5 and stay open while another takes 6 and commits. A node that then reads the feed sees 6, remembers 6 and asks from
/// there on for what is above it: when 5 is committed it is never read, and the node shows the old record until it starts anew. With the lock the second
/// waits for the first to end before it takes a number, so that numbers become visible in their order. SQLite has one writer at a time and needs no lock.
/// </summary>
public sealed class OverlapTests
{
    [Theory, InlineData(true), InlineData(false)]
    public async Task Save_WhileAnotherIsUncommitted_WaitsAndNoChangeIsMissed(bool earlierBegunWritesFirst)
    {
        await using var database = await TestDatabase.CreateAsync(Engine.Postgres, Content.Sample);
        var feed = database.Services.GetRequiredService<ChangeFeed>();
        await feed.CatchUpAsync(default);
        var seen = database.Services.GetRequiredService<Register>().Sequence;
        var databases = database.Services.GetRequiredService<IDbContextFactory<CatalogueDb>>();
        await using var earlier = await databases.CreateDbContextAsync();
        await using var later = await databases.CreateDbContextAsync();
        await using var transactionOfEarlier = await earlier.Database.BeginTransactionAsync();
        await using var transactionOfLater = await later.Database.BeginTransactionAsync();
        var names = await earlier.Producers.OrderBy(p => p.Id).Take(2).Select(p => p.Id).ToListAsync();
        (await earlier.Producers.SingleAsync(p => p.Id == names[0])).Name = "Cơ sở thứ nhất";
        (await later.Producers.SingleAsync(p => p.Id == names[1])).Name = "Cơ sở thứ hai";
        var (first, second) = earlierBegunWritesFirst ? (earlier, later) : (later, earlier);

        await first.SaveChangesAsync();
        var waiting = second.SaveChangesAsync();
        await UntilOneWaitsForTheFeedAsync(databases, waiting);

        Assert.Empty(await VisibleAsync(databases, seen));
        await feed.CatchUpAsync(default);
        await first.Database.CommitTransactionAsync();
        await waiting;
        var ofFirst = Assert.Single(await VisibleAsync(databases, seen));
        await feed.CatchUpAsync(default);
        await second.Database.CommitTransactionAsync();
        var both = await VisibleAsync(databases, seen);
        await feed.CatchUpAsync(default);

        Assert.Equal(2, both.Count);
        Assert.True(both[1].Sequence > ofFirst.Sequence);
        Assert.Equal(names.Order(), both.Select(c => int.Parse(c.RecordId, System.Globalization.CultureInfo.InvariantCulture)).Order());
        await using var scope = database.Services.CreateAsyncScope();
        Assert.Empty(await scope.ServiceProvider.GetRequiredService<IndexCheck>().RunAsync(default));
    }

    private static async Task<List<Change>> VisibleAsync(IDbContextFactory<CatalogueDb> databases, long after)
    {
        await using var db = await databases.CreateDbContextAsync();
        return await db.Changes.Where(c => c.Sequence > after).OrderBy(c => c.Sequence).ToListAsync();
    }

    /// <summary>The server says that the second is held up by the lock; had it not to wait, its save would end first.</summary>
    private static async Task UntilOneWaitsForTheFeedAsync(IDbContextFactory<CatalogueDb> databases, Task save)
    {
        await using var db = await databases.CreateDbContextAsync();
        while (await db.Database.SqlQueryRaw<int>(
            "SELECT COUNT(*)::int AS \"Value\" FROM pg_locks WHERE locktype = 'advisory' AND NOT granted AND database = (SELECT oid FROM pg_database WHERE datname = current_database())").SingleAsync() == 0)
        {
            Assert.False(save.IsCompleted, "The second save did not wait for the first to commit.");
            await Task.Delay(10);
        }
    }
}
