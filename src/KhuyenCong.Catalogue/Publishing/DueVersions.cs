using KhuyenCong.Catalogue.Data;
using Microsoft.EntityFrameworkCore;
using Microsoft.Extensions.DependencyInjection;

namespace KhuyenCong.Catalogue.Publishing;

/// <summary>
/// Knows the next moment at which a new version of a public record takes its place. Whoever reads asks first whether one is due, which is a comparison, and has
/// it applied before reading: no reader sees the former version after the moment, however late a timer would have come (docs/adr/0015).
/// </summary>
public sealed class DueVersions(IServiceScopeFactory scopes) : IDisposable
{
    private const long Never = long.MaxValue;

    private readonly SemaphoreSlim one = new(1, 1);
    private long next = Never;

    public bool IsDue(DateTimeOffset now) => now.ToUnixTimeMilliseconds() >= Interlocked.Read(ref next);

    /// <summary>Reads the next moment anew; for the change feed, which hears of every schedule.</summary>
    public async Task ReadAsync(CatalogueDb db, CancellationToken cancellationToken)
    {
        var earliest = await db.EditingStates.Where(s => s.ApplyAt != null).MinAsync(s => s.ApplyAt, cancellationToken);
        Interlocked.Exchange(ref next, earliest?.ToUnixTimeMilliseconds() ?? Never);
    }

    /// <summary>Applies what is due at <paramref name="now"/>; returns when it is committed, here or by another node.</summary>
    public async Task ApplyAsync(DateTimeOffset now, CancellationToken cancellationToken)
    {
        await one.WaitAsync(cancellationToken);
        try
        {
            if (!IsDue(now))
                return;
            await using var scope = scopes.CreateAsyncScope();
            await scope.ServiceProvider.GetRequiredService<RecordPublisher>().ApplyDueAsync(cancellationToken);
            await ReadAsync(scope.ServiceProvider.GetRequiredService<CatalogueDb>(), cancellationToken);
        }
        finally
        {
            one.Release();
        }
    }

    public void Dispose() => one.Dispose();
}
