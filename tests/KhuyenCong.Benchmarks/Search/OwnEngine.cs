using System.Diagnostics;
using System.Globalization;
using KhuyenCong.Search;

namespace KhuyenCong.Benchmarks.Search;

internal sealed class OwnEngine(Corpus corpus, IReadOnlyList<BenchQuery> queries) : IEngine
{
    private readonly SearchQuery[] _queries = [.. queries.Select(static query => query.ToSearchQuery())];
    private readonly SearchIndex _index = new(new IndexOptions());

    public string Name => "own";

    public SearchIndex Index => _index;

    /// <summary>Managed bytes held after the build.</summary>
    public long Bytes { get; private set; }

    public string Size => string.Create(CultureInfo.InvariantCulture, $"{Bytes / 1e6:0} MB of memory");

    public double Build()
    {
        var before = GC.GetTotalMemory(forceFullCollection: true);
        var seconds = BuildFromMemory();
        Bytes = GC.GetTotalMemory(forceFullCollection: true) - before;
        return seconds;
    }

    public IReadOnlyList<string> Answers() => [.. _queries.Select(query =>
    {
        var result = _index.Search(query);
        return Answer.Of(result.Total, facet => result.Facets[facet].Select(static count => (count.Value, count.Count)));
    })];

    public double[] Round() => Array.ConvertAll(_queries, query =>
    {
        var started = Stopwatch.GetTimestamp();
        _index.Search(query);
        return Stopwatch.GetElapsedTime(started).TotalMilliseconds;
    });

    public double Throughput(int threads, TimeSpan time) => Threads.QueriesASecond(threads, time, _queries.Length, number => query => _index.Search(_queries[query]));

    public double[] Edits(int count)
    {
        var times = new double[count];
        for (var i = 0; i < count; i++)
        {
            var document = Edit.Of(i, corpus);
            var query = new SearchQuery { Text = Edit.WordOf(i), Now = Corpus.Now, Day = Corpus.Day, Relax = false };
            var started = Stopwatch.GetTimestamp();
            _index.Apply([document], []);
            if (_index.Search(query).Total != 1)
                throw new InvalidOperationException($"The edit {Edit.WordOf(i)} is not found.");
            times[i] = Stopwatch.GetElapsedTime(started).TotalMilliseconds;
        }

        return times;
    }

    public void Dispose()
    {
        // Nothing is held outside the heap.
    }

    /// <summary>The records are made first, so that the time is that of the index; they are let go on return.</summary>
    private double BuildFromMemory()
    {
        var documents = corpus.Documents().ToList();
        var started = Stopwatch.GetTimestamp();
        _index.Rebuild(documents);
        return Stopwatch.GetElapsedTime(started).TotalSeconds;
    }
}

internal static class Threads
{
    /// <summary>Each thread begins at another query and goes round until the time is over.</summary>
    /// <param name="threads">How many.</param>
    /// <param name="time">How long.</param>
    /// <param name="queries">How many queries there are.</param>
    /// <param name="searcherOf">Makes a thread's searcher, which runs the query with a given number.</param>
    public static double QueriesASecond(int threads, TimeSpan time, int queries, Func<int, Action<int>> searcherOf)
    {
        var done = new int[threads];
        var searchers = Enumerable.Range(0, threads).Select(searcherOf).ToArray();
        var started = Stopwatch.GetTimestamp();
        var running = Enumerable.Range(0, threads).Select(number => new Thread(() =>
        {
            for (var query = number * queries / threads; Stopwatch.GetElapsedTime(started) < time; query = (query + 1) % queries)
            {
                searchers[number](query);
                done[number]++;
            }
        })).ToList();
        running.ForEach(static thread => thread.Start());
        running.ForEach(static thread => thread.Join());
        return done.Sum() / Stopwatch.GetElapsedTime(started).TotalSeconds;
    }
}
