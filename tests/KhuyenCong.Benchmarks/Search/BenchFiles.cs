using KhuyenCong.Search;

namespace KhuyenCong.Benchmarks.Search;

/// <summary>The corpus and the queries as files, for an engine in another process: the tokens of our analyser, in both forms, and the facets.</summary>
internal static class BenchFiles
{
    /// <summary>The terms of each passage.</summary>
    public static List<string[]> Passages(IndexDocument document) =>
        [.. document.Texts.Select(static text => VietnameseAnalyzer.Tokenise(text.Text).Select(static token => token.Term).ToArray())];

    /// <summary>One value for each of <see cref="Corpus.Facets"/>, empty for none; the state is that of the day asked.</summary>
    public static string[] Values(IndexDocument document)
    {
        var row = document.Rows.Count > 0 ? document.Rows[0] : null;
        return Array.ConvertAll(Corpus.Facets, facet => facet switch
        {
            "kind" => document.Key.Kind,
            "state" => row?.States.Last(static span => span.FromDay <= Corpus.Day).State ?? "",
            _ => document.Facets.TryGetValue(facet, out var values) ? values[0] : row?.Facets.GetValueOrDefault(facet) ?? "",
        });
    }

    /// <summary>One record a line: six facet values, then its passages, all divided by tabs; the terms of a passage by spaces.</summary>
    public static void WriteDocuments(string file, IEnumerable<IndexDocument> documents)
    {
        using var writer = new StreamWriter(file);
        foreach (var document in documents)
            writer.WriteLine(LineOf(document));
    }

    public static string LineOf(IndexDocument document) =>
        string.Join('\t', Values(document).Concat(Passages(document).Select(static terms => string.Join(' ', terms))));

    /// <summary>The folded form of each term of the corpus, divided by a tab.</summary>
    public static void WriteFolds(string file, IEnumerable<IndexDocument> documents)
    {
        using var writer = new StreamWriter(file);
        foreach (var term in documents.SelectMany(Passages).SelectMany(static terms => terms).Distinct(StringComparer.Ordinal))
            writer.WriteLine($"{term}\t{Forms.Folded(term)}");
    }

    /// <summary>One query a line: conditions ("t:terms of a phrase") divided by '|', a tab, filters ("facet=value,value") divided by '|'.</summary>
    public static void WriteQueries(string file, IEnumerable<BenchQuery> queries)
    {
        using var writer = new StreamWriter(file);
        foreach (var query in queries)
        {
            writer.WriteLine(string.Join('|', query.Conditions().Select(static condition => $"{condition.Form}:{string.Join(' ', condition.Terms)}")) + "\t" +
                string.Join('|', query.Selected.Select(static chosen => $"{chosen.Key}={string.Join(',', chosen.Value)}")));
        }
    }
}
