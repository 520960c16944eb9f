using System.Numerics;

namespace KhuyenCong.Search.Index;

/// <summary>A segment and which of its records still live. Immutable: removing makes another view of the same segment.</summary>
internal sealed class SegmentView
{
    private readonly ulong[]? _dead;
    private readonly long[] _deadInstants;

    public SegmentView(Segment segment)
        : this(segment, null, segment.Count, [])
    {
    }

    private SegmentView(Segment segment, ulong[]? dead, int liveCount, long[] deadInstants)
    {
        Segment = segment;
        LiveCount = liveCount;
        _dead = dead;
        _deadInstants = deadInstants;
    }

    public Segment Segment { get; }

    public int LiveCount { get; }

    public bool HasDead => _dead is not null;

    public bool IsLive(int doc) => _dead is null || (_dead[doc >> 6] & (1UL << (doc & 63))) == 0;

    /// <summary>Records that no longer live.</summary>
    public IEnumerable<int> Dead()
    {
        for (var word = 0; word < (_dead?.Length ?? 0); word++)
        {
            for (var left = _dead![word]; left != 0; left &= left - 1)
                yield return (word << 6) | BitOperations.TrailingZeroCount(left);
        }
    }

    /// <summary>Number of the record where it lives here, or -1.</summary>
    public int FindLive(DocumentKey key)
    {
        var doc = Segment.Find(key);
        return doc >= 0 && IsLive(doc) ? doc : -1;
    }

    /// <summary>Keys of the records that live here and not in a later view of the same segment; of all of them where there is none.</summary>
    public IEnumerable<DocumentKey> KeysLeftOutBy(SegmentView? later)
    {
        if (later == this)
            yield break;
        for (var doc = 0; doc < Segment.Count; doc++)
        {
            if (IsLive(doc) && later?.IsLive(doc) != true)
                yield return Segment.Key(doc);
        }
    }

    public SegmentView Without(IEnumerable<DocumentKey> keys)
    {
        ulong[]? dead = null;
        var removed = 0;
        var instants = new List<long>();
        foreach (var key in keys)
        {
            var doc = FindLive(key);
            if (doc < 0)
                continue;
            dead ??= _dead is null ? new ulong[(Segment.Count + 63) >> 6] : (ulong[])_dead.Clone();
            if ((dead[doc >> 6] & (1UL << (doc & 63))) != 0)
                continue;
            dead[doc >> 6] |= 1UL << (doc & 63);
            removed++;
            instants.AddRange(Segment.InstantsOf(Segment.Restore(doc)));
        }

        return dead is null ? this : new SegmentView(Segment, dead, LiveCount - removed, [.. _deadInstants.Concat(instants).Order()]);
    }

    /// <summary>How many instants of living records lie at or before <paramref name="now"/>.</summary>
    public int InstantsPassed(long now) => Passed(Segment.Instants, now) - Passed(_deadInstants, now);

    private static int Passed(long[] instants, long now)
    {
        var low = 0;
        var high = instants.Length;
        while (low < high)
        {
            var middle = (low + high) >>> 1;
            if (instants[middle] <= now)
                low = middle + 1;
            else
                high = middle;
        }

        return low;
    }
}
