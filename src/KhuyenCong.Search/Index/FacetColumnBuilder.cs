namespace KhuyenCong.Search.Index;

/// <summary>Gathers one facet while a segment is built.</summary>
internal sealed class FacetColumnBuilder(string name)
{
    private readonly List<string> _values = [];
    private readonly Dictionary<string, int> _ordinals = new(StringComparer.Ordinal);
    private readonly List<(int Doc, int Ordinal)> _docs = [];
    private readonly List<(int Row, int Ordinal)> _rows = [];

    /// <summary>Records come in ascending order.</summary>
    public void AddDoc(int doc, string value)
    {
        var ordinal = OrdinalOf(value);
        for (var i = _docs.Count - 1; i >= 0 && _docs[i].Doc == doc; i--)
        {
            if (_docs[i].Ordinal == ordinal)
                return;
        }

        _docs.Add((doc, ordinal));
    }

    public void AddRow(int row, string value) => _rows.Add((row, OrdinalOf(value)));

    public FacetColumn Build(int docCount, int rowCount) => new(name, [.. _values], BuildDocs(docCount), BuildRows(rowCount));

    private int OrdinalOf(string value)
    {
        if (!_ordinals.TryGetValue(value, out var ordinal))
        {
            _ordinals.Add(value, ordinal = _values.Count);
            _values.Add(value);
        }

        return ordinal;
    }

    private ValueColumn? BuildDocs(int docCount)
    {
        if (_docs.Count == 0)
            return null;
        var starts = new int[docCount + 1];
        foreach (var (doc, _) in _docs)
            starts[doc + 1]++;
        if (starts.AsSpan().IndexOfAnyExceptInRange(0, 1) >= 0)
        {
            for (var i = 1; i <= docCount; i++)
                starts[i] += starts[i - 1];
            return new ValueColumn(starts, [.. _docs.Select(static value => value.Ordinal)]);
        }

        var single = Empty(docCount);
        foreach (var (doc, ordinal) in _docs)
            single[doc] = ordinal;
        return new ValueColumn(new Ordinals(single));
    }

    private Ordinals? BuildRows(int rowCount)
    {
        if (_rows.Count == 0)
            return null;
        var rows = Empty(rowCount);
        foreach (var (row, ordinal) in _rows)
            rows[row] = ordinal;
        return new Ordinals(rows);
    }

    private static int[] Empty(int length)
    {
        var column = new int[length];
        column.AsSpan().Fill(-1);
        return column;
    }
}
