using System.Diagnostics;
using System.Globalization;

namespace KhuyenCong.Benchmarks.Search;

/// <summary>Our index beside SQLite FTS5 and Java Lucene 8: the same records, tokens, queries and counts, turn and turn about in one run.</summary>
internal static class SearchBenchmark
{
    private const int ThroughputTurns = 3, EditCount = 60;

    /// <summary>Both virtual machines compile again what runs often; neither is done sooner.</summary>
    private static readonly TimeSpan WarmUp = TimeSpan.FromSeconds(10);

    private static readonly TimeSpan Turn = TimeSpan.FromSeconds(3);

    public static int Run(string[] args)
    {
        var documents = Number(args, "--documents", 150_000);
        var rounds = Number(args, "--rounds", 5);
        var folder = Directory.CreateDirectory(Path.Combine("artifacts", "search")).FullName;
        var corpus = new Corpus(documents * 2 / 3, "content");
        var queries = BenchQuery.Of(corpus);
        if (Array.IndexOf(args, "--class") is >= 0 and var chosen)
            queries = [.. queries.Where(query => $"{query.Class}: {query.Text}".StartsWith(args[chosen + 1], StringComparison.Ordinal))];

        var report = new SearchReport(string.Join(' ', ["search", .. args]));
        List<IEngine> engines = [new OwnEngine(corpus, queries)];
        try
        {
            if (!args.Contains("--no-lucene"))
                engines.Add(LuceneProcess.Start(corpus, queries, folder, Path.GetFullPath("tests/KhuyenCong.Benchmarks/Search/LuceneEngine.java")));
            if (!args.Contains("--no-fts"))
                engines.Add(new FtsEngine(corpus, queries, folder));
            var builds = engines.ConvertAll(engine => Say($"{engine.Name} builds", engine.Build));
            report.Corpus(corpus, queries, rounds, engines);
            Compare(engines, queries);

            foreach (var engine in engines)
                Say($"{engine.Name} warms up", () => Warm(engine));
            var times = engines.ConvertAll(static _ => new List<double[]>());
            for (var round = 0; round < rounds; round++)
            {
                for (var e = 0; e < engines.Count; e++)
                    times[e].Add(Say($"{engines[e].Name}, round {round + 1}", engines[e].Round));
            }

            var throughput = engines.ConvertAll(static _ => new List<double>());
            for (var turn = 0; turn < ThroughputTurns; turn++)
            {
                for (var e = 0; e < engines.Count; e++)
                    throughput[e].Add(Say($"{engines[e].Name}, throughput", () => engines[e].Throughput(2, Turn)));
            }

            var edits = engines.ConvertAll(engine => Say($"{engine.Name} edits", () => engine.Edits(EditCount)));
            var sizes = engines.ConvertAll(static engine => engine.Size);
            var own = (OwnEngine)engines[0];
            return report.Write(args.Contains("--queries"), new SearchMeasures
            {
                Queries = queries,
                Names = engines.ConvertAll(static engine => engine.Name),
                Times = times,
                Throughput = throughput.ConvertAll(static turns => turns.Order().ElementAt(turns.Count / 2)),
                Builds = builds,
                Sizes = sizes,
                Edits = edits,
                Bytes = own.Bytes,
                Suggestions = Say("own, suggestions", () => OwnMeasures.Suggestions(own.Index, corpus)),
                Pause = Say("own, merging under load", () => OwnMeasures.Pauses(own.Index, corpus)),
            });
        }
        finally
        {
            engines.ForEach(static engine => engine.Dispose());
        }
    }

    /// <summary>Rounds run.</summary>
    private static int Warm(IEngine engine)
    {
        var rounds = 0;
        for (var started = Stopwatch.GetTimestamp(); Stopwatch.GetElapsedTime(started) < WarmUp; rounds++)
            engine.Round();
        return rounds;
    }

    private static int Number(string[] args, string option, int otherwise) =>
        Array.IndexOf(args, option) is >= 0 and var at ? int.Parse(args[at + 1], CultureInfo.InvariantCulture) : otherwise;

    private static T Say<T>(string what, Func<T> work)
    {
        var started = Stopwatch.GetTimestamp();
        var result = work();
        Console.Error.WriteLine(string.Create(CultureInfo.InvariantCulture, $"{what}: {Stopwatch.GetElapsedTime(started).TotalSeconds:0.00} s"));
        return result;
    }

    /// <exception cref="InvalidOperationException">Two engines disagree on a total or a count: no figure would mean anything.</exception>
    private static void Compare(List<IEngine> engines, IReadOnlyList<BenchQuery> queries)
    {
        var answers = engines.ConvertAll(engine => Say($"{engine.Name} answers", engine.Answers));
        for (var query = 0; query < queries.Count; query++)
        {
            foreach (var (engine, others) in engines.Zip(answers).Skip(1))
            {
                if (others[query] != answers[0][query])
                    throw new InvalidOperationException($"{queries[query].Class} \"{queries[query].Text}\": own says {answers[0][query]}\n{engine.Name} says {others[query]}");
            }
        }

        Console.Error.WriteLine($"All engines give the same totals and counts on {queries.Count} queries; hits: " + string.Join(" ", answers[0].Select(static answer => answer[..answer.IndexOf('|', StringComparison.Ordinal)])));
    }
}
