using System.Buffers;
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
    private readonly float[] _kindWorth;
    private readonly OpenItems _openDocs;
    private readonly bool _allOpen;
    private readonly TopHits _top;
    private Candidates? _candidates;
    private Proximity? _proximity;
    private Explanation? _explanation;

    public SegmentSearch(SegmentView view, SearchQuery query, IndexOptions options)
    {
        _view = view;
        _query = query;
        _facets = new FacetFilter(view, query, options.LiveStates);
        _kindWorth = Array.ConvertAll(view.Segment.Kinds, kind => options.LaterKinds.Contains(kind) ? 0 : Ranking.KindWeight);
        _kinds = Array.ConvertAll(view.Segment.Kinds, kind => query.Kinds.Count == 0 || query.Kinds.Contains(kind));
        _openDocs = view.Segment.Visibility.At(query.Now);
        _allOpen = !view.HasDead && _openDocs.Bits is null && !_kinds.Contains(false);
        _top = new TopHits((int)Math.Min(Math.Max(0L, query.Skip) + Math.Max(0, query.Take), view.LiveCount));
    }

    public Segment Segment => _view.Segment;

    public int Total { get; private set; }

    public int Rows => _query.ByRow ? _facets.HitRows : 0;

    /// <summary>The best hits, best first, as many as the page asked for needs.</summary>
    public IEnumerable<FoundHit> Run(QueryPlan plan, TermGroup[] groups, float[] rarity)
    {
        var matcher = new TextMatcher(Segment, groups, rarity);
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
        return new SearchHit(Segment.Key(doc), score.Total, explain ? score.Factors : [], _explanation?.Words(doc) ?? []);
    }

    public void Dispose()
    {
        _candidates?.Dispose();
        _facets.Dispose();
    }

    private void Browse(Func<int, bool>? isExcluded)
    {
        using var narrowed = isExcluded is null && Segment.Kinds.Length <= 64 ? _facets.Browse(_openDocs, KindBits()) : null;
        using var candidates = new Candidates(narrowed?.Items.Length ?? Segment.Count);
        if (narrowed is null)
            candidates.AddFirst(Segment.Count);
        else
            candidates.Add(narrowed.Items);
        candidates.Begin();
        Filter(candidates, isExcluded);
        foreach (var doc in candidates.Docs)
            Take(doc);
    }

    private void Find(QueryPlan plan, TextMatcher matcher, TermGroup[] groups)
    {
        _proximity = new Proximity(Segment, plan.Typed, groups);
        _explanation = _query.Explain ? new Explanation(Segment, plan, groups, matcher) : null;
        _candidates = matcher.Match(plan, found => Filter(found, null));
        _proximity.Mistaken = matcher.Mistaken.Count > 0 ? matcher.Mistaken : null;
        if (_query.Sort == SearchSort.Relevance)
        {
            Total += _candidates.Count;
            if (_top.Limit > 0)
                Rank(_candidates.Docs, _candidates.Scores, _candidates.Written);
            return;
        }

        foreach (var doc in _candidates.Docs)
            Take(doc);
    }

    private void Filter(Candidates candidates, Func<int, bool>? isExcluded)
    {
        if (!_allOpen || isExcluded is not null)
            KeepOpen(candidates, isExcluded);
        _facets.Narrow(candidates);
        _facets.KeepHits(candidates);
    }

    private void KeepOpen(Candidates candidates, Func<int, bool>? isExcluded)
    {
        var rented = ArrayPool<bool>.Shared.Rent(candidates.Count);
        var open = rented.AsSpan(0, candidates.Count);
        for (var i = 0; i < open.Length; i++)
            open[i] = IsOpen(candidates.Docs[i]) && isExcluded?.Invoke(candidates.Docs[i]) != true;
        candidates.Keep(open);
        ArrayPool<bool>.Shared.Return(rented);
    }

    private bool IsOpen(int doc) => _allOpen || (_kinds[Segment.Kind[doc]] && _view.IsLive(doc) && _openDocs.Holds(doc));

    private ulong KindBits()
    {
        var bits = 0UL;
        for (var kind = 0; kind < _kinds.Length; kind++)
            bits |= _kinds[kind] ? 1UL << kind : 0;
        return bits;
    }

    /// <summary>
    /// The best by relevance. The likeliest by a bound of their score are scored in full first; of the others only those that all costlier factors together could
    /// still lift among the best.
    /// </summary>
    private void Rank(ReadOnlySpan<int> docs, ReadOnlySpan<float> texts, ReadOnlySpan<bool> written)
    {
        const int Likeliest = 64;
        const int Together = 1024;
        Span<int> places = stackalloc int[Together];
        if (docs.Length <= Likeliest)
        {
            for (var i = 0; i < docs.Length; i++)
                places[i] = i;
            RankTogether(places[..docs.Length], docs, texts, written);
            return;
        }

        var rented = ArrayPool<uint>.Shared.Rent(docs.Length);
        var bounds = rented.AsSpan(0, docs.Length);
        var likely = new TopHits(Likeliest);
        for (var i = 0; i < docs.Length; i++)
        {
            bounds[i] = TopHits.ByScore(Bound(docs[i], texts[i], written[i]));
            likely.Add(TopHits.Key(bounds[i], i));
        }

        var first = likely.Best();
        for (var i = 0; i < first.Length; i++)
            places[i] = TopHits.Doc(first[i]);
        places[..first.Length].Sort();
        RankTogether(places[..first.Length], docs, texts, written);
        var count = 0;
        for (var i = 0; i < docs.Length; i++)
        {
            if (TopHits.Key(bounds[i], 0) >= _top.Limit || TopHits.Key(bounds[i], i) <= first[^1])
                continue;
            places[count++] = i;
            if (count < Together)
                continue;
            RankTogether(places, docs, texts, written);
            count = 0;
        }

        RankTogether(places[..count], docs, texts, written);
        ArrayPool<uint>.Shared.Return(rented);
    }

    private void RankTogether(ReadOnlySpan<int> places, ReadOnlySpan<int> docs, ReadOnlySpan<float> texts, ReadOnlySpan<bool> written)
    {
        Span<int> own = stackalloc int[places.Length];
        Span<float> phrases = stackalloc float[places.Length];
        for (var i = 0; i < places.Length; i++)
            own[i] = docs[places[i]];
        _proximity!.Score(own, phrases);
        for (var i = 0; i < places.Length; i++)
        {
            var score = Score(own[i], texts[places[i]], written[places[i]]) with { Phrase = phrases[i] };
            _top.Add(TopHits.Key(TopHits.ByScore(score.Total), own[i]));
        }

        _top.Best();
    }

    /// <summary>No score of the record can be higher.</summary>
    private float Bound(int doc, float text, bool isWritten) =>
        (text + (isWritten ? Ranking.WrittenWeight : 0) + _proximity!.MostOf(doc) + Ranking.CompletenessWeight + Ranking.ValidWeight + KindWorth(doc)) * Ranking.RoundUp;

    private void Take(int doc)
    {
        Total++;
        var order = _query.Sort switch
        {
            SearchSort.Name => 0u,
            SearchSort.Newest => TopHits.Latest(_facets.DaysOf(doc).Newest, Segment.Completeness[doc]),
            SearchSort.EndOfValidity => TopHits.Earliest(_facets.DaysOf(doc).SoonestEnd),
            _ when TopHits.Key(TopHits.ByScore((Ranking.CompletenessWeight * Segment.Completeness[doc]) + Ranking.ValidWeight + KindWorth(doc)), 0) >= _top.Limit => uint.MaxValue,
            _ => Relevance(doc, 0, isWritten: false),
        };
        _top.Add(TopHits.Key(order, doc));
    }

    private uint Relevance(int doc, float text, bool isWritten)
    {
        var score = Score(doc, text, isWritten);
        return TopHits.ByScore((_proximity is null ? score : score with { Phrase = _proximity.Score(doc) }).Total);
    }

    private HitScore Score(int doc, float text, bool isWritten) => new(
        text,
        0,
        isWritten ? Ranking.WrittenWeight : 0,
        Ranking.CompletenessWeight * Segment.Completeness[doc],
        _facets.HasLiveRow(doc) ? Ranking.ValidWeight : 0,
        KindWorth(doc));

    private float KindWorth(int doc) => _kindWorth[Segment.Kind[doc]];

    private readonly record struct HitScore(float Text, float Phrase, float Written, float Completeness, float Valid, float Kind)
    {
        public float Total => Text + Phrase + Written + Completeness + Valid + Kind;

        public IReadOnlyList<ScoreFactor> Factors =>
        [
            new(Ranking.Text, Text),
            new(Ranking.Phrase, Phrase),
            new(Ranking.Written, Written),
            new(Ranking.Completeness, Completeness),
            new(Ranking.Valid, Valid),
            new(Ranking.Kind, Kind),
        ];
    }
}
