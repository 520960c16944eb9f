using KhuyenCong.Catalogue.Data;
using KhuyenCong.Catalogue.Pictures;
using Microsoft.EntityFrameworkCore;

namespace KhuyenCong.Catalogue.Jobs;

/// <summary>Deletes what is over: sessions, links, old lines of the security log, old mails, files that uploads left behind. Idempotent.</summary>
public sealed class Tidying(CatalogueDb db, PictureTidying pictures, TimeProvider time)
{
    public static readonly TimeSpan Kept = TimeSpan.FromDays(180);

    public async Task<int> RunAsync(CancellationToken cancellationToken)
    {
        var now = time.GetUtcNow();
        var old = now - Kept;
        return await db.Sessions.Where(s => s.EndsAt <= now).ExecuteDeleteAsync(cancellationToken)
            + await db.OneTimeLinks.Where(l => l.ExpiresAt <= now).ExecuteDeleteAsync(cancellationToken)
            + await db.SecurityEvents.Where(e => e.At <= old).ExecuteDeleteAsync(cancellationToken)
            + await db.Outbox.Where(m => m.SentAt <= old).ExecuteDeleteAsync(cancellationToken)
            + await pictures.RunAsync(cancellationToken);
    }
}
