namespace KhuyenCong.Search.Index;

/// <summary>Keeps segments few: the base first, behind it ever smaller deltas. Says what is due, makes it, and puts it in place.</summary>
internal static class Merging
{
    /// <summary>So few changed records never make the base be merged, however small it is.</summary>
    private const int Small = 64;

    /// <summary>
    /// Neighbouring views that should become one: the last deltas as far as each is no more than twice those behind it, so that there are few
    /// and a record is merged few times; everything when the deltas and the base's dead outgrow <paramref name="share"/> of the base.
    /// Empty when nothing is due.
    /// </summary>
    public static IReadOnlyList<SegmentView> Due(IReadOnlyList<SegmentView> views, double share)
    {
        if (views.Count == 0)
            return [];
        var changed = views.Skip(1).Sum(Weight) + views[0].Segment.Count - views[0].LiveCount;
        if (changed > Math.Max(Small, views[0].LiveCount * share))
            return views;
        var first = views.Count - 1;
        for (var weight = Weight(views[first]); first > 1 && weight * 2 >= Weight(views[first - 1]); first--)
            weight += Weight(views[first - 1]);
        return first == views.Count - 1 ? [] : [.. views.Skip(first)];
    }

    public static Segment Merged(IReadOnlyList<SegmentView> views)
    {
        var builder = new SegmentBuilder();
        foreach (var view in views)
            builder.Add(view);
        return builder.Build(threads: 1);
    }

    /// <summary>
    /// The views of now with <paramref name="merged"/> in the place of what it was made of; records that were removed or replaced in the
    /// meantime are dead in it. Null when everything was rebuilt in the meantime.
    /// </summary>
    public static IReadOnlyList<SegmentView>? Exchange(IReadOnlyList<SegmentView> now, IReadOnlyList<SegmentView> made, Segment merged)
    {
        var sources = made.Select(static view => view.Segment).ToHashSet();
        var left = now.Where(view => sources.Contains(view.Segment)).ToDictionary(static view => view.Segment);
        if (left.Count == 0)
            return null;
        var gone = made.SelectMany(view => view.KeysLeftOutBy(left.GetValueOrDefault(view.Segment)));
        var exchanged = now.Where(view => !sources.Contains(view.Segment)).ToList();
        var view = new SegmentView(merged).Without(gone);
        if (view.LiveCount > 0)
            exchanged.Insert(now.TakeWhile(other => !sources.Contains(other.Segment)).Count(), view);
        return exchanged;
    }

    private static int Weight(SegmentView view) => view.Segment.Count;
}
