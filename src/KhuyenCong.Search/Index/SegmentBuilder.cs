using KhuyenCong.Search.Matching;

namespace KhuyenCong.Search.Index;

/// <summary>Makes a segment from records, or from the living records of other segments.</summary>
internal sealed class SegmentBuilder
{
    /// <summary>So many records have averages of their own.</summary>
    private const int Enough = 1_000;

    private readonly List<Draft> _drafts = [];
    private readonly Dictionary<DocumentKey, int> _draftsByKey = [];

    /// <summary>
    /// Average lengths of the fields that few records are measured by: those of the base, so that what a word is worth does not depend on which records
    /// were changed together.
    /// </summary>
    public float[]? Averages { get; set; }

    /// <summary>Takes records; of those with the same key the last one counts.</summary>
    /// <param name="documents">Enumerated by one thread at a time.</param>
    /// <param name="threads">That analyse.</param>
    public void Add(IEnumerable<IndexDocument> documents, int threads)
    {
        var made = new List<(long Turn, Draft Draft)>();
        Parallel.ForEach(
            documents,
            new ParallelOptions { MaxDegreeOfParallelism = threads },
            static () => (Maker: new DraftMaker(), Drafts: new List<(long Turn, Draft Draft)>()),
            static (document, _, turn, own) =>
            {
                own.Drafts.Add((turn, own.Maker.Make(document)));
                return own;
            },
            own =>
            {
                lock (made)
                    made.AddRange(own.Drafts);
            });
        made.Sort(static (a, b) => a.Turn.CompareTo(b.Turn));
        foreach (var (_, draft) in made)
            Add(draft);
    }

    /// <summary>Takes the living records of a segment; no two segments hold the same living key.</summary>
    public void Add(SegmentView view)
    {
        var segment = view.Segment;
        var terms = new TermNumbers();
        var places = PlacesByDoc(view, terms);
        Averages ??= segment.Averages;
        for (var doc = 0; doc < segment.Count; doc++)
        {
            if (!view.IsLive(doc))
                continue;
            _drafts.Add(new Draft
            {
                Key = segment.Key(doc),
                SortKey = segment.SortKeys[doc],
                Name = segment.Names[doc],
                Fingerprint = segment.Fingerprints[doc],
                Lengths = segment.Lengths.AsMemory(doc * 4, 4),
                Places = places[doc],
                Terms = terms,
                From = segment,
                Doc = doc,
            });
        }
    }

    /// <param name="threads">More than one is quicker, and keeps readers waiting where there are few processors.</param>
    public Segment Build(int threads)
    {
        _drafts.Sort(Draft.ByName);
        var kinds = _drafts.Select(static draft => draft.Key.Kind).Distinct(StringComparer.Ordinal).Order(StringComparer.Ordinal).ToArray();
        var kind = _drafts.Select(draft => Array.BinarySearch(kinds, draft.Key.Kind, StringComparer.Ordinal)).ToArray();
        var id = _drafts.Select(static draft => draft.Key.Id).ToArray();

        var terms = TermNumbers.Settle([.. _drafts.Select(static draft => draft.Terms).Distinct()]);
        var lengths = new byte[_drafts.Count * 4];
        for (var doc = 0; doc < _drafts.Count; doc++)
            _drafts[doc].Lengths.CopyTo(lengths.AsMemory(doc * 4));
        var averages = Averages is null || _drafts.Count >= Enough ? AveragesOf(lengths) : Averages;
        var worth = new OccurrenceWorth(lengths, Ranking.OccurrenceWeights(averages));
        var dictionary = new TermDictionary(terms);
        Postings postings = null!;
        Postings namePostings = null!;
        PairSketch? pairs = null;
        var columns = new ColumnsBuilder(_drafts.Count);
        Parallel.Invoke(
            new ParallelOptions { MaxDegreeOfParallelism = _drafts.Count >= Enough ? threads : 1 },
            () => postings = BuildPostings(new PostingsBuilder(terms.Length, namesOnly: false, worth)),
            () => pairs = _drafts.Count < Postings.FewRecords ? null : BuildPairs(),
            () => namePostings = BuildPostings(new PostingsBuilder(terms.Length, namesOnly: true, worth)),
            () => _drafts.ForEach(draft => columns.Add(draft.Restore())));
        return new Segment
        {
            Averages = averages,
            Worth = worth,
            Count = _drafts.Count,
            Terms = dictionary,
            Postings = postings,
            Pairs = pairs,
            NamePostings = namePostings,
            Words = new WordTable(dictionary, namePostings),
            Kinds = kinds,
            Kind = kind,
            Id = id,
            ByKey = [.. Enumerable.Range(0, id.Length).OrderBy(doc => kind[doc]).ThenBy(doc => id[doc])],
            SortKeys = [.. _drafts.Select(static draft => draft.SortKey)],
            Names = [.. _drafts.Select(static draft => draft.Name)],
            Fingerprints = [.. _drafts.Select(static draft => draft.Fingerprint)],
            Completeness = columns.Completeness,
            Lengths = lengths,
            Visibility = columns.Visibility,
            Rows = columns.BuildRows(),
            Facets = columns.BuildFacets(),
            Instants = columns.BuildInstants(),
        };
    }

