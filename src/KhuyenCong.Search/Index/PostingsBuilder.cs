using KhuyenCong.Search.Matching;

namespace KhuyenCong.Search.Index;

/// <summary>Sorts the places of records by term in two passes: count, then put each where it belongs.</summary>
/// <param name="count">Terms there are.</param>
/// <param name="namesOnly">Keep only records whose name holds the term, and only its first place there; without their worth.</param>
/// <param name="worth">What a place is worth.</param>
internal sealed class PostingsBuilder(int count, bool namesOnly, OccurrenceWorth worth)
{
    private readonly int[] _starts = new int[count + 1];
    private readonly int[] _next = new int[count];
    private int[] _docs = [];
    private uint[] _places = [];
    private uint[] _more = [];
    private ushort[] _impacts = [];
    private int _moreCount;

    /// <param name="places">Term (high half) and occurrence (low half), ascending.</param>
    /// <param name="numbers">Final number of each term by the number it has in the places.</param>
    public void Count(ReadOnlySpan<ulong> places, int[] numbers)
    {
        while (NextTerm(ref places, numbers, out var term, out var own))
        {
            _starts[term + 1]++;
            if (own.Length > 1)
                _moreCount += own.Length + 1;
        }
    }

    public void Allocate()
    {
        for (var term = 0; term < count; term++)
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
    public void Add(int doc, ReadOnlySpan<ulong> places, int[] numbers)
    {
        while (NextTerm(ref places, numbers, out var term, out var own))
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

    /// <param name="records">Of the segment.</param>
    public Postings Build(int records) => new(records, _starts, _docs, _places, _more, _impacts);

    private float WorthOf(int doc, ReadOnlySpan<ulong> places)
    {
        var sum = 0f;
        foreach (var place in places)
            sum += worth.Of(doc, (uint)place);
        return sum;
    }

    /// <summary>Cuts off the places of the next term that counts.</summary>
    private bool NextTerm(ref ReadOnlySpan<ulong> places, int[] numbers, out int term, out ReadOnlySpan<ulong> own)
    {
        var start = 0;
        while (start < places.Length)
        {
            var number = places[start] >> 32;
            var end = start;
            var inName = -1;
            for (; end < places.Length && places[end] >> 32 == number; end++)
            {
                if (inName < 0 && Occurrence.Field((uint)places[end]) == (int)TextField.Name)
                    inName = end;
            }

            if (inName >= 0 || !namesOnly)
            {
                term = numbers[(int)number];
                own = namesOnly ? places.Slice(inName, 1) : places[start..end];
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
