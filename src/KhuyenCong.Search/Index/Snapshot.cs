namespace KhuyenCong.Search.Index;

/// <summary>All segments at one moment: what a query reads from its first step to its last.</summary>
internal sealed class Snapshot
{
    public Snapshot(IReadOnlyList<SegmentView> views, long version)
    {
        Views = views;
        Version = version;
        Count = views.Sum(static view => view.LiveCount);
    }

    public IReadOnlyList<SegmentView> Views { get; }

    /// <summary>Another number for each change of the index.</summary>
    public long Version { get; }

    /// <summary>Living records.</summary>
    public int Count { get; }

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
