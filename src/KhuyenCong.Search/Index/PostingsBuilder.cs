namespace KhuyenCong.Search.Index;

/// <summary>Sorts the places of records by term in two passes: count, then put each where it belongs.</summary>
/// <param name="numbers">Final number of each term by the number it has in the places.</param>
/// <param name="namesOnly">Keep only records whose name holds the term, and only its first place.</param>
internal sealed class PostingsBuilder(int[] numbers, bool namesOnly)
{
    private readonly int[] _starts = new int[numbers.Length + 1];
    private readonly int[] _next = new int[numbers.Length];
    private int[] _docs = [];
    private uint[] _places = [];
    private uint[] _more = [];
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
        _more = new uint[_moreCount];
        _moreCount = 0;
    }

    /// <summary>Records come in ascending order.</summary>
    public void Add(int doc, ReadOnlySpan<ulong> places)
    {
        while (NextTerm(ref places, out var term, out var own))
        {
            var at = _next[term]++;
            _docs[at] = doc;
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

    public Postings Build() => new(_starts, _docs, _places, _more);

    private bool NextTerm(ref ReadOnlySpan<ulong> places, out int term, out ReadOnlySpan<ulong> own)
    {
        while (places.Length > 0)
        {
            var number = (int)(places[0] >> 32);
            var end = 1;
            var inName = Occurrence.Field((uint)places[0]) == (int)TextField.Name;
            for (; end < places.Length && (int)(places[end] >> 32) == number; end++)
                inName |= Occurrence.Field((uint)places[end]) == (int)TextField.Name;
            term = numbers[number];
            own = namesOnly ? places[..1] : places[..end];
            places = places[end..];
            if (inName || !namesOnly)
                return true;
        }

        term = 0;
        own = [];
        return false;
    }
}