    /// <summary>By field, over the records that have it.</summary>
    private static float[] AveragesOf(byte[] lengths)
    {
        Span<long> sums = stackalloc long[4];
        Span<int> records = stackalloc int[4];
        for (var i = 0; i < lengths.Length; i++)
        {
            sums[i & 3] += lengths[i];
            records[i & 3] += lengths[i] > 0 ? 1 : 0;
        }

        var averages = new float[4];
        for (var field = 0; field < averages.Length; field++)
            averages[field] = (float)sums[field] / Math.Max(1, records[field]);
        return averages;
    }

    private Postings BuildPostings(PostingsBuilder builder)
    {
        foreach (var draft in _drafts)
            builder.Count(draft.Places.Span, draft.Terms.Final);
        builder.Allocate();
        for (var doc = 0; doc < _drafts.Count; doc++)
        {
            GiveWay(doc);
            builder.Add(doc, _drafts[doc].Places.Span, _drafts[doc].Terms.Final);
        }

        return builder.Build(_drafts.Count);
    }

    private PairSketch BuildPairs()
    {
        var pairs = new PairSketch(_drafts.Count);
        for (var doc = 0; doc < _drafts.Count; doc++)
        {
            GiveWay(doc);
            pairs.Add(doc, _drafts[doc].Places.Span, _drafts[doc].Terms.Final);
        }

        return pairs;
    }

    /// <summary>Where there are few processors, readers wait for their turn beside long work: from time to time it offers its own.</summary>
    private static void GiveWay(int step)
    {
        if ((step & 127) == 0)
            Thread.Yield();
    }

    /// <summary>Turns the postings of a segment back into the places of each living record. All stand in one array: little for the collector of garbage to visit.</summary>
    private static ReadOnlyMemory<ulong>[] PlacesByDoc(SegmentView view, TermNumbers terms)
    {
        var postings = view.Segment.Postings;
        var ends = new int[view.Segment.Count + 1];
        Visit((_, doc, places) => ends[doc + 1] += places.Length);
        for (var doc = 0; doc < view.Segment.Count; doc++)
            ends[doc + 1] += ends[doc];
        var all = new ulong[ends[^1]];
        var next = ends.AsSpan(..^1).ToArray();
        var lastTerm = -1;
        var number = 0;
        Visit((term, doc, places) =>
        {
            if (lastTerm != term)
                number = terms.Of(view.Segment.Terms[lastTerm = term]);
            foreach (var place in places)
                all[next[doc]++] = ((ulong)number << 32) | place;
        });
        var byDoc = new ReadOnlyMemory<ulong>[view.Segment.Count];
        for (var doc = 0; doc < byDoc.Length; doc++)
        {
            GiveWay(doc);
            all.AsSpan(ends[doc]..ends[doc + 1]).Sort();
            byDoc[doc] = all.AsMemory(ends[doc]..ends[doc + 1]);
        }

        return byDoc;

        void Visit(Action<int, int, ReadOnlySpan<uint>> visit)
        {
            for (var t = 0; t < postings.TermCount; t++)
            {
                GiveWay(t);
                var docs = postings.Docs(t);
                var packed = postings.Places(t);
                for (var i = 0; i < docs.Length; i++)
                {
                    if (view.IsLive(docs[i]))
                        visit(t, docs[i], postings.Unpack(in packed[i]));
                }
            }
        }
    }

    private void Add(Draft draft)
    {
        if (_draftsByKey.TryAdd(draft.Key, _drafts.Count))
            _drafts.Add(draft);
        else
            _drafts[_draftsByKey[draft.Key]] = draft;
    }
}
