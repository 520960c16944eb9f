using System.Collections.Immutable;
using KhuyenCong.Catalogue.Data.Model;
using Microsoft.EntityFrameworkCore;
using Microsoft.EntityFrameworkCore.ChangeTracking;

namespace KhuyenCong.Catalogue.Data;

/// <summary>
/// The database: SQLite or PostgreSQL, one model. Saving fills what is derived (keys, versions) and writes one <see cref="Change"/> for each record
/// that was touched, in the same transaction.
/// </summary>
public sealed partial class CatalogueDb(DbContextOptions<CatalogueDb> options, TimeProvider time) : DbContext(options)
{
    /// <summary>Above this many records one save is told as <see cref="Kinds.Everything"/>.</summary>
    public const int ManyRecords = 2000;

    /// <summary>Kinds of which there may be a hundred thousand and more: their lists are read by indexes made for them.</summary>
    public static readonly ImmutableArray<Type> LargeKinds = [typeof(Certificate), typeof(Producer), typeof(Product)];

    /// <summary>Name of the indexes of PostgreSQL that find a part of a name.</summary>
    private const string PartsOfNames = "parts";

    /// <summary>Name of the indexes over records without an English name.</summary>
    private const string WithoutEnglish = "no_en";

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
    public DbSet<EditingState> EditingStates => Set<EditingState>();
    public DbSet<Autosave> Autosaves => Set<Autosave>();
    public DbSet<DraftComment> DraftComments => Set<DraftComment>();
    public DbSet<PreviewLink> PreviewLinks => Set<PreviewLink>();
    public DbSet<BrokenLink> BrokenLinks => Set<BrokenLink>();
    public DbSet<EnglishGap> EnglishGaps => Set<EnglishGap>();
    public DbSet<AuditEntry> Audit => Set<AuditEntry>();
    public DbSet<AuditActor> AuditActors => Set<AuditActor>();
    public DbSet<Change> Changes => Set<Change>();
    public DbSet<OutboxMail> Outbox => Set<OutboxMail>();
    public DbSet<Lease> Leases => Set<Lease>();
    public DbSet<JobState> JobStates => Set<JobState>();
    public DbSet<SearchDay> SearchDays => Set<SearchDay>();
    public DbSet<SearchMiss> SearchMisses => Set<SearchMiss>();

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

    /// <summary>
    /// Saves one of many steps of a transaction that the caller holds, and notes what it touched in <paramref name="told"/>, for
    /// <see cref="TellAsync"/> before the commit. For work too large for one save.
    /// </summary>
    internal async Task SaveStepAsync(HashSet<RecordRef> told, CancellationToken cancellationToken)
    {
        ChangeTracker.DetectChanges();
        var touched = Derive();
        await base.SaveChangesAsync(true, cancellationToken);
        if (told.Count <= ManyRecords)
            told.UnionWith(touched.Select(t => t()));
    }

    /// <summary>Saves rows as they are, versions, times and keys included, and tells nobody: for a restore, which tells everything at its end.</summary>
    internal Task<int> SaveAsGivenAsync(CancellationToken cancellationToken) => base.SaveChangesAsync(true, cancellationToken);

    /// <summary>Writes the change rows, in the transaction that the caller holds or in one of its own.</summary>
    public async Task<int> TellAsync(IReadOnlyCollection<RecordRef> refs, CancellationToken cancellationToken)
    {
        if (Database.CurrentTransaction is null)
        {
            await using var transaction = await Database.BeginTransactionAsync(cancellationToken);
            var told = await TellAsync(refs, cancellationToken);
            await transaction.CommitAsync(cancellationToken);
            return told;
        }

        if (refs.Count > ManyRecords)
            refs = [new(Kinds.Everything, "")];
        if (Database.IsNpgsql())
            await Database.ExecuteSqlRawAsync("SELECT pg_advisory_xact_lock(7220001)", cancellationToken);
        var now = time.GetUtcNow();
        var changes = refs.Select(r => new Change { Kind = r.Kind, RecordId = r.Id, At = now }).ToList();
        Changes.AddRange(changes);
        var written = await base.SaveChangesAsync(true, cancellationToken);
        foreach (var change in changes)
            Entry(change).State = EntityState.Detached;
        return written;
    }

    private async Task<int> SaveAndTellAsync(List<Func<RecordRef>> touched, CancellationToken cancellationToken)
    {
        var written = await base.SaveChangesAsync(true, cancellationToken);
        // Numbers given by the database are known only now.
        return written + await TellAsync([.. touched.Select(t => t()).Distinct()], cancellationToken);
    }

    private List<Func<RecordRef>> Derive()
    {
        var now = time.GetUtcNow();
        var touched = new List<Func<RecordRef>>();
        foreach (var entry in ChangeTracker.Entries())
        {
            if (entry.State is not (EntityState.Added or EntityState.Modified or EntityState.Deleted))
                continue;
            if (entry.Entity is IRecord changed)
                touched.Add(() => changed.Ref);
            if (entry.Entity is IPart part)
                touched.Add(() => part.Owner);
            if (FormerOwner(entry) is { } former)
                touched.Add(() => former);
            if (entry.State is EntityState.Deleted)
                continue;
            if (entry.Entity is INamed named)
            {
                named.SearchKey = RecordKeys.Search(named.Name);
                named.SortKey = RecordKeys.Sort(named.Name);
            }

            if (entry.Entity is Document document)
                document.NumberKey = RecordKeys.Search(document.Number);
            if (entry.Entity is IRecord record)
            {
                record.Version = entry.State is EntityState.Added ? Math.Max(record.Version, 1) : record.Version + 1;
                record.UpdatedAt = now;
            }
        }

        return touched;
    }

    /// <summary>What a product, a certificate or a mark belonged to before it was moved or deleted: others cannot read that off the row any more.</summary>
    private static RecordRef? FormerOwner(EntityEntry entry) => entry.Entity switch
    {
        Product when entry.Property(nameof(Product.ProducerId)) is { OriginalValue: int producer } p && (p.IsModified || entry.State is EntityState.Deleted) => RecordRef.To(Kinds.Producer, producer),
        Certificate when entry.Property(nameof(Certificate.ProductId)) is { OriginalValue: int product } p && (p.IsModified || entry.State is EntityState.Deleted) => RecordRef.To(Kinds.Product, product),
        Mark when entry.Property(nameof(Mark.ProductId)) is { OriginalValue: int product } p && (p.IsModified || entry.State is EntityState.Deleted) => RecordRef.To(Kinds.Product, product),
        _ => null,
    };
}
