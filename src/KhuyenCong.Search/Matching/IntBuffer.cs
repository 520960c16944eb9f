using System.Buffers;

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
            Grow();
        _items[_count++] = item;
    }

    public void Dispose() => ArrayPool<int>.Shared.Return(_items);

    private void Grow()
    {
        var larger = ArrayPool<int>.Shared.Rent(_count * 2);
        Items.CopyTo(larger);
        ArrayPool<int>.Shared.Return(_items);
        _items = larger;
    }
}
