using KhuyenCong.Search.Correcting;
using KhuyenCong.Search.Index;
using KhuyenCong.Search.Query;

namespace KhuyenCong.Search.Matching;

/// <summary>Says of one hit which word of the query matched where, and what it gave to the text factor.</summary>
internal sealed class Explanation(Segment segment, QueryPlan plan, TermGroup[] groups, TextMatcher matcher)
{
    public IReadOnlyList<MatchedWord> Words(int doc) =>
    [
        .. plan.Required.Select(clause => Word(doc, clause.Typed, clause.StandIns, matcher.Points(doc, clause))),
        .. plan.Optional.Select(term => Word(doc, [term], [], matcher.Points(doc, term))).Where(static word => word.Places.Count > 0),
        .. plan.Preferred.Where(phrase => matcher.Holds(doc, phrase)).Select(phrase => Word(doc, phrase.Terms, [], matcher.Points(doc, phrase))),
    ];

    private MatchedWord Word(int doc, QueryTerm[] typed, QueryPhrase[] standIns, float points)
    {
        var places = new List<MatchPlace>();
        foreach (var term in typed)
        {
            foreach (var (found, _) in groups[term.Number].Terms)
            {
                var text = segment.Terms[found];
                places.AddRange(Places(doc, found, text == term.Term ? MatchWay.Written : term.StandIns.Contains(text) ? MatchWay.Synonym : MatchWay.Unmarked));
            }
        }

        foreach (var phrase in standIns.Where(phrase => matcher.Holds(doc, phrase)))
            places.AddRange(phrase.Terms.SelectMany(term => Places(doc, segment.Terms.Find(term.Term), MatchWay.Synonym)));
        return new MatchedWord(string.Join(' ', typed.Select(static term => Writing.Compose(term.Term))), points, [.. places.Distinct()]);
    }

    private List<MatchPlace> Places(int doc, int term, MatchWay way)
    {
        var places = new List<MatchPlace>();
        var at = segment.Postings.Find(term, doc);
        if (at >= 0)
        {
            foreach (var place in segment.Postings.Unpack(in segment.Postings.Places(term)[at]))
                places.Add(new MatchPlace(Writing.Compose(segment.Terms[term]), (TextField)Occurrence.Field(place), way, Occurrence.InBoilerplate(place)));
        }

        return places;
    }
}
