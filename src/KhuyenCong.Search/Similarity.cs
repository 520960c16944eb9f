using KhuyenCong.Search.Index;
using KhuyenCong.Search.Matching;

namespace KhuyenCong.Search;

/// <summary>Finds records like a given one: shared words of the name and shared facet values, the rarer the heavier.</summary>
internal static class Similarity
{
    private const float FacetWeight = 0.5f;

    public static IReadOnlyList<DocumentKey> Similar(Snapshot snapshot, DocumentKey key, long now, string kind, int take)
    {
        if (take <= 0 || snapshot.Find(key, out var self) is not { } home)
            return [];
        var words = VietnameseAnalyzer.Tokenise(home.Segment.Names[self])
            .Where(static token => !token.IsPart && !token.IsBoilerplate).Select(static token => token.Term).Distinct(StringComparer.Ordinal).ToArray();
        var facets = home.Segment.Restore(self).Facets;

        var scores = snapshot.Views.Select(static view => new float[view.Segment.Count]).ToArray();
        foreach (var word in words)
            Add(snapshot, scores, segment => DocsWith(segment, word), 1);
        foreach (var (name, value) in facets.SelectMany(static facet => facet.Value.Select(value => (facet.Key, value))))
            Add(snapshot, scores, segment => DocsWith(segment, name, value), FacetWeight);

        var found = new List<(uint Order, Segment Segment, int Doc)>();
        for (var i = 0; i < scores.Length; i++)
        {
            var view = snapshot.Views[i];
            var segment = view.Segment;
            var wanted = Array.IndexOf(segment.Kinds, kind);
            var top = new TopHits(Math.Min(take, view.LiveCount));
            for (var doc = 0; doc < segment.Count; doc++)
            {
                if (scores[i][doc] > 0 && segment.Kind[doc] == wanted && !(view == home && doc == self) && view.IsLive(doc) && segment.Visibility.Holds(doc, now))
                    top.Add(TopHits.Key(TopHits.ByScore(scores[i][doc]), doc));
            }

            foreach (var hit in top.Best())
                found.Add((TopHits.Order(hit), segment, TopHits.Doc(hit)));
        }

        return [.. found.OrderBy(static hit => hit.Order).ThenBy(static hit => hit.Segment.SortKeys[hit.Doc], StringComparer.Ordinal)
            .Take(take).Select(static hit => hit.Segment.Key(hit.Doc))];
    }

    private static void Add(Snapshot snapshot, float[][] scores, Func<Segment, IReadOnlyList<int>> docsOf, float weight)
    {
        var docs = snapshot.Views.Select(view => docsOf(view.Segment)).ToArray();
        var score = weight * Ranking.Rarity(snapshot.Count, docs.Sum(static ofView => ofView.Count));
        for (var i = 0; i < docs.Length; i++)
        {
            foreach (var doc in docs[i])
                scores[i][doc] += score;
        }
    }

    private static int[] DocsWith(Segment segment, string word)
    {
        var term = segment.Terms.Find(word);
        return term < 0 ? [] : segment.NamePostings.Docs(term).ToArray();
    }

    private static List<int> DocsWith(Segment segment, string facet, string value)
    {
        if (segment.Facet(facet) is not { Docs: { } column } found || Array.IndexOf(found.Values, value) is not (>= 0 and var ordinal))
            return [];
        var docs = new List<int>();
        for (var doc = 0; doc < segment.Count; doc++)
        {
            if (column[doc].Contains(ordinal))
                docs.Add(doc);
        }

        return docs;
    }
}
