using System.Globalization;
using KhuyenCong.Catalogue.Common;
using KhuyenCong.Catalogue.Data;
using KhuyenCong.Catalogue.Data.Model;
using KhuyenCong.Catalogue.Publishing;
using KhuyenCong.Search;
using Microsoft.EntityFrameworkCore;
using Microsoft.Extensions.Hosting;
using Microsoft.Extensions.Logging;
using Microsoft.Extensions.Options;

namespace KhuyenCong.Catalogue.Search;

/// <summary>
/// Keeps this node's register level with the database: builds it once, then tails the <c>changes</c> table. Reads only; may run on any number of
/// nodes; a fault is logged and the same changes are read again.
/// </summary>
public sealed partial class ChangeFeed(
    IDbContextFactory<CatalogueDb> databases, Register register, DueVersions due, SiteMenus menus, IOptions<CatalogueSettings> settings, TimeProvider time, ILogger<ChangeFeed> log)
    : BackgroundService
{
    private const int Most = 500;
    private readonly SemaphoreSlim one = new(1, 1);

    /// <summary>Reads everything anew.</summary>
    public async Task RebuildAsync(CancellationToken cancellationToken)
    {
        await one.WaitAsync(cancellationToken);
        try
        {
            await using var db = await databases.CreateDbContextAsync(cancellationToken);
            await RebuildAsync(db, cancellationToken);
        }
        finally
        {
            one.Release();
        }
    }

    /// <summary>Takes in what was committed since; returns when this node shows it.</summary>
    public async Task CatchUpAsync(CancellationToken cancellationToken)
    {
        await one.WaitAsync(cancellationToken);
        try
        {
            await using var db = await databases.CreateDbContextAsync(cancellationToken);
            while (await ReadOnAsync(db, cancellationToken))
            {
            }
        }
        finally
        {
            one.Release();
        }
    }

    /// <summary>Has new versions applied whose moment has come by <paramref name="now"/>, and taken in. A comparison where none has.</summary>
    public async ValueTask ApplyDueAsync(DateTimeOffset now, CancellationToken cancellationToken)
    {
        if (!due.IsDue(now))
            return;
        await due.ApplyAsync(now, cancellationToken);
        await CatchUpAsync(cancellationToken);
    }

    protected override async Task ExecuteAsync(CancellationToken stoppingToken)
    {
        using var timer = new PeriodicTimer(TimeSpan.FromMilliseconds(settings.Value.FeedInterval));
        do
        {
            try
            {
                await CatchUpAsync(stoppingToken);
                await ApplyDueAsync(time.GetUtcNow(), stoppingToken);
            }
            catch (Exception fault) when (fault is not OperationCanceledException)
            {
                LogFault(fault);
            }
        }
        while (await timer.WaitForNextTickAsync(stoppingToken));
    }

    private async Task<bool> ReadOnAsync(CatalogueDb db, CancellationToken cancellationToken)
    {
        if (!register.IsReady)
        {
            await RebuildAsync(db, cancellationToken);
            return false;
        }

        var changes = await db.Changes.AsNoTracking().Where(c => c.Sequence > register.Sequence).OrderBy(c => c.Sequence).Take(Most).ToListAsync(cancellationToken);
        if (changes.Count == 0)
            return false;
        await due.ReadAsync(db, cancellationToken);
        if (changes.Exists(c => c.Kind is Kinds.Everything or Kinds.Reference or Kinds.Topic))
        {
            await RebuildAsync(db, cancellationToken);
            return true;
        }

        if (changes.Exists(c => c.Kind is Kinds.Menu or Kinds.FrontPage or Kinds.Synonyms or Kinds.Settings))
        {
            var reference = await ReferenceData.ReadAsync(db, cancellationToken);
            TakeFrame(reference);
            register.Renew(reference);
        }

        var ids = await ConcernedAsync(db, changes, cancellationToken);
        var documents = await new IndexDocuments(db, register.Reference, settings.Value).ReadAsync(ids, cancellationToken);
        var found = documents.Select(d => d.Key).ToHashSet();
        var removed = ids.SelectMany(kind => kind.Value, (kind, id) => new DocumentKey(kind.Key, id)).Where(k => !found.Contains(k)).ToList();
        register.Index.Apply(documents, removed);
        register.Advance(changes[^1].Sequence, time.GetUtcNow());
        return changes.Count == Most;
    }

    private async Task RebuildAsync(CatalogueDb db, CancellationToken cancellationToken)
    {
        // The sequence is read first: a change that comes while the rows are read is taken in again, never missed.
        var upTo = await db.Changes.MaxAsync(c => (long?)c.Sequence, cancellationToken) ?? 0;
        var reference = await ReferenceData.ReadAsync(db, cancellationToken);
        var documents = await new IndexDocuments(db, reference, settings.Value).ReadAsync(null, cancellationToken);
        await due.ReadAsync(db, cancellationToken);
        TakeFrame(reference);
        register.Replace(reference, documents, upTo, time.GetUtcNow());
        LogBuilt(documents.Count, upTo);
    }

    /// <summary>What stands around every page, for those who show it without the register.</summary>
    private void TakeFrame(ReferenceData reference)
    {
        menus.Take(reference.Menus.Values);
        settings.Value.Take(reference.Site);
    }

    /// <summary>Which documents a change concerns: a certificate is part of its product's and its producer's, a producer's name stands with its products.</summary>
    private static async Task<Dictionary<string, HashSet<int>>> ConcernedAsync(CatalogueDb db, List<Change> changes, CancellationToken cancellationToken)
    {
        var ids = new Dictionary<string, HashSet<int>>(StringComparer.Ordinal);
        foreach (var change in changes.Where(c => IndexDocuments.IndexedKinds.Contains(c.Kind)))
            Of(change.Kind).Add(int.Parse(change.RecordId, CultureInfo.InvariantCulture));
        var codes = changes.Where(c => c.Kind == Kinds.Certificate).Select(c => c.RecordId).ToList();
        var marks = changes.Where(c => c.Kind == Kinds.Mark).Select(c => int.Parse(c.RecordId, CultureInfo.InvariantCulture)).ToList();
        // A decision need not be a document of the index to stand in the texts of others.
        var documents = changes.Where(c => c.Kind == Kinds.Document).Select(c => int.Parse(c.RecordId, CultureInfo.InvariantCulture)).ToList();
        var rounds = await db.Rounds.Where(r => documents.Contains(r.DecisionId ?? 0)).Select(r => r.Id).ToListAsync(cancellationToken);
        Of(Kinds.Round).UnionWith(rounds);
        var allRounds = Of(Kinds.Round).ToList();
        var producers = Of(Kinds.Producer).ToList();
        Of(Kinds.Product).UnionWith(await db.Products
            .Where(p => producers.Contains(p.ProducerId ?? 0)
                || p.Marks.Any(m => marks.Contains(m.Id))
                || p.Certificates.Any(c => codes.Contains(c.Code) || allRounds.Contains(c.RoundId) || documents.Contains(c.DecisionId ?? 0)))
            .Select(p => p.Id)
            .ToListAsync(cancellationToken));
        var products = Of(Kinds.Product).ToList();
        Of(Kinds.Producer).UnionWith(await db.Products.Where(p => products.Contains(p.Id) && p.ProducerId != null).Select(p => p.ProducerId!.Value).ToListAsync(cancellationToken));
        return ids;

        HashSet<int> Of(string kind) => ids.TryGetValue(kind, out var set) ? set : ids[kind] = [];
    }

    [LoggerMessage(Level = LogLevel.Information, Message = "Register built: {Documents} documents up to change {Sequence}")]
    private partial void LogBuilt(int documents, long sequence);

    [LoggerMessage(Level = LogLevel.Error, Message = "The change feed could not be read; it is tried again")]
    private partial void LogFault(Exception fault);
}
