using KhuyenCong.Search.Matching;

namespace KhuyenCong.Search.Index;

/// <summary>Sorts the places of records by term in two passes: count, then put each where it belongs.</summary>
/// <param name="numbers">Final number of each term by the number it has in the places.</param>
/// <param name="namesOnly">Keep only records whose name holds the term, and only its first place; without their worth.</param>
/// <param name="worth">What a place is worth.</param>
internal sealed class PostingsBuilder(int[] numbers, bool namesOnly, OccurrenceWorth worth)
{
    private readonly int[] _starts = new int[numbers.Length + 1];
    private readonly int[] _next = new int[numbers.Length];
    private int[] _docs = [];
    private uint[] _places = [];
    private uint[] _more = [];
    private ushort[] _impacts = [];
    private int _moreCount;

    /// <param name="places">Term (high half) and occurrence (low half), ascending.</param>
    public void Count(ReadOnlySpan<ulong> places)
    {
        while (NextTerm(ref places, out var term, out var own))
        {
            _starts[term + 1]++;
            if (own.Length > 1)
                _moreCount += own.Length + 1;
        }
    }

    public void Allocate()
    {
        for (var term = 0; term < numbers.Length; term++)
        {
            _starts[term + 1] += _starts[term];
            _next[term] = _starts[term];
        }

        _docs = new int[_starts[^1]];
        _places = new uint[_starts[^1]];
        _more = new uint[_moreCount + Postings.Beyond];
        _impacts = namesOnly ? [] : new ushort[_docs.Length];
        _moreCount = 0;
    }

    /// <summary>Records come in ascending order.</summary>
    public void Add(int doc, ReadOnlySpan<ulong> places)
    {
        while (NextTerm(ref places, out var term, out var own))
        {
            var at = _next[term]++;
            _docs[at] = doc;
            if (!namesOnly)
                _impacts[at] = Postings.Impact(WorthOf(doc, own));
            if (own.Length == 1)
            {
                _places[at] = (uint)own[0];
                continue;
            }

            _places[at] = Occurrence.Many | (uint)_moreCount;
            _more[_moreCount++] = (uint)own.Length;
            foreach (var place in own)
                _more[_moreCount++] = (uint)place;
        }
    }

    /// <param name="count">Records of the segment.</param>
    public Postings Build(int count) => new(count, _starts, _docs, _places, _more, _impacts);

    private float WorthOf(int doc, ReadOnlySpan<ulong> places)
    {
        var sum = 0f;
        foreach (var place in places)
            sum += worth.Of(doc, (uint)place);
        return sum;
    }

    /// <summary>Cuts off the places of the next term that counts.</summary>
    private bool NextTerm(ref ReadOnlySpan<ulong> places, out int term, out ReadOnlySpan<ulong> own)
    {
        var start = 0;
        while (start < places.Length)
        {
            var number = places[start] >> 32;
            var end = start;
            var inName = false;
            for (; end < places.Length && places[end] >> 32 == number; end++)
                inName |= Occurrence.Field((uint)places[end]) == (int)TextField.Name;
            if (inName || !namesOnly)
            {
                term = numbers[(int)number];
                own = places[start..(namesOnly ? start + 1 : end)];
                places = places[end..];
                return true;
            }

            start = end;
        }

        term = 0;
        own = [];
        return false;
    }
}
