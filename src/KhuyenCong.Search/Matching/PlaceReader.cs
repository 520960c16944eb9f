using KhuyenCong.Search.Index;

namespace KhuyenCong.Search.Matching;

/// <summary>Where a record holds the terms of a group. Quick while records are asked in ascending order.</summary>
internal sealed class PlaceReader(Postings postings, TermGroup group)
{
    private readonly int[] _next = new int[group.Terms.Count];
    private uint[] _places = new uint[16];
    private int _last = -1;
    private int _count;

    /// <summary>Places in text order; valid until another record is asked.</summary>
    public ReadOnlySpan<uint> Read(int doc)
    {
        if (_next.Length == 1)
            return ReadOnly(doc);
        if (doc == _last)
            return _places.AsSpan(0, _count);
        if (doc < _last)
            Array.Clear(_next);
        _last = doc;
        _count = 0;
        var sources = 0;
        for (var i = 0; i < _next.Length; i++)
        {
            var at = Find(i, doc);
            if (at < 0)
                continue;
            var places = postings.Unpack(in postings.Places(group.Terms[i].Term)[at]);
            if (_count + places.Length > _places.Length)
                Array.Resize(ref _places, Math.Max(_places.Length * 2, _count + places.Length));
            places.CopyTo(_places.AsSpan(_count));
            _count += places.Length;
            sources++;
        }

        var read = _places.AsSpan(0, _count);
        if (sources > 1)
            read.Sort();
        return read;
    }

    /// <summary>A single term's places are read where they stand.</summary>
    private ReadOnlySpan<uint> ReadOnly(int doc)
    {
        if (doc < _last)
            _next[0] = 0;
        _last = doc;
        var at = Find(0, doc);
        return at < 0 ? [] : postings.Unpack(in postings.Places(group.Terms[0].Term)[at]);
    }

    private int Find(int i, int doc)
    {
        var term = group.Terms[i].Term;
        if (postings.Long(term) is { } bits)
            return bits.Find(doc);
        var docs = postings.Docs(term);
        var at = _next[i] = Postings.Gallop(docs, _next[i], doc);
        return at < docs.Length && docs[at] == doc ? at : -1;
    }

    public static bool HasPosition(ReadOnlySpan<uint> places, int position)
    {
        foreach (var place in places)
        {
            var at = Occurrence.Position(place);
            if (at >= position)
                return at == position;
        }

        return false;
    }
}
