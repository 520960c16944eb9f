using KhuyenCong.Search.Index;
using KhuyenCong.Search.Query;

namespace KhuyenCong.Search.Matching;

/// <summary>A hit before the hits of all segments are put together.</summary>
internal readonly record struct FoundHit(SegmentSearch Search, ulong Key)
{
    public int Doc => TopHits.Doc(Key);

    /// <summary>By the order asked, then by name, then by key: the same whatever segment a record is in.</summary>
    public static int Compare(FoundHit a, FoundHit b)
    {
        var order = TopHits.Order(a.Key).CompareTo(TopHits.Order(b.Key));
        if (order == 0)
            order = string.CompareOrdinal(a.Search.Segment.SortKeys[a.Doc], b.Search.Segment.SortKeys[b.Doc]);
        if (order == 0)
            order = string.CompareOrdinal(a.Search.Segment.Key(a.Doc).Kind, b.Search.Segment.Key(b.Doc).Kind);
        return order != 0 ? order : a.Search.Segment.Id[a.Doc].CompareTo(b.Search.Segment.Id[b.Doc]);
    }

    public SearchHit ToHit(bool explain) => Search.ToHit(Doc, explain);
}

/// <summary>One query over one segment: text, visibility, facets, counts and the best hits.</summary>
internal sealed class SegmentSearch : IDisposable
{
    private readonly SegmentView _view;
    private readonly SearchQuery _query;
    private readonly FacetFilter _facets;
    private readonly bool[] _kinds;
    private readonly TopHits _top;
    private Candidates? _candidates;
    private Proximity? _proximity;

    public SegmentSearch(SegmentView view, SearchQuery query, IReadOnlyCollection<string> liveStates)
    {
        _view = view;
        _query = query;
        _facets = new FacetFilter(view.Segment, query, liveStates);
        _kinds = Array.ConvertAll(view.Segment.Kinds, kind => query.Kinds.Count == 0 || query.Kinds.Contains(kind));
        _top = new TopHits((int)Math.Min(Math.Max(0L, query.Skip) + Math.Max(0, query.Take), view.LiveCount));
    }

    public Segment Segment => _view.Segment;

    public int Total { get; private set; }

    public int Rows => _query.ByRow ? _facets.HitRows : 0;

    /// <summary>The best hits, best first, as many as the page asked for needs.</summary>
    public IEnumerable<FoundHit> Run(QueryPlan plan, TermGroup[] groups, float[] rarity, float[] weights)
    {
        var matcher = new TextMatcher(Segment, groups, rarity, new OccurrenceWorth(Segment.Lengths, weights));
        if (plan.Required.Count == 0)
            Browse(plan.Excluded.Count == 0 ? null : matcher.Excludes(plan));
        else
            Find(plan, matcher, groups);
        return _top.Best().ToArray().Select(key => new FoundHit(this, key));
    }

    public void AddCounts(Dictionary<string, Dictionary<string, int>> totals) => _facets.AddCounts(totals);

    public SearchHit ToHit(int doc, bool explain)
    {
        var i = _candidates?.Docs.BinarySearch(doc) ?? -1;
        var score = i < 0 ? Score(doc, 0, false) : Score(doc, _candidates!.Scores[i], _candidates.Written[i]);
        if (_proximity is not null)
            score = score with { Phrase = _proximity.Score(doc) };
        return new SearchHit(Segment.Key(doc), score.Total, explain ? score.Factors : []);
    }

    public void Dispose()
    {
        _candidates?.Dispose();
        _facets.Dispose();
    }

    private void Browse(Func<int, bool>? isExcluded)
    {
        for (var doc = 0; doc < Segment.Count; doc++)
        {
            if (IsOpen(doc) && isExcluded?.Invoke(doc) != true && _facets.Judge(doc))
                Take(doc, 0, isWritten: false);
        }
    }

    private void Find(QueryPlan plan, TextMatcher matcher, TermGroup[] groups)
    {
        _proximity = new Proximity(Segment, plan.Typed, groups);
        _candidates = matcher.Match(plan);
        for (var i = 0; i < _candidates.Count; i++)
        {
            var doc = _candidates.Docs[i];
            if (IsOpen(doc) && _facets.Judge(doc))
                Take(doc, _candidates.Scores[i], _candidates.Written[i]);
        }
    }

    private bool IsOpen(int doc) =>
        _kinds[Segment.Kind[doc]] && _view.IsLive(doc) && Segment.Visibility.Holds(doc, _query.Now);

    private void Take(int doc, float text, bool isWritten)
    {
        Total++;
        var order = _query.Sort switch
        {
            SearchSort.Name => 0u,
            SearchSort.Newest => TopHits.Latest(_facets.Newest, Segment.Completeness[doc]),
            SearchSort.EndOfValidity => TopHits.Earliest(_facets.SoonestEnd),
            _ => Relevance(doc, text, isWritten),
        };
        _top.Add(TopHits.Key(order, doc));
    }

    /// <summary>The order by relevance; the costlier factors are spared where even all of them could not lift the record among the best.</summary>
    private uint Relevance(int doc, float text, bool isWritten)
    {
        var most = text + (isWritten ? Ranking.WrittenWeight : 0) + (_proximity?.Most ?? 0) + Ranking.CompletenessWeight + Ranking.ValidWeight;
        if (TopHits.Key(TopHits.ByScore(most), 0) >= _top.Limit)
            return uint.MaxValue;
        var score = Score(doc, text, isWritten);
        return TopHits.ByScore((_proximity is null ? score : score with { Phrase = _proximity.Score(doc) }).Total);
    }

    private HitScore Score(int doc, float text, bool isWritten) => new(
        text,
        0,
        isWritten ? Ranking.WrittenWeight : 0,
        Ranking.CompletenessWeight * Segment.Completeness[doc],
        _facets.HasLiveRow(doc) ? Ranking.ValidWeight : 0);

    private readonly record struct HitScore(float Text, float Phrase, float Written, float Completeness, float Valid)
    {
        public float Total => Text + Phrase + Written + Completeness + Valid;

        public IReadOnlyList<ScoreFactor> Factors =>
        [
            new(Ranking.Text, Text),
            new(Ranking.Phrase, Phrase),
            new(Ranking.Written, Written),
            new(Ranking.Completeness, Completeness),
            new(Ranking.Valid, Valid),
        ];
    }
}
