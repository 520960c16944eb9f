using KhuyenCong.Catalogue.Accounts;
using KhuyenCong.Catalogue.Data;
using Microsoft.EntityFrameworkCore;

namespace KhuyenCong.Catalogue.Jobs;

/// <summary>Has a job run at the next look of any node.</summary>
public sealed class JobsEditor(CatalogueDb db, TimeProvider time)
{
    /// <summary>False where there is no such job.</summary>
    public async Task<bool> RunNowAsync(string name, Actor actor, CancellationToken cancellationToken)
    {
        if (!SiteJobs.All.Any(j => j.Name == name))
            return false;
        var now = time.GetUtcNow();
        var state = await db.JobStates.FirstOrDefaultAsync(s => s.Job == name, cancellationToken);
        if (state is null)
            db.JobStates.Add(new() { Job = name, DueAt = now });
        else
            state.DueAt = now;
        db.Note(actor, now, "run-now", new("job", name));
        await db.SaveChangesAsync(cancellationToken);
        return true;
    }

    /// <summary>Has the mails that failed tried again with the next run.</summary>
    public async Task<int> RetryMailsAsync(Actor actor, CancellationToken cancellationToken)
    {
        var now = time.GetUtcNow();
        await using var transaction = await db.Database.BeginTransactionAsync(cancellationToken);
        var count = await db.Outbox.Where(m => m.DueAt > now).ExecuteUpdateAsync(m => m.SetProperty(x => x.DueAt, (DateTimeOffset?)now), cancellationToken);
        db.Note(actor, now, "retry-mails", new("job", "mails"), new { count });
        await db.SaveChangesAsync(cancellationToken);
        await transaction.CommitAsync(cancellationToken);
        return count;
    }
}
