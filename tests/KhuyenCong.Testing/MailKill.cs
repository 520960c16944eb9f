using System.Globalization;
using KhuyenCong.Catalogue.Data;
using Microsoft.EntityFrameworkCore;
using Microsoft.Extensions.DependencyInjection;

namespace KhuyenCong.Testing;

/// <summary>The serving host killed while it hands mails over to a server on loopback.</summary>
public static class MailKill
{
    private const int MailsToAKill = 25;

    /// <param name="engine">Of the register.</param>
    /// <param name="kills">How many.</param>
    /// <param name="seed">Of their moments.</param>
    /// <returns>Mails that were lost or came under two names, how many there were, and how many came twice.</returns>
    public static async Task<(List<string> Problems, int Mails, int Repeats)> RunAsync(Engine engine, int kills, int seed)
    {
        await using var database = await TestDatabase.CreateAsync(engine, Content.Sample);
        using var sink = new SmtpSink();
        var random = new Random(seed);
        var problems = new List<string>();
        for (var kill = 0; kill < kills; kill++)
        {
            await AddAsync(database, kill);
            var taken = new TaskCompletionSource();
            var (until, unanswered) = (sink.Taken.Count + random.Next(1, MailsToAKill), kill % 2 == 0);
            sink.BeforeAnswer = () =>
            {
                if (sink.Taken.Count < until)
                    return Task.CompletedTask;
                taken.TrySetResult();
                return unanswered ? Task.Delay(Timeout.Infinite) : Task.CompletedTask;
            };
            using var process = await StartAsync(database, sink);
            await taken.Task.WaitAsync(TimeSpan.FromMinutes(2));
            await Task.Delay(random.Next(0, 15));
            if (!await process.KillAsync())
                problems.Add("The host ended by itself.");
            Npgsql.NpgsqlConnection.ClearAllPools();
            await KillRun.UntilAloneAsync(database);
            await PassTimeAsync(database);
        }

        sink.BeforeAnswer = null;
        using (var last = await StartAsync(database, sink))
        {
            using var limit = new CancellationTokenSource(TimeSpan.FromMinutes(2));
            while (await ReadAsync(database, db => db.Outbox.AnyAsync(m => m.SentAt == null, limit.Token)))
                await Task.Delay(100, limit.Token);
        }

        var named = await ReadAsync(database, db => db.Outbox.Select(m => m.MessageId).ToListAsync());
        var came = sink.MessageIds;
        problems.AddRange(named.Except(came).Select(m => $"The mail {m} is lost."));
        problems.AddRange(came.Except(named).Select(m => $"The mail {m} came under a name that no row has."));
        return (problems, named.Count, came.Count - came.Distinct().Count());
    }

    private static async Task<SiteProcess> StartAsync(TestDatabase database, SmtpSink sink)
    {
        var process = SiteProcess.Start(database.DataFolder, database.Postgres, ["serve"], environment: new Dictionary<string, string>
        {
            ["Catalogue__Mail__Host"] = "127.0.0.1",
            ["Catalogue__Mail__Port"] = sink.Port.ToString(CultureInfo.InvariantCulture),
            ["Catalogue__Mail__Tls"] = "false",
            ["Catalogue__JobInterval"] = "100",
        });
        using var limit = new CancellationTokenSource(TimeSpan.FromMinutes(2));
        while (!process.Said.Any(l => l.Contains("answers on", StringComparison.Ordinal)))
            await Task.Delay(20, limit.Token);
        return process;
    }

    private static Task<int> AddAsync(TestDatabase database, int kill) => ReadAsync(database, async db =>
    {
        var now = DateTimeOffset.UnixEpoch.AddDays(20_000);
        for (var i = 0; i < MailsToAKill; i++)
            db.Outbox.Add(new() { Recipient = $"{kill}.{i}@example.vn", Cause = "kill", Period = "1", MessageId = $"<{Guid.NewGuid():N}@example.vn>", Subject = $"Thư {kill}.{i}", Body = "Thử.", CreatedAt = now, DueAt = now });
        return await db.SaveChangesAsync();
    });

    /// <summary>The lease of the node that was killed is over, and so is the pause of the mail in its hand.</summary>
    private static Task<int> PassTimeAsync(TestDatabase database) => ReadAsync(database, async db =>
    {
        DateTimeOffset? due = DateTimeOffset.UnixEpoch.AddDays(20_000);
        await db.JobStates.ExecuteUpdateAsync(s => s.SetProperty(j => j.DueAt, due!.Value));
        return await db.Leases.ExecuteDeleteAsync() + await db.Outbox.Where(m => m.SentAt == null).ExecuteUpdateAsync(m => m.SetProperty(x => x.DueAt, due));
    });

    private static async Task<T> ReadAsync<T>(TestDatabase database, Func<CatalogueDb, Task<T>> read)
    {
        await using var db = await database.Services.GetRequiredService<IDbContextFactory<CatalogueDb>>().CreateDbContextAsync();
        return await read(db);
    }
}
