namespace KhuyenCong.Search.Index;

/// <summary>All segments at one moment: what a query reads from its first step to its last.</summary>
internal sealed class Snapshot
{
    public Snapshot(IReadOnlyList<SegmentView> views, long version)
    {
        Views = views;
        Version = version;
        Count = views.Sum(static view => view.LiveCount);

        Span<long> tokens = stackalloc long[4];
        foreach (var view in views)
        {
            var lengths = view.Segment.Lengths;
            for (var i = 0; i < lengths.Length; i++)
                tokens[i & 3] += lengths[i];
        }

        var records = Math.Max(1, views.Sum(static view => view.Segment.Count));
        Span<float> averages = [(float)tokens[0] / records, (float)tokens[1] / records, (float)tokens[2] / records, (float)tokens[3] / records];
        OccurrenceWeights = Ranking.OccurrenceWeights(averages);
    }

    public IReadOnlyList<SegmentView> Views { get; }

    /// <summary>Another number for each change of the index.</summary>
    public long Version { get; }

    /// <summary>Living records.</summary>
    public int Count { get; }

    /// <summary>See <see cref="Ranking.OccurrenceWeights"/>.</summary>
    public float[] OccurrenceWeights { get; }

    public SegmentView? Find(DocumentKey key, out int doc)
    {
        foreach (var view in Views)
        {
            doc = view.FindLive(key);
            if (doc >= 0)
                return view;
        }

        doc = -1;
        return null;
    }
}
