using System.Globalization;

namespace KhuyenCong.Benchmarks.Search;

/// <summary>All that one run measured; lists stand in the order of the engines, ours first, then Lucene where it took part.</summary>
internal sealed record SearchMeasures
{
    public required IReadOnlyList<BenchQuery> Queries { get; init; }

    public required IReadOnlyList<string> Names { get; init; }

    /// <summary>By engine, then round, then query; milliseconds.</summary>
    public required IReadOnlyList<List<double[]>> Times { get; init; }

    /// <summary>Queries a second on two threads.</summary>
    public required IReadOnlyList<double> Throughput { get; init; }

    /// <summary>Seconds.</summary>
    public required IReadOnlyList<double> Builds { get; init; }

    public required IReadOnlyList<string> Sizes { get; init; }

    /// <summary>Milliseconds.</summary>
    public required IReadOnlyList<double[]> Edits { get; init; }

    public required long Bytes { get; init; }

    /// <summary>Milliseconds.</summary>
    public required double[] Suggestions { get; init; }

    public required (double Reader, double Collector, double Writer, double Machine) Pause { get; init; }
}

/// <summary>Writes the measures as a table in Markdown, then the bars.</summary>
internal sealed class SearchReport(string command)
{
    private const double MedianBar = 0.5, TailBar = 1, ThroughputBar = 1.5, BuildBar = 0.5, MemoryBar = 250, EditBar = 10, SuggestionBar = 2, PauseBar = 20;

    private readonly Report _report = new(command);

    public void Corpus(Corpus corpus, IReadOnlyList<BenchQuery> queries, int rounds, IEnumerable<IEngine> engines)
    {
        var lengths = corpus.Documents().Where(static (_, i) => i % 97 == 0).Select(static document => BenchFiles.Passages(document).Sum(static terms => terms.Length)).ToList();
        _report.Line($"\n{corpus.Count:N0} records ({corpus.Products:N0} products), {lengths.Average():0} tokens each on average; {queries.Count} queries in {rounds} rounds, {string.Join(", ", engines.Select(static engine => engine.Name))} turn and turn about. " +
            "Each query asks for the best 20 and for exact counts on six facets over the whole match set; all engines gave the same totals and counts. " +
            "Before, each engine ran all queries again and again for ten seconds. Times are taken in each engine's own process around the search call.");
    }

    /// <summary>0 where all bars are met.</summary>
    public int Write(bool eachQuery, SearchMeasures m)
    {
        if (eachQuery)
            EachQuery(m);
        _report.Line("\n| ms: median / p95 / p99 | " + string.Join(" | ", m.Names) + " |");
        _report.Line("|---|" + string.Concat(m.Names.Select(static _ => "---|")));
        foreach (var name in BenchQuery.Classes.Where(name => m.Queries.Any(query => query.Class == name)))
            _report.Line($"| {name} | " + string.Join(" | ", m.Times.Select(times => Cell(Of(m, times, name)))) + " |");
        _report.Line($"| all {m.Queries.Count} | " + string.Join(" | ", m.Times.Select(times => Cell(Of(m, times, null)))) + " |");
        Row("queries a second, 2 threads", m.Throughput.Select(static rate => Text(rate, "0")));
        Row("build", m.Builds.Select(static seconds => Text(seconds, "0.0") + " s"));
        Row("size", m.Sizes);
        Row("one changed record is found after, ms", m.Edits.Select(Cell));
        Row("suggestions, ms", m.Names.Select((_, i) => i == 0 ? Cell(m.Suggestions) : "–"));
        Row("longest pause while the base is merged, ms", m.Names.Select((_, i) => i == 0 ? $"reader {Text(m.Pause.Reader, "0.0")} (collector {Text(m.Pause.Collector, "0.0")}), writer {Text(m.Pause.Writer, "0.0")}; the machine alone {Text(m.Pause.Machine, "0.0")}" : "–"));
        Bars(m);
        return _report.Close();

        void Row(string what, IEnumerable<string> cells) => _report.Line($"| {what} | {string.Join(" | ", cells)} |");
    }

    /// <summary>Medians of every query: where to look for what is slow.</summary>
    private void EachQuery(SearchMeasures m)
    {
        _report.Line("\n| query | filters | " + string.Join(" | ", m.Names) + " |");
        _report.Line("|---|---|" + string.Concat(m.Names.Select(static _ => "---|")));
        for (var i = 0; i < m.Queries.Count; i++)
        {
            var query = i;
            _report.Line($"| {m.Queries[i].Class}: {m.Queries[i].Text} | {string.Join(' ', m.Queries[i].Selected.Select(static facet => $"{facet.Key}={string.Join(',', facet.Value)}"))} | " +
                string.Join(" | ", m.Times.Select(rounds => Text(Percentile([.. rounds.Select(round => round[query])], 0.5), "0.000"))) + " |");
        }
    }

    private void Bars(SearchMeasures m)
    {
        var lucene = m.Names.ToList().FindIndex(static name => name.StartsWith("Lucene", StringComparison.Ordinal));
        if (lucene > 0)
        {
            foreach (var name in BenchQuery.Classes.Where(name => m.Queries.Any(query => query.Class == name)))
            {
                var (own, other) = (Of(m, m.Times[0], name), Of(m, m.Times[lucene], name));
                _report.Bar($"{name}, median beside Lucene", Percentile(own, 0.5) / Percentile(other, 0.5), MedianBar, "×");
                _report.Bar($"{name}, p95 beside Lucene", Percentile(own, 0.95) / Percentile(other, 0.95), TailBar, "×");
            }

            _report.Bar("time a query on two threads beside Lucene", m.Throughput[lucene] / m.Throughput[0], 1 / ThroughputBar, "×");
            _report.Bar("build beside Lucene", m.Builds[0] / m.Builds[lucene], BuildBar, "×");
        }

        _report.Bar("memory", m.Bytes / 1e6, MemoryBar, "MB");
        _report.Bar("an edit is found, median", Percentile(m.Edits[0], 0.5), EditBar, "ms");
        _report.Bar("suggestions, median", Percentile(m.Suggestions, 0.5), SuggestionBar, "ms");
        _report.Bar("pause of a reader while the base is merged", m.Pause.Reader, PauseBar, "ms");
    }

    private static double[] Of(SearchMeasures m, List<double[]> times, string? name) =>
        [.. times.SelectMany(round => round.Where((_, query) => name is null || m.Queries[query].Class == name))];

    private static string Cell(double[] times) => $"{Text(Percentile(times, 0.5), "0.00")} / {Text(Percentile(times, 0.95), "0.00")} / {Text(Percentile(times, 0.99), "0.00")}";

    private static double Percentile(double[] times, double share) => times.Order().ElementAt((int)Math.Ceiling(share * times.Length) - 1);

    private static string Text(double value, string format) => value.ToString(format, CultureInfo.InvariantCulture);
}
