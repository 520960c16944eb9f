using System.Numerics;

namespace KhuyenCong.Search.Index;

/// <summary>One ordinal an item, -1 for none. A byte each where they fit: what is counted by ten thousands then stays near the processor.</summary>
internal sealed class Ordinals
{
    private readonly sbyte[]? _small;
    private readonly int[] _large;

    public Ordinals(int[] values)
    {
        _large = values;
        if (values.AsSpan().IndexOfAnyExceptInRange(-1, sbyte.MaxValue) >= 0)
            return;
        _small = Array.ConvertAll(values, static value => (sbyte)value);
        _large = [];
    }

    public int Count => _small?.Length ?? _large.Length;

    public long Bytes => _small?.Length ?? (4L * _large.Length);

    public int this[int item] => _small is { } small ? small[item] : _large[item];

    /// <summary>Adds 1 for each item at the place behind its ordinal; at 0 for items without one.</summary>
    public void AddCounts(ReadOnlySpan<int> items, int[] counts)
    {
        if (_small is { } small)
            AddCounts(small, items, counts);
        else
            AddCounts(_large, items, counts);
    }

    /// <summary>Strikes out of each item's bits those that stand behind its ordinal.</summary>
    /// <param name="items">Items.</param>
    /// <param name="bits">By ordinal, from 1 on; at 0 of items without one.</param>
    /// <param name="left">Beside the items.</param>
    public void Strike(ReadOnlySpan<int> items, ulong[] bits, Span<ulong> left)
    {
        if (_small is { } small)
            Strike(small, items, bits, left);
        else
            Strike(_large, items, bits, left);
    }

    private static void AddCounts<T>(T[] values, ReadOnlySpan<int> items, int[] counts)
        where T : struct, IBinaryInteger<T>
    {
        // Two rows of counters in turn: the same value again and again would wait for its own last count.
        var others = counts.Length < items.Length ? new int[counts.Length] : counts;
        var i = 0;
        for (; i < items.Length - 1; i += 2)
        {
            counts[int.CreateTruncating(values[items[i]]) + 1]++;
            others[int.CreateTruncating(values[items[i + 1]]) + 1]++;
        }

        if (i < items.Length)
            counts[int.CreateTruncating(values[items[i]]) + 1]++;
        for (var value = 0; others != counts && value < counts.Length; value++)
            counts[value] += others[value];
    }

    private static void Strike<T>(T[] values, ReadOnlySpan<int> items, ulong[] bits, Span<ulong> left)
        where T : struct, IBinaryInteger<T>
    {
        for (var i = 0; i < items.Length; i++)
            left[i] &= ~bits[int.CreateTruncating(values[items[i]]) + 1];
    }
}
