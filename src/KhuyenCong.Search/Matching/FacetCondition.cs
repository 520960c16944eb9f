using KhuyenCong.Search.Index;

namespace KhuyenCong.Search.Matching;

/// <summary>A chosen facet, of which any of the values will do.</summary>
internal sealed class FacetCondition
{
    private readonly FacetColumn _column;
    private readonly Ordinals? _single;
    private readonly Ordinals? _rows;

    /// <summary>By value, from 1 on: the bit where it is chosen, else 0.</summary>
    private readonly ulong[] _chosen;

    public FacetCondition(FacetColumn column, ulong bit, IReadOnlyList<string> values, bool isCounted, bool byRow)
    {
        _column = column;
        _single = column.Docs?.Single;
        _rows = column.Rows;
        _chosen = [0, .. column.Values.Select(value => values.Contains(value) ? bit : 0)];
        Bit = bit;
        IsOnRows = byRow || _rows is not null;
        Reached = isCounted ? new Reached() : null;
    }

    public string Name => _column.Name;

    public ulong Bit { get; }

    /// <summary>May it hold on some rows of a record only, or are rows asked for?</summary>
    public bool IsOnRows { get; }

    /// <summary>Do records have values of their own?</summary>
    public bool CountsDocs => _column.Docs is not null;

    /// <summary>What meets all other conditions, kept where the facet is counted; of a facet of records alone, only what is no hit.</summary>
    public Reached? Reached { get; }

    /// <summary>Strikes the bit of each record whose own values meet the condition.</summary>
    public void StrikeDocs(ReadOnlySpan<int> docs, Span<ulong> missing)
    {
        if (_single is not null)
            _single.Strike(docs, _chosen, missing);
        for (var i = 0; _single is null && _column.Docs is not null && i < docs.Length; i++)
            missing[i] &= ~OfDoc(docs[i]);
    }

    /// <summary>Strikes the bit of each row whose value meets the condition.</summary>
    public void StrikeRows(ReadOnlySpan<int> rows, Span<ulong> missing) => _rows?.Strike(rows, _chosen, missing);

    /// <summary>The bit where the record's own values meet the condition, else 0.</summary>
    public ulong OfDoc(int doc)
    {
        if (_single is not null)
            return _chosen[_single[doc] + 1];
        var bits = 0UL;
        foreach (var value in _column.Docs is { } docs ? docs[doc] : [])
            bits |= _chosen[value + 1];
        return bits;
    }

    /// <summary>The bit where the row's value meets the condition, else 0.</summary>
    public ulong OfRow(int row) => _rows is null ? 0 : _chosen[_rows[row] + 1];

    /// <summary>Records that may meet the condition, at most.</summary>
    public int Frequency(Segment segment) => Values().Sum(value => _column.DocsWith(value, segment.Rows, segment.Count).Length);

    /// <summary>Steps that <see cref="Mark"/> takes.</summary>
    public int StepsToMark(Segment segment) => Values().Sum(value => _column.StepsToMark(value, segment.Rows, segment.Count));

    /// <summary>Sets the bit of each record that may meet the condition.</summary>
    public void Mark(Segment segment, ulong[] bits)
    {
        foreach (var value in Values())
            _column.Mark(value, segment.Rows, segment.Count, bits);
    }

    private IEnumerable<int> Values() => Enumerable.Range(0, _column.Values.Length).Where(value => _chosen[value + 1] != 0);
}
