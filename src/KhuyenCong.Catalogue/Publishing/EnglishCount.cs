using KhuyenCong.Catalogue.Data;
using KhuyenCong.Catalogue.Data.Model;
using Microsoft.EntityFrameworkCore;

namespace KhuyenCong.Catalogue.Publishing;

/// <summary>Counts the public records without an English name, as their lists find them, and keeps the figures for the overview.</summary>
public sealed class EnglishCount(CatalogueDb db, RecordListing listing, TimeProvider time)
{
    /// <summary>Name of the job that does it.</summary>
    public const string Job = "english";

    private static readonly RecordFilter Shown = new() { State = RecordState.Published };

    /// <summary>The list that is counted.</summary>
    public static RecordFilter Lacking { get; } = Shown with { LacksEnglish = true };

    /// <returns>Public records without an English name, of all kinds that may have one.</returns>
    public async Task<int> RunAsync(CancellationToken cancellationToken)
    {
        var now = time.GetUtcNow();
        var gaps = new List<EnglishGap>();
        foreach (var kind in EditedKind.All.Where(k => k.IsPublished && k.HasEnglishName))
            gaps.Add(new() { Kind = kind.Kind, Lacking = await listing.CountAsync(kind, Lacking, cancellationToken), Shown = await listing.CountAsync(kind, Shown, cancellationToken), CountedAt = now });
        await using var transaction = await db.Database.BeginTransactionAsync(cancellationToken);
        await db.EnglishGaps.ExecuteDeleteAsync(cancellationToken);
        db.EnglishGaps.AddRange(gaps);
        await db.SaveChangesAsync(cancellationToken);
        await transaction.CommitAsync(cancellationToken);
        return gaps.Sum(g => g.Lacking);
    }
}
