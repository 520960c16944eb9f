using KhuyenCong.Search.Correcting;
using KhuyenCong.Search.Index;
using KhuyenCong.Search.Matching;
using KhuyenCong.Search.Query;

namespace KhuyenCong.Search;

/// <summary>Settings of an index.</summary>
public sealed record IndexOptions
{
    /// <summary>States of a row that count as holding today: a small factor of the ranking, named "valid".</summary>
    public IReadOnlyCollection<string> LiveStates { get; init; } = ["valid", "expiring"];

    /// <summary>Kinds that come after all others of like text (news): a factor of the ranking, named "kind".</summary>
    public IReadOnlyCollection<string> LaterKinds { get; init; } = [];

    public Synonyms Synonyms { get; init; } = Synonyms.Empty;

    /// <summary>Deltas are merged into the base when they hold more than this share of it.</summary>
    public double MergeShare { get; init; } = 0.125;

    /// <summary>Where segments are merged; never where they are read or written.</summary>
    public TaskScheduler MergeOn { get; init; } = TaskScheduler.Default;
}

/// <summary>
/// An index in memory: a large base and small deltas, all immutable. Reads never wait and see one whole state; writes come one at a
/// time and never wait for a merge, which goes on behind them. The index knows no clock and no database.
/// </summary>
public sealed class SearchIndex(IndexOptions options)
{
    private readonly Lock _writing = new();
    private Snapshot _snapshot = new([], 0);
    private Synonyms _synonyms = options.Synonyms;
    private Task _merging = Task.CompletedTask;
    private SearchQuery? _lastAsked;
    private bool _isMerging;
    private int _merges;

    /// <summary>Living records.</summary>
    public int Count => Current.Count;

    /// <summary>Another number after each change of records or synonyms.</summary>
    public long Version => Current.Version;

    /// <summary>Words that stand for each other; may be exchanged at any time.</summary>
    public Synonyms Synonyms
    {
        get => Volatile.Read(ref _synonyms);
        set
        {
            lock (_writing)
            {
                Volatile.Write(ref _synonyms, value);
                Publish(Current.Views);
            }
        }
    }

    /// <summary>Completes when no merge is under way; fails where one did, which leaves the segments as they were.</summary>
    public async Task MergedAsync()
    {
        Task merging;
        do
        {
            merging = Volatile.Read(ref _merging);
            await merging.ConfigureAwait(false);
        }
        while (merging != Volatile.Read(ref _merging));
    }

    public IndexMetrics Metrics
    {
        get
        {
            var views = Current.Views;
            var documents = views.Sum(static view => view.LiveCount);
            return new IndexMetrics(
                documents,
                views.Sum(static view => view.Segment.Count) - documents,
                views.Count,
                views.Sum(static view => view.Segment.Terms.Count),
                views.Sum(static view => view.Segment.Bytes),
                Volatile.Read(ref _merges));
        }
    }

    private Snapshot Current => Volatile.Read(ref _snapshot);

    /// <summary>Replaces all records at once; until it is done, readers see the old ones. Of records with the same key the last one counts.</summary>
    public void Rebuild(IEnumerable<IndexDocument> documents)
    {
        lock (_writing)
        {
            var segment = Warmed(Build(documents, threads: 2));
            Publish(segment.Count == 0 ? [] : [new SegmentView(segment)]);
        }
    }

    /// <summary>Adds, replaces and removes records; visible to every search that begins after the return. A key in both lists stays.</summary>
    public void Apply(IReadOnlyList<IndexDocument> upserts, IReadOnlyList<DocumentKey> removals)
    {
        lock (_writing)
        {
            var gone = removals.Concat(upserts.Select(static document => document.Key)).ToArray();
            var views = Current.Views.Select(view => view.Without(gone)).ToList();
            if (upserts.Count > 0)
                views.Add(new SegmentView(Build(upserts, threads: 1, Current.Views is [var first, ..] ? first.Segment.Averages : null)));
            views.RemoveAll(static view => view.LiveCount == 0);
            Publish(views);
            MergeWhereDue();
        }
    }

    public bool Contains(DocumentKey key) => Current.Find(key, out _) is not null;

