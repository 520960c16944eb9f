using System.Numerics;
using KhuyenCong.Search.Index;
using KhuyenCong.Search.Matching;
using KhuyenCong.Search.Query;

namespace KhuyenCong.Search;

/// <summary>A name that fits what was typed so far.</summary>
public readonly record struct Suggestion(DocumentKey Key, string Text);

/// <summary>Finds names by their first letters, in the postings of names alone.</summary>
internal static class Suggester
{
    private const int MaxTokens = 8;
    private const int MinLetters = 2;

    public static IReadOnlyList<Suggestion> Suggest(Snapshot snapshot, string typed, long now, int take, IReadOnlyList<string> kinds)
    {
        var text = VietnameseText.ToNfc(typed.Length > QueryPlan.MaxLength ? typed[..QueryPlan.MaxLength] : typed);
        var tokens = VietnameseAnalyzer.Tokenise(text).Where(static token => !token.IsPart).Take(MaxTokens).ToArray();
        if (take <= 0 || tokens.Sum(static token => token.Length) < MinLetters)
            return [];

        var names = kinds.Count > 0 ? [.. kinds.Distinct(StringComparer.Ordinal)] : snapshot.Views.SelectMany(static view => view.Segment.Kinds).Distinct(StringComparer.Ordinal).Order(StringComparer.Ordinal).ToArray();
        var found = new List<(int Kind, uint Order, Segment Segment, int Doc)>();
        foreach (var view in snapshot.Views)
        {
            var tops = Array.ConvertAll(names, kind => view.Segment.Kinds.Contains(kind) ? new TopHits(Math.Min(take, view.LiveCount) * 2) : null);
            Collect(view, text, tokens, now, Array.ConvertAll(view.Segment.Kinds, kind => Array.IndexOf(names, kind) is >= 0 and var at ? tops[at] : null));
            for (var kind = 0; kind < tops.Length; kind++)
            {
                foreach (var key in tops[kind] is { } top ? top.Best() : [])
                    found.Add((kind, TopHits.Order(key), view.Segment, TopHits.Doc(key)));
            }
        }

        return [.. found.OrderBy(static hit => hit.Kind).ThenBy(static hit => hit.Order).ThenBy(static hit => hit.Segment.SortKeys[hit.Doc], StringComparer.Ordinal)
            .Select(static hit => new Suggestion(hit.Segment.Key(hit.Doc), hit.Segment.Names[hit.Doc]))
            .DistinctBy(static suggestion => (suggestion.Key.Kind, suggestion.Text))
            .GroupBy(static suggestion => suggestion.Key.Kind, StringComparer.Ordinal).SelectMany(ofKind => ofKind.Take(take))];
    }

    private static void Collect(SegmentView view, string text, Token[] tokens, long now, TopHits?[] tops)
    {
        var segment = view.Segment;
        var words = (segment.Count + 63) >> 6;
        var all = new ulong[words];
        var begins = new ulong[words];
        all.AsSpan().Fill(ulong.MaxValue);
        for (var i = 0; i < tokens.Length; i++)
        {
            var holds = new ulong[words];
            foreach (var term in i < tokens.Length - 1 ? Whole(segment.Terms, tokens[i]) : Beginning.Terms(segment.Terms, tokens[i].Term, text.AsSpan(tokens[i].Start, tokens[i].Length)))
                Mark(segment.NamePostings, term, holds, i == 0 ? begins : []);
            for (var word = 0; word < words; word++)
                all[word] &= holds[word];
        }

        for (var word = 0; word < words; word++)
        {
            for (var left = all[word]; left != 0; left &= left - 1)
            {
                var doc = (word << 6) | BitOperations.TrailingZeroCount(left);
                if (tops[segment.Kind[doc]] is not { } top || !view.IsLive(doc) || !segment.Visibility.Holds(doc, now))
                    continue;
                var inside = (begins[word] & left & (0 - left)) == 0;
                top.Add(TopHits.Key((inside ? 256u : 0) + segment.Lengths[doc << 2], doc));
            }
        }
    }

    private static void Mark(Postings names, int term, ulong[] holds, ulong[] begins)
    {
        var docs = names.Docs(term);
        var places = names.Places(term);
        for (var i = 0; i < docs.Length; i++)
        {
            var bit = 1UL << (docs[i] & 63);
            holds[docs[i] >> 6] |= bit;
            if (begins.Length > 0 && Occurrence.Position(places[i]) == 0)
                begins[docs[i] >> 6] |= bit;
        }
    }

    private static int[] Whole(TermDictionary terms, Token token)
    {
        if (token.IsMarked)
            return terms.Find(token.Term) is >= 0 and var term ? [term] : [];
        return terms.WithFold(Forms.Folded(token.Term)).ToArray();
    }
}
