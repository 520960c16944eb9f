using System.Buffers;
using KhuyenCong.Search.Index;

namespace KhuyenCong.Search.Matching;

/// <summary>Finds terms that stand one behind the other in many records at once: list by list, then place by place.</summary>
internal readonly ref struct PhraseLists : IDisposable
{
    private readonly ReadOnlySpan<int> _docs;
    private readonly Segment _segment;
    private readonly int[] _terms;
    private readonly int[] _rented;

    /// <param name="docs">Records, ascending.</param>
    /// <param name="segment">Where they stand.</param>
    /// <param name="terms">The terms in their order, two at least.</param>
    public PhraseLists(ReadOnlySpan<int> docs, Segment segment, int[] terms)
    {
        _docs = docs;
        _segment = segment;
        _terms = terms;
        _rented = ArrayPool<int>.Shared.Rent(docs.Length * terms.Length);
        for (var term = 0; term < terms.Length; term++)
            segment.Postings.Find(terms[term], docs, _rented.AsSpan(term * docs.Length, docs.Length));
    }

    /// <summary>What all places of the phrase in the record at <paramref name="i"/> are worth; 0 where it does not stand.</summary>
    public float Frequency(int i)
    {
        var frequency = 0f;
        var second = Places(1, i);
        foreach (var place in Places(0, i))
        {
            if (Follow(i, Occurrence.Position(place), ref second))
                frequency += _segment.Worth.Of(_docs[i], place);
        }

        return frequency;
    }

    /// <summary>The weight of the best field in which the phrase stands in the record at <paramref name="i"/>, else 0.</summary>
    public float BestPlace(int i)
    {
        var best = 0f;
        var second = Places(1, i);
        foreach (var place in Places(0, i))
        {
            var weight = Ranking.PlaceWeight(Occurrence.Field(place)) * (Occurrence.InBoilerplate(place) ? Ranking.BoilerplateWeight : 1);
            if (weight > best && Follow(i, Occurrence.Position(place), ref second))
                best = weight;
        }

        return best;
    }

    /// <summary>Tells of each record whether the phrase stands in it.</summary>
    public void Holds(Span<bool> holds)
    {
        var first = _rented.AsSpan(0, _docs.Length);
        var second = _rented.AsSpan(_docs.Length, _docs.Length);
        var ofFirst = _segment.Postings.Places(_terms[0]);
        var ofSecond = _segment.Postings.Places(_terms[1]);
        const int Block = 256;
        for (var start = 0; start < holds.Length; start += Block)
        {
            var end = Math.Min(start + Block, holds.Length);
            _segment.Postings.Fetch(ofFirst, first[start..end]);
            _segment.Postings.Fetch(ofSecond, second[start..end]);
            for (var i = start; i < end; i++)
                holds[i] = (first[i] | second[i]) >= 0 && _segment.Postings.AreNeighbours(ofFirst[first[i]], ofSecond[second[i]]);
        }

        if (_terms.Length == 2)
            return;
        for (var i = 0; i < holds.Length; i++)
            holds[i] = holds[i] && BestPlace(i) > 0;
    }

    public void Dispose() => ArrayPool<int>.Shared.Return(_rented);

    private ReadOnlySpan<uint> Places(int term, int i)
    {
        var at = _rented[(term * _docs.Length) + i];
        return at < 0 ? [] : _segment.Postings.Unpack(in _segment.Postings.Places(_terms[term])[at]);
    }

    /// <summary>Do all further terms stand behind the first at a position? Positions come in ascending order; places passed are cut off.</summary>
    private bool Follow(int i, int position, ref ReadOnlySpan<uint> second)
    {
        while (second.Length > 0 && Occurrence.Position(second[0]) <= position)
            second = second[1..];
        if (second.Length == 0 || Occurrence.Position(second[0]) != position + 1)
            return false;
        for (var term = 2; term < _terms.Length; term++)
        {
            if (!PlaceReader.HasPosition(Places(term, i), position + term))
                return false;
        }

        return true;
    }
}
