using System.Buffers;
using System.Numerics;

namespace KhuyenCong.Search.Matching;

/// <summary>Records that may match, ascending, each with its score so far. Its arrays are borrowed: dispose of it.</summary>
internal sealed class Candidates(int capacity) : IDisposable
{
    private readonly int[] _docs = ArrayPool<int>.Shared.Rent(capacity);
    private readonly float[] _scores = ArrayPool<float>.Shared.Rent(capacity);
    private readonly bool[] _written = ArrayPool<bool>.Shared.Rent(capacity);

    public int Count { get; private set; }

    public Span<int> Docs => _docs.AsSpan(0, Count);

    /// <summary>Valid after <see cref="Begin"/>.</summary>
    public Span<float> Scores => _scores.AsSpan(0, Count);

    /// <summary>Has every condition so far been met in the very form typed? Valid after <see cref="Begin"/>.</summary>
    public Span<bool> Written => _written.AsSpan(0, Count);

    public void Add(ReadOnlySpan<int> docs)
    {
        docs.CopyTo(_docs.AsSpan(Count));
        Count += docs.Length;
    }

    /// <summary>Adds 0, 1, 2 …</summary>
    public void AddFirst(int count)
    {
        for (var doc = 0; doc < count; doc++)
            _docs[doc] = doc;
        Count = count;
    }

    /// <summary>Adds the places of the bits that are set.</summary>
    public void AddBits(ReadOnlySpan<ulong> bits)
    {
        var count = Count;
        for (var word = 0; word < bits.Length; word++)
        {
            for (var left = bits[word]; left != 0; left &= left - 1)
                _docs[count++] = (word << 6) | BitOperations.TrailingZeroCount(left);
        }

        Count = count;
    }

    /// <summary>Keeps those whose bits are set. Only before <see cref="Begin"/>.</summary>
    public void Intersect(ReadOnlySpan<ulong> bits)
    {
        var kept = 0;
        foreach (var doc in Docs)
        {
            _docs[kept] = doc;
            kept += (int)(bits[doc >> 6] >> doc) & 1;
        }

        Count = kept;
    }

    /// <summary>Keeps those whose bits are set in both. Only before <see cref="Begin"/>.</summary>
    public void Intersect(ReadOnlySpan<ulong> one, ReadOnlySpan<ulong> other)
    {
        var kept = 0;
        foreach (var doc in Docs)
        {
            _docs[kept] = doc;
            kept += (int)((one[doc >> 6] & other[doc >> 6]) >> doc) & 1;
        }

        Count = kept;
    }

    /// <summary>Keeps those that stand in an ascending list, which is far longer. Only before <see cref="Begin"/>.</summary>
    public void Intersect(ReadOnlySpan<int> docs)
    {
        var kept = 0;
        for (int i = 0, at = 0; i < Count && at < docs.Length; i++)
        {
            at = Index.Postings.Gallop(docs, at, _docs[i]);
            if (at < docs.Length && docs[at] == _docs[i])
                _docs[kept++] = _docs[i];
        }

        Count = kept;
    }

    /// <summary>Ready to score: nothing earned yet, everything as written.</summary>
    public void Begin()
    {
        Scores.Clear();
        Written.Fill(true);
    }

    /// <summary>Adds a score to each candidate, and drops those whose score is negative.</summary>
    public void AddScores(ReadOnlySpan<float> scores)
    {
        var kept = 0;
        for (var i = 0; i < Count; i++)
        {
            _docs[kept] = _docs[i];
            _scores[kept] = _scores[i] + scores[i];
            _written[kept] = _written[i];
            kept += scores[i] >= 0 ? 1 : 0;
        }

        Count = kept;
    }

    /// <summary>Keeps those whose flag is set, in order.</summary>
    public void Keep(ReadOnlySpan<bool> flags)
    {
        var kept = 0;
        for (var i = 0; i < flags.Length; i++)
        {
            _docs[kept] = _docs[i];
            _scores[kept] = _scores[i];
            _written[kept] = _written[i];
            kept += flags[i] ? 1 : 0;
        }

        Count = kept;
    }

    /// <summary>Keeps those whose bits are set, in order.</summary>
    public void KeepMarked(ReadOnlySpan<ulong> bits)
    {
        var kept = 0;
        for (var i = 0; i < Count; i++)
        {
            var doc = _docs[i];
            _docs[kept] = doc;
            _scores[kept] = _scores[i];
            _written[kept] = _written[i];
            kept += (int)(bits[doc >> 6] >> doc) & 1;
        }

        Count = kept;
    }

    public void Dispose()
    {
        ArrayPool<int>.Shared.Return(_docs);
        ArrayPool<float>.Shared.Return(_scores);
        ArrayPool<bool>.Shared.Return(_written);
    }
}
