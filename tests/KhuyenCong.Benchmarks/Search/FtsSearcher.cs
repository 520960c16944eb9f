using Microsoft.Data.Sqlite;

namespace KhuyenCong.Benchmarks.Search;

/// <summary>One connection to the FTS5 table, for one thread: every match with its bm25, then filters and counts over columns.</summary>
internal sealed class FtsSearcher : IDisposable
{
    private readonly SqliteConnection _connection;
    private readonly string[][] _values;
    private readonly int[][] _ordinals;
    private readonly (SqliteCommand? Find, (int Facet, bool[] Chosen)[] Filters)[] _queries;

    public FtsSearcher(SqliteConnection connection, IReadOnlyList<BenchQuery> queries, string[][] values, int[][] ordinals)
    {
        _connection = connection;
        _values = values;
        _ordinals = ordinals;
        _queries = [.. queries.Select(query => (FindCommand(query), Filters(query)))];
    }

    public (int Total, int[][] Counts) Search(int query)
    {
        var counts = Array.ConvertAll(_values, static values => new int[values.Length]);
        var best = new PriorityQueue<int, double>();
        var total = 0;
        if (_queries[query].Find is not { } find)
        {
            for (var doc = 0; doc < _ordinals[0].Length; doc++)
                total += Take(doc, 0, _queries[query].Filters, counts, best);
            return (total, counts);
        }

        using var reader = find.ExecuteReader();
        while (reader.Read())
            total += Take(reader.GetInt32(0), -reader.GetDouble(1), _queries[query].Filters, counts, best);
        return (total, counts);
    }

    public void Dispose()
    {
        foreach (var (find, _) in _queries)
            find?.Dispose();
        _connection.Dispose();
    }

    /// <summary>1 for a hit, which counts everywhere; what misses one filter counts in that filter's facet.</summary>
    private int Take(int doc, double score, (int Facet, bool[] Chosen)[] filters, int[][] counts, PriorityQueue<int, double> best)
    {
        var missed = 0;
        var only = -1;
        foreach (var (facet, chosen) in filters)
        {
            var ordinal = _ordinals[facet][doc];
            if (ordinal >= 0 && chosen[ordinal])
                continue;
            missed++;
            only = facet;
        }

        if (missed > 1)
            return 0;
        for (var facet = missed == 0 ? 0 : only; facet < (missed == 0 ? counts.Length : only + 1); facet++)
        {
            if (_ordinals[facet][doc] >= 0)
                counts[facet][_ordinals[facet][doc]]++;
        }

        if (missed == 1)
            return 0;
        if (best.Count < BenchQuery.Take)
            best.Enqueue(doc, score);
        else
            best.EnqueueDequeue(doc, score);
        return 1;
    }

    private SqliteCommand? FindCommand(BenchQuery query)
    {
        if (query.Text.Length == 0)
            return null;
        var command = _connection.CreateCommand();
        command.CommandText = "SELECT rowid, bm25(docs) FROM docs WHERE docs MATCH $q";
        command.Parameters.AddWithValue("$q", string.Join(" AND ", query.Conditions().Select(static condition => condition.Form == 'p'
            ? $"f:\"{condition.Terms[0]}\"*"
            : $"{condition.Form}:\"{string.Join(' ', condition.Terms)}\"")));
        command.Prepare();
        return command;
    }

    private (int Facet, bool[] Chosen)[] Filters(BenchQuery query) => [.. query.Selected.Select(chosen =>
    {
        var facet = Array.IndexOf(Corpus.Facets, chosen.Key);
        return (facet, Array.ConvertAll(_values[facet], value => chosen.Value.Contains(value)));
    })];
}
