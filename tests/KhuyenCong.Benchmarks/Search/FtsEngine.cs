using System.Diagnostics;
using System.Globalization;
using KhuyenCong.Search;
using Microsoft.Data.Sqlite;

namespace KhuyenCong.Benchmarks.Search;

/// <summary>SQLite's FTS5 with bm25, both forms in columns of their own; facets are counted over columns held in C#.</summary>
internal sealed class FtsEngine : IEngine
{
    /// <summary>Between passages, so that no phrase runs across.</summary>
    private const string Gap = " zzgap zzgap ";

    private static readonly string[] Columns = ["$id", "$t", "$f"];

    private readonly Corpus _corpus;
    private readonly IReadOnlyList<BenchQuery> _queries;
    private readonly string _file;
    private readonly string[][] _values = [.. Corpus.Facets.Select(static _ => Array.Empty<string>())];
    private readonly int[][] _ordinals;
    private readonly List<FtsSearcher> _searchers = [];

    public FtsEngine(Corpus corpus, IReadOnlyList<BenchQuery> queries, string folder)
    {
        _corpus = corpus;
        _queries = queries;
        _file = Path.Combine(folder, "fts5.db");
        _ordinals = [.. Corpus.Facets.Select(_ => new int[corpus.Count])];
    }

    public string Name => "SQLite FTS5";

    public string Size => string.Create(CultureInfo.InvariantCulture, $"{new FileInfo(_file).Length / 1e6:0} MB on disk");

    public double Build()
    {
        File.Delete(_file);
        var rows = _corpus.Documents().Select(Row).ToList();
        using var connection = Open();
        Execute(connection, "PRAGMA journal_mode=OFF");
        Execute(connection, "PRAGMA synchronous=OFF");
        var started = Stopwatch.GetTimestamp();
        Execute(connection, "CREATE VIRTUAL TABLE docs USING fts5(t, f, content='', tokenize=\"unicode61 remove_diacritics 0\")");
        using var transaction = connection.BeginTransaction();
        using var insert = connection.CreateCommand();
        insert.Transaction = transaction;
        insert.CommandText = "INSERT INTO docs(rowid, t, f) VALUES ($id, $t, $f)";
        var parameters = Columns.Select(name => insert.Parameters.Add(name, name == "$id" ? SqliteType.Integer : SqliteType.Text)).ToArray();
        for (var i = 0; i < rows.Count; i++)
        {
            (parameters[0].Value, parameters[1].Value, parameters[2].Value) = (i, rows[i].Terms, rows[i].Folds);
            insert.ExecuteNonQuery();
        }

        transaction.Commit();
        Execute(connection, "INSERT INTO docs(docs) VALUES('optimize')");
        var seconds = Stopwatch.GetElapsedTime(started).TotalSeconds;
        for (var facet = 0; facet < Corpus.Facets.Length; facet++)
        {
            _values[facet] = [.. rows.Select(row => row.Values[facet]).Where(static value => value.Length > 0).Distinct(StringComparer.Ordinal)];
            for (var i = 0; i < rows.Count; i++)
                _ordinals[facet][i] = Array.IndexOf(_values[facet], rows[i].Values[facet]);
        }

        _searchers.Add(Searcher());
        return seconds;
    }

    public IReadOnlyList<string> Answers() => [.. Enumerable.Range(0, _queries.Count).Select(i =>
    {
        var (total, counts) = _searchers[0].Search(i);
        return Answer.Of(total, facet => counts[Array.IndexOf(Corpus.Facets, facet)].Select((count, value) => (_values[Array.IndexOf(Corpus.Facets, facet)][value], count)));
    })];

    public double[] Round() => [.. Enumerable.Range(0, _queries.Count).Select(i =>
    {
        var started = Stopwatch.GetTimestamp();
        _searchers[0].Search(i);
        return Stopwatch.GetElapsedTime(started).TotalMilliseconds;
    })];

    public double Throughput(int threads, TimeSpan time) => Threads.QueriesASecond(threads, time, _queries.Count, _ =>
    {
        var searcher = Searcher();
        _searchers.Add(searcher);
        return query => searcher.Search(query);
    });

    /// <summary>A table without contents cannot replace a row, so an edit adds the changed record under a number of its own.</summary>
    public double[] Edits(int count)
    {
        using var connection = Open();
        Execute(connection, "PRAGMA journal_mode=WAL");
        Execute(connection, "PRAGMA synchronous=NORMAL");
        var times = new double[count];
        for (var i = 0; i < count; i++)
        {
            var row = Row(Edit.Of(i, _corpus));
            using var insert = connection.CreateCommand();
            insert.CommandText = "INSERT INTO docs(rowid, t, f) VALUES ($id, $t, $f)";
            insert.Parameters.AddWithValue("$id", _corpus.Count + i);
            insert.Parameters.AddWithValue("$t", row.Terms);
            insert.Parameters.AddWithValue("$f", row.Folds);
            using var find = connection.CreateCommand();
            find.CommandText = "SELECT count(*) FROM docs WHERE docs MATCH $q";
            find.Parameters.AddWithValue("$q", $"f:\"{Forms.Folded(VietnameseAnalyzer.Tokenise(Edit.WordOf(i))[0].Term)}\"");
            var started = Stopwatch.GetTimestamp();
            insert.ExecuteNonQuery();
            if ((long)find.ExecuteScalar()! != 1)
                throw new InvalidOperationException($"The edit {Edit.WordOf(i)} is not found.");
            times[i] = Stopwatch.GetElapsedTime(started).TotalMilliseconds;
        }

        return times;
    }

    public void Dispose() => _searchers.ForEach(static searcher => searcher.Dispose());

    private FtsSearcher Searcher() => new(Open(), _queries, _values, _ordinals);

    private SqliteConnection Open()
    {
        var connection = new SqliteConnection($"Data Source={_file};Pooling=False");
        connection.Open();
        Execute(connection, "PRAGMA mmap_size=2000000000");
        Execute(connection, "PRAGMA cache_size=-200000");
        return connection;
    }

    private static void Execute(SqliteConnection connection, string sql)
    {
        using var command = connection.CreateCommand();
        command.CommandText = sql;
        command.ExecuteNonQuery();
    }

    private static (string Terms, string Folds, string[] Values) Row(IndexDocument document)
    {
        var passages = BenchFiles.Passages(document);
        return (string.Join(Gap, passages.Select(static terms => string.Join(' ', terms))),
            string.Join(Gap, passages.Select(static terms => string.Join(' ', terms.Select(Forms.Folded)))),
            BenchFiles.Values(document));
    }
}
