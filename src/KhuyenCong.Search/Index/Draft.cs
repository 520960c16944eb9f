namespace KhuyenCong.Search.Index;

/// <summary>
/// A record on its way into a segment: given from outside, or taken over from another segment. A value: a merge of a hundred thousand leaves nothing
/// small behind for the collector of garbage to carry about.
/// </summary>
internal readonly record struct Draft
{
    public required DocumentKey Key { get; init; }

    public required string SortKey { get; init; }

    public required string Name { get; init; }

    public required ulong Fingerprint { get; init; }

    public required ReadOnlyMemory<byte> Lengths { get; init; }

    /// <summary>Numbers of <see cref="Terms"/> (high half) and occurrences (low half), ascending.</summary>
    public required ReadOnlyMemory<ulong> Places { get; init; }

    public required TermNumbers Terms { get; init; }

    /// <summary>As it was given, else null.</summary>
    public IndexDocument? Given { get; init; }

    public Segment? From { get; init; }

    /// <summary>Number in <see cref="From"/>.</summary>
    public int Doc { get; init; }

    /// <summary>The record without its texts; made anew at each reading where it was taken over.</summary>
    public IndexDocument Restore() => Given ?? From!.Restore(Doc);

    public static int ByName(Draft a, Draft b)
    {
        var order = string.CompareOrdinal(a.SortKey, b.SortKey);
        if (order == 0)
            order = string.CompareOrdinal(a.Key.Kind, b.Key.Kind);
        return order != 0 ? order : a.Key.Id.CompareTo(b.Key.Id);
    }
}
