using System.Globalization;
using System.Text;

namespace KhuyenCong.WebTests.Search;

/// <summary>
/// A query with what it must do: one of <c>First</c> stands first, every one of <c>Must</c> is found, none of <c>Below</c> stands above one of
/// these, none of <c>Never</c> is found. <c>Twin</c> is the same query with its marks.
/// </summary>
internal sealed record RelevanceQuery(string Class, string Corpus, string Text, string Twin, string[] First, string[] Must, string[] Below, string[] Never)
{
    public static List<RelevanceQuery> ReadAll() =>
        [.. Csv.Read(Path.Combine(RelevanceCorpus.Folder, "queries.csv")).Select(r => new RelevanceQuery(
            r["class"], r["corpus"], r["query"], r["twin"], Keys(r["first"]), Keys(r["must"]), Keys(r["below"]), Keys(r["never"])))];

    private static string[] Keys(string keys) => keys.Split(' ', StringSplitOptions.RemoveEmptyEntries);
}

/// <summary>A text with one slip of a kind, and the text that is proposed first for it.</summary>
internal sealed record Slip(string Kind, string Corpus, string Typed, string Mended)
{
    public static List<Slip> ReadAll() =>
        [.. Csv.Read(Path.Combine(RelevanceCorpus.Folder, "slips.csv")).Select(r => new Slip(r["slip"], r["corpus"], r["typed"], r["mended"]))];
}

/// <summary>One query asked: what is wrong with its answer, and how good it is.</summary>
internal sealed record RelevanceAnswer(RelevanceQuery Query, IReadOnlyList<string> Faults, double Precision, double Recall, double ReciprocalRank, double? TwinRecall);

/// <summary>Asks every query of queries.csv the way a visitor does, and types every slip of slips.csv.</summary>
internal static class RelevanceSuite
{
    private const int Depth = 10;

    /// <returns>The answers, and each slip with what was proposed first for it.</returns>
    public static async Task<(List<RelevanceAnswer> Answers, List<(Slip Slip, string? Proposed)> Slips)> RunAsync()
    {
        await using var sample = await RelevanceCorpus.SampleAsync();
        await using var madeUp = await RelevanceCorpus.MadeUpAsync();
        var answers = new List<RelevanceAnswer>();
        foreach (var query in RelevanceQuery.ReadAll())
            answers.Add(await AnswerAsync(query, query.Corpus == "sample" ? sample : madeUp));
        var slips = new List<(Slip, string?)>();
        foreach (var slip in Slip.ReadAll())
            slips.Add((slip, await (slip.Corpus == "sample" ? sample : madeUp).ProposedAsync(slip.Typed)));
        return (answers, slips);
    }

    /// <summary>The table of the documentation: one line a class. Hits that nobody has judged count neither for nor against precision.</summary>
    public static string TableOf(List<RelevanceAnswer> answers)
    {
        var table = new StringBuilder("| class | queries | precision@10 | recall | MRR | unmarked recall |\n|---|---|---|---|---|---|\n");
        foreach (var ofClass in answers.GroupBy(a => a.Query.Class, StringComparer.Ordinal).Append(answers.GroupBy(_ => "all").Single()))
        {
            var twins = ofClass.Where(a => a.TwinRecall is not null).Select(a => a.TwinRecall!.Value).ToList();
            table.Append(CultureInfo.InvariantCulture, $"| {ofClass.Key} | {ofClass.Count()} | {ofClass.Average(a => a.Precision):0.000} | {ofClass.Average(a => a.Recall):0.000} | {ofClass.Average(a => a.ReciprocalRank):0.000} | {(twins.Count == 0 ? "–" : twins.Average().ToString("0.000", CultureInfo.InvariantCulture))} |\n");
        }

        return table.ToString();
    }

    private static async Task<RelevanceAnswer> AnswerAsync(RelevanceQuery query, RelevanceCorpus corpus)
    {
        var strangers = query.First.Concat(query.Must).Concat(query.Below).Concat(query.Never).Where(k => !corpus.Knows(k)).ToList();
        if (strangers.Count > 0 || query.Must.Length == 0)
            return new(query, [$"has no data in its corpus: {string.Join(' ', strangers)}"], 0, 0, 0, null);
        var found = await corpus.AskAsync(query.Text);
        var faults = new List<string>();
        var wanted = query.Must.Concat(query.First).ToHashSet(StringComparer.Ordinal);
        if (query.First.Length > 0 && (found.Count == 0 || !query.First.Select(corpus.RecordOf).Contains(found[0])))
            faults.Add($"first is {(found.Count == 0 ? "nothing" : found[0])}, not {string.Join(" or ", query.First)}");
        faults.AddRange(query.Must.Where(k => Rank(k) < 0).Select(k => $"does not find {k}"));
        var last = query.Must.Max(Rank);
        faults.AddRange(query.Below.Where(k => Rank(k) >= 0 && Rank(k) < last).Select(k => $"puts {k} at {Rank(k) + 1}, above {query.Must.First(m => Rank(m) == last)}"));
        faults.AddRange(query.Never.Where(k => Rank(k) >= 0).Select(k => $"finds {k}"));
        var judged = found.Take(Depth).Where(r => query.Below.Concat(query.Never).Concat(wanted).Select(corpus.RecordOf).Contains(r)).ToList();
        var right = wanted.Select(corpus.RecordOf).ToHashSet(StringComparer.Ordinal);
        var best = found.FindIndex(right.Contains);
        return new(
            query,
            faults,
            judged.Count == 0 ? 0 : (double)judged.Count(right.Contains) / judged.Count,
            (double)query.Must.Count(k => Rank(k) >= 0) / query.Must.Length,
            best < 0 ? 0 : 1.0 / (best + 1),
            await TwinRecallAsync(query, corpus, found));

        int Rank(string key) => found.IndexOf(corpus.RecordOf(key));
    }

    /// <summary>Of what the marked query finds, how much the unmarked one finds.</summary>
    private static async Task<double?> TwinRecallAsync(RelevanceQuery query, RelevanceCorpus corpus, List<string> found)
    {
        if (query.Twin.Length == 0)
            return null;
        var marked = await corpus.AskAsync(query.Twin);
        return marked.Count == 0 ? 0 : (double)marked.Count(found.Contains) / marked.Count;
    }
}
