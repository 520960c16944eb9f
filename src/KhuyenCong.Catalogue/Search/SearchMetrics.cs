using KhuyenCong.Catalogue.Common;
using KhuyenCong.Catalogue.Data;
using KhuyenCong.Catalogue.Data.Model;
using Microsoft.EntityFrameworkCore;

namespace KhuyenCong.Catalogue.Search;

/// <summary>The index of this node and how it is asked, in numbers alone.</summary>
/// <param name="Documents">Records in the index.</param>
/// <param name="Version">Moves with each change of records or synonyms.</param>
/// <param name="Sequence">Last change of the database that was taken in.</param>
/// <param name="AgeSeconds">Since a change was last taken in.</param>
/// <param name="Bytes">Of the arrays and strings of the index.</param>
/// <param name="SynonymRules">Replacements in use, each way counted.</param>
/// <param name="Queries">Searches since the process began.</param>
/// <param name="Misses">Of these, those that found nothing.</param>
public sealed record IndexNumbers(int Documents, long Version, long Sequence, long AgeSeconds, long Bytes, int SynonymRules, long Queries, long Misses)
{
    public double MissShare => Queries == 0 ? 0 : (double)Misses / Queries;
}

/// <summary>What an operator is shown of the search.</summary>
public sealed record SearchState(IndexNumbers Numbers, DateTimeOffset? SynonymsSavedAt, IReadOnlyList<SearchDay> Days, IReadOnlyList<(string Text, int Count)> Misses)
{
    /// <summary>A text that fewer asked for might point at who did: it is counted and not shown.</summary>
    public const int LeastShown = 3;
    public const int DaysShown = 30;
    public const int MostShown = 100;
}

/// <summary>Reads the numbers of this node.</summary>
public sealed class SearchMetrics(Register register, SearchCounts counts, IDbContextFactory<CatalogueDb> databases, VietnamClock clock)
{
    public IndexNumbers Numbers()
    {
        var index = register.Index;
        return new(
            index.Count, index.Version, register.Sequence, (long)(clock.Read().Now - register.ReadAt).TotalSeconds, index.Metrics.Bytes,
            index.Synonyms.Count, counts.Queries, counts.Misses);
    }

    /// <summary>Texts without a hit, the most frequent first; those that <see cref="ReadAsync"/> would tell.</summary>
    public async Task<IReadOnlyList<(string Text, int Count)>> MissesAsync(int most, CancellationToken cancellationToken)
    {
        await counts.WriteAsync(cancellationToken);
        await using var db = await databases.CreateDbContextAsync(cancellationToken);
        return await SearchCountsStore.MissesAsync(db, Since, SearchState.LeastShown, most, cancellationToken);
    }

    public async Task<SearchState> ReadAsync(CancellationToken cancellationToken)
    {
        var misses = await MissesAsync(SearchState.MostShown, cancellationToken);
        await using var db = await databases.CreateDbContextAsync(cancellationToken);
        return new(Numbers(), register.Reference.SynonymsSavedAt, await SearchCountsStore.DaysAsync(db, Since, cancellationToken), misses);
    }

    private DateOnly Since => clock.Read().Today.AddDays(-SearchState.DaysShown);
}
