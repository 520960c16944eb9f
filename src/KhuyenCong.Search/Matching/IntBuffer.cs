using System.Buffers;
using System.Numerics;

namespace KhuyenCong.Search.Matching;

/// <summary>A growing list of numbers on borrowed memory: queries that match everything leave nothing to collect. Dispose of it.</summary>
internal sealed class IntBuffer : IDisposable
{
    private int[] _items = ArrayPool<int>.Shared.Rent(256);
    private int _count;

    public ReadOnlySpan<int> Items => _items.AsSpan(0, _count);

    public void Add(int item)
    {
        if (_count == _items.Length)
            Grow(_count * 2);
        _items[_count++] = item;
    }

    public void Add(ReadOnlySpan<int> items)
    {
        items.CopyTo(Reserve(items.Length));
        Take(items.Length);
    }

    /// <summary>Those beside whose bits any of the given ones stands.</summary>
    public void AddWhere(ReadOnlySpan<int> items, ReadOnlySpan<ulong> beside, ulong any)
    {
        var room = Reserve(items.Length + 1);
        var count = 0;
        for (var i = 0; i < items.Length; i++)
        {
            room[count] = items[i];
            count += (beside[i] & any) != 0 ? 1 : 0;
        }

        Take(count);
    }

    /// <summary>The places of the bits that are set, ascending.</summary>
    public void AddBits(ReadOnlySpan<ulong> bits)
    {
        for (var word = 0; word < bits.Length; word++)
        {
            for (var left = bits[word]; left != 0; left &= left - 1)
                Add((word << 6) | BitOperations.TrailingZeroCount(left));
        }
    }

    /// <summary>Room for so many more items behind the last; what of it is used counts after <see cref="Take"/>.</summary>
    public Span<int> Reserve(int count)
    {
        if (_items.Length - _count < count)
            Grow(_count + count);
        return _items.AsSpan(_count, count);
    }

    public void Take(int count) => _count += count;

    public void Dispose() => ArrayPool<int>.Shared.Return(_items);

    private void Grow(int capacity)
    {
        var larger = ArrayPool<int>.Shared.Rent(capacity);
        Items.CopyTo(larger);
        ArrayPool<int>.Shared.Return(_items);
        _items = larger;
    }
}
