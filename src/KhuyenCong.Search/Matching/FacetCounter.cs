using KhuyenCong.Search.Index;

namespace KhuyenCong.Search.Matching;

/// <summary>Records that come into a count, ascending, and those of their rows that do.</summary>
internal sealed class Reached : IDisposable
{
    public IntBuffer Docs { get; } = new();

    public IntBuffer Rows { get; } = new();

    public void Dispose()
    {
        Docs.Dispose();
        Rows.Dispose();
    }
}

/// <summary>Counts one facet, column by column after the records are judged. A value counts once a record, or once a row.</summary>
internal sealed class FacetCounter(FacetColumn column, RowTable table)
{
    private readonly int[] _counts = new int[column.Values.Length];

    public string Name => column.Name;

    public bool CountsRows => column.Rows is not null;

    public void Count(Reached reached)
    {
        if (column.Rows is { } rows)
            CountRows(reached, rows);
        else if (column.Docs is { } docs)
            CountDocs(reached.Docs.Items, docs);
    }

    public void AddTo(Dictionary<string, int> totals)
    {
        for (var value = 0; value < _counts.Length; value++)
        {
            if (_counts[value] > 0)
                totals[column.Values[value]] = totals.GetValueOrDefault(column.Values[value]) + _counts[value];
        }
    }

    /// <summary>Every row for itself, with the values of its record.</summary>
    public void CountEveryRow(Reached reached)
    {
        var rows = reached.Rows.Items;
        var next = 0;
        foreach (var doc in reached.Docs.Items)
        {
            var own = column.Docs is { } docs ? docs[doc] : [];
            for (var end = table.End(doc); next < rows.Length && rows[next] < end; next++)
            {
                foreach (var value in own)
                    _counts[value]++;
                if (column.Rows is { } values && values[rows[next]] >= 0 && !own.Contains(values[rows[next]]))
                    _counts[values[rows[next]]]++;
            }
        }
    }

    private void CountDocs(ReadOnlySpan<int> docs, ValueColumn values)
    {
        foreach (var doc in docs)
        {
            foreach (var value in values[doc])
                _counts[value]++;
        }
    }

    /// <summary>Rows of a record, and the record itself, may have one value several times: it counts for the first of them.</summary>
    private void CountRows(Reached reached, int[] values)
    {
        var lastDoc = new int[_counts.Length];
        lastDoc.AsSpan().Fill(-1);
        var rows = reached.Rows.Items;
        var next = 0;
        foreach (var doc in reached.Docs.Items)
        {
            foreach (var value in column.Docs is { } docs ? docs[doc] : [])
                CountOnce(doc, value);
            for (var end = table.End(doc); next < rows.Length && rows[next] < end; next++)
            {
                if (values[rows[next]] >= 0)
                    CountOnce(doc, values[rows[next]]);
            }
        }

        void CountOnce(int doc, int value)
        {
            if (lastDoc[value] == doc)
                return;
            lastDoc[value] = doc;
            _counts[value]++;
        }
    }
}
