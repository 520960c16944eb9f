using System.Buffers;
using KhuyenCong.Search.Index;

namespace KhuyenCong.Search.Matching;

/// <summary>Finds terms that stand one behind the other in many records at once: list by list, then place by place.</summary>
internal readonly ref struct PhraseLists : IDisposable
{
    /// <summary>Where the list is this many times longer than the records, each record is looked up in it.</summary>
    private const int FarApart = 8;

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
            Locate(docs, segment.Postings.Docs(terms[term]), _rented.AsSpan(term * docs.Length, docs.Length));
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

    public void Dispose() => ArrayPool<int>.Shared.Return(_rented);

    /// <summary>The index of each record in a list, or -1.</summary>
    private static void Locate(ReadOnlySpan<int> docs, ReadOnlySpan<int> list, Span<int> indexes)
    {
        indexes.Fill(-1);
        if (docs.Length == 0)
            return;
        var at = Postings.Gallop(list, 0, docs[0]);
        var end = Postings.Gallop(list, at, docs[^1] + 1);
        if ((end - at) / FarApart > docs.Length)
        {
            for (var i = 0; i < docs.Length; i++)
            {
                at = Postings.Gallop(list, at, docs[i]);
                if (at < end && list[at] == docs[i])
                    indexes[i] = at;
            }

            return;
        }

        // Spread out by record, so that no numbers are compared: that would be guessed wrong every other time.
        var first = docs[0];
        var spread = ArrayPool<int>.Shared.Rent(docs[^1] - first + 1);
        foreach (var doc in docs)
            spread[doc - first] = -1;
        for (; at < end; at++)
            spread[list[at] - first] = at;
        for (var i = 0; i < docs.Length; i++)
            indexes[i] = spread[docs[i] - first];
        ArrayPool<int>.Shared.Return(spread);
    }

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
