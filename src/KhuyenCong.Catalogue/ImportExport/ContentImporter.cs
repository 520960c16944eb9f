using KhuyenCong.Catalogue.Data;
using KhuyenCong.Catalogue.Data.Content;
using KhuyenCong.Catalogue.Publishing;
using Microsoft.EntityFrameworkCore;

namespace KhuyenCong.Catalogue.ImportExport;

/// <summary>
/// Reads a folder of content files into the register: checks everything first, tells every fault, then writes in one transaction, or nothing.
/// Idempotent: a second run changes nothing. Killed at any moment it leaves the old state whole.
/// </summary>
public sealed class ContentImporter(IDbContextFactory<CatalogueDb> databases, SiteRoutes routes)
{
    /// <summary>
    /// Imports <paramref name="folder"/>: content files, any subset of them; or a folder with <c>reference/</c> and <c>sample/</c> in it, taken
    /// together. <paramref name="progress"/> gets lines for people.
    /// </summary>
    public async Task<ImportReport> ImportAsync(string folder, IProgress<string>? progress, CancellationToken cancellationToken)
    {
        await using var db = await databases.CreateDbContextAsync(cancellationToken);
        var format = ContentFormat.Of(db);
        var content = new ContentReader(format);
        content.Read(folder, progress, cancellationToken);

        await using var transaction = await db.Database.BeginTransactionAsync(cancellationToken);
        if (db.Database.IsNpgsql())
            await db.Database.ExecuteSqlRawAsync("SELECT pg_advisory_xact_lock(7220002)", cancellationToken);
        progress?.Report("Checking");
        var judged = await new ContentCheck(db, format, content, routes).RunAsync(cancellationToken);
        if (content.Faults.Count + judged.Count > 0)
            return new() { Faults = Sort([.. content.Faults, .. judged]), Added = 0, Changed = 0, Unchanged = 0 };

        progress?.Report("Writing");
        var merge = new ContentMerge(db, format, content, progress);
        await merge.WriteAsync(cancellationToken);
        if (merge.Touched.Count > 0)
        {
            await db.TellAsync(merge.Touched, cancellationToken);
            await IdentitySequences.CatchUpAsync(db, cancellationToken);
        }

        await transaction.CommitAsync(cancellationToken);
        await Database.SettleAsync(db, merge.Added + merge.Changed, cancellationToken);
        return new() { Faults = [], Added = merge.Added, Changed = merge.Changed, Unchanged = merge.Unchanged };
    }

    private static List<ImportFault> Sort(IEnumerable<ImportFault> faults) =>
        [.. faults.Distinct().OrderBy(f => f.File, StringComparer.Ordinal).ThenBy(f => f.Line ?? 0)];
}
