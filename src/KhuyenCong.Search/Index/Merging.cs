namespace KhuyenCong.Search.Index;

/// <summary>Keeps segments few: the base first, behind it ever smaller deltas.</summary>
internal static class Merging
{
    /// <summary>So few changed records never make the base be merged, however small it is.</summary>
    private const int Small = 64;

    /// <summary>
    /// Merges the last two deltas while the last is at least half the one before it, so that there are few and a record is merged few
    /// times; takes the base in only when the deltas and the base's dead outgrow <paramref name="share"/> of it.
    /// </summary>
    public static IReadOnlyList<SegmentView> Merge(List<SegmentView> views, double share)
    {
        while (views.Count > 2 && Weight(views[^1]) * 2 >= Weight(views[^2]))
            MergeLast(views, 2);
        if (views.Count > 0 && Changed(views) > Math.Max(Small, views[0].LiveCount * share))
            MergeLast(views, views.Count);
        return views;
    }

    private static int Weight(SegmentView view) => view.Segment.Count;

    private static int Changed(List<SegmentView> views) =>
        views.Skip(1).Sum(Weight) + views[0].Segment.Count - views[0].LiveCount;

    private static void MergeLast(List<SegmentView> views, int count)
    {
        var builder = new SegmentBuilder();
        foreach (var view in views.TakeLast(count))
            builder.Add(view);
        views.RemoveRange(views.Count - count, count);
        var merged = builder.Build();
        if (merged.Count > 0)
            views.Add(new SegmentView(merged));
    }
}
