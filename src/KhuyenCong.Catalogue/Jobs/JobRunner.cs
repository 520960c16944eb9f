using System.Collections.Immutable;
using KhuyenCong.Catalogue.Common;
using KhuyenCong.Catalogue.Data;
using KhuyenCong.Catalogue.Data.Model;
using Microsoft.EntityFrameworkCore;
using Microsoft.Extensions.DependencyInjection;
using Microsoft.Extensions.Hosting;
using Microsoft.Extensions.Logging;
using Microsoft.Extensions.Options;

namespace KhuyenCong.Catalogue.Jobs;

/// <summary>Runs what is due. May stand on any number of nodes: a lease lets one through, and what is due is read again behind it.</summary>
public sealed partial class JobRunner(
    ImmutableArray<Job> jobs, Leases leases, IDbContextFactory<CatalogueDb> databases, IServiceScopeFactory scopes, IOptions<CatalogueSettings> settings, TimeProvider time, ILogger<JobRunner> log)
    : BackgroundService
{
    /// <summary>Every job that is due now and that no other node has in hand, one after another.</summary>
    /// <returns>Names of those that were run.</returns>
    public async Task<IReadOnlyList<string>> RunDueAsync(CancellationToken cancellationToken)
    {
        var run = new List<string>();
        foreach (var job in jobs)
            if (await IsDueAsync(job, cancellationToken) && await RunAsync(job, cancellationToken))
                run.Add(job.Name);
        return run;
    }

    protected override Task ExecuteAsync(CancellationToken stoppingToken) =>
        settings.Value.JobInterval == 0 ? Task.CompletedTask : Task.WhenAll(jobs.Select(job => LoopAsync(job, stoppingToken)));

    private async Task LoopAsync(Job job, CancellationToken cancellationToken)
    {
        using var timer = new PeriodicTimer(TimeSpan.FromMilliseconds(settings.Value.JobInterval));
        while (await timer.WaitForNextTickAsync(cancellationToken))
        {
            try
            {
                if (await IsDueAsync(job, cancellationToken))
                    await RunAsync(job, cancellationToken);
            }
            catch (Exception fault) when (fault is not OperationCanceledException)
            {
                LogUnread(fault, job.Name);
            }
        }
    }

    private async Task<bool> IsDueAsync(Job job, CancellationToken cancellationToken)
    {
        await using var db = await databases.CreateDbContextAsync(cancellationToken);
        var due = await db.JobStates.Where(s => s.Job == job.Name).Select(s => (DateTimeOffset?)s.DueAt).FirstOrDefaultAsync(cancellationToken);
        return due is null || due <= time.GetUtcNow();
    }

    private async Task<bool> RunAsync(Job job, CancellationToken cancellationToken)
    {
        if (!await leases.TakeAsync(job.Name, cancellationToken))
            return false;
        try
        {
            // Another node may have run it between the look and the lease.
            if (!await IsDueAsync(job, cancellationToken))
                return false;
            await NoteAsync(job, state => state.StartedAt = time.GetUtcNow(), cancellationToken);
            var (result, failed) = await TryAsync(job, cancellationToken);
            await NoteAsync(
                job,
                state =>
                {
                    state.EndedAt = time.GetUtcNow();
                    (state.Result, state.Failed) = (result, failed);
                    state.DueAt = job.Next(time.GetUtcNow());
                },
                CancellationToken.None);
            return true;
        }
        finally
        {
            await leases.GiveBackAsync(job.Name);
        }
    }

    private async Task<(string Result, bool Failed)> TryAsync(Job job, CancellationToken cancellationToken)
    {
        await using var scope = scopes.CreateAsyncScope();
        try
        {
            return (await job.RunAsync(scope.ServiceProvider, new(leases, job.Name), cancellationToken), false);
        }
        catch (Exception fault) when (fault is not OperationCanceledException)
        {
            LogFailed(fault, job.Name);
            return ($"Lỗi: {fault.Message}", true);
        }
    }

    private async Task NoteAsync(Job job, Action<JobState> note, CancellationToken cancellationToken)
    {
        await using var db = await databases.CreateDbContextAsync(cancellationToken);
        var state = await db.JobStates.FirstOrDefaultAsync(s => s.Job == job.Name, cancellationToken);
        if (state is null)
            db.JobStates.Add(state = new() { Job = job.Name, DueAt = time.GetUtcNow() });
        note(state);
        await db.SaveChangesAsync(cancellationToken);
    }

    [LoggerMessage(Level = LogLevel.Error, Message = "The job {Job} failed; it is tried again when it is due")]
    private partial void LogFailed(Exception fault, string job);

    [LoggerMessage(Level = LogLevel.Error, Message = "Whether the job {Job} is due could not be read; it is looked at again")]
    private partial void LogUnread(Exception fault, string job);
}
