using System.Globalization;
using KhuyenCong.Search;

namespace KhuyenCong.Benchmarks.Search;

/// <summary>An engine under measurement. All times are taken in the engine's own process, around the search call alone.</summary>
internal interface IEngine : IDisposable
{
    string Name { get; }

    /// <summary>Indexes the corpus; seconds.</summary>
    double Build();

    /// <summary>What the index takes, in words.</summary>
    string Size { get; }

    /// <summary>Total and counts of each query in one writing, so that engines can be compared.</summary>
    IReadOnlyList<string> Answers();

    /// <summary>Runs all queries once; milliseconds each.</summary>
    double[] Round();

    /// <summary>Runs all queries again and again on so many threads; queries a second.</summary>
    double Throughput(int threads, TimeSpan time);

    /// <summary>Changes one record and searches until the change is found, so many times; milliseconds each.</summary>
    double[] Edits(int count);
}

internal static class Answer
{
    /// <summary>"total|facet:value=count,…|…", values without a hit left out, the rest in ordinal order.</summary>
    public static string Of(int total, Func<string, IEnumerable<(string Value, int Count)>> counts) =>
        total.ToString(CultureInfo.InvariantCulture) + "|" + string.Join('|', Corpus.Facets.Select(facet => facet + ":" + string.Join(',', counts(facet)
            .Where(static count => count.Count > 0).OrderBy(static count => count.Value, StringComparer.Ordinal)
            .Select(static count => string.Create(CultureInfo.InvariantCulture, $"{count.Value}={count.Count}")))));
}

/// <summary>An edit puts a word that no other record holds behind the text of a record, and finds that word.</summary>
internal static class Edit
{
    public static int PlaceOf(int edit, Corpus corpus) => (int)((edit * 7919L) % corpus.Count);

    public static string WordOf(int edit) => string.Create(CultureInfo.InvariantCulture, $"sửađổi{(char)('a' + (edit / 26))}{(char)('a' + (edit % 26))}");

    public static IndexDocument Of(int edit, Corpus corpus) => corpus.Document(PlaceOf(edit, corpus), WordOf(edit));
}