    /// <summary>Every living record with its fingerprint; compare with <see cref="FingerprintOf"/> of the record as it should be.</summary>
    public IEnumerable<(DocumentKey Key, ulong Fingerprint)> Fingerprints()
    {
        foreach (var view in Current.Views)
        {
            for (var doc = 0; doc < view.Segment.Count; doc++)
            {
                if (view.IsLive(doc))
                    yield return (view.Segment.Key(doc), view.Segment.Fingerprints[doc]);
            }
        }
    }

    /// <summary>A number of everything the record gives to the index.</summary>
    public static ulong FingerprintOf(IndexDocument document) => Fingerprint.Of(document);

    /// <summary>
    /// How many instants of visibility, of records and their rows, lie at or before <paramref name="now"/> (Unix milliseconds): what is
    /// public has not changed between two moments with the same number and <see cref="Version"/>.
    /// </summary>
    public int BoundariesPassed(long now) => Current.Views.Sum(view => view.InstantsPassed(now));

    /// <summary>Answers any query; never throws, whatever the bytes of its text.</summary>
    public SearchResult Search(SearchQuery query)
    {
        var snapshot = Current;
        var synonyms = Synonyms;
        Volatile.Write(ref _lastAsked, query);
        var plan = QueryPlan.Of(query.Text, synonyms, unfinished: query.Unfinished, preferred: query.Preferred);
        var result = Run(snapshot, query, plan, Relaxation.None);
        if (result.Total > 0 || !query.Relax)
            return result;
        foreach (var (form, relaxed) in ((MatchForm, Relaxation)[])[(MatchForm.Toneless, Relaxation.Tones), (MatchForm.Folded, Relaxation.Marks)])
        {
            if (!plan.CanLoosenTo(form))
                continue;
            var loose = Run(snapshot, query, QueryPlan.Of(query.Text, synonyms, form, query.Unfinished, query.Preferred), relaxed);
            if (loose.Total > 0)
                return loose;
        }

        return result;
    }

    /// <summary>
    /// Names that begin with, or hold, the words typed, the last of which may be unfinished; at least two letters. Names that begin with them
    /// come first, then shorter ones; at most <paramref name="take"/> of each kind, kinds in the order asked. No kinds: all kinds.
    /// </summary>
    /// <remarks>What is no record, a category or a province, can be suggested all the same: by a small index of its own, made of the reference data.</remarks>
    public IReadOnlyList<Suggestion> Suggest(string prefix, long now, int take, params IReadOnlyList<string> kinds) =>
        Suggester.Suggest(Current, prefix, now, take, kinds);

    /// <summary>
    /// Texts near to the one typed that find more visible records, the nearest first: another tone, an edited letter, a missing space, and the
    /// keystrokes of Telex and VNI. For few hits or none; words come from the names of records. No kinds: all kinds.
    /// </summary>
    public IReadOnlyList<Proposal> DidYouMean(string text, long now, int take, params IReadOnlyList<string> kinds) =>
        Corrector.Propose(Current, text, now, take, kinds);

    /// <summary>Visible records of a kind whose names and facets are most like the given record's, which itself is left out; best first.</summary>
    public IReadOnlyList<DocumentKey> Similar(DocumentKey key, long now, string kind, int take) =>
        Similarity.Similar(Current, key, now, kind, take);

    private SearchResult Run(Snapshot snapshot, SearchQuery query, QueryPlan plan, Relaxation relaxed)
    {
        var groups = snapshot.Views.Select(view => plan.Terms.Select(term => new TermGroup(view.Segment, term)).ToArray()).ToArray();
        var rarity = plan.Terms.Select(term => Ranking.Rarity(snapshot.Count, groups.Sum(ofView => ofView[term.Number].Frequency))).ToArray();
        var counts = query.Count.Distinct(StringComparer.Ordinal).ToDictionary(static name => name, static _ => new Dictionary<string, int>(StringComparer.Ordinal), StringComparer.Ordinal);
        var found = new List<FoundHit>();
        var searches = snapshot.Views.Select(view => new SegmentSearch(view, query, options)).ToList();
        try
        {
            for (var i = 0; i < searches.Count; i++)
            {
                found.AddRange(searches[i].Run(plan, groups[i], rarity));
                searches[i].AddCounts(counts);
            }

            if (searches.Count > 1)
                found.Sort(FoundHit.Compare);
            return new SearchResult
            {
                Total = searches.Sum(static search => search.Total),
                Rows = searches.Sum(static search => search.Rows),
                Hits = [.. found.Skip(query.Skip).Take(query.Take).Select(hit => hit.ToHit(query.Explain))],
                Facets = counts.ToDictionary(static facet => facet.Key, IReadOnlyList<FacetCount> (facet) => Facet(facet.Value, query.Selected.GetValueOrDefault(facet.Key) ?? [], query.MostValues), StringComparer.Ordinal),
                Relaxed = relaxed,
                NotRequired = plan.NotRequired,
            };
        }
        finally
        {
            searches.ForEach(static search => search.Dispose());
        }
    }

