using KhuyenCong.Catalogue.Data.Model;
using Microsoft.EntityFrameworkCore;

namespace KhuyenCong.Catalogue.Data;

/// <summary>Counts of searches on a day: those of several nodes add up.</summary>
public sealed record SearchTally(DateOnly Day, int Queries, int Misses, IReadOnlyDictionary<string, int> Texts);

/// <summary>Keeps the counts of searches in the database, for ninety days.</summary>
public static class SearchCountsStore
{
    public const int DaysKept = 90;

    public static async Task AddAsync(CatalogueDb db, SearchTally tally, CancellationToken cancellationToken)
    {
        await using var transaction = await db.Database.BeginTransactionAsync(cancellationToken);
        await db.Database.ExecuteSqlAsync(
            $"""
            INSERT INTO search_days (day, queries, misses) VALUES ({tally.Day}, {tally.Queries}, {tally.Misses})
            ON CONFLICT (day) DO UPDATE SET queries = search_days.queries + excluded.queries, misses = search_days.misses + excluded.misses
            """,
            cancellationToken);
        // In one order: two nodes that write at once do not wait for each other in a circle.
        foreach (var (text, count) in tally.Texts.OrderBy(t => t.Key, StringComparer.Ordinal))
            await db.Database.ExecuteSqlAsync(
                $"INSERT INTO search_misses (day, text, count) VALUES ({tally.Day}, {text}, {count}) ON CONFLICT (day, text) DO UPDATE SET count = search_misses.count + excluded.count",
                cancellationToken);
        var first = tally.Day.AddDays(-DaysKept);
        await db.Database.ExecuteSqlAsync($"DELETE FROM search_misses WHERE day < {first}", cancellationToken);
        await db.Database.ExecuteSqlAsync($"DELETE FROM search_days WHERE day < {first}", cancellationToken);
        await transaction.CommitAsync(cancellationToken);
    }

    /// <summary>Texts without a hit since a day, the most frequent first; only those asked at least so often.</summary>
    public static async Task<IReadOnlyList<(string Text, int Count)>> MissesAsync(CatalogueDb db, DateOnly since, int least, int most, CancellationToken cancellationToken) =>
    [
        .. (await db.SearchMisses.AsNoTracking().Where(m => m.Day >= since)
            .GroupBy(m => m.Text).Select(g => new { Text = g.Key, Count = g.Sum(m => m.Count) })
            .Where(m => m.Count >= least).OrderByDescending(m => m.Count).ThenBy(m => m.Text).Take(most).ToListAsync(cancellationToken))
            .Select(m => (m.Text, m.Count)),
    ];

    /// <summary>Newest first.</summary>
    public static Task<List<SearchDay>> DaysAsync(CatalogueDb db, DateOnly since, CancellationToken cancellationToken) =>
        db.SearchDays.AsNoTracking().Where(d => d.Day >= since).OrderByDescending(d => d.Day).ToListAsync(cancellationToken);
}
