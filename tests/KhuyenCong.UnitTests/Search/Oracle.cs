using KhuyenCong.Search;

namespace KhuyenCong.UnitTests.Search;

/// <summary>
/// Says by brute force what a search must find: every record is analysed and judged by the rules as the specification words them, with
/// nothing of the index. Knows single words, unmarked and marked, forced phrases and exclusions; not synonyms.
/// </summary>
internal sealed class Oracle(IReadOnlyCollection<IndexDocument> documents)
{
    public sealed record Answer(HashSet<DocumentKey> Hits, int Rows, Dictionary<string, Dictionary<string, int>> Counts);

    public Answer Search(SearchQuery query, IReadOnlyList<string> words, IReadOnlyList<string> phrase, IReadOnlyList<string> excluded)
    {
        var found = documents.Where(document =>
            (query.Kinds.Count == 0 || query.Kinds.Contains(document.Key.Kind)) &&
            document.VisibleFrom <= query.Now && query.Now < document.VisibleTo &&
            words.All(word => HasPhrase(document, [word])) &&
            (phrase.Count == 0 || HasPhrase(document, phrase)) &&
            !excluded.Any(word => HasPhrase(document, [word]))).ToList();

        var hits = found.Where(document => Ways(document, query).Skip(query.ByRow ? 1 : 0).Any(way => Meets(way, query, except: null))).Select(static document => document.Key).ToHashSet();
        var counts = query.Count.ToDictionary(static name => name, name => Count(found, query, name));
        var rows = query.ByRow ? found.Sum(document => Ways(document, query).Skip(1).Count(way => Meets(way, query, except: null))) : 0;
        return new Answer(hits, rows, counts);
    }

    public int BoundariesPassed(long now) =>
        documents.Sum(document => new[] { document.VisibleFrom, document.VisibleTo }.Concat(document.Rows.SelectMany(static row => new[] { row.VisibleFrom, row.VisibleTo }))
            .Count(instant => instant is not (long.MinValue or long.MaxValue) && instant <= now));

    private static Dictionary<string, int> Count(List<IndexDocument> found, SearchQuery query, string facet)
    {
        var counts = new Dictionary<string, int>();
        foreach (var value in query.Selected.GetValueOrDefault(facet) ?? [])
            counts[value] = 0;
        foreach (var document in found)
        {
            var ways = Ways(document, query).Skip(query.ByRow ? 1 : 0).Where(way => Meets(way, query, facet == "live" ? "state" : facet));
            var values = ways.SelectMany(way => way.GetValueOrDefault(facet) ?? []);
            foreach (var value in query.ByRow ? values : values.Distinct())
                counts[value] = counts.GetValueOrDefault(value) + 1;
        }

        return counts;
    }

    /// <summary>The record's own values, alone and together with each visible row.</summary>
    private static IEnumerable<Dictionary<string, HashSet<string>>> Ways(IndexDocument document, SearchQuery query)
    {
        yield return Own();
        foreach (var row in document.Rows.Where(row => row.VisibleFrom <= query.Now && query.Now < row.VisibleTo))
        {
            var way = Own();
            foreach (var (name, value) in row.Facets)
                way[name] = [.. way.GetValueOrDefault(name) ?? [], value];
            if (row.States.LastOrDefault(span => span.FromDay <= query.Day) is { State: { } state })
                way["state"] = [state];
            if (way.TryGetValue("state", out var states) && (states.Contains("valid") || states.Contains("expiring")))
                way["live"] = ["live"];
            yield return way;
        }

        Dictionary<string, HashSet<string>> Own()
        {
            var own = document.Facets.ToDictionary(static facet => facet.Key, static facet => facet.Value.ToHashSet());
            own["kind"] = [document.Key.Kind];
            return own;
        }
    }

    private static bool Meets(Dictionary<string, HashSet<string>> way, SearchQuery query, string? except) =>
        query.Selected.All(chosen => chosen.Key == except || chosen.Value.Count == 0 || (way.TryGetValue(chosen.Key, out var values) && values.Overlaps(chosen.Value)));

    private static bool HasPhrase(IndexDocument document, IReadOnlyList<string> words) =>
        document.Texts.Any(text =>
        {
            var syllables = text.Text.Split(' ');
            return Enumerable.Range(0, Math.Max(0, syllables.Length - words.Count + 1)).Any(at => words.Index().All(word => Agrees(word.Item, syllables[at + word.Index])));
        });

    private static bool Agrees(string asked, string written) =>
        VietnameseText.Fold(asked) == asked ? VietnameseText.Fold(written) == asked : written == asked;
}
