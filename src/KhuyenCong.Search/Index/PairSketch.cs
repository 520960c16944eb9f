using KhuyenCong.Search.Matching;

namespace KhuyenCong.Search.Index;

/// <summary>
/// Which records may hold one term right behind another. Each pair of neighbours marks its record in two of so many bit lists, chosen by a hash: a record that is
/// missing in one of the two does not hold the pair. With a hundred tokens a record, of those that hold both terms apart about one in ten stays and is looked at.
/// </summary>
internal sealed class PairSketch
{
    private const int ListShift = 9;
    private const int ListCount = 1 << ListShift;

    private readonly int _words;
    private readonly ulong[] _bits;
    private ulong[] _sorted = [];

    /// <param name="count">Records there are.</param>
    public PairSketch(int count)
    {
        _words = (count + 63) >> 6;
        _bits = new ulong[_words * ListCount];
    }

    public long Bytes => 8L * _bits.Length;

    /// <summary>Marks the pairs of a record. Not for several threads.</summary>
    /// <param name="doc">The record.</param>
    /// <param name="places">Term (high half) and occurrence (low half), in any order.</param>
    /// <param name="numbers">Number of each term in the segment by the number it has in the places.</param>
    public void Add(int doc, ReadOnlySpan<ulong> places, int[] numbers)
    {
        if (_sorted.Length < places.Length)
            _sorted = new ulong[places.Length * 2];
        for (var i = 0; i < places.Length; i++)
            _sorted[i] = ((ulong)Occurrence.Position((uint)places[i]) << 32) | (uint)numbers[(int)(places[i] >> 32)];
        var sorted = _sorted.AsSpan(0, places.Length);
        sorted.Sort();
        // Several terms may stand at one place.
        for (int i = 0, next = 0; i < sorted.Length; i++)
        {
            var behind = (sorted[i] >> 32) + 1;
            while (next < sorted.Length && sorted[next] >> 32 < behind)
                next++;
            for (var other = next; other < sorted.Length && sorted[other] >> 32 == behind; other++)
                Mark(doc, (uint)sorted[i], (uint)sorted[other]);
        }
    }

    /// <summary>Keeps the candidates that may hold the second term right behind the first.</summary>
    public void Keep(Candidates candidates, int first, int second)
    {
        var (one, other) = ListsOf((uint)first, (uint)second);
        candidates.Intersect(_bits.AsSpan(one * _words, _words), _bits.AsSpan(other * _words, _words));
    }

    private void Mark(int doc, uint first, uint second)
    {
        var (one, other) = ListsOf(first, second);
        _bits[(one * _words) + (doc >> 6)] |= 1UL << (doc & 63);
        _bits[(other * _words) + (doc >> 6)] |= 1UL << (doc & 63);
    }

    private static (int One, int Other) ListsOf(uint first, uint second)
    {
        var hash = (((ulong)first << 32) | second) * 0x9E3779B97F4A7C15;
        hash = (hash ^ (hash >> 32)) * 0xD6E8FEB86659FD93;
        return ((int)(hash >> (64 - ListShift)), (int)(hash >> (64 - (2 * ListShift))) & (ListCount - 1));
    }
}
