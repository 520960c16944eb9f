namespace KhuyenCong.Catalogue.Jobs;

/// <summary>Something that the site does by itself. All of them stand in <see cref="SiteJobs"/>.</summary>
/// <param name="Name">For good: key of its lease and its state.</param>
/// <param name="Title">Vietnamese, for people.</param>
/// <param name="About">What it does, and when.</param>
/// <param name="Next">When it is due again, from the end of a run.</param>
/// <param name="RunAsync">
/// Does it and says in Vietnamese how it went. Run on one node at a time by a lease, and yet idempotent: a node that is killed, or too slow for its lease, leaves the work to another.
/// </param>
public sealed record Job(string Name, string Title, string About, Func<DateTimeOffset, DateTimeOffset> Next, Func<IServiceProvider, Lent, CancellationToken, Task<string>> RunAsync);

/// <summary>The lease that a run holds. Long runs ask <see cref="GoesOnAsync"/> between their steps, which prolongs it.</summary>
public sealed class Lent(Leases leases, string job)
{
    /// <summary>False where another node holds the job by now: stop.</summary>
    public Task<bool> GoesOnAsync() => leases.TakeAsync(job, CancellationToken.None);
}
