using KhuyenCong.Catalogue.Data;
using Microsoft.EntityFrameworkCore;

namespace KhuyenCong.Catalogue.Jobs;

/// <summary>One node at a time: a row that its holder prolongs, and that others may take once it is over.</summary>
public sealed class Leases(IDbContextFactory<CatalogueDb> databases, TimeProvider time)
{
    public static readonly TimeSpan Length = TimeSpan.FromMinutes(5);

    private readonly string holder = $"{Environment.MachineName}:{Environment.ProcessId}:{Guid.NewGuid():N}";

    /// <summary>Takes or prolongs; false while another node holds it.</summary>
    public async Task<bool> TakeAsync(string job, CancellationToken cancellationToken)
    {
        await using var db = await databases.CreateDbContextAsync(cancellationToken);
        var now = time.GetUtcNow();
        var (from, until) = (now.ToUnixTimeMilliseconds(), (now + Length).ToUnixTimeMilliseconds());
        return await db.Database.ExecuteSqlAsync(
            $"""
            INSERT INTO leases (job, holder, expires_at) VALUES ({job}, {holder}, {until})
            ON CONFLICT (job) DO UPDATE SET holder = excluded.holder, expires_at = excluded.expires_at WHERE leases.holder = excluded.holder OR leases.expires_at <= {from}
            """,
            cancellationToken) == 1;
    }

    public async Task GiveBackAsync(string job)
    {
        await using var db = await databases.CreateDbContextAsync(CancellationToken.None);
        await db.Leases.Where(l => l.Job == job && l.Holder == holder).ExecuteDeleteAsync();
    }
}
