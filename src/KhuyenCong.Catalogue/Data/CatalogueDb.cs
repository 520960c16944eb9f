using KhuyenCong.Catalogue.Data.Model;
using KhuyenCong.Search;
using Microsoft.EntityFrameworkCore;

namespace KhuyenCong.Catalogue.Data;

/// <summary>
/// The database: SQLite or PostgreSQL, one model. Saving fills what is derived (keys, versions) and writes one <see cref="Change"/> for each record
/// that was touched, in the same transaction.
/// </summary>
public sealed partial class CatalogueDb(DbContextOptions<CatalogueDb> options, TimeProvider time) : DbContext(options)
{
    /// <summary>Above this many records one save is told as <see cref="Kinds.Everything"/>.</summary>
    public const int ManyRecords = 2000;

    public DbSet<Source> Sources => Set<Source>();
    public DbSet<Province> Provinces => Set<Province>();
    public DbSet<Region> Regions => Set<Region>();
    public DbSet<ProductGroup> Groups => Set<ProductGroup>();
    public DbSet<Category> Categories => Set<Category>();
    public DbSet<ValidityRule> ValidityRules => Set<ValidityRule>();
    public DbSet<MarkScheme> MarkSchemes => Set<MarkScheme>();
    public DbSet<Producer> Producers => Set<Producer>();
    public DbSet<Product> Products => Set<Product>();
    public DbSet<Mark> Marks => Set<Mark>();
    public DbSet<Document> Documents => Set<Document>();
    public DbSet<Round> Rounds => Set<Round>();
    public DbSet<Certificate> Certificates => Set<Certificate>();
    public DbSet<Showroom> Showrooms => Set<Showroom>();
    public DbSet<Fair> Fairs => Set<Fair>();
    public DbSet<Programme> Programmes => Set<Programme>();
    public DbSet<Project> Projects => Set<Project>();
    public DbSet<Topic> Topics => Set<Topic>();
    public DbSet<Article> Articles => Set<Article>();
    public DbSet<Page> Pages => Set<Page>();
    public DbSet<Media> Media => Set<Media>();
    public DbSet<Redirect> Redirects => Set<Redirect>();
    public DbSet<Revision> Revisions => Set<Revision>();
    public DbSet<StatusChange> StatusChanges => Set<StatusChange>();
    public DbSet<AuditEntry> Audit => Set<AuditEntry>();
    public DbSet<AuditActor> AuditActors => Set<AuditActor>();
    public DbSet<Change> Changes => Set<Change>();
    public DbSet<OutboxMail> Outbox => Set<OutboxMail>();
    public DbSet<Lease> Leases => Set<Lease>();

    /// <summary>
    /// Saves everything tracked and tells it to the change feed, all or nothing. On PostgreSQL the feed's advisory lock is taken after the rows are
    /// written and held to the commit, so that sequence numbers become visible in their order and a reader that tails them misses none.
    /// </summary>
    public override async Task<int> SaveChangesAsync(bool acceptAllChangesOnSuccess, CancellationToken cancellationToken = default)
    {
        ChangeTracker.DetectChanges();
        var touched = Derive();
        if (touched.Count == 0)
            return await base.SaveChangesAsync(acceptAllChangesOnSuccess, cancellationToken);

        if (Database.CurrentTransaction is not null)
            return await SaveAndTellAsync(touched, cancellationToken);

        await using var transaction = await Database.BeginTransactionAsync(cancellationToken);
        var written = await SaveAndTellAsync(touched, cancellationToken);
        await transaction.CommitAsync(cancellationToken);
        return written;
    }

    public override int SaveChanges(bool acceptAllChangesOnSuccess) =>
        throw new NotSupportedException("Save with SaveChangesAsync: the change feed is written there.");

    private async Task<int> SaveAndTellAsync(List<object> touched, CancellationToken cancellationToken)
    {
        var written = await base.SaveChangesAsync(true, cancellationToken);
        // Numbers given by the database are known only now.
        var refs = touched.Select(t => t is IRecord record ? record.Ref : ((IPart)t).Owner).Distinct().ToList();
        if (refs.Count > ManyRecords)
            refs = [new(Kinds.Everything, "")];
        if (Database.IsNpgsql())
            await Database.ExecuteSqlRawAsync("SELECT pg_advisory_xact_lock(7220001)", cancellationToken);
        var now = time.GetUtcNow();
        var changes = refs.ConvertAll(r => new Change { Kind = r.Kind, RecordId = r.Id, At = now });
        Changes.AddRange(changes);
        written += await base.SaveChangesAsync(true, cancellationToken);
        foreach (var change in changes)
            Entry(change).State = EntityState.Detached;
        return written;
    }

    private List<object> Derive()
    {
        var now = time.GetUtcNow();
        var touched = new List<object>();
        foreach (var entry in ChangeTracker.Entries())
        {
            if (entry.State is not (EntityState.Added or EntityState.Modified or EntityState.Deleted))
                continue;
            if (entry.Entity is IRecord or IPart)
                touched.Add(entry.Entity);
            if (entry.State is EntityState.Deleted)
                continue;
            if (entry.Entity is INamed named)
            {
                named.SearchKey = VietnameseText.Fold(named.Name);
                named.SortKey = VietnameseText.SortKey(named.Name);
            }

            if (entry.Entity is Document document)
                document.NumberKey = VietnameseText.Fold(document.Number);
            if (entry.Entity is IRecord record)
            {
                record.Version = entry.State is EntityState.Added ? Math.Max(record.Version, 1) : record.Version + 1;
                record.UpdatedAt = now;
            }
        }

        return touched;
    }
}