    /// <summary>Values with their counts, the most frequent first, no more than asked; chosen values stay even with none.</summary>
    private static FacetCount[] Facet(Dictionary<string, int> counts, IReadOnlyList<string> selected, int most)
    {
        var kept = new List<FacetCount>();
        if (counts.Count <= most)
            kept.AddRange(counts.Select(count => new FacetCount(count.Key, count.Value, selected.Contains(count.Key))));
        else
            kept.AddRange(MostFrequent(counts, most).Select(value => new FacetCount(value, counts[value], selected.Contains(value))));
        foreach (var value in selected)
        {
            if (!kept.Exists(count => count.Value == value))
                kept.Add(new FacetCount(value, counts.GetValueOrDefault(value), true));
        }

        kept.Sort(static (a, b) => a.Count != b.Count ? b.Count.CompareTo(a.Count) : string.CompareOrdinal(a.Value, b.Value));
        return [.. kept];
    }

    private static IEnumerable<string> MostFrequent(Dictionary<string, int> counts, int most)
    {
        var best = new PriorityQueue<string, (int Count, string Value)>(RarestFirst);
        foreach (var (value, count) in counts)
        {
            if (best.Count < most)
                best.Enqueue(value, (count, value));
            else if (most > 0)
                best.EnqueueDequeue(value, (count, value));
        }

        return best.UnorderedItems.Select(static item => item.Element);
    }

    private static readonly Comparer<(int Count, string Value)> RarestFirst = Comparer<(int Count, string Value)>.Create(static (a, b) =>
        a.Count != b.Count ? a.Count.CompareTo(b.Count) : string.CompareOrdinal(b.Value, a.Value));

    private static Segment Build(IEnumerable<IndexDocument> documents, int threads, float[]? averages = null)
    {
        var builder = new SegmentBuilder { Averages = averages };
        builder.Add(documents, threads);
        return builder.Build(threads);
    }

    /// <summary>A segment makes some columns when they are first asked for: what was asked last is asked of it, without its words, before a reader waits for them.</summary>
    private Segment Warmed(Segment segment)
    {
        if (Volatile.Read(ref _lastAsked) is { } last)
            Run(new Snapshot([new SegmentView(segment)], 0), last with { Text = "", Skip = 0, Take = 1 }, QueryPlan.Of("", Synonyms), Relaxation.None);
        return segment;
    }

    private void MergeWhereDue()
    {
        if (_isMerging || Merging.Due(Current.Views, options.MergeShare) is not { Count: > 0 } due)
            return;
        _isMerging = true;
        Volatile.Write(ref _merging, Task.Factory.StartNew(() => Warmed(Merging.Merged(due)), CancellationToken.None, TaskCreationOptions.None, options.MergeOn)
            .ContinueWith(merged => Exchange(due, merged), CancellationToken.None, TaskContinuationOptions.None, options.MergeOn));
    }

    private void Exchange(IReadOnlyList<SegmentView> made, Task<Segment> merged)
    {
        lock (_writing)
        {
            _isMerging = false;
            if (Merging.Exchange(Current.Views, made, merged.GetAwaiter().GetResult()) is { } views)
            {
                // Nothing that can be asked has changed: the version stays.
                Volatile.Write(ref _snapshot, new Snapshot(views, Current.Version));
                _merges++;
            }

            MergeWhereDue();
        }
    }

    private void Publish(IReadOnlyList<SegmentView> views) => Volatile.Write(ref _snapshot, new Snapshot(views, _snapshot.Version + 1));
}
