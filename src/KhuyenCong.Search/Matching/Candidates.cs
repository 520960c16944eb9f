using System.Buffers;

namespace KhuyenCong.Search.Matching;

/// <summary>Records that may match, ascending, each with its score so far. Its arrays are borrowed: dispose of it.</summary>
internal sealed class Candidates(int capacity) : IDisposable
{
    private readonly int[] _docs = ArrayPool<int>.Shared.Rent(capacity);
    private readonly float[] _scores = ArrayPool<float>.Shared.Rent(capacity);
    private readonly bool[] _written = ArrayPool<bool>.Shared.Rent(capacity);

    public int Count { get; private set; }

    public Span<int> Docs => _docs.AsSpan(0, Count);

    public Span<float> Scores => _scores.AsSpan(0, Count);

    /// <summary>Has every condition so far been met in the very form typed?</summary>
    public Span<bool> Written => _written.AsSpan(0, Count);

    public void Add(int doc)
    {
        _docs[Count] = doc;
        _scores[Count] = 0;
        _written[Count++] = true;
    }

    public void Add(ReadOnlySpan<int> docs)
    {
        docs.CopyTo(_docs.AsSpan(Count));
        _scores.AsSpan(Count, docs.Length).Clear();
        _written.AsSpan(Count, docs.Length).Fill(true);
        Count += docs.Length;
    }

    /// <summary>Adds a score to each candidate, and drops those whose score is negative.</summary>
    public void AddScores(ReadOnlySpan<float> scores)
    {
        var kept = 0;
        for (var i = 0; i < Count; i++)
        {
            if (scores[i] < 0)
                continue;
            _docs[kept] = _docs[i];
            _scores[kept] = _scores[i] + scores[i];
            _written[kept++] = _written[i];
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
