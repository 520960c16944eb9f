namespace KhuyenCong.Search.Index;

/// <summary>From when to when each item is public; takes no room while every item is always public.</summary>
internal sealed class VisibilityColumn(int count)
{
    private long[]? _from;
    private long[]? _to;
    private OpenItems? _last;

    public void Set(int item, long from, long to)
    {
        if (from != long.MinValue)
            Filled(ref _from, long.MinValue)[item] = from;
        if (to != long.MaxValue)
            Filled(ref _to, long.MaxValue)[item] = to;
    }

    public long From(int item) => _from is null ? long.MinValue : _from[item];

    public long To(int item) => _to is null ? long.MaxValue : _to[item];

    public bool Holds(int item, long now) => From(item) <= now && now < To(item);

    /// <summary>What is public at an instant. The last answer is kept: it holds until something appears or disappears.</summary>
    public OpenItems At(long now)
    {
        var last = Volatile.Read(ref _last);
        if (last is null || now < last.From || now >= last.To)
            Volatile.Write(ref _last, last = OpenAt(now));
        return last;
    }

    private OpenItems OpenAt(long now)
    {
        var first = long.MinValue;
        var end = long.MaxValue;
        var open = 0;
        var bits = new ulong[(count >> 6) + 1];
        for (var item = 0; item < count; item++)
        {
            var (from, to) = (From(item), To(item));
            if (from <= now)
                first = Math.Max(first, from);
            else
                end = Math.Min(end, from);
            if (to <= now)
                first = Math.Max(first, to);
            else
                end = Math.Min(end, to);
            if (from > now || now >= to)
                continue;
            bits[item >> 6] |= 1UL << (item & 63);
            open++;
        }

        return new OpenItems(first, end, open == count ? null : bits);
    }

    private long[] Filled(ref long[]? column, long value)
    {
        if (column is null)
        {
            column = new long[count];
            column.AsSpan().Fill(value);
        }

        return column;
    }
}

/// <summary>What is public from an instant (inclusive) to another (exclusive): one bit an item, or null where all are.</summary>
internal sealed record OpenItems(long From, long To, ulong[]? Bits)
{
    /// <summary>1 where the item is public, else 0; of the place behind the last item, either.</summary>
    public int Bit(int item) => Bits is null ? 1 : (int)(Bits[item >> 6] >> (item & 63)) & 1;

    public bool Holds(int item) => Bits is null || (Bits[item >> 6] & (1UL << (item & 63))) != 0;
}
