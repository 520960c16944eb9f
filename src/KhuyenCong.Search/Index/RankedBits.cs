using System.Numerics;

namespace KhuyenCong.Search.Index;

/// <summary>A long list of records as bits, with the count of bits before each word: whether a record is in the list, and where, is told by one look.</summary>
internal sealed class RankedBits
{
    private readonly ulong[] _bits;
    private readonly int[] _ranks;

    /// <param name="docs">Records, ascending.</param>
    /// <param name="count">Records there are.</param>
    public RankedBits(ReadOnlySpan<int> docs, int count)
    {
        _bits = new ulong[(count + 63) >> 6];
        _ranks = new int[_bits.Length];
        foreach (var doc in docs)
            _bits[doc >> 6] |= 1UL << (doc & 63);
        var rank = 0;
        for (var word = 0; word < _bits.Length; word++)
        {
            _ranks[word] = rank;
            rank += BitOperations.PopCount(_bits[word]);
        }
    }

    public ReadOnlySpan<ulong> Bits => _bits;

    public long Bytes => (8L * _bits.Length) + (4L * _ranks.Length);

    /// <summary>Place of the record in the list, or -1.</summary>
    public int Find(int doc)
    {
        var (word, bit) = (doc >> 6, 1UL << (doc & 63));
        var bits = _bits[word];
        return (bits & bit) == 0 ? -1 : _ranks[word] + BitOperations.PopCount(bits & (bit - 1));
    }

    /// <summary>Place of a record that is in the list.</summary>
    public int Rank(int doc) => _ranks[doc >> 6] + BitOperations.PopCount(_bits[doc >> 6] & ((1UL << (doc & 63)) - 1));
}
